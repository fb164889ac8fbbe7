"""A printed label found despite OCR noise: "S1RET :", "Représenté(e) par", "En sa qualite de".

A label is searched in the letters of a segment (no case, accents, spaces, punctuation), so that lost spaces, glued
colons and broken accents do not matter. rapidfuzz finds where the label lies best; the part it lies on must then be
like the label as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extractors.lines import words_between
from schemas.layout import Line, Word

LIKE = 82.0  # per cent of the letters: one wrong letter in six
TEXTS_KEPT = 4096  # folded lines: a long convention has a thousand, and every label is searched in each
HITS_KEPT = 65536  # a label in a line: some sixty labels are searched in each of a thousand lines
SHORT_LABEL = 5  # letters up to which a label may not hold any other error than an OCR double


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """What may be printed for one thing; ``forms`` are folded letters and digits only."""

    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found: the characters ``start`` to ``end`` of ``segment.text``, and how like it is (0 to 100)."""

    label: Label
    segment: Line
    start: int
    end: int
    likeness: float

    @property
    def after(self) -> str:
        """What follows the label on its segment, without the colon."""
        return self.segment.text[self.end :].lstrip(" :.;,-–—=_|°")

    @property
    def words_after(self) -> tuple[Word, ...]:
        text = self.segment.text
        return words_between(self.segment, len(text) - len(self.after), len(text)) if self.after else ()


@lru_cache(maxsize=TEXTS_KEPT)
def folded(text: str) -> str:
    """Letters and digits of ``text`` without accents and case.

    >>> folded("Représenté(e) par :")
    'representeepar'
    """
    return "".join(c for c, _ in _folded_with_places(text))


@lru_cache(maxsize=TEXTS_KEPT)
def _folded_with_places(text: str) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char).lower():
            if part.isalnum() and part.isascii():
                found.append((part, place))
            elif part in "œæ":
                found += [(letter, place) for letter in ("oe" if part == "œ" else "ae")]
    return tuple(found)


def find_label(segment: Line, label: Label, at_start: bool = False) -> LabelHit | None:
    """Where ``label`` stands in ``segment``, the likeliest of its forms; None when none is like enough."""
    lies = _lies(segment.text, label, at_start)
    return LabelHit(label, segment, *lies) if lies else None


ENDED = re.compile(r"[^\W\d_]\s*:\s+[^\W\d_]")
"""Behind a colon stands the value: the "Jean-L" of "Représentant : Jean-Luc" is no "légal"."""


@lru_cache(maxsize=HITS_KEPT)
def _lies(text: str, label: Label, at_start: bool) -> tuple[int, int, float] | None:
    """Start, end and likeness of the likeliest form of ``label`` in ``text``."""
    letters = _folded_with_places(text)
    hay = folded(text)
    best: tuple[int, int, float] | None = None
    longest = 0
    for form in label.forms:
        if len(hay) < len(form) - 2:
            continue
        lies = fuzz.partial_ratio_alignment(form, hay, score_cutoff=LIKE - 10)
        if lies is None or lies.dest_end <= lies.dest_start:
            continue
        likeness = fuzz.ratio(form, hay[lies.dest_start : lies.dest_end])
        if likeness < (LIKE if len(form) > SHORT_LABEL else 100.0 - 100.0 / (2 * len(form)) - 1):
            continue
        if at_start and lies.dest_start > 2:
            continue
        start, end = letters[lies.dest_start][1], letters[lies.dest_end - 1][1] + 1
        if ENDED.search(text, start, end):
            continue
        if best is None or (likeness, len(form)) > (best[2], longest):
            longest = len(form)
            best = (start, end, likeness)
    return best


def find_labels(segments: Iterable[Line], label: Label, at_start: bool = False) -> tuple[LabelHit, ...]:
    """Every segment that has the label, in the order given."""
    return tuple(hit for s in segments if (hit := find_label(s, label, at_start)))
