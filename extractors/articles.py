"""Article headings: "Article 9 - Liste des écoles", misread "Atticle 1O". They tell which part a page holds."""

from __future__ import annotations

from rapidfuzz import fuzz

from extractors.labels import folded
from extractors.patterns import ARTICLE_HEADING
from schemas.confusions import as_digits
from schemas.layout import Line

LIKE_ARTICLE = 70.0
MOST_ARTICLES = 30
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
}


def article_of(segment: Line) -> int | None:
    """The number of the article that ``segment`` begins, or None; "Article 3.1" counts as 3."""
    found = ARTICLE_HEADING.match(segment.text)
    if not found or fuzz.ratio(folded(found["word"]), "article") < LIKE_ARTICLE:
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
