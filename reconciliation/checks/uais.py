"""The identifiers of the listed schools: their check letters, and whether the official list has them."""

from __future__ import annotations

from collections.abc import Iterator

from reconciliation.case import Case, Row
from reconciliation.checks.evidence import on_row
from schemas.finding import Code, Finding
from schemas.formats import uai


def uai_invalid(case: Case) -> Iterator[Finding]:
    """An identifier is printed with a wrong check letter: the paper is wrong, not the reading."""
    for row in case.rows:
        if row.printed and uai.has_shape(row.uai or "") and not uai.is_valid(row.uai or ""):
            yield _with_meaning(row, Code.UAI_INVALID)


def uai_unknown(case: Case) -> Iterator[Finding]:
    """An identifier with a right check letter names no establishment of the official list."""
    for row in case.rows:
        if row.printed and uai.is_valid(row.uai or "") and row.school is None:
            yield _with_meaning(row, Code.UAI_UNKNOWN)


def _with_meaning(row: Row, code: Code) -> Finding:
    meant = row.meant
    return on_row(row, code, expected=meant.uai if meant else None, detail=meant.name if meant else "")
