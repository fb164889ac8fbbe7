"""Numbers, amounts, days and shares as people write them in French and in English; in pages they are filters."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from schemas.formats import InvalidFormat, euros, siret
from schemas.messages import Language

NARROW_SPACE = "\u202f"  # between thousands and before "€" and "%", as French typography has it


def number(value: int, language: Language) -> str:
    """
    >>> number(12345, Language.FRENCH), number(12345, Language.ENGLISH)
    ('12\u202f345', '12,345')
    """
    grouped = f"{value:,}"
    return grouped if language is Language.ENGLISH else grouped.replace(",", NARROW_SPACE)


def amount(value: Any, language: Language) -> str:
    """An amount in euros; what is no amount stays as it is.

    >>> amount("1080.00", Language.FRENCH), amount("1080", Language.ENGLISH), amount("?", Language.ENGLISH)
    ('1\u202f080,00\u202f€', '€1,080.00', '?')
    """
    try:
        whole, _, cents = euros.validate(str(value)).partition(".")
    except InvalidFormat:  # the sum of a country has more digits than a convention's amount
        whole, _, cents = str(value).partition(".")
    if not (whole.isascii() and whole.isdigit()):
        return str(value)
    grouped, cents = number(int(whole), language), cents.ljust(2, "0")
    return f"€{grouped}.{cents}" if language is Language.ENGLISH else f"{grouped},{cents}{NARROW_SPACE}€"


def day(value: Any, language: Language) -> str:
    """A date, or an ISO date as text; anything else stays. In English as in the messages: 05/09 is May to some.

    >>> day("2026-09-05", Language.FRENCH), day(date(2026, 9, 5), Language.ENGLISH), day("?", Language.FRENCH)
    ('05/09/2026', '2026-09-05', '?')
    """
    try:
        known = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return known.strftime("%Y-%m-%d" if language is Language.ENGLISH else "%d/%m/%Y")


def moment(value: datetime, language: Language) -> str:
    """A time as this machine's clock shows it: day and minute."""
    local = value.astimezone() if value.tzinfo else value
    return f"{day(local.date(), language)}, {local:%H:%M}"


def percent(share: float, language: Language) -> str:
    """
    >>> percent(0.1666, Language.FRENCH), percent(0.02, Language.ENGLISH)
    ('16,7\u202f%', '2%')
    """
    text = f"{share * 100:.1f}".removesuffix(".0")
    return f"{text}%" if language is Language.ENGLISH else f"{text.replace('.', ',')}{NARROW_SPACE}%"


def grouped_siret(value: Any) -> str:
    """Fourteen digits in groups; anything else stays."""
    text = str(value)
    return siret.format(text).replace(" ", NARROW_SPACE) if siret.is_valid(text) else text
