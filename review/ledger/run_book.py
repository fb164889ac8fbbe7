"""Passes over the inbox: when, by whom, with what outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from review.ledger.door import Door
from review.ledger.records import RunRecord
from review.ledger.tables import runs


class RunBook:
    def __init__(self, door: Door) -> None:
        self._door = door

    def begin(self, command: str, owner: str, now: datetime) -> int:
        """The number of the run that begins."""
        statement = insert(runs).values(command=command, owner=owner, started_at=now).returning(runs.c.number)
        with self._door.writing() as connection:
            return int(connection.execute(statement).scalar_one())

    def end(self, number: int, now: datetime, *, taken: int, accepted: int, to_review: int, failed: int) -> None:
        counts = {"taken": taken, "accepted": accepted, "to_review": to_review, "failed": failed}
        with self._door.writing() as connection:
            connection.execute(update(runs).where(runs.c.number == number).values(ended_at=now, **counts))

    def last(self, count: int = 1) -> Sequence[RunRecord]:
        """The latest runs, the newest first."""
        with self._door.reading() as connection:
            rows = connection.execute(select(runs).order_by(runs.c.number.desc()).limit(count))
            return [RunRecord(**row._mapping) for row in rows]
