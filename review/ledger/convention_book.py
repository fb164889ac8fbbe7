"""Conventions as they were last judged, and every state they had before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, func, insert, select

from review.ledger.door import Door
from review.ledger.records import ConventionRecord, HistoryRecord
from review.ledger.tables import conventions, findings, history, schools
from schemas.convention import Convention
from schemas.draft import ConventionDraft, FieldName
from schemas.result import Result

DRAFT = TypeAdapter(ConventionDraft)
CONVENTION = TypeAdapter(Convention)
ROWS_AT_A_TIME = 500
_is_own = conventions.c.pointer.is_(False)
"""A pointer says of a second file that its bytes are known: it stays whatever becomes of the first."""


class ConventionBook:
    def __init__(self, door: Door) -> None:
        self._door = door

    def replace(self, sha256: str, records: Sequence[ConventionRecord], now: datetime) -> tuple[str, ...]:
        """These are now all the conventions of the document; gives the ids of those that are no more.

        What changed leaves its earlier state in the history.
        """
        with self._door.writing() as connection:
            rows = connection.execute(select(conventions.c.result_id).where(conventions.c.sha256 == sha256, _is_own))
            before = {str(row.result_id) for row in rows}
            gone = tuple(sorted(before - {r.result_id for r in records}))
            for record in records:
                save_in(connection, record, now)
            _remove(connection, gone)
        return gone

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction for many conventions at once (:func:`save_in`)."""
        return self._door.writing()

    def save(self, record: ConventionRecord, now: datetime) -> None:
        """One convention as it is judged now; the document's others stay."""
        with self._door.writing() as connection:
            save_in(connection, record, now)

    def get(self, result_id: str) -> ConventionRecord | None:
        with self._door.reading() as connection:
            row = connection.execute(select(conventions).where(conventions.c.result_id == result_id)).first()
        return None if row is None else _record(row)

    def of_document(self, sha256: str) -> Sequence[ConventionRecord]:
        """By first page; a pointer to a duplicate is none of them."""
        statement = select(conventions).where(conventions.c.sha256 == sha256, _is_own)
        with self._door.reading() as connection:
            rows = connection.execute(statement.order_by(conventions.c.first_page, conventions.c.result_id))
            return [_record(row) for row in rows]

    def pointers(self, sha256: str) -> Sequence[ConventionRecord]:
        """Further files with the bytes of this document, by id."""
        statement = select(conventions).where(conventions.c.sha256 == sha256, conventions.c.pointer)
        with self._door.reading() as connection:
            return [_record(row) for row in connection.execute(statement.order_by(conventions.c.result_id))]

    def all(self) -> Iterator[ConventionRecord]:
        """Every convention, in the order of ids, without holding them all at once."""
        statement = select(conventions).order_by(conventions.c.result_id)
        with self._door.reading() as connection:
            for row in connection.execute(statement.execution_options(yield_per=ROWS_AT_A_TIME)):
                yield _record(row)

    def results(self) -> Iterator[Result]:
        """Every result, in the order of ids, without holding them all at once: what reports are made of."""
        statement = select(conventions.c.result).order_by(conventions.c.result_id)
        with self._door.reading() as connection:
            for row in connection.execute(statement.execution_options(yield_per=ROWS_AT_A_TIME)):
                yield Result.model_validate_json(row.result)

    def ids(self) -> frozenset[str]:
        with self._door.reading() as connection:
            return frozenset(str(row.result_id) for row in connection.execute(select(conventions.c.result_id)))

    def departments(self, sha256s: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The départements of the conventions of these documents, by the document's hash."""
        statement = select(conventions.c.sha256, conventions.c.department).where(conventions.c.sha256.in_(sha256s))
        found: dict[str, tuple[str, ...]] = {}
        with self._door.reading() as connection:
            for row in connection.execute(statement.where(_is_own, conventions.c.department != "").distinct()):
                found[row.sha256] = (*found.get(row.sha256, ()), row.department)
        return found

    def count(self) -> int:
        with self._door.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(conventions)).scalar_one())

    def history(self, result_id: str) -> Sequence[HistoryRecord]:
        """Every state the convention had, oldest first, today's included."""
        statement = select(history).where(history.c.result_id == result_id).order_by(history.c.number)
        with self._door.reading() as connection:
            rows = connection.execute(statement)
            return [HistoryRecord(row.number, row.at, Result.model_validate_json(row.result)) for row in rows]


def save_in(connection: Connection, record: ConventionRecord, now: datetime) -> None:
    """One convention within a transaction that is under way."""
    result, result_id = record.result, record.result_id
    text = result.to_json()
    former = connection.execute(select(conventions.c.result).where(conventions.c.result_id == result_id)).scalar()
    _remove(connection, (result_id,))
    connection.execute(insert(conventions).values(**_columns(record, text, now)))
    if result.findings:
        rows = [
            {"result_id": result_id, "code": f.code, "severity": f.severity, "field": f.field} for f in result.findings
        ]
        connection.execute(insert(findings), rows)
    listed = [
        {"result_id": result_id, "uai": str(s.uai.value), "name": s.name.value or "", "commune": s.commune.value or ""}
        for s in result.schools
        if s.uai.value
    ]
    if listed:
        connection.execute(insert(schools), listed)
    if former != text:
        connection.execute(insert(history).values(result_id=result_id, at=now, status=result.status, result=text))


def _remove(connection: Connection, result_ids: Sequence[str]) -> None:
    for table in (findings, schools, conventions):
        connection.execute(delete(table).where(table.c.result_id.in_(result_ids)))


def _columns(record: ConventionRecord, text: str, now: datetime) -> dict[str, Any]:
    result = record.result
    departments = [str(s.department.value) for s in result.schools if s.department.value]
    return {
        "result_id": result.id,
        "sha256": result.source.sha256,
        "first_page": result.source.pages[0],
        "status": result.status,
        "collectivity": str(result.fields[FieldName.COLLECTIVITY_NAME].value or ""),
        "siret": str(result.fields[FieldName.SIRET].value or "")[:14],
        "department": departments[0][:3] if departments else "",
        "tag": record.tag,
        "pointer": record.is_pointer,
        "result": text,
        "draft": None if record.draft is None else DRAFT.dump_json(record.draft).decode(),
        "convention": None if record.convention is None else CONVENTION.dump_json(record.convention).decode(),
        "updated_at": now,
    }


def _record(row: Row[Any]) -> ConventionRecord:
    return ConventionRecord(
        result=Result.model_validate_json(row.result),
        draft=None if row.draft is None else DRAFT.validate_json(row.draft),
        convention=None if row.convention is None else CONVENTION.validate_json(row.convention),
        tag=row.tag,
    )
