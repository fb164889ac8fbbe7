"""The school year: in the title, again in articles 4 and 9."""

from __future__ import annotations

from extractors.found import Found
from extractors.lines import words_between
from extractors.patterns import SCHOOL_YEAR
from extractors.sheets import Paper, observed
from schemas.formats import school_year
from schemas.reading import Observation, Place

LENGTH = 9  # of "2025-2026"
TITLE_WITHIN = 0.35  # of the first page's height


def in_text(text: str) -> tuple[Found, ...]:
    """Every pair of years, in a row or not.

    >>> [f.value for f in in_text("Année scolaire 2025 / 26")]
    ['2025-2026']
    """
    found = (Found(school_year.compact(m[0]), m.start(), m.end()) for m in SCHOOL_YEAR.finditer(text))
    return tuple(f for f in found if len(f.value) == LENGTH)


def seen(paper: Paper) -> tuple[Observation, ...]:
    """Every pair of years printed anywhere, the title first."""
    looks = []
    for segment in paper.segments:
        sheet = paper.sheet_of(segment)
        first = sheet is paper.sheets[0] and segment.box.middle < TITLE_WITHIN * sheet.page.height
        for found in in_text(segment.text):
            words = words_between(segment, found.start, found.end)
            place = Place.TITLE if first else Place.BODY
            looks.append(observed(sheet, found.value, segment.text[found.start : found.end], words, place))
    right = tuple(look for look in looks if school_year.is_valid(look.value))
    return right or tuple(looks)
