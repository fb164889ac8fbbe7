"""A correction judges one convention anew, and of the campaign only what shares a school with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from flows.campaign_pass import agree, judge_together
from flows.deciding import rejudge
from flows.desk import Desk, Judge, at_desk, open_desk
from flows.filing import file_conventions
from flows.settings import create_workspace, load_settings
from reconciliation.reconcile import reconcile
from review.ledger.records import Arrival, DocumentState
from schemas.convention import Convention, Status
from schemas.decision import Decision, DecisionKind
from schemas.draft import ConventionDraft, FieldName
from schemas.finding import Code
from schemas.layout import PageShape
from tests import campaign_of_villebrume as v
from tests.campaign_of_villebrume import Story
from tests.standins import READER
from tests.test_decided import draft

NOW = datetime(2026, 1, 5, tzinfo=UTC)
VILLEBRUME = Story()
CLAIRVAL = Story(
    {
        "collectivity_name": "COMMUNE DE CLAIRVAL",
        "siret": v.siret_of(v.NEIGHBOUR_SIREN),
        "postal_code": "99002",
        "school_count": "1",
        "total_amount": "40.00",
        "signature_place": "Clairval",
    },
    rows=(v.Listed(v.NEIGHBOUR.uai, "ECOLE PRIMAIRE JEAN FICTIF"),),
)
SHAPES = (PageShape(1, 595.0, 842.0, 90), PageShape(2, 595.0, 842.0), PageShape(3, 595.0, 842.0))


def judge(one: ConventionDraft, decided: Mapping[str, Decision]) -> Convention:
    return reconcile(one, v.registers(), v.CAMPAIGN, date(2026, 1, 5), decided)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    workspace = create_workspace(tmp_path)
    settings = load_settings(workspace.root, jobs=1)
    with at_desk(open_desk(settings, reader=READER, judge=Judge("villebrume", {}, judge), now=lambda: NOW)) as opened:
        yield opened


def sha_of(number: int) -> str:
    return f"{number:02x}" * 32


def receive(desk: Desk, number: int, story: Story) -> str:
    """A document with one convention, read and judged by itself; its result's id."""
    sha = sha_of(number)
    desk.ledger.queue.receive(Arrival(sha, f"{number}.pdf", f"{number}.pdf", "", 1, number, number), NOW)
    made = replace(draft(story), pages=SHAPES)
    file_conventions(desk, sha, [made], [judge(made, {})])
    return desk.ledger.conventions.of_document(sha)[0].result_id


def codes(desk: Desk, result_id: str) -> set[Code]:
    record = desk.ledger.conventions.get(result_id)
    assert record is not None
    return {finding.code for finding in record.result.findings}


def type_value(desk: Desk, result_id: str, field: str, read: str, value: str) -> None:
    said = Decision(result_id, DecisionKind.CORRECT, "Odile", NOW, 0, field, None, read, value)
    rejudge(desk, result_id, [replace(said, number=1)])


def test_a_result_says_how_its_pages_lie(desk: Desk) -> None:
    record = desk.ledger.conventions.get(receive(desk, 1, VILLEBRUME))
    assert record is not None
    assert [(p.number, p.width, p.turned) for p in record.result.pages] == [
        (1, 595.0, 90),
        (2, 595.0, 0),
        (3, 595.0, 0),
    ]


def test_a_correction_that_claims_anothers_school_is_told_on_both(desk: Desk) -> None:
    ours, theirs = receive(desk, 1, VILLEBRUME), receive(desk, 2, CLAIRVAL)
    assert judge_together(desk) == 0
    type_value(desk, ours, "schools[1].uai", v.ELEMENTARY.uai, v.NEIGHBOUR.uai)
    assert Code.SCHOOL_CLAIMED_TWICE in codes(desk, ours) & codes(desk, theirs)
    document = desk.ledger.documents.get(sha_of(2))
    assert document is not None and document.state is DocumentState.TO_REVIEW
    assert judge_together(desk) == 0  # the whole campaign says the same


def test_a_correction_that_gives_it_back_settles_both(desk: Desk) -> None:
    ours, theirs = receive(desk, 1, VILLEBRUME), receive(desk, 2, CLAIRVAL)
    type_value(desk, ours, "schools[1].uai", v.ELEMENTARY.uai, v.NEIGHBOUR.uai)
    rejudge(desk, ours, [])
    assert codes(desk, ours) == codes(desk, theirs) == set()
    assert judge_together(desk) == 0
    assert [state.result.status for state in desk.ledger.conventions.history(theirs)] == [
        Status.ACCEPTED,
        Status.TO_REVIEW,
        Status.ACCEPTED,
    ]


def test_a_corrected_total_makes_another_version_of_a_copy(desk: Desk) -> None:
    first, second = receive(desk, 1, VILLEBRUME), receive(desk, 2, VILLEBRUME)
    assert judge_together(desk) == 1
    assert Code.DUPLICATE_CONVENTION in codes(desk, second)
    type_value(desk, second, "signature_date", "2025-06-11", "2025-07-01")
    assert Code.DUPLICATE_CONVENTION in codes(desk, first) and Code.DUPLICATE_CONVENTION not in codes(desk, second)
    assert judge_together(desk) == 0


def test_what_shares_no_school_is_left_alone(desk: Desk) -> None:
    ours, theirs = receive(desk, 1, VILLEBRUME), receive(desk, 2, CLAIRVAL)
    type_value(desk, ours, FieldName.SIGNATURE_PLACE.value, "Villebrume", "Ailleurs")
    assert {judged.result_id for judged in desk.ledger.judged.around({v.NURSERY.uai})} == {ours}
    assert len(desk.ledger.conventions.history(theirs)) == 1


def test_a_chain_of_shared_schools_is_followed_to_its_end(desk: Desk) -> None:
    chain = (v.NURSERY, v.ELEMENTARY, v.CLOSED, v.CLOSING)
    stories = [Story(rows=(v.Listed(a.uai, a.name), v.Listed(b.uai, b.name))) for a, b in pairwise(chain)]
    ids = [receive(desk, number, story) for number, story in enumerate(stories)]
    assert [judged.result_id for judged in desk.ledger.judged.around({v.NURSERY.uai})] == sorted(ids)
    assert desk.ledger.judged.around(set()) == []


def test_a_deleted_result_file_comes_back(desk: Desk) -> None:
    result_id = receive(desk, 1, VILLEBRUME)
    path = desk.settings.workspace.results / f"{result_id}.json"
    text = path.read_text()
    path.unlink()
    assert agree(desk) == 1 and path.read_text() == text


def test_there_is_nothing_to_judge_in_what_is_not_there(desk: Desk) -> None:
    with pytest.raises(LookupError):
        rejudge(desk, "nowhere-p1", [])
