"""The ledger: received once, claimed once, nothing decided is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from review.ledger import Ledger
from review.ledger.errors import LedgerDamaged
from review.ledger.records import Arrival, ConventionRecord, DocumentState, Receipt
from schemas.convention import Convention, Status
from schemas.decision import Decision, DecisionKind
from schemas.document import Cause, Failure, Source
from schemas.result import result_of_convention
from tests.invented import REFERENCE, convention

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LEASE = timedelta(seconds=60)
TRANSIENT = Failure(Cause.OCR_FAILED, "La lecture s'est arrêtée.", "Relancez.")
FINAL = Failure(Cause.ENCRYPTED_PDF, "Le PDF est protégé.", "Enlevez le mot de passe.")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(f"sqlite:///{tmp_path / 'conventions.db'}") as opened:
        yield opened


def arrival(number: int = 1, path: str = "", modified_ns: int = 10) -> Arrival:
    name = path or f"scan {number}.pdf"
    return Arrival(f"{number:064x}", name, name, "", 1000, modified_ns, inode=number)


def record(number: int, **changes: str) -> ConventionRecord:
    read: Convention = convention(number=number, status=Status.ACCEPTED, **changes)
    source = Source("scan.pdf", f"{number:064x}", read.first_page, read.last_page)
    return ConventionRecord(result_of_convention(f"{number:016x}-p1", source, read, REFERENCE), convention=read)


def test_a_file_is_received_once_and_its_double_is_known(ledger: Ledger) -> None:
    assert ledger.queue.receive(arrival(), NOW) is Receipt.NEW
    assert ledger.queue.receive(arrival(), NOW) is Receipt.SAME_FILE
    assert ledger.queue.receive(arrival(path="copie.pdf"), NOW) is Receipt.DUPLICATE
    assert ledger.queue.receive(arrival(modified_ns=11), NOW) is Receipt.DUPLICATE
    assert len(ledger.documents.all()) == 1


def test_a_failed_document_that_is_dropped_again_gets_another_try(ledger: Ledger) -> None:
    ledger.queue.receive(arrival(), NOW)
    document = ledger.queue.claim_next("me", NOW, LEASE)
    assert document is not None
    ledger.queue.fail(document, FINAL, NOW)
    assert ledger.queue.claim_next("me", NOW + timedelta(days=9), LEASE) is None
    assert ledger.queue.receive(arrival(path="encore.pdf"), NOW) is Receipt.AGAIN
    assert ledger.queue.claim_next("me", NOW, LEASE) is not None


def test_of_two_claims_one_wins(ledger: Ledger) -> None:
    for number in range(20):
        ledger.queue.receive(arrival(number), NOW)
    claimed: list[str] = []

    def work(owner: str) -> None:
        while (document := ledger.queue.claim_next(owner, NOW, LEASE)) is not None:
            claimed.append(document.sha256)

    threads = [threading.Thread(target=work, args=(f"owner {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 20


def test_a_lease_protects_until_it_ends(ledger: Ledger) -> None:
    ledger.queue.receive(arrival(), NOW)
    assert ledger.queue.claim_next("a", NOW, LEASE) is not None
    ledger.queue.move(arrival().sha256, DocumentState.READING, NOW)
    assert ledger.queue.claim_next("b", NOW + LEASE / 2, LEASE) is None
    assert ledger.queue.claim(arrival().sha256, "b", NOW + LEASE / 2, LEASE) is None
    assert ledger.queue.renew("a", NOW + LEASE / 2, LEASE) == 1
    assert ledger.queue.claim_next("b", NOW + LEASE * 1.2, LEASE) is None
    taken = ledger.queue.claim_next("b", NOW + LEASE * 2, LEASE)
    assert taken is not None and taken.deaths == 1 and taken.attempts == 2


def test_a_transient_failure_comes_back_later_and_later(ledger: Ledger) -> None:
    ledger.queue.receive(arrival(), NOW)
    now, waits = NOW, []
    for _ in range(9):
        document = ledger.queue.claim_next("me", now, LEASE)
        assert document is not None
        ledger.queue.fail(document, TRANSIENT, now)
        retry_at = ledger.documents.all()[0].retry_at
        if retry_at is None:
            break
        assert ledger.queue.claim_next("me", retry_at - timedelta(seconds=1), LEASE) is None
        waits.append(retry_at - now)
        now = retry_at
    assert waits == sorted(waits) and len(waits) == 3
    assert ledger.queue.claim_next("me", now + timedelta(days=9), LEASE) is None
    assert ledger.queue.retry([arrival().sha256], now) == 1
    assert ledger.queue.claim_next("me", now, LEASE) is not None


def test_what_changes_leaves_its_history_and_what_is_gone_is_named(ledger: Ledger) -> None:
    first, other = record(1), record(2)
    sha256 = first.sha256
    ledger.queue.receive(Arrival(sha256, "a", "a", "", 1, 1, 1), NOW)
    ledger.queue.receive(Arrival(other.sha256, "b", "b", "", 1, 1, 2), NOW)
    ledger.conventions.save(other, NOW)
    assert ledger.conventions.replace(sha256, [first], NOW) == ()
    assert ledger.conventions.replace(sha256, [first], NOW) == ()
    changed = record(1, total_amount="120.00")
    ledger.conventions.save(changed, NOW)
    assert [h.result for h in ledger.conventions.history(first.result_id)] == [first.result, changed.result]
    assert ledger.conventions.get(first.result_id) == changed
    assert ledger.conventions.replace(sha256, [], NOW) == (first.result_id,)
    assert [r.result_id for r in ledger.conventions.all()] == [other.result_id]


def test_decisions_are_added_and_come_back_as_they_were(ledger: Ledger) -> None:
    decision = Decision("x-p1", DecisionKind.CORRECT, "Odette", NOW, field="siret", value_read="1", value_decided="2")
    stored = [ledger.decisions.add(decision), ledger.decisions.add(decision)]
    assert [d.number for d in stored] == [1, 2]
    assert ledger.decisions.of("x-p1") == stored
    assert ledger.decisions.by_result() == {"x-p1": stored}


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "conventions.db"
    path.write_bytes(b"this was a database once" * 100)
    with pytest.raises(LedgerDamaged, match="--rebuild"):
        Ledger(f"sqlite:///{path}")
