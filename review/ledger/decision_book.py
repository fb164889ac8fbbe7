"""What people decided: lines are added, never changed, never removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, insert, select

from review.ledger.door import Door
from review.ledger.tables import decisions
from schemas.decision import Decision, DecisionKind
from schemas.finding import Code


class DecisionBook:
    def __init__(self, door: Door) -> None:
        self._door = door

    def add(self, decision: Decision) -> Decision:
        """The decision with the number it got."""
        statement = insert(decisions).values(
            result_id=decision.result_id,
            kind=decision.kind,
            who=decision.who,
            at=decision.at,
            field=decision.field,
            code=decision.code,
            value_read=decision.value_read,
            value_decided=decision.value_decided,
            reason=decision.reason,
            undoes=decision.undoes,
        )
        with self._door.writing() as connection:
            number = connection.execute(statement.returning(decisions.c.number)).scalar_one()
        return replace(decision, number=int(number))

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
