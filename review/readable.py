"""Values as people write them: amounts with a comma and €, dates day first, SIRET in groups."""

from __future__ import annotations

from schemas.draft import FieldName
from schemas.formats import InvalidFormat, date_fr, euros, siret

_AMOUNTS = frozenset({FieldName.UNIT_PRICE.value, FieldName.TOTAL_AMOUNT.value})
_DATES = frozenset({FieldName.END_DATE.value, FieldName.SIGNATURE_DATE.value})


def readable(field: str | None, value: str | int | None) -> str:
    """``value`` of ``field`` for a person; text that is not in the field's format stays as it is.

    >>> readable("total_amount", "1080.00"), readable("end_date", "2026-09-05"), readable("siret", "?")
    ('1 080,00 €', '05/09/2026', '?')
    """
    if value is None:
        return ""
    text = str(value)
    try:
        if field in _AMOUNTS:
            return euros.format(text)
        if field in _DATES:
            return date_fr.format(text)
    except InvalidFormat:
        return text
    if field == FieldName.SIRET and siret.is_valid(text):
        return siret.format(text)
    return text
