"""The two columns in which parties sign: their captions may stand so close that they were read as one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.lines import same_row
from schemas.layout import Box, Line

SAME_START = 3.0  # points between the beginnings of lines of one column
NEAR = 80.0  # points above and below in which a column shows by its other lines
BESIDE_CAPTION = 6.0  # points left of a column that is set from the left in which its neighbour's pen still writes


def in_columns(area: Sequence[Line]) -> tuple[Line, ...]:
    """``area`` with each line cut where a column begins that other lines show."""
    return tuple(piece for segment in area for piece in _cut(segment, area))


def _cut(segment: Line, area: Sequence[Line]) -> Iterator[Line]:
    piece = [segment.words[0]]
    for word in segment.words[1:]:
        if _begins_column(word.box, segment, area):
            yield Line(tuple(piece), segment.page)
            piece = []
        piece.append(word)
    yield Line(tuple(piece), segment.page)


def _begins_column(word: Box, segment: Line, area: Sequence[Line]) -> bool:
    """Whether another line near begins below or above ``word``, with something to its left."""
    for other in area:
        box = other.box
        if other is segment or abs(box.x0 - word.x0) > SAME_START or abs(box.middle - word.middle) > NEAR:
            continue
        if any(s is not other and s.box.x1 < box.x0 and same_row(s.box, box) for s in area):
            return True
    return False


def edge_between(left: Sequence[Line], right: Sequence[Line]) -> float:
    """Where the left party's room ends: just before the right column, where the columns are set from the left; in the
    middle of the gap where they may be centred."""
    a, b = Box.around(s.box for s in left), Box.around(s.box for s in right)
    middle = (min(a.x1, b.x0) + b.x0) / 2
    return max(middle, b.x0 - BESIDE_CAPTION) if _from_left(left) or _from_left(right) else middle


def _from_left(column: Sequence[Line]) -> bool:
    """Whether lines begin together and do not have their middles together."""
    starts = [s.box.x0 for s in column]
    middles = [(s.box.x0 + s.box.x1) / 2 for s in column]
    apart = max(starts) - min(starts)
    return len(column) > 1 and apart <= SAME_START and apart < max(middles) - min(middles)
