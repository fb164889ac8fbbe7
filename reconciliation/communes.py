"""The communes of the official list: found by code, by SIREN, by name as people write it, or by a name misread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from reconciliation.commune_keys import name_key, three_characters
from reconciliation.tables import Columns


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune that has schools. ``code``: INSEE's five characters; ``department``: three; ``sirens``: legal units
    that own its public schools (its own, a regroupement's); ``postal_codes`` of all its establishments."""

    code: str
    name: str
    department: str
    sirens: frozenset[str]
    postal_codes: frozenset[str]


class Communes:
    """Lazy indexes over the list's columns; a commune is made when somebody asks for it."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    @cached_property
    def rows(self) -> Mapping[str, Sequence[int]]:
        """Row numbers by INSEE code."""
        return self._columns.rows_by("commune_code")

    def by_code(self, code: str) -> Commune | None:
        rows = self.rows.get(code)
        return None if not rows else self._made(code, rows)

    def by_siren(self, siren: str) -> tuple[Commune, ...]:
        return self._of_codes(self._codes_of_siren.get(siren, ()))

    def with_schools(self, departments: Sequence[str]) -> tuple[Commune, ...]:
        """Those that have a public school; of all départements when none is named."""
        wanted = {three_characters(department) for department in departments}
        c = self._columns
        codes = {
            code
            for code, department, public, school in zip(
                c["commune_code"], c["department"], c["public"], c["is_school"], strict=True
            )
            if public and school and (not wanted or department in wanted)
        }
        return self._of_codes(sorted(codes))

    def named(self, name: str, department: str | None, postal_code: str | None) -> tuple[Commune, ...]:
        if (exact := self.by_code(name.strip().upper())) is not None:
            return (exact,)
        key = name_key(name)
        for index in (self._codes_of_name, self._codes_of_locality):
            found = self._of_codes(index.get(key, ()) if key else ())
            found = tuple(c for c in found if not department or c.department == three_characters(department))
            if found:
                return tuple(c for c in found if postal_code in c.postal_codes) or found
        return ()

    def near(
        self, name: str, department: str | None, postal_code: str | None, limit: int
    ) -> tuple[tuple[Commune, float], ...]:
        key = name_key(name)
        if not key:
            return ()
        names = self._names_in(department) if department else self._codes_of_name
        choices = list(names)
        if postal_code and (there := self._keys_of_postal_code.get(postal_code)):
            choices = [choice for choice in choices if choice in there] or choices
        found = []
        for choice, score, _ in process.extract(key, choices, scorer=fuzz.ratio, limit=limit):
            found += [(commune, score) for commune in self._of_codes(names[choice])]
        if department:
            found = [(c, score) for c, score in found if c.department == three_characters(department)]
        return tuple(found[:limit])

    def _of_codes(self, codes: Iterable[str]) -> tuple[Commune, ...]:
        return tuple(self._made(code, self.rows[code]) for code in codes)

    def _made(self, code: str, rows: Sequence[int]) -> Commune:
        c = self._columns
        names = Counter(c["commune"][row] for row in rows)
        owned = (c["siren"][row] for row in rows if c["public"][row] and c["is_school"][row])
        return Commune(
            code,
            names.most_common(1)[0][0],
            c["department"][rows[0]],
            frozenset(siren for siren in owned if siren),
            frozenset(postal for row in rows if (postal := c["postal_code"][row])),
        )

    @cached_property
    def _codes_of_siren(self) -> Mapping[str, Sequence[str]]:
        c = self._columns
        owned = (
            (siren, code)
            for siren, code, public, school in zip(
                c["siren"], c["commune_code"], c["public"], c["is_school"], strict=True
            )
            if siren and public and school
        )
        return _by_first(owned)

    @cached_property
    def _codes_of_name(self) -> Mapping[str, Sequence[str]]:
        return _by_first(zip(self._columns["commune_key"], self._columns["commune_code"], strict=True))

    @cached_property
    def _codes_of_locality(self) -> Mapping[str, Sequence[str]]:
        """Localities in schools' addresses: the old names of merged communes live there."""
        return _by_first(zip(self._columns["locality_key"], self._columns["commune_code"], strict=True))

    @cached_property
    def _keys_of_postal_code(self) -> Mapping[str, Sequence[str]]:
        return _by_first(zip(self._columns["postal_code"], self._columns["commune_key"], strict=True))

    @cached_property
    def _names_by_department(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        named: dict[str, dict[str, None]] = defaultdict(dict)
        for department, key in zip(self._columns["department"], self._columns["commune_key"], strict=True):
            named[department][key] = None
        return {d: {key: self._codes_of_name[key] for key in keys if key} for d, keys in named.items()}

    def _names_in(self, department: str) -> Mapping[str, Sequence[str]]:
        return self._names_by_department.get(three_characters(department), {})


def _by_first(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """The distinct seconds of each first, in the order they come."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for first, second in pairs:
        if first and second:
            found[first][second] = None
    return {first: tuple(seconds) for first, seconds in found.items()}
