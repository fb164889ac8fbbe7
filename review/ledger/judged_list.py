"""Conventions as they were judged by themselves: what is compared across the campaign, without opening any draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from review.ledger.convention_book import CONVENTION, ROWS_AT_A_TIME
from review.ledger.door import Door
from review.ledger.tables import conventions, documents, findings, schools
from schemas.convention import Convention
from schemas.finding import Code


@dataclass(frozen=True, slots=True)
class Judged:
    """``file``: what people call the document."""

    result_id: str
    sha256: str
    file: str
    taken_at: datetime
    convention: Convention


_c, _d = conventions.c, documents.c
_JUDGED = (
    select(_c.result_id, _c.sha256, _d.name, _d.taken_at, _c.convention)
    .join(documents, _d.sha256 == _c.sha256)
    .where(_c.convention.is_not(None))
)


class JudgedList:
    def __init__(self, door: Door) -> None:
        self._door = door

    def all(self) -> Iterator[Judged]:
        """Every convention, one after another."""
        with self._door.reading() as connection:
            for row in connection.execute(_JUDGED.execution_options(yield_per=ROWS_AT_A_TIME)):
                yield _judged(row)

    def around(self, uais: Collection[str]) -> Sequence[Judged]:
        """The conventions that list one of ``uais``, those that list a school of theirs, and so on: all that can bear
        on one another. Whatever the size of the campaign, they are few."""
        with self._door.reading() as connection:
            ids = _connected(connection, set(uais))
            return [_judged(row) for part in _parts(ids) for row in connection.execute(_among(part))]

    def with_finding(self, codes: Collection[Code]) -> frozenset[str]:
        """The ids of the conventions that have a finding of ``codes`` now."""
        statement = select(findings.c.result_id).where(findings.c.code.in_(list(codes)))
        with self._door.reading() as connection:
            return frozenset(str(row.result_id) for row in connection.execute(statement))


def _connected(connection: Connection, uais: set[str]) -> set[str]:
    ids: set[str] = set()
    seen: set[str] = set()
    while new := uais - seen:
        seen |= new
        listing = {i for part in _parts(new) for i in _column(connection, schools.c.result_id, schools.c.uai, part)}
        unseen = listing - ids
        ids |= listing
        uais = {u for part in _parts(unseen) for u in _column(connection, schools.c.uai, schools.c.result_id, part)}
    return ids


def _column(connection: Connection, wanted: Any, known: Any, values: Sequence[str]) -> Iterator[str]:
    return (str(value) for value in connection.execute(select(wanted).where(known.in_(values))).scalars())


def _among(ids: Sequence[str]) -> Any:
    return _JUDGED.where(_c.result_id.in_(ids))


def _parts(values: Collection[str]) -> Iterator[Sequence[str]]:
    ordered = sorted(values)
    return (ordered[at : at + ROWS_AT_A_TIME] for at in range(0, len(ordered), ROWS_AT_A_TIME))


def _judged(row: Any) -> Judged:
    return Judged(row.result_id, row.sha256, row.name, row.taken_at, CONVENTION.validate_json(row.convention))
