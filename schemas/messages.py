r"""The sentence a person reads for each finding, in French and in English: where, found, expected, what to do.

A sentence is a template of :mod:`schemas.sentences_fr` or :mod:`schemas.sentences_en`. ``{found}``, ``{expected}`` and
``{detail}`` are the finding's; a part in square brackets is left out when one of its values is empty.

>>> from schemas.finding import Code, Finding
>>> wrong = Finding(Code.UNIT_PRICE_MISMATCH, "unit_price", "36.00", "40.00", page=2)
>>> print(message(wrong).replace("\u00a0", " "))
Page 2, prix par école : 36,00 € au lieu de 40,00 €, le prix de la campagne. Faire signer la convention au bon prix.
>>> print(message(wrong, Language.ENGLISH))
Page 2, price per school: €36.00 instead of €40.00, the campaign's price. Have a convention signed at the right price.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas import sentences_en, sentences_fr
from schemas.finding import Code, Finding, Nuance
from schemas.formats import date_fr, euros, siret
from schemas.said import Language

__all__ = ["Language", "as_people_write", "field_label", "message", "place"]


@dataclass(frozen=True, slots=True)
class _Wording:
    """One language: its sentences, the names of places, and how the two are joined."""

    sentences: Mapping[tuple[Code, Nuance | None], str]
    fields: Mapping[str, str]
    page: str  # "page {number}"
    school_row: str  # "école n° {number} de la liste, {part}"
    colon: str


_WORDINGS = {
    Language.FRENCH: _Wording(
        sentences_fr.SENTENCES,
        sentences_fr.FIELDS,
        "page {number}",
        "école n° {number} de la liste, {part}",
        "\u00a0: ",
    ),
    Language.ENGLISH: _Wording(
        sentences_en.SENTENCES, sentences_en.FIELDS, "page {number}", "school no. {number} of the list, {part}", ": "
    ),
}
_OPTIONAL = re.compile(r"\[([^][]*)\]")
_HOLE = re.compile(r"\{(found|expected|detail)\}")
_SCHOOL_FIELD = re.compile(r"schools\[([0-9]+)\](?:\.([a-z]+))?")
_ISO_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_AMOUNT_FIELDS = frozenset({"unit_price", "total_amount"})
_AMOUNT = re.compile(r"(?<![0-9.])[0-9]{1,6}\.[0-9]{2}(?![0-9.])")
_SIREN = re.compile(r"\b([0-9]{3})([0-9]{3})([0-9]{3})\b")


def message(finding: Finding, language: Language = Language.FRENCH) -> str:
    """The sentence for ``finding``; a nuance without a sentence of its own is told by its code's."""
    wording = _WORDINGS[language]
    template = wording.sentences.get((finding.code, finding.nuance)) or wording.sentences[finding.code, None]
    said = _filled(template, finding, language)
    where = place(finding, language)
    if not where:
        return said[0].upper() + said[1:]
    return f"{where[0].upper()}{where[1:]}{wording.colon}{said}"


def place(finding: Finding, language: Language = Language.FRENCH) -> str:
    """Where the finding is: "page 3, SIRET", or "" when it speaks of the whole convention.

    >>> place(Finding(Code.UAI_INVALID, "schools[1].uai", page=3))
    'page 3, école n° 2 de la liste, UAI'
    """
    wording = _WORDINGS[language]
    page = wording.page.format(number=finding.page) if finding.page else ""
    field = field_label(finding.field, language) if finding.field else ""
    return ", ".join(part for part in (page, field) if part)


def field_label(field: str, language: Language = Language.FRENCH) -> str:
    """What people call a field: "total_amount" → "montant total", "schools[0].uai" → "école n° 1 de la liste, UAI".

    A field without a label is called by its own name.
    """
    wording = _WORDINGS[language]
    row = _SCHOOL_FIELD.fullmatch(field)
    if row is None:
        return wording.fields.get(field, field)
    part = wording.fields.get(f"schools.{row[2]}", "") if row[2] else ""
    return wording.school_row.format(number=int(row[1]) + 1, part=part).removesuffix(", ")


def _filled(template: str, finding: Finding, language: Language) -> str:
    values = {
        "found": as_people_write(finding.found, finding.field, language),
        "expected": as_people_write(finding.expected, finding.field, language),
        "detail": as_people_write(finding.detail, None, language),
    }

    def kept(part: re.Match[str]) -> str:
        return part[1] if all(values[hole] for hole in _HOLE.findall(part[1])) else ""

    said = _OPTIONAL.sub(kept, template)
    return _HOLE.sub(lambda hole: values[hole[1]] or "?", said)


def as_people_write(value: str | None, field: str | None, language: Language = Language.FRENCH) -> str:
    """A value in the form people use: amounts, dates, SIRET and SIREN are grouped and turned round, the rest stays.

    >>> as_people_write("1080.00", "total_amount"), as_people_write("2026-09-05", "end_date")
    ('1 080,00 €', '05/09/2026')
    """
    if not value:
        return ""
    if field in _AMOUNT_FIELDS and re.fullmatch("[0-9]+", value):
        value = f"{value}.00"
    if field == "siret":
        value = _SIREN.sub(r"\1 \2 \3", siret.format(value) if siret.is_valid(value) else value)
    value = _AMOUNT.sub(lambda found: _euros(found[0], language), value)
    return _ISO_DATE.sub(lambda found: _french_date(found[0]), value) if language is Language.FRENCH else value


def _euros(amount: str, language: Language) -> str:
    return euros.format(amount) if language is Language.FRENCH else f"€{Decimal(amount):,.2f}"


def _french_date(iso: str) -> str:
    return date_fr.format(iso) if date_fr.is_valid(iso) else iso
