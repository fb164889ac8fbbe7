"""The rows' own numbers, 1, 2, 3 … down the table: no département, though 10 to 95 look like one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lines import same_row
from extractors.patterns import ROW_NUMBER_CELL
from schemas.layout import Word

SAME_COLUMN = 9.0  # points between the right edges of numbers of one and of two digits, at most
LEAST_STEPS = 2  # rows numbered one after another, before a column is one of numbers

Placed = tuple[Word, int]
"""A word and its page."""


def without_row_numbers(words: Sequence[Placed], anchors: Sequence[Placed]) -> list[Placed]:
    """``words`` without the column that counts the rows; ``anchors``: the UAIs, which tell the rows."""
    rows = [(page, a.box) for a, page in anchors]
    numbers = [
        (int(found["number"]), row, word)
        for word, page in words
        if (found := ROW_NUMBER_CELL.match(word.text))
        for row, (at, box) in enumerate(rows)
        if at == page and same_row(box, word.box)
    ]
    counting = [
        (one, other)
        for n, row, one in numbers
        for m, below, other in numbers
        if below == row + 1 and m == n + 1 and abs(other.box.x1 - one.box.x1) < SAME_COLUMN
    ]
    if len(counting) < LEAST_STEPS:
        return list(words)
    edge = max(w.box.x1 for pair in counting for w in pair) + SAME_COLUMN / 2
    first = min(w.box.x0 for pair in counting for w in pair) - SAME_COLUMN
    return [(w, p) for w, p in words if not (ROW_NUMBER_CELL.match(w.text) and first <= w.box.x0 and w.box.x1 <= edge)]
