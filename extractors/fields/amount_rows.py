"""Amounts in cells: each value behind what its label or its column's head says, as a sentence would have it.

"Écoles couvertes | Prix par école | Somme à payer" over "2 | 40 € | 80 €" becomes "Écoles couvertes : 2 …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.lines import segments_to_rows
from schemas.layout import Box, Line, Word

HEAD_ROWS = 3  # a head may be broken over several lines
LEAST_CELLS = 2
LONGEST_LABEL = 70  # characters
VALUE = re.compile(
    r"[\s(:=]*[0-9OIl][0-9OIl .,\u00a0\u202f]*\s*(?:€|£|&|E|C|eur(?:os?)?|[ée]coles?(?:\(s\))?)?\s*"
    r"(?:TTC|T\.T\.C\.?|HT|net)?[\s.]*(?:\([^()]{2,60}\)?[\s.]*)?$",
    re.IGNORECASE,
)
MONEY_SIGN = re.compile(r"[€£]|\beuros?\b|\beur\b|[0-9][.,][0-9]{2}\b", re.IGNORECASE)


def is_value(segment: Line) -> bool:
    """Whether nothing but a number, an amount or "3 écoles" stands in it."""
    return VALUE.match(segment.text) is not None and any(c.isdigit() for c in segment.text)


def as_sentences(segments: Sequence[Line]) -> list[Line]:
    """The segments in reading order; values behind their labels with a colon between."""
    ordered: list[Line] = []
    for page in dict.fromkeys(s.page for s in segments):
        rows = segments_to_rows([s for s in segments if s.page == page])
        at = 0
        while at < len(rows):
            heads = _heads_above(rows, at)
            values = _values(rows[at + heads]) if heads else ()
            paired = _below_heads([s for row in rows[at : at + heads] for s in row], values) if heads else []
            if paired:
                ordered += paired
                at += heads + 1
            else:
                ordered += _labelled(rows[at])
                at += 1
    return ordered


def _heads_above(rows: Sequence[Sequence[Line]], at: int) -> int:
    """How many rows of heads begin at ``at``, below which a row of values stands; 0 where there is none."""
    for count in range(1, HEAD_ROWS + 1):
        if at + count >= len(rows) or any(re.search("[0-9]", s.text) for s in rows[at + count - 1]):
            return 0
        below = rows[at + count]
        if len(_values(below)) >= LEAST_CELLS:
            return count if any(MONEY_SIGN.search(s.text) for s in (*below, *rows[at])) else 0
    return 0


def _values(row: Sequence[Line]) -> Sequence[Line]:
    """The cells of a row of values, without the words that may stand before them; () where it is none."""
    told = row[1:] if row and not re.search("[0-9]", row[0].text) else row
    return told if all(map(is_value, told)) else ()


def _below_heads(heads: Sequence[Line], values: Sequence[Line]) -> list[Line]:
    """Each value behind the words that stand above it; [] where one has none."""
    own: list[list[Word]] = [[] for _ in values]
    for word in (w for s in heads for w in s.words):
        middle = (word.box.x0 + word.box.x1) / 2
        own[min(range(len(values)), key=lambda i: _apart(middle, values[i].box))].append(word)
    if not all(own):
        return []
    return [s for words, value in zip(own, values, strict=True) for s in _joined(words, value)]


def _apart(x: float, box: Box) -> float:
    return max(box.x0 - x, x - box.x1, 0.0) + abs((box.x0 + box.x1) / 2 - x) / 1000


def _labelled(row: Sequence[Line]) -> Iterator[Line]:
    """A row of a label and its value."""
    if len(row) == LEAST_CELLS and is_value(row[1]) and len(row[0].text) < LONGEST_LABEL:
        yield from _joined(row[0].words, row[1]) if not re.search("[0-9]", row[0].text) else row
    else:
        yield from row


def _joined(label: Iterable[Word], value: Line) -> Iterator[Line]:
    words = tuple(label)
    if words[-1].text[-1:] not in ":=":
        end = words[-1].box
        words = (*words, Word(":", Box(end.x1, end.top, end.x1, end.bottom)))
    yield Line(words, value.page)
    yield value
