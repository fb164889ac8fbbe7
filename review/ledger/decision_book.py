"""What people decided: lines are added, never changed, never removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from review.ledger.door import Door
from review.ledger.journal import Journal
from review.ledger.tables import conventions, decisions
from schemas.decision import Decision, DecisionKind
from schemas.finding import Code


class DecidedMeanwhile(Exception):  # noqa: N818 - nothing went wrong, someone was faster
    """Somebody else has decided about the convention since the page was shown; nothing was written."""

    def __init__(self, latest: Decision) -> None:
        super().__init__(f"{latest.who} decided about {latest.result_id} at {latest.at:%H:%M}")
        self.latest = latest


class DecisionBook:
    def __init__(self, door: Door, journal: Journal) -> None:
        self._door, self._journal = door, journal

    def add(self, decision: Decision) -> Decision:
        """The decision with the number it got."""
        with self._door.writing() as connection:
            return self._noted(_added(connection, decision))

    def restore(self, kept: Iterable[Decision]) -> None:
        """Puts back, under their numbers, decisions that the journal kept (rebuilding)."""
        with self._door.writing() as connection:
            for decision in kept:
                connection.execute(insert(decisions).values(**_values(decision), number=decision.number))

    def add_if_last_is(self, seen: int, decision: Decision) -> Decision:
        """The decision with its number, provided that ``seen`` is still the number of the last one about the convention
        (0: none). Raises :class:`DecidedMeanwhile` otherwise."""
        about = decisions.c.result_id == decision.result_id
        lock = select(conventions.c.result_id).where(conventions.c.result_id == decision.result_id).with_for_update()
        latest = select(decisions).where(about).order_by(decisions.c.number.desc()).limit(1)
        with self._door.writing() as connection:
            connection.execute(lock)
            row = connection.execute(latest).first()
            if row is not None and row.number != seen:
                raise DecidedMeanwhile(_decision(row))
            return self._noted(_added(connection, decision))

    def _noted(self, decision: Decision) -> Decision:
        self._journal.note_decision(decision)
        return decision

    def last_number(self) -> int:
        """The number of the last decision of all, 0 when there is none."""
        with self._door.reading() as connection:
            return int(connection.execute(select(func.max(decisions.c.number))).scalar() or 0)

    def since(self, number: int) -> Sequence[Decision]:
        """Every decision after ``number``, oldest first."""
        statement = select(decisions).where(decisions.c.number > number).order_by(decisions.c.number)
        with self._door.reading() as connection:
            return [_decision(row) for row in connection.execute(statement)]

    def of(self, result_id: str) -> Sequence[Decision]:
        """Everything that was decided about one convention, oldest first."""
        statement = select(decisions).where(decisions.c.result_id == result_id).order_by(decisions.c.number)
        with self._door.reading() as connection:
            return [_decision(row) for row in connection.execute(statement)]

    def by_result(self) -> dict[str, list[Decision]]:
        """All decisions by the convention they are about, oldest first."""
        found: dict[str, list[Decision]] = {}
        with self._door.reading() as connection:
            for row in connection.execute(select(decisions).order_by(decisions.c.number)):
                found.setdefault(row.result_id, []).append(_decision(row))
        return found


def _added(connection: Connection, decision: Decision) -> Decision:
    statement = insert(decisions).values(**_values(decision))
    number = connection.execute(statement.returning(decisions.c.number)).scalar_one()
    return replace(decision, number=int(number))


def _values(decision: Decision) -> dict[str, Any]:
    """The columns, without the number."""
    return {column.name: getattr(decision, column.name) for column in decisions.c if column.name != "number"}


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        result_id=row.result_id,
        kind=DecisionKind(row.kind),
        who=row.who,
        at=row.at,
        number=row.number,
        field=row.field,
        code=None if row.code is None else Code(row.code),
        value_read=row.value_read,
        value_decided=row.value_decided,
        reason=row.reason,
        undoes=row.undoes,
    )
