"""Values as people write them: amounts in euros, dates, SIRET in groups, each as the language has it."""

from __future__ import annotations

from schemas.draft import FieldName
from schemas.formats import euros
from schemas.messages import Language, as_people_write

_AMOUNTS = frozenset({FieldName.UNIT_PRICE.value, FieldName.TOTAL_AMOUNT.value})
_WRITTEN = _AMOUNTS | {None, FieldName.SIRET.value, FieldName.END_DATE.value, FieldName.SIGNATURE_DATE.value}


def readable(field: str | None, value: str | int | None, language: Language) -> str:
    """``value`` of ``field`` for a person; text that is not in the field's format stays as it is. An amount of the
    whole convention has no field.

    >>> french = Language.FRENCH
    >>> readable("total_amount", "1080.00", french), readable("end_date", "2026-09-05", french)
    ('1 080,00 €', '05/09/2026')
    >>> readable("total_amount", "1080.00", Language.ENGLISH), readable("end_date", "2026-09-05", Language.ENGLISH)
    ('€1,080.00', '2026-09-05')
    >>> readable("siret", "219900016", french), readable("siret", "21990001600012", french)  # the second: a wrong key
    ('219 900 016', '21990001600012')
    >>> readable("signature_date", "2025-03-01 – 2026-07-31", french), readable(None, "80.00", french)
    ('01/03/2025 – 31/07/2026', '80,00 €')
    """
    if value is None:
        return ""
    text = str(value)
    if field in _AMOUNTS and euros.is_valid(text):
        text = euros.validate(text)
    if field in _WRITTEN:
        text = as_people_write(text, field, language)
    return text
