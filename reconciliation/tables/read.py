"""A file on disk as a table of text, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from reconciliation.register_errors import ColumnMissing, RegisterCutShort, RegisterName, RegisterUnreadable, Said
from reconciliation.tables.columnar import read_parquet
from reconciliation.tables.delimited import is_cut_short, read_delimited
from reconciliation.tables.headers import Column
from reconciliation.tables.kinds import Kind, NotATable, OnlyAPart, kind_of, unpacked
from reconciliation.tables.records import read_records
from reconciliation.tables.workbook import read_workbook

_Reader = Callable[[bytes, Sequence[Column]], tuple[pd.DataFrame, Sequence[str]]]
_READERS: Mapping[Kind, _Reader] = {
    Kind.TEXT: read_delimited,
    Kind.JSON: read_records,
    Kind.PARQUET: read_parquet,
    Kind.WORKBOOK: read_workbook,
}


@dataclass(frozen=True)
class RawTable:
    """The wanted columns that are there, as text with the spaces around it; ``headers``: all the file has."""

    frame: pd.DataFrame
    headers: tuple[str, ...]

    def __contains__(self, column: str) -> bool:
        return column in self.frame.columns


def read_table(register: RegisterName, path: Path, content: bytes, wanted: Sequence[Column]) -> RawTable:
    """The wanted columns of ``content``. Raises a :class:`RegisterError` that names ``path``."""
    try:
        plain = unpacked(content)
        kind = kind_of(plain)
        frame, headers = _READERS[kind](plain, wanted)
    except OnlyAPart as error:
        raise RegisterCutShort(register, path, error.problem) from error
    except NotATable as error:
        raise RegisterUnreadable(register, path, error.problem) from error
    _refuse_missing(register, path, frame, wanted)
    if kind is Kind.TEXT and is_cut_short(plain):
        problem = Said("le fichier s'arrête au milieu d'une ligne", "the file stops in the middle of a line")
        raise RegisterCutShort(register, path, problem)
    if frame.empty:
        raise RegisterUnreadable(register, path, Said("le tableau n'a aucune ligne", "the table has no row"))
    return RawTable(frame, tuple(headers))


def _refuse_missing(register: RegisterName, path: Path, frame: pd.DataFrame, wanted: Sequence[Column]) -> None:
    missing = [c.headers[0] for c in wanted if c.required and c.name not in frame.columns]
    needed = sum(c.required for c in wanted)
    if not missing:
        return
    if len(missing) == needed:
        problem = Said(
            "c'est un autre fichier, sans aucune des colonnes attendues",
            "it is another file, with none of the columns expected",
        )
        raise RegisterUnreadable(register, path, problem)
    names_fr, names_en = ", ".join(f"« {m} »" for m in missing), ", ".join(f"“{m}”" for m in missing)
    several = len(missing) > 1
    problem = Said(
        f"les colonnes {names_fr} manquent" if several else f"la colonne {names_fr} manque",
        f"the columns {names_en} are missing" if several else f"the column {names_en} is missing",
    )
    raise ColumnMissing(register, path, problem)
