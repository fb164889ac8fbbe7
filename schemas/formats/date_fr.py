"""A date as the French write it, turned into ISO: "28/05/2025", "le 5 septembre 2026", "9 JUIN 2025", "1er mars 25".

French date libraries misread short months ("14 sept." as July, facts.md), so the tables are ours. Day comes first.
Month names are matched by their folded letters, so "aout" and "AOÛT" are one.

>>> validate("28/05/2025"), validate("1er août 2025"), validate("9 JUIN 25"), validate("14 sept. 2025")
('2025-05-28', '2025-08-01', '2025-06-09', '2025-09-14')
>>> validate("31/02/2025")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: 31/02/2025 is no day of the calendar
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from schemas.formats import InvalidFormat

DATES_KEPT = 2_000  # writings; the days of a campaign come again and again
MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_SHORT = {
    "janv": 1,
    "jan": 1,
    "fevr": 2,
    "fev": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
}
_SHORT |= {"dec": 12} | {name: number for number, name in enumerate(MONTHS, start=1)}
_NUMERIC = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})")
_BOXED = re.compile(r"([0-9]{2})([0-9]{2})(20[0-9]{2})")
_WRITTEN = re.compile(r"([0-9]{1,2})(?:er)?-?([a-z]+)-?([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ROOM = re.compile(
    r"""
    (?: [\W_一二] | (?<![^\W_])[Il1L]{1,2}(?![^\W_]) )*                   # dots, rules; slashes as they are misread
    (?: (?:date|jj?[\W_]mm?[\W_]aa(?:aa)?)(?!\w) | [Il1]?20(?:[0-9]{2})?(?![0-9]) )?  # "(date)", the year's beginning
    [\W_一]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def compact(text: str) -> str:
    """Folded, without spaces, the leading "le" and the dot of a short month; slashes stay.

    >>> compact("le 1er Août 2025")
    '1eraout2025'
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    tight = re.sub(r"\s|,", "", folded)
    tight = re.sub(r"^le(?=[0-9])", "", tight)
    return re.sub(r"(?<=[a-z])\.", "", tight)


def month_number(name: str) -> int | None:
    """1 to 12 for a folded month name, full or shortened; None for anything else."""
    return _SHORT.get(name)


@lru_cache(maxsize=DATES_KEPT)
def validate(text: str) -> str:
    """The ISO date; raises :class:`InvalidFormat` when it is not a date or no day of the calendar."""
    tight = compact(text)
    if found := _NUMERIC.fullmatch(tight) or _BOXED.fullmatch(tight):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _ISO.fullmatch(tight):
        day, month, year = int(found[3]), int(found[2]), found[1]
    elif (found := _WRITTEN.fullmatch(tight)) and (number := month_number(found[2])):
        day, month, year = int(found[1]), number, found[3]
    else:
        raise InvalidFormat(f"{text.strip()} is not a date")
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day).isoformat()
    except ValueError:
        raise InvalidFormat(f"{text.strip()} is no day of the calendar") from None


def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def is_room(text: str) -> bool:
    """Whether it is what a form prints where a date is still to be written: dots, slashes, at most its year.

    >>> [is_room(text) for text in ("...... / ...... / 2025", "__/__/20", "jj/mm/aaaa", "", "1/1/2025", "..12../2025")]
    [True, True, True, True, False, False]
    """
    return _ROOM.fullmatch(text) is not None and not is_valid(text)


def format(text: str) -> str:
    """An ISO date (or any accepted one) as the French print it.

    >>> format("2025-05-28")
    '28/05/2025'
    """
    year, month, day = validate(text).split("-")
    return f"{day}/{month}/{year}"
