"""Values as people write them: amounts with a comma and €, dates day first, SIRET in groups."""

from __future__ import annotations

from schemas.draft import FieldName
from schemas.formats import InvalidFormat, euros
from schemas.messages import as_people_write

_AMOUNTS = frozenset({FieldName.UNIT_PRICE.value, FieldName.TOTAL_AMOUNT.value})
_DATES = frozenset({FieldName.END_DATE.value, FieldName.SIGNATURE_DATE.value})


def readable(field: str | None, value: str | int | None) -> str:
    """``value`` of ``field`` for a person; text that is not in the field's format stays as it is. An amount of the
    whole convention has no field.

    >>> readable("total_amount", "1080.00"), readable("end_date", "2026-09-05"), readable("siret", "?")
    ('1 080,00 €', '05/09/2026', '?')
    >>> readable("siret", "219900016"), readable("siret", "21990001600012")  # the second has a wrong key
    ('219 900 016', '21990001600012')
    >>> readable("signature_date", "2025-03-01 – 2026-07-31"), readable(None, "80.00")
    ('01/03/2025 – 31/07/2026', '80,00 €')
    """
    if value is None:
        return ""
    text = str(value)
    if field in _DATES or field is None or field == FieldName.SIRET:
        text = as_people_write(text, field)
    try:
        if field in _AMOUNTS:
            return euros.format(text)
    except InvalidFormat:
        return text
    return text
