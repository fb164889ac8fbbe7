"""How dates, amounts, counts and school years are written in French on the samples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from num2words import num2words

from schemas.formats import euros

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DATE_ROOM = "........................."
DATE_ROOMS = (
    DATE_ROOM,
    "______________________",
    "…………………………",
    "\u00a0" * 6 + "/" + "\u00a0" * 7 + "/" + "\u00a0" * 12,
)
"""What is printed where a date is still to be written."""
FORMS_OF_A_DATE = (
    "...... / ...... / ", "……… / ……… / ", "__/__/", "_ _ / _ _ / ", ".............. ", "____ ________ ",
)  # fmt: skip
"""The same on forms that print its year too."""


def in_french(day: date) -> str:
    """
    >>> in_french(date(2026, 9, 1)), in_french(date(2026, 9, 5))
    ('1er septembre 2026', '5 septembre 2026')
    """
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def money(amount: Decimal, form: str) -> str:
    r"""
    >>> money(Decimal("1080"), "{},00 €"), money(Decimal("40.50"), "{}€")
    ('1\xa0080,00 €', '40,50€')
    """
    whole = int(amount)
    thin = "\u202f" if "\u202f" in form else "\u00a0"
    digits = f"{whole:,}".replace(",", thin)
    if amount == whole:
        return form.format(digits)
    return form.replace(",00", "").replace(".00", "").format(f"{digits},{int(amount * 100) % 100:02d}")


def money_in_words(amount: Decimal) -> str:
    """
    >>> money_in_words(Decimal("80"))
    'quatre-vingts euros'
    """
    return euros.in_words(str(amount))


def schools_in_words(count: int) -> str:
    """A number of schools, which are feminine.

    >>> schools_in_words(1), schools_in_words(21), schools_in_words(4)
    ('une', 'vingt et une', 'quatre')
    """
    words = str(num2words(count, lang="fr"))
    return words + "e" if words.endswith("un") else words


def year_written(school_year: str, form: str) -> str:
    """
    >>> year_written("2025-2026", "{} / {}")
    '2025 / 2026'
    """
    return form.format(*school_year.split("-"))
