"""The identifiers of the listed schools: their check letters, and whether the official list has them."""

from __future__ import annotations

from collections.abc import Iterator

from reconciliation.case import Case, Row
from reconciliation.checks.evidence import on_row
from schemas.finding import Code, Finding, Nuance
from schemas.formats import uai


def uai_invalid(case: Case) -> Iterator[Finding]:
    """An identifier is printed with a wrong check letter: the paper is wrong, not the reading."""
    for row in case.rows:
        if row.printed and uai.has_shape(row.uai or "") and not uai.is_valid(row.uai or ""):
            yield _with_meaning(row, Code.UAI_INVALID)


def uai_unknown(case: Case) -> Iterator[Finding]:
    """An identifier with a right check letter names no school of the official list."""
    for row in case.rows:
        if not row.printed or not uai.is_valid(row.uai or ""):
            continue
        if row.school is None:
            yield _with_meaning(row, Code.UAI_UNKNOWN)
        elif not row.school.is_school:  # a collège
            yield on_row(row, Code.UAI_UNKNOWN, detail=row.school.name, nuance=Nuance.NO_SCHOOL)


def _with_meaning(row: Row, code: Code) -> Finding:
    meant = row.meant
    return on_row(row, code, expected=meant.uai if meant else None, detail=meant.name if meant else "")
