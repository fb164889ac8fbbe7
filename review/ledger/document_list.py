"""Documents as they stand: looked at, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from review.ledger.document_queue import WORKING, document_record, is_free
from review.ledger.door import Door
from review.ledger.records import DocumentRecord, DocumentState, StateCount
from review.ledger.tables import documents
from schemas.document import Cause


class DocumentList:
    def __init__(self, door: Door) -> None:
        self._door = door

    def get(self, sha256: str) -> DocumentRecord | None:
        with self._door.reading() as connection:
            row = connection.execute(select(documents).where(documents.c.sha256 == sha256)).first()
        return None if row is None else document_record(row)

    def all(self, *, state: DocumentState | None = None, cause: Cause | None = None) -> Sequence[DocumentRecord]:
        """Documents in the order they came, of one state or cause where asked."""
        statement = select(documents).order_by(documents.c.taken_at, documents.c.sha256)
        if state is not None:
            statement = statement.where(documents.c.state == state)
        if cause is not None:
            statement = statement.where(documents.c.cause == cause)
        with self._door.reading() as connection:
            return [document_record(row) for row in connection.execute(statement)]

    def held(self) -> Sequence[DocumentRecord]:
        """Documents someone works on, or died over."""
        statement = select(documents).where(documents.c.state.in_(WORKING))
        with self._door.reading() as connection:
            return [document_record(row) for row in connection.execute(statement)]

    def unshown(self, before: datetime) -> Sequence[DocumentRecord]:
        """Documents that ended ``before`` and that no Prefect run shows."""
        ended = documents.c.state.in_([state for state in DocumentState if state.is_end])
        statement = select(documents).where(ended, documents.c.flow_run_id.is_(None), documents.c.updated_at < before)
        with self._door.reading() as connection:
            return [document_record(row) for row in connection.execute(statement)]

    def waiting(self, now: datetime) -> int:
        """How many documents could be claimed now."""
        with self._door.reading() as connection:
            return int(connection.execute(select(func.count()).where(is_free(now))).scalar_one())

    def counts(self) -> Sequence[StateCount]:
        """How many documents there are in each state that has any."""
        statement = select(documents.c.state, func.count()).group_by(documents.c.state)
        with self._door.reading() as connection:
            found = {DocumentState(state): int(count) for state, count in connection.execute(statement)}
        return [StateCount(state, found[state]) for state in DocumentState if state in found]
