"""An invented commune with its schools, mayor and a convention without fault: what the tests of the checks start from.

Villebrume (99001) owns a maternelle, an élémentaire; its neighbour Clairval (99002) shares a regroupement pédagogique.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from stdnum import luhn

from reconciliation.matching import match_payer
from reconciliation.mayors import MayorsRegister
from reconciliation.official_list import OfficialList
from reconciliation.payers import PayersList
from reconciliation.proof.proved import Proved
from reconciliation.registers import Registers
from reconciliation.tables import Columns
from reconciliation.tables.official_rows import name_key
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
SNAPSHOT = Snapshot("a" * 64, 1, "2026-07-01")


SNAPSHOT = Snapshot("a" * 64, 1, "2026-07-01")
SCHOOL_TEXTS = ("uai", "name", "commune", "commune_code", "postal_code", "department", "siren")
SCHOOL_FLAGS = ("public", "open", "closing", "is_school")


def official_list(schools: Sequence[School], localities: Mapping[str, str] | None = None) -> OfficialList:
    """The list of these schools; ``localities``: UAI → the old commune's name in the school's address."""
    rows = sorted(schools, key=lambda s: s.uai)
    columns = {name: [getattr(s, name) for s in rows] for name in SCHOOL_TEXTS}
    columns |= {name: ["1" if getattr(s, name) else "" for s in rows] for name in SCHOOL_FLAGS}
    columns["rpi"] = [" ".join(s.rpi) for s in rows]
    columns["commune_key"] = [name_key(s.commune) for s in rows]
    columns["locality_key"] = [name_key((localities or {}).get(s.uai, s.commune)) for s in rows]
    return OfficialList(Columns(columns, {"sirens": "1"}), SNAPSHOT)


def mayors_register(mayors: Sequence[Mayor]) -> MayorsRegister:
    columns = {n: [getattr(m, n) for m in mayors] for n in ("commune_code", "commune", "department")}
    columns |= {n: [getattr(m, n) for m in mayors] for n in ("last_name", "first_name")}
    columns["since"] = [m.since.isoformat() if m.since else "" for m in mayors]
    columns["commune_key"] = [name_key(m.commune) for m in mayors]
    return MayorsRegister(Columns(columns, {}), SNAPSHOT)


def registers(
    schools: Sequence[School] = SCHOOLS,
    mayors: Sequence[Mayor] = (MAYOR,),
    payers: Sequence[Payer] | None = None,
    localities: Mapping[str, str] | None = None,
) -> Registers:
    listed = None if payers is None else PayersList(payers, SNAPSHOT)
    return Registers(official_list(schools, localities), mayors_register(mayors), listed)


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
