"""A finding with its place: the checks say what and on which value, the place comes from the value's reading."""

from __future__ import annotations

from reconciliation.case import Case, Row
from schemas.draft import FieldName, SchoolPart
from schemas.finding import Code, Finding, Nuance


def on_field(
    case: Case,
    code: Code,
    name: FieldName,
    expected: str | None = None,
    *,
    found: str | None = None,
    detail: str = "",
    nuance: Nuance | None = None,
) -> Finding:
    """About one of the fourteen fields; ``found`` is what the field says unless told otherwise. A value that is missing
    is shown where it was looked for."""
    reading = case[name]
    place = reading if reading.page else next(iter(case.seen(name)), reading)
    said = reading.value if found is None else found
    return Finding(code, name.value, said, expected, place.page, place.box, detail, nuance)


def on_row(
    row: Row,
    code: Code,
    part: SchoolPart = SchoolPart.UAI,
    expected: str | None = None,
    *,
    found: str | None = None,
    detail: str = "",
    nuance: Nuance | None = None,
) -> Finding:
    """About one value of one row of the list of schools."""
    reading = row.reading.part(part)
    said = reading.value if found is None else found
    return Finding(code, row.field(part), said, expected, reading.page, reading.box, detail, nuance)
