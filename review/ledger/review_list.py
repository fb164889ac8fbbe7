"""Conventions as the review queue lists them: a line each, without opening any result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from review.ledger.door import Door
from review.ledger.tables import conventions, documents, findings, history, schools
from schemas.convention import Status
from schemas.finding import Code, Severity
from schemas.result import Result

MOST_IDS = 500  # of one IN (...); SQLite takes 999 values in old versions


@dataclass(frozen=True, slots=True)
class ConventionSummary:
    """One line of the queue. ``codes`` of errors and warnings only, each once."""

    result_id: str
    file: str
    taken_at: datetime
    status: Status
    name: str
    siret: str
    department: str
    errors: int
    warnings: int
    codes: tuple[Code, ...]
    uais: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """``number`` of the last state noted in the history, how many conventions there are, and whose states changed since
    the number that was asked for."""

    number: int
    count: int
    result_ids: tuple[str, ...]


class ReviewList:
    def __init__(self, door: Door) -> None:
        self._door = door

    def changed_since(self, number: int) -> Change:
        """What happened since the ``number`` of an earlier answer (0: everything, without the ids)."""
        ids = select(history.c.result_id).where(history.c.number > number).distinct()
        with self._door.reading() as connection:
            last = int(connection.execute(select(func.max(history.c.number))).scalar() or 0)
            count = int(connection.execute(select(func.count(conventions.c.result_id))).scalar_one())
            changed = tuple(str(row.result_id) for row in connection.execute(ids)) if number and last > number else ()
        return Change(last, count, changed)

    def all(self) -> Sequence[ConventionSummary]:
        """Every convention, in no order."""
        return self._summaries(None)

    def some(self, result_ids: Sequence[str]) -> Sequence[ConventionSummary]:
        """These conventions, as far as they are there."""
        chunks = (result_ids[at : at + MOST_IDS] for at in range(0, len(result_ids), MOST_IDS))
        return [summary for chunk in chunks for summary in self._summaries(chunk)]

    def results(self, result_ids: Sequence[str]) -> dict[str, Result]:
        """The results themselves, by id."""
        found: dict[str, Result] = {}
        for at in range(0, len(result_ids), MOST_IDS):
            wanted = conventions.c.result_id.in_(result_ids[at : at + MOST_IDS])
            with self._door.reading() as connection:
                for row in connection.execute(select(conventions.c.result_id, conventions.c.result).where(wanted)):
                    found[row.result_id] = Result.model_validate_json(row.result)
        return found

    def _summaries(self, only: Collection[str] | None) -> list[ConventionSummary]:
        def among(statement: Select[Any], column: Any) -> Select[Any]:
            return statement if only is None else statement.where(column.in_(only))

        c, d = conventions.c, documents.c
        heads = select(c.result_id, c.status, c.collectivity, c.siret, c.department, d.name, d.taken_at).join(
            documents, d.sha256 == c.sha256
        )
        found = select(findings.c.result_id, findings.c.code, findings.c.severity)
        listed = select(schools.c.result_id, schools.c.uai)
        with self._door.reading() as connection:
            rows = connection.execute(among(heads, c.result_id)).all()
            problems: dict[str, list[tuple[Code, Severity]]] = defaultdict(list)
            for row in connection.execute(among(found, findings.c.result_id)):
                if row.severity != Severity.INFO:
                    problems[row.result_id].append((Code(row.code), Severity(row.severity)))
            uais: dict[str, list[str]] = defaultdict(list)
            for row in connection.execute(among(listed, schools.c.result_id)):
                uais[row.result_id].append(row.uai)
        return [_summary(row, problems[row.result_id], uais[row.result_id]) for row in rows]


def _summary(row: Any, problems: Sequence[tuple[Code, Severity]], uais: Sequence[str]) -> ConventionSummary:
    errors = sum(severity is Severity.ERROR for _, severity in problems)
    return ConventionSummary(
        result_id=row.result_id,
        file=row.name,
        taken_at=row.taken_at,
        status=Status(row.status),
        name=row.collectivity,
        siret=row.siret,
        department=row.department,
        errors=errors,
        warnings=len(problems) - errors,
        codes=tuple(dict.fromkeys(code for code, _ in problems)),
        uais=tuple(uais),
    )
