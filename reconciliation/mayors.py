"""The mayors' register (Répertoire national des élus, "maires"), as downloaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from reconciliation.commune_keys import name_key, three_characters
from reconciliation.register_errors import RegisterName
from reconciliation.register_file import cleaned, snapshot_of
from reconciliation.tables import Columns
from schemas.school import Mayor, Snapshot


class MayorsRegister:
    """Questions to the register; it may hold several mayors of one commune, one after the other."""

    def __init__(self, columns: Columns, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._columns = columns

    def of_commune(self, commune_code: str) -> tuple[Mayor, ...]:
        """The rows of a commune, by INSEE code."""
        return self._mayors(self._rows_of_code.get(commune_code, ()))

    def named(self, commune_name: str, department: str | None = None) -> tuple[Mayor, ...]:
        """The rows of every commune of that name; ``department`` with two or three characters."""
        found = self._mayors(self._rows_of_name.get(name_key(commune_name), ()))
        return tuple(m for m in found if not department or m.department == three_characters(department))

    def __len__(self) -> int:
        return len(self._columns)

    def _mayors(self, rows: Iterable[int]) -> tuple[Mayor, ...]:
        c = self._columns
        return tuple(
            Mayor(
                commune_code=c["commune_code"][row],
                commune=c["commune"][row],
                department=c["department"][row],
                last_name=c["last_name"][row],
                first_name=c["first_name"][row],
                since=_day(c["since"][row]),
            )
            for row in rows
        )

    @cached_property
    def _rows_of_code(self) -> Mapping[str, Sequence[int]]:
        return self._columns.rows_by("commune_code")

    @cached_property
    def _rows_of_name(self) -> Mapping[str, Sequence[int]]:
        return self._columns.rows_by("commune_key")


def load_mayors(path: Path, cache: Path | None = None, dated: str = "") -> MayorsRegister:
    """The register in ``path``, from ``cache`` where that very file was read before.

    Its date is ``dated``, else the one in the file's name, else the file's own. Raises a RegisterError.
    """
    columns, sha256 = cleaned(RegisterName.MAYORS, path, cache, _clean)
    return MayorsRegister(columns, snapshot_of(path, columns, sha256, dated))


def _clean(path: Path, content: bytes) -> Columns:
    from reconciliation.tables.mayor_rows import mayor_rows  # pandas, which a cached register does without

    return mayor_rows(path, content)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
