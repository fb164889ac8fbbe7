"""Values of a result as cells: a number for amounts, a date for dates, and what names a convention."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal, InvalidOperation

from review.tables import Cell, Tone, Value
from review.tones import TRUST_TONE
from review.wording import Words
from schemas.draft import CollectivityKind, FieldName
from schemas.messages import Language
from schemas.one_line import one_line
from schemas.result import FieldJson, Result

KIND_WORDS = {
    CollectivityKind.COMMUNE: Words("commune", "commune"),
    CollectivityKind.REGROUPEMENT: Words("regroupement", "regroupement"),
}


def field_cell(name: FieldName, result: Result, language: Language) -> Cell:
    """A field with its own type, coloured when nothing proves it."""
    field = result.fields[name]
    tone = TRUST_TONE.get(field.status, Tone.PLAIN)
    return Cell(typed_value(name, field, language), tone)


def typed_value(name: FieldName, field: FieldJson, language: Language) -> Value:
    """A number for amounts and counts, a date for dates; the text itself where it is neither."""
    text = None if field.value is None else str(field.value)
    if text is None:
        return None
    try:
        match name:
            case FieldName.UNIT_PRICE | FieldName.TOTAL_AMOUNT:
                return Decimal(text)
            case FieldName.END_DATE | FieldName.SIGNATURE_DATE:
                return date.fromisoformat(text)
            case FieldName.SCHOOL_COUNT:
                return int(text)
            case FieldName.COLLECTIVITY_KIND if text in set(CollectivityKind):
                return KIND_WORDS[CollectivityKind(text)](language)
            case _:
                return text
    except (ValueError, InvalidOperation):
        return text


def pages_of(result: Result) -> str:
    first, last = result.source.pages
    return f"{first}" if first == last else f"{first}–{last}"


def department_of(result: Result) -> str:
    """The département that most of its schools print, "" when none does."""
    printed = Counter(str(s.department.value) for s in result.schools if s.department.value)
    return printed.most_common(1)[0][0] if printed else ""


def name_of(result: Result) -> str:
    """The collectivity, or the file where no name could be read."""
    return str(result.fields[FieldName.COLLECTIVITY_NAME].value or file_of(result))


def file_of(result: Result) -> str:
    """Its file's name, on one line."""
    return one_line(result.source.file)


def text_of(field: FieldJson) -> str | None:
    return None if field.value is None else str(field.value)
