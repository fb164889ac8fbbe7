"""The queue of the review page, and the audit of what nobody had to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from review.audit import audit_rates, in_sample, looks_at, wilson
from review.fate import Fate
from review.page.deciding import Wish, decide
from review.page.lines import Filter, Order
from review.page.queue import Queue
from schemas.convention import Status
from schemas.decision import Decision, DecisionKind
from schemas.finding import Code, Finding
from schemas.reading import Trust
from tests.invented import convention, flagged, siret, uai
from tests.review_visitor import HOST, Visitor, good_and_bad
from tests.review_workspace import NOW, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with good_and_bad(tmp_path) as made:
        yield made


# --- the queue ----------------------------------------------------------------------------------------------------


def ids(queue: Queue, **wanted: Any) -> list[str]:
    return [line.result_id for line in queue.lines(Filter(**wanted))]


def test_the_queue_filters_searches_and_orders(workspace: Workspace) -> None:
    one_error = Finding(Code.SIGNATURE_DATE_MISSING, "signature_date")
    workspace.receive(convention("ÉTANGS", 1, Status.TO_REVIEW, [one_error], 3), "mild", file="copieur-0042.pdf")
    queue = Queue(workspace.ledger)
    assert ids(queue) == ["bad", "mild"]
    assert ids(queue, order=Order.COMMUNE) == ["mild", "bad"]
    assert ids(queue, order=Order.DATE, fate=None) == ["good", "bad", "mild"]
    assert ids(queue, order=Order.FINDING) == ["bad", "mild"]
    assert ids(queue, code=Code.SIGNATURE_DATE_MISSING) == ["mild"]
    grouped = f"{siret(3)[:3]} {siret(3)[3:6]} {siret(3)[6:9]} {siret(3)[9:]}"
    for words in ("etangs", "Étangs", "0042", grouped, "commune etangs", uai(990300).lower()):
        assert ids(queue, words=words) == ["mild"], words
    assert ids(queue, words="nulle part") == [] and ids(queue, department="01") == []


def test_the_queue_keeps_up_with_what_others_do(workspace: Workspace) -> None:
    queue = Queue(workspace.ledger)
    assert ids(queue) == ["bad"] and queue.after(Filter(), "bad") is None
    workspace.receive(flagged(5, "AUTRE-LIEU"), "new")
    assert set(ids(queue)) == {"bad", "new"} and queue.after(Filter(), "bad") == "new"
    bench = workspace.bench((HOST,))
    shown = workspace.ledger.conventions.get("bad")
    assert shown is not None
    decide(Wish("approve", reason="vu"), shown.result, "Camille Essai", bench)
    assert ids(queue) == ["new"] and ids(queue, fate=Fate.APPROVED) == ["bad"]
    assert queue.counts(None).by_fate == {Fate.ACCEPTED: 1, Fate.APPROVED: 1, Fate.TO_REVIEW: 1}
    workspace.ledger.conventions.replace(shown.result.source.sha256, [], NOW)
    assert ids(queue, fate=None, order=Order.DATE) == ["good", "new"]


# --- the audit ----------------------------------------------------------------------------------------------------

RIGHT = {
    "siret": siret(1),
    "school_count": "2",
    "total_amount": "80",
    "signature_date": "11/06/2025",
    "schools": "0990101X, 0990100w",
    "signatures.collectivity": "yes",
    "signatures.region": "yes",
}


def test_the_audit_is_blind_and_asks_again_where_the_two_differ(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    assert siret(1) not in visitor.get("/audit/good").text
    again = visitor.post("/audit/good", RIGHT | {"total_amount": "90"})
    assert again.status_code == 200 and "80,00 €" in again.text and not workspace.ledger.decisions.of("good")
    assert visitor.post("/audit/good", RIGHT | {"total_amount": "90", "paper-total_amount": "mine"}).status_code == 303
    kinds = [(d.field, d.kind) for d in workspace.ledger.decisions.of("good")]
    assert len(kinds) == 7 and ("total_amount", DecisionKind.AUDIT_WRONG) in kinds
    assert ids(Queue(workspace.ledger)) == ["bad", "good"]


def test_the_audit_measures_with_an_interval(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    assert visitor.post("/audit/good", RIGHT).status_code == 303
    record = workspace.ledger.conventions.get("good")
    assert record is not None
    rates = audit_rates(looks_at(record.result, workspace.ledger.decisions.of("good")))
    assert {rate.field for rate in rates} == set(RIGHT) and not any(rate.wrong for rate in rates)
    assert wilson(5, 100)[0] < 0.05 < wilson(5, 100)[1]
    assert "0" in visitor.get("/audit").text


def test_the_sample_is_a_stable_share() -> None:
    chosen = [name for name in map(str, range(5000)) if in_sample(name, 0.02)]
    assert 60 < len(chosen) < 140 and chosen == [name for name in map(str, range(5000)) if in_sample(name, 0.02)]


def test_only_what_the_audit_asked_counts(workspace: Workspace) -> None:
    result = workspace.ledger.review.results(["good"])["good"]
    typed = Decision("good", DecisionKind.CORRECT, "y", NOW, 1, "siret", None, siret(1), siret(2))
    wrong = Decision("good", DecisionKind.AUDIT_WRONG, "y", NOW, 2, "siret", None, siret(1), siret(2))
    (rate, of_proof) = audit_rates(looks_at(result, [typed, wrong]))
    assert (rate.looked_at, rate.wrong, of_proof.trust) == (1, 1, Trust.VERIFIED)
