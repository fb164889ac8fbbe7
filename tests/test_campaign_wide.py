"""What only the whole campaign shows, and that it costs next to nothing."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest

from reconciliation.campaign_wide import Entry, campaign_findings, changed, entry_of
from reconciliation.reconcile import judge
from schemas.finding import Code, Nuance
from schemas.messages import message
from tests import campaign_of_villebrume as v
from tests.campaign_of_villebrume import Story
from tests.invented import uai

FIRST = Entry(
    "first",
    "a" * 64,
    1,
    v.SIREN,
    "COMMUNE DE VILLEBRUME",
    "2025-2026",
    (v.NURSERY.uai, v.ELEMENTARY.uai),
    Decimal("80.00"),
    "2025-06-11",
    accepted=True,
    label="scan 1.pdf",
)
SECOND = replace(FIRST, id="second", sha256="b" * 64, arrival=2, label="scan 2.pdf")
NEIGHBOUR = replace(
    SECOND, siren=v.NEIGHBOUR_SIREN, payer_name="COMMUNE DE CLAIRVAL", uais=(v.NEIGHBOUR.uai, v.NURSERY.uai)
)
CORRECTED = replace(SECOND, signature_date="2025-07-01", total=Decimal("40.00"), uais=(v.NURSERY.uai,))
DUPLICATE, CLAIMED = Code.DUPLICATE_CONVENTION, Code.SCHOOL_CLAIMED_TWICE

Expected = dict[str, list[tuple[Code, Nuance | None]]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(FIRST, SECOND, {"second": [(DUPLICATE, None)]}, id="another scan of the same paper"),
        pytest.param(
            FIRST, replace(SECOND, total=None, signature_date=""), {"second": [(DUPLICATE, None)]}, id="a poor copy"
        ),
        pytest.param(
            replace(FIRST, accepted=False),
            SECOND,
            {"first": [(DUPLICATE, Nuance.BETTER_SCAN)]},
            id="a better copy of a poor scan",
        ),
        pytest.param(
            replace(FIRST, accepted=False, uais=(v.NURSERY.uai, "")),
            SECOND,
            {"first": [(DUPLICATE, Nuance.BETTER_SCAN)]},
            id="a better copy of a scan with an unreadable row",
        ),
        pytest.param(FIRST, replace(SECOND, sha256=FIRST.sha256), {}, id="the same bytes, which the inbox has told"),
        pytest.param(
            FIRST,
            replace(SECOND, sha256=FIRST.sha256, first_page=5),
            {"second": [(DUPLICATE, None)]},
            id="twice in one file",
        ),
        pytest.param(FIRST, CORRECTED, {"first": [(DUPLICATE, Nuance.REPLACED)]}, id="a corrected version"),
        pytest.param(
            replace(FIRST, accepted=False, siren=v.NEIGHBOUR_SIREN),
            SECOND,
            {"first": [(DUPLICATE, Nuance.BETTER_SCAN)]},
            id="a corrected SIRET",
        ),
        pytest.param(
            replace(FIRST, signature_date="2025-08-01"),
            CORRECTED,
            {"second": [(DUPLICATE, Nuance.REPLACED)]},
            id="an older version that comes later",
        ),
        pytest.param(
            FIRST,
            replace(CORRECTED, signature_date="", accepted=False),
            {"first": [(DUPLICATE, Nuance.OTHER_VERSION)], "second": [(DUPLICATE, Nuance.OTHER_VERSION)]},
            id="a later version with another amount and no date",
        ),
        pytest.param(
            FIRST,
            replace(SECOND, total=Decimal("120.00")),
            {"first": [(DUPLICATE, Nuance.OTHER_VERSION)], "second": [(DUPLICATE, Nuance.OTHER_VERSION)]},
            id="two amounts of one day",
        ),
        pytest.param(
            FIRST,
            replace(CORRECTED, accepted=False),
            {"first": [(DUPLICATE, Nuance.OTHER_VERSION)], "second": [(DUPLICATE, Nuance.OTHER_VERSION)]},
            id="a faulty version with another amount holds the accepted one",
        ),
        pytest.param(FIRST, replace(CORRECTED, uais=(uai(990104),)), {}, id="one payer, other schools"),
        pytest.param(FIRST, replace(SECOND, school_year="2024-2025"), {}, id="another year"),
        pytest.param(
            FIRST, NEIGHBOUR, {"first": [(CLAIMED, None)], "second": [(CLAIMED, None)]}, id="a school of two payers"
        ),
        pytest.param(FIRST, replace(NEIGHBOUR, uais=(v.NEIGHBOUR.uai,)), {}, id="two payers, each its own"),
        pytest.param(FIRST, replace(NEIGHBOUR, siren="", payer_name=""), {}, id="nobody knows who the other is"),
        pytest.param(
            FIRST,
            replace(SECOND, payer_name="Mairie de Villebrume", siren=""),
            {"second": [(DUPLICATE, None)]},
            id="by name",
        ),
    ],
)
def test_two_conventions(first: Entry, second: Entry, expected: Expected) -> None:
    found = campaign_findings([first, second])
    assert {i: [(f.code, f.nuance) for f in findings] for i, findings in found.items()} == expected
    assert campaign_findings([second, first]) == found, "the order of asking must not matter"


def test_claims_are_told_in_the_order_of_the_list() -> None:
    other = replace(NEIGHBOUR, uais=(v.ELEMENTARY.uai, v.NURSERY.uai))
    found = campaign_findings([FIRST, other])
    in_order = ["schools[0].uai", "schools[1].uai"]
    assert [f.field for f in found["first"]] == [f.field for f in found["second"]] == in_order


def test_what_a_person_is_told() -> None:
    told = campaign_findings([FIRST, NEIGHBOUR])["second"][0]
    assert (told.field, told.found, told.detail) == ("schools[1].uai", v.NURSERY.uai, "COMMUNE DE VILLEBRUME")
    replaced = campaign_findings([FIRST, CORRECTED])["first"][0]
    assert (replaced.found, replaced.expected, replaced.detail) == ("80.00", "40.00", "scan 2.pdf")
    said = message(replaced).replace("\u00a0", " ").replace("\u202f", " ")
    assert "(scan 2.pdf) : 40,00 € au lieu de 80,00 €." in said


def test_a_replaced_version_claims_nothing_any_more() -> None:
    wrong = replace(FIRST, id="wrong", uais=(v.NURSERY.uai, v.NEIGHBOUR.uai), total=Decimal("80.00"))
    right = replace(CORRECTED, id="right", uais=(v.NURSERY.uai,))
    neighbour = replace(NEIGHBOUR, id="neighbour", arrival=3, uais=(v.NEIGHBOUR.uai,))
    before, after = campaign_findings([wrong, neighbour]), campaign_findings([wrong, right, neighbour])
    assert {i: [f.code for f in findings] for i, findings in before.items()} == {
        "wrong": [CLAIMED],
        "neighbour": [CLAIMED],
    }
    assert {i: [f.code for f in findings] for i, findings in after.items()} == {"wrong": [DUPLICATE]}
    assert changed(before, after) == {"wrong", "neighbour"}


def test_an_entry_holds_proved_values_only() -> None:
    story = Story(unproved=["total_amount", "collectivity_name"])
    entry = entry_of("x", "c" * 64, 7, judge(story.proved(), story.registers, story.campaign))
    assert (entry.siren, entry.payer_name, entry.total, entry.accepted) == (v.SIREN, "", None, False)
    assert entry.uais == (v.NURSERY.uai, v.ELEMENTARY.uai)
    assert (entry.signature_date, entry.label) == ("2025-06-11", "x")


def test_the_time_grows_with_the_number_of_schools_and_not_with_its_square() -> None:
    entries = [
        replace(
            FIRST,
            id=str(n),
            arrival=n,
            siren=f"{n:09d}",
            payer_name=f"COMMUNE {n:05d}",
            uais=(uai(3 * n), uai(3 * n + 1)),
        )
        for n in range(4000)
    ]
    started = time.process_time()
    assert campaign_findings(entries) == {}
    assert time.process_time() - started < 4.0  # 35,000 take some seconds; a square would take minutes
