"""The columns of a table of schools: from the row of heads, else from the white between the words of all its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.school_list.heads import Header
from schemas.draft import SchoolPart
from schemas.layout import Word

CUT_STEP = 0.5  # points between the places tried for the edge of a column
WHITE = 9.0  # points between the columns of a single row; over many rows less white goes down by chance
LEAST_WHITE = 3.0
BEGINS_BEHIND = 0.6  # of its height: white before a word that begins a cell
SAME_LEFT = 3.0  # points between the left edges of one column's cells
HEAD_AT_LEFT = 6.0
OFTEN = 0.6  # of the rows have a cell in a column


@dataclass(frozen=True)
class Column:
    """Words between ``left`` and ``right`` (points) belong to it; ``by_left``: words that begin there, because a word
    that is too long for its cell reaches into the next."""

    part: SchoolPart | None
    left: float
    right: float
    by_left: bool = False

    def holds(self, word: Word) -> bool:
        at = word.box.x0 if self.by_left else (word.box.x0 + word.box.x1) / 2
        return self.left <= at < self.right


def columns_below(header: Header, words: Sequence[Word]) -> tuple[Column, ...]:
    """The columns under ``header``: parted where the fewest of the table's ``words`` are cut, next to where a head
    begins."""
    edges = [
        _edge((a.box.x0 + a.box.x1) / 2, (b.box.x0 + b.box.x1) / 2, b.box.x0, words)
        for a, b in zip(header.heads, header.heads[1:], strict=False)
    ]
    return tuple(
        Column(h.part, left, right)
        for h, left, right in zip(header.heads, [0.0, *edges], [*edges, float("inf")], strict=True)
    )


def _edge(left: float, right: float, begins: float, words: Sequence[Word]) -> float:
    """The place between two heads' middles that cuts the fewest words, nearest to where the second head begins."""
    steps = int((right - left) / CUT_STEP) + 1
    places = [left + i * CUT_STEP for i in range(steps)] + [begins - 1.0]

    def cost(x: float) -> tuple[int, float]:
        return sum(w.box.x0 < x < w.box.x1 for w in words), abs(x - (begins - 1.0))

    return min(places, key=cost)


def columns_of(words: Sequence[Word], rows: int) -> tuple[Column, ...]:
    """The columns of a table without heads: parted where white goes down through all ``rows``."""
    white = max(LEAST_WHITE, WHITE / rows**0.5)
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if spans and word.box.x0 - spans[-1][1] < white:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.box.x1))
        else:
            spans.append((word.box.x0, word.box.x1))
    return tuple(Column(None, a - 1.0, b + 1.0) for a, b in spans)


def columns_from(lines: Sequence[Sequence[Word]], header: Header | None) -> tuple[Column, ...]:
    """The columns by where their cells begin on ``lines``, the first line of each row: what is too long for its cell
    reaches into the next only further down."""
    begins = sorted(
        word.box.x0
        for line in lines
        for before, word in zip([None, *line], line, strict=False)
        if before is None or word.box.x0 - before.box.x1 > BEGINS_BEHIND * word.box.height
    )
    lefts: list[list[float]] = []
    for x in begins:
        if lefts and x - lefts[-1][-1] < SAME_LEFT:
            lefts[-1].append(x)
        else:
            lefts.append([x])
    edges = [min(xs) - SAME_LEFT for xs in lefts if len(xs) >= OFTEN * len(lines)]
    if not edges:
        return ()
    return tuple(
        Column(_part_at(left + SAME_LEFT, header), left, right, by_left=True)
        for left, right in zip(edges, [*edges[1:], float("inf")], strict=True)
    )


def _part_at(left: float, header: Header | None) -> SchoolPart | None:
    """The part whose head begins where the column does."""
    heads = header.heads if header else ()
    return next((h.part for h in heads if abs(h.box.x0 - left) < HEAD_AT_LEFT and h.part), None)
