"""What is the same in every convention of a campaign: the school year, the end, the period of signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reconciliation.case import Case
from reconciliation.checks.evidence import on_field
from schemas.draft import FieldName
from schemas.finding import Code, Finding
from schemas.formats import date_fr

LOOKS_THAT_ACCUSE = 3
"""Looks at a date without proof that show the same one, while none shows a day in the period: one badly read digit
accuses nobody, nor do looks that do not agree, or a year in which nobody signs."""

YEARS_AWAY = 3
"""From the period of signature: last year's or next year's template, a slip of the pen; 2095 is a misreading."""


def school_year_mismatch(case: Case) -> Iterator[Finding]:
    """The convention is for another school year than the campaign."""
    said = case.printed(FieldName.SCHOOL_YEAR)
    if said is not None and said != case.campaign.school_year:
        yield on_field(case, Code.SCHOOL_YEAR_MISMATCH, FieldName.SCHOOL_YEAR, case.campaign.school_year)


def end_date_mismatch(case: Case) -> Iterator[Finding]:
    """The convention ends on another day than the campaign's."""
    said, expected = case.printed(FieldName.END_DATE), case.campaign.end_date.isoformat()
    if said is not None and date_fr.is_valid(said) and said != expected:
        yield on_field(case, Code.END_DATE_MISMATCH, FieldName.END_DATE, expected)


def signature_date_missing(case: Case) -> Iterator[Finding]:
    """No date of signature stands where it belongs. Where that place was not found, nobody can say so."""
    name = FieldName.SIGNATURE_DATE
    if case[name].value is None and case.seen(name) and not case.stands_there(name) and not case.incomplete:
        yield on_field(case, Code.SIGNATURE_DATE_MISSING, name)


def signature_date_out_of_range(case: Case) -> Iterator[Finding]:
    """The date of signature is outside the campaign's period of signature."""
    name = FieldName.SIGNATURE_DATE
    first, last = (day.isoformat() for day in case.campaign.signature_window)
    reading = case[name]
    if reading.value is None:
        return
    dates = [o.value for o in case.seen(name) if date_fr.is_valid(o.value)]
    day, looks = Counter(dates).most_common(1)[0] if dates else ("", 0)
    agreed = looks >= LOOKS_THAT_ACCUSE and _is_near(day, first, last)
    said = [reading.value] if reading.status.is_proved else dates if agreed else []
    if said and all(not first <= day <= last for day in said):
        yield on_field(case, Code.SIGNATURE_DATE_OUT_OF_RANGE, name, f"{first} – {last}")


def _is_near(day: str, first: str, last: str) -> bool:
    return int(first[:4]) - YEARS_AWAY <= int(day[:4]) <= int(last[:4]) + YEARS_AWAY
