"""Rows of the list of schools that people took out or put in, and how rows are numbered.

A decision names a row by its number on paper ("schools[2].uai"): the rows as they were read, from 0, then those that
people added. A result lists only what stands: a row that was taken out leaves the later ones a lower number there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from schemas.decision import Decision

NO_ROW = "removed"
"""``value_decided`` of a decision about a whole row ("schools[2]"): the paper has no such row."""

_ROW = re.compile(r"schools\[(?P<row>[0-9]+)\](?P<part>.*)", re.DOTALL)


def row_of(field: str) -> tuple[int, str] | None:
    """The row of the list that ``field`` names, and its part or ""; None for any other field.

    >>> row_of("schools[2].uai"), row_of("schools[2]"), row_of("siret")
    ((2, 'uai'), (2, ''), None)
    """
    found = _ROW.fullmatch(field)
    return None if found is None else (int(found["row"]), found["part"].removeprefix("."))


def taken_out(decided: Mapping[str, Decision]) -> frozenset[int]:
    """The rows on paper that people took out; ``decided`` by field."""
    named = ((row_of(field), decision) for field, decision in decided.items())
    return frozenset(row[0] for row, d in named if row and not row[1] and d.value_decided == NO_ROW)


def on_paper(field: str, out: Iterable[int]) -> str:
    """The field of a result as decisions name it.

    >>> on_paper("schools[1].uai", {0}), on_paper("schools[1].uai", {2}), on_paper("siret", {0})
    ('schools[2].uai', 'schools[1].uai', 'siret')
    """
    row = row_of(field)
    if row is None:
        return field
    number = row[0]
    for gone in sorted(out):
        number += gone <= number
    return _named(number, row[1])


def in_result(field: str, out: Iterable[int]) -> str | None:
    """A decision's field as the result names it; None for a row that was taken out.

    >>> in_result("schools[2].uai", {0}), in_result("schools[0].uai", {0}), in_result("siret", {0})
    ('schools[1].uai', None, 'siret')
    """
    row = row_of(field)
    if row is None:
        return field
    gone = set(out)
    return None if row[0] in gone else _named(row[0] - sum(g < row[0] for g in gone), row[1])


def by_field(decided: Mapping[str, Decision]) -> dict[str, Decision]:
    """Decisions by the fields of the result, those about rows that were taken out left away."""
    out = taken_out(decided)
    named = ((in_result(field, out), decision) for field, decision in decided.items())
    return {field: decision for field, decision in named if field is not None}


def _named(row: int, part: str) -> str:
    return f"schools[{row}].{part}" if part else f"schools[{row}]"
