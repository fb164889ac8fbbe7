"""Dates written in a text: "5 septembre 2026", "05/09/2026", misread "10 novembes 2025"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from extractors.found import Found
from extractors.labels import folded
from extractors.patterns import DATE
from schemas.formats import InvalidFormat, date_fr

LIKE_A_MONTH = 75.0  # per cent of the letters; juin and juillet are at 55

CUT_SHORT = re.compile(r"(?<![0-9])20$")
"""A year of which only the century was read: nothing of 2020 is still to be paid."""


def in_text(text: str) -> tuple[Found, ...]:
    """Every date written in ``text`` that is a day of the calendar.

    >>> [f.value for f in in_text("se termine au 5 septembre 2026.")]
    ['2026-09-05']
    >>> in_text("le 29 mai 20")
    ()
    >>> [f.value for f in in_text("2 8 / 0 5 / 2 0 2 5, 28 05 2025, 28-mai-2025")]
    ['2025-05-28', '2025-05-28', '2025-05-28']
    """
    dates = []
    for match in DATE.finditer(text):
        if CUT_SHORT.search(match[0]):
            continue
        try:
            dates.append(Found(date_fr.validate(_month_mended(match[0])), match.start(), match.end()))
        except InvalidFormat:
            continue
    return tuple(dates)


def _month_mended(text: str) -> str:
    """A misread month's name replaced by the only month it is like: "10 novembes 2025"."""
    name = re.search(r"[^\W\d_]{3,}", text.replace("er ", "   ", 1))
    if name is None or date_fr.month_number(folded(name[0])):
        return text
    near = process.extract(folded(name[0]), date_fr.MONTHS, scorer=fuzz.ratio, score_cutoff=LIKE_A_MONTH, limit=2)
    return text[: name.start()] + near[0][0] + text[name.end() :] if len(near) == 1 else text
