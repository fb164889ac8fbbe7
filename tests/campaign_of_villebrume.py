"""An invented commune with its schools, mayor and a convention without fault: what the tests of the checks start from.

Villebrume (99001) owns a maternelle, an élémentaire; its neighbour Clairval (99002) shares a regroupement pédagogique.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reconciliation.official_list import Commune
from reconciliation.registers import Registers
from stdnum import luhn

from reconciliation.matching import match_payer
from reconciliation.proof.proved import Proved
from schemas.campaign import Campaign
from schemas.convention import SchoolReading
from schemas.draft import ConventionDraft, FieldName, Mark, SchoolDraft, SignaturesDraft
from schemas.finding import Finding
from schemas.formats import siret as siret_format
from schemas.layout import Box
from schemas.reading import Observation, Place, Reading, Trust
from schemas.school import Mayor, Payer, School, Snapshot
from tests.invented import INK, uai

CAMPAIGN = Campaign()
TODAY = date(2025, 9, 1)
BOX = Box(90, 120, 330, 134)


def keyed(digits: str) -> str:
    """``digits`` with the key that fits."""
    return digits + luhn.calc_check_digit(digits)


def siret_of(siren: str) -> str:
    return keyed(f"{siren}0001")


SIREN, NEIGHBOUR_SIREN, GROUP_SIREN = keyed("21990001"), keyed("21990002"), keyed("25990003")
SIRET = siret_of(SIREN)


def school(number: int, name: str, commune: str = "VILLEBRUME", code: str = "99001", siren: str = SIREN) -> School:
    return School(uai(number), name, commune, code, f"99{code[-3:]}", "099", siren)


NURSERY = school(990101, "Ecole maternelle Les Tilleuls")
ELEMENTARY = school(990102, "Ecole élémentaire du Lac")
CLOSED = replace(school(990103, "Ecole élémentaire des Ormes"), open=False)
CLOSING = replace(school(990104, "Ecole maternelle du Pont"), closing=True)
PRIVATE = replace(school(990105, "Ecole primaire privée Sainte-Brume"), public=False, siren="")
SYNDICATE_OWNED = school(990106, "Ecole primaire du Syndicat", siren=GROUP_SIREN)
COLLEGE = replace(school(990107, "Collège de la Brume"), is_school=False)
NEIGHBOUR = school(990201, "Ecole primaire Jean Fictif", "CLAIRVAL", "99002", NEIGHBOUR_SIREN)
SCHOOLS = (NURSERY, ELEMENTARY, CLOSED, CLOSING, PRIVATE, SYNDICATE_OWNED, COLLEGE, NEIGHBOUR)
MAYOR = Mayor("99001", "VILLEBRUME", "99", "FICTIVE", "Odette", date(2020, 5, 25))


@dataclass(frozen=True)
class SmallList:
    """The official list's questions, answered from a handful of schools."""

    every: tuple[School, ...] = SCHOOLS

    def by_uai(self, number: str) -> School | None:
        return next((s for s in self.every if s.uai == number), None)

    def by_siren(self, siren: str) -> tuple[School, ...]:
        return tuple(s for s in self.every if s.siren == siren)

    def of_commune(self, code: str) -> tuple[School, ...]:
        return tuple(s for s in self.every if s.commune_code == code)

    def communes(self) -> tuple[Commune, ...]:
        codes = dict.fromkeys(s.commune_code for s in self.every)
        return tuple(self._commune(self.of_commune(code)) for code in codes)

    def _commune(self, schools: Sequence[School]) -> Commune:
        first = schools[0]
        sirens = tuple(dict.fromkeys(s.siren for s in schools if s.siren))
        return Commune(first.commune_code, first.commune, first.department, sirens, (first.postal_code,))

    def commune_of_siren(self, siren: str) -> tuple[Commune, ...]:
        return tuple(c for c in self.communes() if siren in c.sirens)

    def communes_named(
        self, name: str, department: str | None = None, postal_code: str | None = None
    ) -> tuple[Commune, ...]:
        return tuple(c for c in self.communes() if c.name == name.upper() and department in (None, c.department))


@dataclass(frozen=True)
class SmallRegister:
    mayors: tuple[Mayor, ...] = (MAYOR,)

    def of_commune(self, code: str) -> tuple[Mayor, ...]:
        return tuple(m for m in self.mayors if m.commune_code == code)


@dataclass(frozen=True)
class SmallPayers:
    rows: tuple[Payer, ...]

    def by_siren(self, siren: str) -> Payer | None:
        return next((p for p in self.rows if p.siren == siren), None)

    def named(self, name: str) -> tuple[Payer, ...]:
        return tuple(p for p in self.rows if p.name == name)


SNAPSHOTS = {"mayors": Snapshot("a" * 64, 1, "2026-07-01")}


def registers(
    schools: Sequence[School] = SCHOOLS, mayors: Sequence[Mayor] = (MAYOR,), payers: Sequence[Payer] | None = None
) -> Registers:
    listed = None if payers is None else SmallPayers(tuple(payers))
    return Registers(SmallList(tuple(schools)), SmallRegister(tuple(mayors)), listed, SNAPSHOTS)  # type: ignore[arg-type]


def look(value: str, place: Place = Place.PARTIES, name: str = "page", raw: str | None = None) -> Observation:
    return Observation(value, value if raw is None else raw, 1, BOX, place, name, 0.95)


def read(value: str | None, trust: Trust = Trust.VERIFIED, raw: str | None = None) -> Reading:
    if value is None:
        return Reading.missing("rien n'a été lu")
    return Reading(value, trust, 0.95, raw or value, 1, BOX, "")


@dataclass(frozen=True)
class Listed:
    """One row of the list as a test writes it: UAI, name, and how far the UAI is proved."""

    uai: str | None
    name: str
    trust: Trust = Trust.VERIFIED
    looks: int = 3
    sure: float = 0.95  # of the name


NURSERY_ROW = Listed(NURSERY.uai, "ECOLE MATERNELLE LES TILLEULS")
ELEMENTARY_ROW = Listed(ELEMENTARY.uai, "ECOLE ELEMENTAIRE DU LAC")

GOOD_VALUES = {
    FieldName.SCHOOL_YEAR: "2025-2026",
    FieldName.COLLECTIVITY_NAME: "COMMUNE DE VILLEBRUME",
    FieldName.COLLECTIVITY_KIND: "commune",
    FieldName.SIRET: SIRET,
    FieldName.ADDRESS: "1 PLACE DE LA FONTAINE, 99001 VILLEBRUME",
    FieldName.POSTAL_CODE: "99001",
    FieldName.SIGNATORY_NAME: "Odette FICTIVE",
    FieldName.SIGNATORY_TITLE: "MAIRE",
    FieldName.SCHOOL_COUNT: "2",
    FieldName.UNIT_PRICE: "40.00",
    FieldName.TOTAL_AMOUNT: "80.00",
    FieldName.END_DATE: "2026-09-05",
    FieldName.SIGNATURE_PLACE: "Villebrume",
    FieldName.SIGNATURE_DATE: "2025-06-11",
}


@dataclass(frozen=True)
class Story:
    """A convention that differs from the faultless one in what a test tells: ``values`` by field name (None: nothing
    stands there), ``unproved`` field names, ``looks`` that replace the looks at a field."""

    values: Mapping[str, str | None] = field(default_factory=dict)
    rows: Sequence[Listed] = (NURSERY_ROW, ELEMENTARY_ROW)
    unproved: Sequence[str] = ()
    corrected: Mapping[str, str] = field(default_factory=dict)  # field name → what was read
    looks: Mapping[str, Sequence[Observation]] = field(default_factory=dict)
    collectivity: Mark = INK
    region: Mark = INK
    found: Sequence[Finding] = ()
    registers: Registers = field(default_factory=registers)
    campaign: Campaign = CAMPAIGN

    def draft(self) -> ConventionDraft:
        fields = {}
        for name, good in GOOD_VALUES.items():
            value = self.values.get(name.value, good)
            given = self.looks.get(name.value)
            fields[name] = tuple(given) if given is not None else () if value is None else (look(value),)
        rows = tuple(
            SchoolDraft(
                tuple(look(row.uai, Place.ARTICLE_SCHOOLS, f"zone {n}") for n in range(row.looks)) if row.uai else (),
                (replace(look(row.name, Place.ARTICLE_SCHOOLS), confidence=row.sure),),
            )
            for row in self.rows
        )
        return ConventionDraft(
            1, 3, 3, fields, rows, SignaturesDraft(self.collectivity, self.region), tuple(self.found)
        )

    def proved(self) -> Proved:
        """What a proof would say, told by hand: the tests of the proof are elsewhere."""
        draft = self.draft()
        readings = {}
        for name, good in GOOD_VALUES.items():
            trust = Trust.READ if name.value in self.unproved else Trust.VERIFIED
            trust = Trust.CORRECTED if name.value in self.corrected else trust
            readings[name] = read(self.values.get(name.value, good), trust, self.corrected.get(name.value))
        schools = tuple(
            SchoolReading(read(row.uai, row.trust), read(row.name, Trust.READ), read("VILLEBRUME"), read("99"))
            for row in self.rows
        )
        known = [s for row in self.rows if row.uai and (s := self.registers.official.by_uai(row.uai))]
        name, number = readings[FieldName.COLLECTIVITY_NAME].value, readings[FieldName.SIRET].value
        payer = match_payer(
            [name] if name else [],
            [number] if number and siret_format.is_valid(number) else [],
            known,
            [readings[FieldName.POSTAL_CODE].value or ""],
            self.registers,
        )
        return Proved(readings, schools, (), payer, draft)
