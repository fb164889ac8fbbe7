"""The heads of a table of schools: which words name a column, and of what."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.labels import folded
from extractors.lines import same_row, segments_to_rows
from extractors.school_list.head_words import HEADERS, LIKE_A_HEAD, SHORT_HEAD
from schemas.draft import SchoolPart
from schemas.layout import Box, Line, Word

MOST_STRANGE = 0.34  # of the words of a row of heads that are none, where its cells stand apart
LEAST_HEADS = 2  # a sentence may hold one of the words
MOST_HEAD_WORDS = 5
TOUCHING = 0.9  # of the height: words of one head stand closer


@dataclass(frozen=True)
class Head:
    """The head of one column; ``part`` None: of no interest."""

    part: SchoolPart | None
    box: Box


@dataclass(frozen=True)
class Header:
    """The row of column heads on one page, from left to right."""

    heads: tuple[Head, ...]
    row: Box
    page: int

    @property
    def tells(self) -> bool:
        """Whether it says which column the UAIs are in and which the names: then nothing needs to be guessed."""
        return {SchoolPart.UAI, SchoolPart.NAME} <= {head.part for head in self.heads}

    def holds(self, word: Word, page: int) -> bool:
        """Whether ``word`` stands in the row of heads, or above it."""
        return page == self.page and (same_row(self.row, word.box) or word.box.middle < self.row.bottom)


def headers_of(segments: Sequence[Line]) -> tuple[Header, ...]:
    """Every row of column heads among ``segments``: a table that goes on over a page repeats them."""
    found: list[Header] = []
    for page in dict.fromkeys(s.page for s in segments):
        rows = segments_to_rows([s for s in segments if s.page == page])
        for at, row in enumerate(rows):
            heads = _heads_in([w for s in row for w in s.words], MOST_STRANGE if len(row) > 1 else 0.0)
            if len([h for h in heads if h.part]) >= LEAST_HEADS:
                box = Box.around(h.box for h in heads)
                below = rows[at + 1] if at + 1 < len(rows) else ()
                if _goes_on(heads, below, box):
                    box = Box.around((box, *(s.box for s in below)))
                found.append(Header(heads, box, page))
    return tuple(found)


def _goes_on(heads: Sequence[Head], row: Sequence[Line], header: Box) -> bool:
    """Whether ``row`` is the second line of heads that are too long for their columns."""
    words = [w for s in row for w in s.words]
    if not words or any(not folded(w.text).isalpha() for w in words) or row[0].box.top - header.bottom > header.height:
        return False
    under = [bisect(heads, w.box.x0 + w.box.height / 2, key=lambda head: head.box.x0) for w in words]
    endings = ["".join(folded(w.text) for w, at in zip(words, under, strict=True) if at == head) for head in set(under)]
    every = [name for names in HEADERS.values() for name in names]
    return all(any(name.endswith(e) and name != e for name in every) for e in endings)


def _heads_in(words: Sequence[Word], most_strange: float) -> tuple[Head, ...]:
    """The heads in one row of words; none when the row is no row of heads: it has digits, or more other words than
    ``most_strange`` of all."""
    ordered = sorted(words, key=lambda w: w.box.x0)
    if any(c.isdigit() for w in ordered for c in w.text):
        return ()
    heads: list[Head] = []
    at = strange = 0
    while at < len(ordered):
        size, part = _longest_head(ordered[at:], {h.part for h in heads})
        if size:
            heads.append(Head(part, Box.around(w.box for w in ordered[at : at + size])))
        elif heads and _touches(heads[-1].box, ordered[at].box):
            heads[-1] = Head(heads[-1].part, Box.around((heads[-1].box, ordered[at].box)))
            strange += 1
        else:
            heads.append(Head(None, ordered[at].box))
            strange += bool(folded(ordered[at].text))
        at += size or 1
    return tuple(heads) if strange <= most_strange * len(ordered) else ()


def _longest_head(words: Sequence[Word], taken: Collection[SchoolPart | None]) -> tuple[int, SchoolPart | None]:
    """How many of the first words are one head, and of what."""
    run = 1
    while run < min(MOST_HEAD_WORDS, len(words)) and _touches(words[run - 1].box, words[run].box):
        run += 1
    likely = [
        (_likeness(folded("".join(w.text for w in words[:size])), names), size, part)
        for size in range(1, run + 1)
        for part, names in HEADERS.items()
        if part is None or part not in taken
    ]
    likeness, size, part = max(likely, key=lambda found: found[:2])
    return (size, part) if likeness >= LIKE_A_HEAD else (0, None)


def _likeness(letters: str, names: tuple[str, ...]) -> float:
    """How like the words are to one of ``names``, per cent; short ones must be right."""
    if letters in names:
        return 100.0
    return max((fuzz.ratio(letters, n) for n in names if len(n) > SHORT_HEAD), default=0.0)


def _touches(head: Box, word: Box) -> bool:
    return word.x0 - head.x1 < TOUCHING * head.height
