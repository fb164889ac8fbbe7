"""A proved convention beside what the registers say of it: what every check looks at, worked out once.

The difficult part of a check is not to accuse twice. A wrong UAI evidently means a certain school; that school is then
not missing as well. What the case works out (who the payer is, which school a row is, which it means) serves that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reconciliation.matching import match_school, name_likeness
from reconciliation.matching.school import MARGIN
from reconciliation.matching.words import likeness
from reconciliation.official_list import Commune
from reconciliation.printed import is_printed, is_printed_identifier, something_written
from reconciliation.proof.proved import Proved
from reconciliation.registers import Registers
from schemas.campaign import Campaign
from schemas.convention import SchoolReading
from schemas.draft import FieldName, SchoolPart
from schemas.finding import Code
from schemas.folding import folded_words
from schemas.formats import siret, uai
from schemas.reading import SHAPE_LOOK, Observation, Reading
from schemas.school import School

COMMUNE_SIREN = "21"
"""What only a commune's SIREN begins with."""

MERGED_COMMUNE_SIREN = "20"
"""What the SIREN of a commune nouvelle begins with, and that of some regroupements; 24 and 25 are regroupements only
(facts.md)."""

ONLY_GROUP_SIRENS = ("24", "25")
GROUP_SIRENS = (MERGED_COMMUNE_SIREN, *ONLY_GROUP_SIRENS)
"""What the SIREN of a regroupement begins with."""


@dataclass(frozen=True)
class Row:
    """One row of the list of schools. ``school``: the school its UAI names, or None. ``meant``: the school of the
    payer's commune, not named by any UAI of the convention, that the row evidently means all the same."""

    number: int  # from 0
    reading: SchoolReading
    school: School | None
    printed: bool  # what the UAI's reading says is what the paper says
    meant: School | None = None

    @property
    def uai(self) -> str | None:
        return self.reading.uai.value

    def field(self, part: SchoolPart) -> str:
        """The name a finding gives to one of the row's values: ``schools[1].uai``."""
        return f"schools[{self.number}].{part.value}"


@dataclass(frozen=True)
class Case:
    """The checks' only argument."""

    proved: Proved
    registers: Registers
    campaign: Campaign
    rows: tuple[Row, ...]

    def __getitem__(self, name: FieldName) -> Reading:
        return self.proved.fields[name]

    @property
    def commune(self) -> Commune | None:
        """The commune that pays, where it is certain."""
        return self.proved.payer.commune

    def seen(self, name: FieldName) -> tuple[Observation, ...]:
        return self.proved.draft.seen(name)

    def stands_there(self, name: FieldName) -> bool:
        """Whether anything at all was seen where the value belongs, readable or not. Where the ink itself was looked
        at, letters that the page was read with may be dots to write on."""
        seen = self.seen(name)
        if any(look.look == SHAPE_LOOK for look in seen):
            seen = tuple(look for look in seen if look.value or look.look == SHAPE_LOOK)
        return any(something_written(look) for look in seen)

    def printed(self, name: FieldName) -> str | None:
        """The value of a field that can be held against the paper, or None (:func:`is_printed`)."""
        reading = self[name]
        return reading.value if is_printed(reading, self.seen(name)) else None

    @cached_property
    def codes_read(self) -> frozenset[Code]:
        """What reading alone has found."""
        return frozenset(finding.code for finding in self.proved.draft.findings)

    @property
    def incomplete(self) -> bool:
        """Whether a page is missing or unreadable: then what was not seen may well be there."""
        return bool(self.codes_read & {Code.PAGE_MISSING, Code.PAGE_UNREADABLE})

    @property
    def rows_unread(self) -> bool:
        """Whether more schools are announced than were read, and not every row was: one may have been overlooked."""
        return self._lacking > 0 and not all(row.printed for row in self.rows)

    @property
    def row_overlooked(self) -> bool:
        """Whether the reader overlooked a row of the list: more schools are announced than were read, and a row holds
        the names of two, or exactly those that the commune owes besides are announced and paid."""
        if self._lacking <= 0:
            return False
        names = (folded_words(row.reading.name.value or "") for row in self.rows)
        if any(words.count("ECOLE") > 1 for words in names):
            return True
        price, total = self.printed(FieldName.UNIT_PRICE), self.printed(FieldName.TOTAL_AMOUNT)
        announced = len(self.rows) + self._lacking
        paid = bool(total and price and Decimal(total) == announced * Decimal(price))
        return paid and len(self.unlisted) == self._lacking

    @property
    def _lacking(self) -> int:
        """How many schools more are announced than rows were read; 0 where it is not said for certain how many."""
        announced = self.printed(FieldName.SCHOOL_COUNT)
        return int(announced) - len(self.rows) if announced and announced.isdecimal() else 0

    @cached_property
    def unlisted(self) -> tuple[School, ...]:
        """The schools that the commune owes and no row evidently means."""
        covered = {s.uai for row in self.rows for s in (row.school, row.meant) if s}
        return tuple(school for school in self.commune_schools if school.uai not in covered)

    @cached_property
    def payer_siren(self) -> str | None:
        """The SIREN of the commune that pays: the one on the paper when it is the commune's, else the commune's own."""
        if self.commune is None:
            return None
        said = self[FieldName.SIRET].value
        if said and siret.is_valid(said) and siret.siren_of(said) in self.commune.sirens:
            return siret.siren_of(said)
        return own_siren(self.commune, self.registers)

    @cached_property
    def commune_schools(self) -> tuple[School, ...]:
        """The public schools of the payer's commune that are open and stay so, and that no one else owns."""
        if self.commune is None:
            return ()
        there = {school.uai: school for school in self.registers.official.of_commune(self.commune.code)}
        return tuple(school for school in there.values() if _is_owed(school, self.payer_siren))


def case_of(proved: Proved, registers: Registers, campaign: Campaign) -> Case:
    """The convention beside the registers."""
    rows = tuple(
        Row(n, reading, _school_of(reading.uai, registers), is_printed_identifier(reading.uai, draft.uai))
        for n, (reading, draft) in enumerate(zip(proved.schools, proved.draft.schools, strict=True))
    )
    bare = Case(proved, registers, campaign, rows)
    listed = {row.school.uai for row in rows if row.school}
    unlisted = [s for s in bare.commune_schools if s.uai not in listed]
    return Case(proved, registers, campaign, _with_meanings(rows, unlisted, bare.commune))


def own_siren(commune: Commune, registers: Registers) -> str | None:
    """The SIREN that owns most of the commune's public schools and can be a commune's own; None when there is none.

    One that begins with 20 is a commune nouvelle's or a regroupement's; a regroupement's owns in several communes.
    """
    counts = Counter(s.siren for s in registers.official.of_commune(commune.code) if s.public and s.siren)
    certain = [siren for siren in counts if siren.startswith(COMMUNE_SIREN)]
    merged = [
        siren
        for siren in counts
        if siren.startswith(MERGED_COMMUNE_SIREN) and len(registers.official.commune_of_siren(siren)) == 1
    ]
    return min(certain or merged, key=lambda siren: (-counts[siren], siren), default=None)


def _school_of(reading: Reading, registers: Registers) -> School | None:
    known = reading.value is not None and uai.is_valid(reading.value)
    return registers.official.by_uai(uai.compact(reading.value or "")) if known else None


def _is_owed(school: School, payer_siren: str | None) -> bool:
    owned = not school.siren or payer_siren is None or school.siren == payer_siren
    return school.public and school.is_school and school.open and not school.closing and owned


def _with_meanings(rows: Sequence[Row], unlisted: Sequence[School], commune: Commune | None) -> tuple[Row, ...]:
    """The rows; beside those that name no school of the commune, the unlisted one that their name or UAI means."""
    left = list(unlisted)
    meanings: dict[int, School] = {}
    for row in _lost(rows, commune):
        of_name = match_school(row.reading.name.value or "", left).school
        if of_name is not None and _fits_better(row, of_name):
            meanings[row.number] = of_name
            left.remove(of_name)
    for row in _lost(rows, commune):
        if row.number in meanings or row.school is not None or not left:
            continue
        nearest = max(left, key=lambda school: _nearness(row, school))  # no margin: it only spares a second finding
        meanings[row.number] = nearest
        left.remove(nearest)
    return tuple(Row(row.number, row.reading, row.school, row.printed, meanings.get(row.number)) for row in rows)


def _fits_better(row: Row, other: School) -> bool:
    """Whether the row's printed name is that of ``other`` rather than of the school its UAI names."""
    name = row.reading.name.value or ""
    return row.school is None or name_likeness(name, other) - name_likeness(name, row.school) >= MARGIN


def _lost(rows: Sequence[Row], commune: Commune | None) -> Iterator[Row]:
    """The rows that leave a school of the commune without its UAI: no school, another commune's, or a repetition."""
    before: set[str] = set()
    for row in rows:
        elsewhere = row.school is not None and commune is not None and row.school.commune_code != commune.code
        if row.school is None or elsewhere or row.school.uai in before:
            yield row
        if row.school is not None:
            before.add(row.school.uai)


def _nearness(row: Row, school: School) -> float:
    return name_likeness(row.reading.name.value or "", school) + likeness(row.uai or "", school.uai)
