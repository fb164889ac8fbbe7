"""Article headings: "Article 9 - Liste des écoles", misread "Atticle 1O"; "9. Durée", "IX) DURÉE" where the paper
numbers its articles so. They tell which part a page holds, and part a convention into sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.labels import folded
from extractors.patterns import ANNEX_HEADING, ARTICLE_HEADING, NUMBERED_HEADING, UAI
from schemas.confusions import as_digits
from schemas.layout import Line

LIKE_ARTICLE = 70.0
MOST_ARTICLES = 30
LEAST_WORDED = 3  # headings with the word "article": then no bare number is one
LEAST_CHAIN = 4  # bare numbers that follow one another, to be headings
LONGEST_TITLE = 90  # characters
ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
    "XV": 15,
}
SCHOOL_BEGINS = re.compile(r"(?:la|l)?(?:ecole(?!s)|maternelle|elementaire|primaire|groupescolaire|e[emp]pu|rpi)")


@dataclass(frozen=True, slots=True)
class Heading:
    """Segment ``at`` begins an article (``number`` 0: an annex)."""

    at: int
    number: int


@dataclass(frozen=True, slots=True)
class Section:
    """An article with its heading (``number`` 0: an annex), or, with None, what stands before the first."""

    number: int | None
    segments: tuple[Line, ...]

    @property
    def body(self) -> tuple[Line, ...]:
        return self.segments if self.number is None else self.segments[1:]


def article_of(segment: Line) -> int | None:
    """The number of the article that ``segment`` begins, or None; "Article 3.1" counts as 3."""
    found = ARTICLE_HEADING.match(segment.text)
    if not found:
        return None
    word = folded(found["word"])
    if word != "art" and fuzz.ratio(word, "article") < LIKE_ARTICLE:
        return None
    if segment.text.rstrip().endswith(".") and len(segment.text) < 14 and found["word"][0].islower():
        return None
    number = found["number"]
    if folded(number) in ("1er", "premier"):
        return 1
    if number.upper() in ROMAN:
        return ROMAN[number.upper()]
    digits = as_digits(number).split(".")[0]
    return int(digits) if digits.isdigit() and 0 < int(digits) <= MOST_ARTICLES else None


def headings_of(segments: Sequence[Line]) -> tuple[Heading, ...]:
    """Every heading among ``segments``, annexes included. Bare numbers ("9. Durée") are headings where the word
    "article" is not used and they follow one another through the paper."""
    worded = [Heading(i, n) for i, s in enumerate(segments) if (n := article_of(s)) is not None]
    annexes = [Heading(i, 0) for i, s in enumerate(segments) if ANNEX_HEADING.match(s.text)]
    if len({h.number for h in worded}) < LEAST_WORDED:
        numbered: dict[str, list[Heading]] = {}
        for i, segment in enumerate(segments):
            if found := _numbered(segment):
                style, number = found
                numbered.setdefault(style, []).append(Heading(i, number))
        chain = max((_chain(h) for h in numbered.values()), key=len, default=[])
        worded += chain if len(chain) >= LEAST_CHAIN else []
    return tuple(sorted([*worded, *annexes], key=lambda h: h.at))


def _numbered(segment: Line) -> tuple[str, int] | None:
    """("1.", 9) of "9. Durée"; the rows of a numbered list of schools are no headings."""
    text = segment.text
    found = NUMBERED_HEADING.match(text)
    if not found or len(text) > LONGEST_TITLE or UAI.search(text) or SCHOOL_BEGINS.match(folded(found["title"])):
        return None
    number, sign = found["number"], found["sign"]
    if number in ROMAN:
        return "I" + sign, ROMAN[number]
    return ("1" + sign, int(number)) if number.isdigit() and 0 < int(number) <= MOST_ARTICLES else None


def _chain(headings: Sequence[Heading]) -> list[Heading]:
    """The longest run of growing numbers, of which one here and there may not have been read."""
    best: list[list[Heading]] = []
    for heading in headings:
        before = [c for c in best if 1 <= heading.number - c[-1].number <= 2]
        best.append([*max(before, key=len, default=[]), heading])
    return max(best, key=len, default=[])


def sections_of(segments: Sequence[Line]) -> tuple[Section, ...]:
    """The segments parted at the headings, each of which begins its section."""
    headings = headings_of(segments)
    cuts = [0, *(h.at for h in headings), len(segments)]
    numbers = [None, *(h.number for h in headings)]
    return tuple(
        Section(number, tuple(segments[a:b])) for number, a, b in zip(numbers, cuts, cuts[1:], strict=False) if a < b
    )
