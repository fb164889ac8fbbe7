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
        values = {"command": command, "owner": owner, "started_at": now}
        statement = insert(runs).values(**values).returning(runs.c.number)
        with self._door.writing() as connection:
            return int(connection.execute(statement).scalar_one())

    def note_run(self, number: int, flow_run_id: str) -> None:
        """Which Prefect run shows this one."""
        with self._door.writing() as connection:
            connection.execute(update(runs).where(runs.c.number == number).values(flow_run_id=flow_run_id))

    def end(self, number: int, now: datetime, *, taken: int, accepted: int, to_review: int, failed: int) -> None:
        counts = {"taken": taken, "accepted": accepted, "to_review": to_review, "failed": failed}
        with self._door.writing() as connection:
            connection.execute(update(runs).where(runs.c.number == number).values(ended_at=now, **counts))

    def unended(self) -> Sequence[RunRecord]:
        """Runs that go on, or whose program died."""
        with self._door.reading() as connection:
            rows = connection.execute(select(runs).where(runs.c.ended_at.is_(None)))
            return [RunRecord(**row._mapping) for row in rows]

    def last(self, count: int = 1) -> Sequence[RunRecord]:
        """The latest runs, the newest first."""
        with self._door.reading() as connection:
            rows = connection.execute(select(runs).order_by(runs.c.number.desc()).limit(count))
            return [RunRecord(**row._mapping) for row in rows]
