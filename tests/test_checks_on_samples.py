"""Sample conventions as if they were read without a fault: every planted mistake is found, and nothing else is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from reconciliation.reconcile import reconcile
from reconciliation.registers import Registers, load_registers
from samples import honest, pools, registerfiles
from samples import registers as sample_registers
from samples.faults import Scene, plant
from samples.printed import Printed, PrintedSchool, Signed
from samples.registers import Register
from samples.tiers import Style
from samples.truth import fields_of
from schemas.campaign import Campaign
from schemas.convention import Status
from schemas.draft import ConventionDraft, FieldName, Mark, MarkKind, SchoolDraft, SignaturesDraft
from schemas.reading import LAYER_LOOK, Observation, Place
from tests.campaign_of_villebrume import BOX

CAMPAIGN = Campaign()
TODAY = date(2025, 12, 1)
COMMUNES = 120
KEPT_ASIDE = 20
MARKS = {
    Signed.INK: MarkKind.INK,
    Signed.INK_AND_STAMP: MarkKind.INK,
    Signed.STAMP: MarkKind.STAMP,
    Signed.NOTHING: MarkKind.NONE,
    Signed.PICTURE: MarkKind.NONE,
}


@pytest.fixture(scope="module")
def register() -> Register:
    return sample_registers.invent(Random(11), COMMUNES)


@pytest.fixture(scope="module")
def references(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Registers:
    folder = tmp_path_factory.mktemp("reference")
    registerfiles.write_official_list(folder / "official_list.csv", register.schools, Random(11))
    registerfiles.write_mayors(folder / "mayors.csv", ((c, register.mayors[c.code]) for c in register.communes))
    return load_registers(folder)


def conventions(register: Register, faulty: bool) -> Iterator[Printed]:
    """One convention a commune; one in eight of a regroupement with the next commune."""
    aside, givers = register.communes[:KEPT_ASIDE], register.communes[KEPT_ASIDE:]
    for n, commune in enumerate(givers):
        rng = Random(n)
        look = pools.draw(Style.TUNING, rng)
        others = [c for c in givers[n + 1 :] if c.department == commune.department and register.payable(c)]
        if not register.payable(commune):
            continue
        if others and rng.random() < 0.125:
            printed = honest.of_regroupement(register, [commune, others[0]], look, CAMPAIGN, rng)
        else:
            printed = honest.of_commune(register, commune, look, CAMPAIGN, rng)
        if faulty:
            printed = plant(printed, Scene(register, commune, aside, look, CAMPAIGN, rng), False)
        if not printed.dropped:
            yield printed


def look(value: str, place: Place = Place.PARTIES) -> Observation:
    return Observation(value, value, 1, BOX, place, LAYER_LOOK)


def row(school: PrintedSchool) -> SchoolDraft:
    parts = (school.uai, school.name, school.commune, school.department)
    return SchoolDraft(*((look(part, Place.ARTICLE_SCHOOLS),) for part in parts))


def read(printed: Printed) -> ConventionDraft:
    """What a reader who misreads nothing would hand over."""
    said = fields_of(printed)
    fields = {name: (look(str(value)),) if value is not None else () for name, value in said.items()}
    prices = ((printed.unit_price, Place.ARTICLE_SCHOOLS), (printed.article_price, Place.ARTICLE_PRICE))
    totals = ((printed.total, Place.ARTICLE_SCHOOLS), (printed.in_words, Place.AMOUNT_IN_WORDS))
    if said[FieldName.SIGNATURE_DATE] is None:  # the place is seen, and nothing stands there
        fields[FieldName.SIGNATURE_DATE] = (replace(look("", Place.CLOSING), raw="A Villebrume, le ....."),)
    fields[FieldName.UNIT_PRICE] = tuple(look(f"{amount:.2f}", place) for amount, place in prices)
    fields[FieldName.TOTAL_AMOUNT] = tuple(look(f"{amount:.2f}", place) for amount, place in totals)
    marks = SignaturesDraft(
        Mark(MARKS[printed.collectivity_mark], 4, BOX, 0.9), Mark(MARKS[printed.region_mark], 4, BOX, 0.9)
    )
    return ConventionDraft(1, 4, 4, fields, tuple(row(school) for school in printed.schools), marks)


@pytest.mark.parametrize("faulty", [False, True])
def test_what_was_planted_is_found_and_nothing_else(register: Register, references: Registers, faulty: bool) -> None:
    judged = 0
    for printed in conventions(register, faulty):
        convention = reconcile(read(printed), references, CAMPAIGN, TODAY)
        found = {finding.code for finding in convention.findings if finding.blocks}
        assert printed.expected <= found <= printed.expected | printed.tolerated, f"{printed.name}: {found}"
        assert (convention.status is Status.ACCEPTED) == (not found)
        judged += 1
    assert judged > COMMUNES / 2
