"""Documents on their way: received once, claimed by one worker at a time, finished, failed, tried again.

A claim is one atomic UPDATE; the lease that goes with it is renewed while the worker lives, so that a document whose
worker died is taken over and one whose worker works is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, and_, case, or_, select, update

from review.ledger.door import Door
from review.ledger.journal import Journal
from review.ledger.records import Arrival, DocumentRecord, DocumentState, Receipt
from review.ledger.tables import arrivals, documents
from schemas.document import Cause, Failure

WORKING = (DocumentState.CLAIMED, DocumentState.READING, DocumentState.RECONCILED)
BACK_OFF = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))
"""Waits before a transient failure is tried again by itself; after the last one a person must ask."""


class DocumentQueue:
    def __init__(self, door: Door, journal: Journal) -> None:
        self._door, self._journal = door, journal

    # --- arriving -------------------------------------------------------------------------------------------------

    def receive(self, arrival: Arrival, now: datetime) -> Receipt:
        """Notes a file whose bytes are safe in the archive, and says what it is. Calling it again changes nothing.

        An empty file is never tried again: another one is no better."""
        with self._door.writing() as connection:
            known = connection.execute(select(arrivals.c.duplicate).where(_is_this(arrival))).scalar()
            if known is not None:
                return Receipt.DUPLICATE if known else Receipt.SAME_FILE
            if connection.execute(self._new_document(arrival, now)).first():
                receipt = Receipt.NEW
            elif arrival.size and connection.execute(_failed_again(arrival.sha256, now)).rowcount:
                receipt = Receipt.AGAIN
            else:
                receipt = Receipt.DUPLICATE
            noted = connection.execute(self._new_arrival(arrival, now, receipt is Receipt.DUPLICATE)).first()
            if noted:
                self._journal.note_arrival(arrival, now)
        return receipt if noted else Receipt.SAME_FILE  # another watcher was quicker

    def _new_document(self, arrival: Arrival, now: datetime) -> Executable:
        return self._door.insert_if_new(
            documents,
            sha256=arrival.sha256,
            name=arrival.name,
            tag=arrival.tag,
            size=arrival.size,
            state=DocumentState.SETTLED,
            attempts=0,
            deaths=0,
            taken_at=now,
            updated_at=now,
        )

    def _new_arrival(self, arrival: Arrival, now: datetime, duplicate: bool) -> Executable:
        return self._door.insert_if_new(
            arrivals,
            sha256=arrival.sha256,
            path=arrival.path,
            tag=arrival.tag,
            modified_ns=str(arrival.modified_ns),
            inode=str(arrival.inode),
            at=now,
            duplicate=duplicate,
        )

    def adopt(self, arrival: Arrival, state: DocumentState, now: datetime) -> None:
        """Notes a document that the archive holds and the ledger has lost (rebuilding)."""
        with self._door.writing() as connection:
            if connection.execute(self._new_document(arrival, now)).first():
                values = {"state": state}
                connection.execute(update(documents).where(documents.c.sha256 == arrival.sha256).values(**values))

    # --- working --------------------------------------------------------------------------------------------------

    def claim_next(self, owner: str, now: datetime, lease: timedelta) -> DocumentRecord | None:
        """The next document that waits, now ours; None when none waits."""
        waiting = (
            select(documents.c.sha256)
            .where(is_free(now))
            .order_by(documents.c.deaths, documents.c.taken_at, documents.c.sha256)
            .limit(1)
            .with_for_update(skip_locked=True)
            .scalar_subquery()
        )
        return self._claim(documents.c.sha256 == waiting, owner, now, lease)

    def claim(self, sha256: str, owner: str, now: datetime, lease: timedelta) -> DocumentRecord | None:
        """This document, now ours, whatever its state; None while someone else works on it."""
        nobody_else = or_(
            documents.c.owner.is_(None),
            documents.c.owner == owner,
            documents.c.lease_until < now,
        )
        return self._claim(and_(documents.c.sha256 == sha256, nobody_else), owner, now, lease)

    def _claim(self, which: ColumnElement[bool], owner: str, now: datetime, lease: timedelta) -> DocumentRecord | None:
        lost_while_reading = and_(documents.c.state == DocumentState.READING, documents.c.owner != owner)
        statement = (
            update(documents)
            .where(which)
            .values(
                state=DocumentState.CLAIMED,
                deaths=documents.c.deaths + case((lost_while_reading, 1), else_=0),
                attempts=documents.c.attempts + case((documents.c.owner == owner, 0), else_=1),
                owner=owner,
                lease_until=now + lease,
                retry_at=None,
                updated_at=now,
            )
            .returning(documents)
        )
        with self._door.writing() as connection:
            row = connection.execute(statement).first()
        return None if row is None else document_record(row)

    def renew(self, worker: str, now: datetime, lease: timedelta) -> int:
        """Keeps everything that ``worker`` (the beginning of its owners' names) holds; how many there are."""
        held = and_(documents.c.owner.startswith(worker, autoescape=True), documents.c.state.in_(WORKING))
        with self._door.writing() as connection:
            return connection.execute(update(documents).where(held).values(lease_until=now + lease)).rowcount

    def hand_back(self, owner: str, now: datetime) -> int:
        """What ``owner`` (or every owner that begins so) holds waits again; how many there were."""
        held = and_(documents.c.owner.startswith(owner, autoescape=True), documents.c.state.in_(WORKING))
        values = {"state": DocumentState.SETTLED, "owner": None, "lease_until": None, "updated_at": now}
        with self._door.writing() as connection:
            return connection.execute(update(documents).where(held).values(**values)).rowcount

    def expire(self, owner: str, now: datetime) -> None:
        """``owner`` is known to be dead: its lease ends now."""
        held = and_(documents.c.owner == owner, documents.c.state.in_(WORKING))
        with self._door.writing() as connection:
            connection.execute(update(documents).where(held).values(lease_until=now - timedelta(seconds=1)))

    def move(self, sha256: str, state: DocumentState, now: datetime) -> None:
        """The document came this far."""
        self._set(sha256, state=state, updated_at=now)

    def note_runs(self, runs: Mapping[str, str]) -> None:
        """Which Prefect run shows the work on each document."""
        with self._door.writing() as connection:
            for sha256, run in runs.items():
                connection.execute(update(documents).where(documents.c.sha256 == sha256).values(flow_run_id=run))

    # --- ending ---------------------------------------------------------------------------------------------------

    def finish(
        self,
        sha256: str,
        state: DocumentState,
        now: datetime,
        *,
        seconds: float,
        reader_version: str,
        references_sha256: str,
    ) -> None:
        """The document was dealt with."""
        self._set(
            sha256,
            **_NO_WORK,
            **_NO_FAILURE,
            state=state,
            deaths=0,
            seconds=seconds,
            reader_version=reader_version,
            references_sha256=references_sha256,
            updated_at=now,
        )

    def fail(self, document: DocumentRecord, failure: Failure, now: datetime) -> None:
        """The document could not be read; a transient cause is tried again by itself, later and later."""
        again = failure.retryable and failure.cause is not Cause.INTERRUPTED and document.attempts <= len(BACK_OFF)
        self._set(
            document.sha256,
            **_NO_WORK,
            state=DocumentState.FAILED,
            cause=failure.cause,
            message=failure.message,
            remedy=failure.remedy,
            retry_at=now + BACK_OFF[max(0, document.attempts - 1)] if again else None,
            updated_at=now,
        )

    def retry(self, sha256s: Collection[str], now: datetime) -> int:
        """These documents wait again with a clean sheet, unless someone works on them; how many."""
        nobody = or_(documents.c.owner.is_(None), documents.c.lease_until < now)
        statement = _queued_again(now).where(documents.c.sha256.in_(sha256s), nobody)
        with self._door.writing() as connection:
            return connection.execute(statement).rowcount

    def _set(self, sha256: str, **values: Any) -> None:
        with self._door.writing() as connection:
            connection.execute(update(documents).where(documents.c.sha256 == sha256).values(**values))


_NO_WORK: dict[str, Any] = {"owner": None, "lease_until": None}
_NO_FAILURE: dict[str, Any] = {"cause": None, "message": None, "remedy": None, "retry_at": None}


def is_free(now: datetime) -> ColumnElement[bool]:
    """Waits for its turn, waits for another try that is due, or was left by a worker that died."""
    return or_(
        documents.c.state == DocumentState.SETTLED,
        and_(documents.c.state == DocumentState.FAILED, documents.c.retry_at <= now),
        and_(documents.c.state.in_(WORKING), documents.c.lease_until < now),
    )


def _is_this(arrival: Arrival) -> ColumnElement[bool]:
    return and_(
        arrivals.c.sha256 == arrival.sha256,
        arrivals.c.path == arrival.path,
        arrivals.c.modified_ns == str(arrival.modified_ns),
        arrivals.c.inode == str(arrival.inode),
    )


def _failed_again(sha256: str, now: datetime) -> Any:
    return _queued_again(now).where(documents.c.sha256 == sha256, documents.c.state == DocumentState.FAILED)


def _queued_again(now: datetime) -> Any:
    return update(documents).values(
        state=DocumentState.SETTLED, attempts=0, deaths=0, updated_at=now, **_NO_WORK, **_NO_FAILURE
    )


def document_record(row: Row[Any]) -> DocumentRecord:
    values = dict(row._mapping)
    cause, message, remedy = values.pop("cause"), values.pop("message"), values.pop("remedy")
    values["state"] = DocumentState(values["state"])
    failure = None if cause is None else Failure(Cause(cause), message or "", remedy or "")
    return DocumentRecord(failure=failure, **values)
