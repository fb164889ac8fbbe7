"""Dates as French people write them, and what the reader should make of them. Only for training."""

from __future__ import annotations

import calendar
import unicodedata
from random import Random

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
          "novembre", "décembre")  # fmt: skip
SHORT = (("janv.", "jan.", "janv"), ("fév.", "févr.", "fev"), ("mars",), ("avr.", "avril", "avr"), ("mai",), ("juin",),
         ("juil.", "juill.", "juil"), ("août",), ("sept.", "sept", "sep."), ("oct.", "oct"), ("nov.", "nov"),
         ("déc.", "dec", "déc"))  # fmt: skip
NO_DATE = 0.08  # share of figures that make no date: the reader must not learn to see dates in them
ANY_YEAR = 0.5  # share of dates of any year of the century; the others are of these years
YEARS = (2019, 2030)
SHORT_YEAR = 0.12


def plain(text: str) -> str:
    """Without accents and capitals."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def written_date(chance: Random, *, words: float = 0.3) -> tuple[str, str]:
    """A date as it is written, and the signs to read in it. ``words``: share of months written out."""
    if chance.random() < NO_DATE:
        return _figures(chance)
    year = chance.randint(2000, 2099) if chance.random() < ANY_YEAR else chance.randint(*YEARS)
    month = chance.randint(1, 12)
    day = chance.randint(1, calendar.monthrange(year, month)[1])
    if chance.random() < words:
        return _in_words(day, month, year, chance)
    sign = chance.choices("/.- ", (10, 6, 3, 2))[0]
    other = sign if chance.random() < 0.97 else chance.choice("/.-")
    long = chance.random() < 0.6
    parts = (f"{day:02d}", f"{month:02d}") if long else (str(day), str(month))
    last = f"{year % 100:02d}" if chance.random() < SHORT_YEAR else str(year)
    room = chance.choices(("", " "), (6, 1))[0] if sign != " " else ""
    shown = f"{parts[0]}{room}{sign}{room}{parts[1]}{room}{other}{room}{last}"
    return shown, f"{parts[0]}{sign}{parts[1]}{other}{last}"


def _in_words(day: int, month: int, year: int, chance: Random) -> tuple[str, str]:
    name = MONTHS[month - 1] if chance.random() < 0.65 else chance.choice(SHORT[month - 1])
    first = "1er" if day == 1 and chance.random() < 0.7 else f"{day:02d}" if chance.random() < 0.35 else str(day)
    shown = name.upper() if chance.random() < 0.35 else name.title() if chance.random() < 0.2 else name
    if chance.random() < 0.25:
        shown = plain(shown) if shown.islower() else plain(shown).upper()
    between = chance.choices((" ", ".", "-", "/"), (20, 1, 1, 1))[0]
    read = f"{first} {plain(name).rstrip('.')} {year}"
    return f"{first}{between}{shown}{between if between not in shown else ''}{year}", read


def _figures(chance: Random) -> tuple[str, str]:
    """Figures that are no date: a number, a day that is not in the calendar, half a date."""
    kind = chance.randrange(4)
    if kind == 0:
        text = "".join(chance.choice("0123456789") for _ in range(chance.randint(3, 9)))
    elif kind == 1:
        text = f"{chance.randint(32, 99)}/{chance.randint(13, 99)}/{chance.randint(1000, 9999)}"
    elif kind == 2:
        text = f"{chance.randint(1, 31)}{chance.choice('/.-')}{chance.randint(1, 12):02d}"
    else:
        text = " ".join(f"{chance.randint(0, 99):02d}" for _ in range(chance.randint(2, 5)))
    return text, text
