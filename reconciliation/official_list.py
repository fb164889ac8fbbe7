"""The official school list (Annuaire de l'éducation), as downloaded in any of its forms (facts.md)."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from reconciliation.communes import Commune, Communes
from reconciliation.register_errors import RegisterName
from reconciliation.register_file import cleaned, snapshot_of
from reconciliation.tables import Columns
from schemas.formats import uai as uai_format
from schemas.school import School, Snapshot

__all__ = ["Commune", "OfficialList", "load_official_list"]

_UAI_LENGTH = 8


class OfficialList:
    """Questions to the list. Indexes are made on first use; schools and communes when they are asked for.

    ``has_sirens``: False for the sister data set, with which no SIRET can be proved. ``has_spoiled_sirens``: a
    spreadsheet wrote some as 2,13E+13.
    """

    def __init__(self, columns: Columns, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.has_sirens = bool(columns.facts.get("sirens"))
        self.has_spoiled_sirens = bool(columns.facts.get("spoiled"))
        self._columns = columns
        self._communes = Communes(columns)

    def by_uai(self, uai: str) -> School | None:
        """The school with that UAI (compact); several rows of the file are one."""
        row = self._row_of_uai.get(uai)
        return None if row is None else self._school(row)

    def by_siren(self, siren: str) -> tuple[School, ...]:
        """The public schools that a legal unit owns."""
        return tuple(self._school(row) for row in self._rows_of_siren.get(siren, ()))

    def of_commune(self, commune_code: str) -> tuple[School, ...]:
        """Every establishment of a commune, public or not, school or not, by UAI."""
        return tuple(self._school(row) for row in self._communes.rows.get(commune_code, ()))

    def commune(self, commune_code: str) -> Commune | None:
        """The commune with that INSEE code, where it has any establishment."""
        return self._communes.by_code(commune_code)

    def commune_of_siren(self, siren: str) -> tuple[Commune, ...]:
        """The communes in which a legal unit owns public schools: one for a commune, several for a regroupement."""
        return self._communes.by_siren(siren)

    def communes_named(
        self, name: str, department: str | None = None, postal_code: str | None = None
    ) -> tuple[Commune, ...]:
        """The communes of that name despite accents, articles, St/Saint and hyphens (or with that INSEE code).

        Where none is called so, the communes with that locality in a school's address: merged communes keep their old
        names there. ``department`` (2 or 3 characters) excludes, ``postal_code`` only chooses between homonyms.
        """
        return self._communes.named(name, department, postal_code)

    def communes_near(
        self, name: str, department: str | None = None, postal_code: str | None = None, limit: int = 3
    ) -> tuple[tuple[Commune, float], ...]:
        """The communes with the nearest names and their likeness (rapidfuzz's ratio, 0 to 100), best first."""
        return self._communes.near(name, department, postal_code, limit)

    def uais_near(self, uai: str, commune_code: str | None = None) -> tuple[School, ...]:
        """The schools whose UAI is ``uai`` with at most one character changed, deleted or inserted, by UAI.

        ``uai`` may be malformed; ``commune_code`` keeps only that commune's schools.
        """
        found = {near for near in _one_edit(uai_format.compact(uai)) if near in self._row_of_uai}
        schools = (self._school(self._row_of_uai[near]) for near in sorted(found))
        return tuple(s for s in schools if commune_code is None or s.commune_code == commune_code)

    def communes(self, departments: Sequence[str] = ()) -> tuple[Commune, ...]:
        """The communes that have a public school, by INSEE code; of every département when none is given."""
        return self._communes.with_schools(departments)

    def schools(self) -> Iterable[School]:
        """Every establishment, by UAI."""
        return (self._school(row) for row in range(len(self._columns)))

    def __len__(self) -> int:
        """How many UAIs there are."""
        return len(self._columns)

    def _school(self, row: int) -> School:
        c = self._columns
        return School(
            uai=c["uai"][row],
            name=c["name"][row],
            commune=c["commune"][row],
            commune_code=c["commune_code"][row],
            postal_code=c["postal_code"][row],
            department=c["department"][row],
            siren=c["siren"][row],
            public=bool(c["public"][row]),
            open=bool(c["open"][row]),
            closing=bool(c["closing"][row]),
            is_school=bool(c["is_school"][row]),
            rpi=tuple(c["rpi"][row].split()),
        )

    @cached_property
    def _row_of_uai(self) -> Mapping[str, int]:
        return {uai: row for row, uai in enumerate(self._columns["uai"])}

    @cached_property
    def _rows_of_siren(self) -> Mapping[str, Sequence[int]]:
        c = self._columns
        rows: dict[str, list[int]] = {}
        for row, (siren, public, school) in enumerate(zip(c["siren"], c["public"], c["is_school"], strict=True)):
            if siren and public and school:
                rows.setdefault(siren, []).append(row)
        return rows


def load_official_list(path: Path, cache: Path | None = None, dated: str = "") -> OfficialList:
    """The list in ``path``, from ``cache`` where that very file was read before.

    Its date is the latest of its rows', else ``dated``, else the file's own. Raises a RegisterError.
    """
    columns, sha256 = cleaned(RegisterName.OFFICIAL_LIST, path, cache, _clean)
    return OfficialList(columns, snapshot_of(path, columns, sha256, dated))


def _clean(path: Path, content: bytes) -> Columns:
    from reconciliation.tables.official_rows import official_rows  # pandas, which a cached list does without

    return official_rows(path, content)


def _one_edit(text: str) -> Iterator[str]:
    """Eight characters at one edit at the most from ``text``."""
    alphabet = string.digits + uai_format.CHECK_LETTERS
    if len(text) == _UAI_LENGTH:
        yield text
        yield from (text[:n] + c + text[n + 1 :] for n in range(_UAI_LENGTH) for c in alphabet)
    elif len(text) == _UAI_LENGTH - 1:
        yield from (text[:n] + c + text[n:] for n in range(_UAI_LENGTH) for c in alphabet)
    elif len(text) == _UAI_LENGTH + 1:
        yield from (text[:n] + text[n + 1 :] for n in range(len(text)))
