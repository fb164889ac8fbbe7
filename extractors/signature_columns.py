"""The two columns in which parties sign: their captions may stand so close that they were read as one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.lines import same_row
from schemas.layout import Box, Line

SAME_START = 3.0  # points between the beginnings of lines of one column
NEAR = 80.0  # points above and below in which a column shows by its other lines
LIKE_MARGIN = 8.0  # points by which lines of one column end apart, where they begin together: it is set from the left
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
    """Where the left party's room ends: just before the right column, where that is set from the left; in the middle
    of the gap where it may be centred."""
    a, b = Box.around(s.box for s in left), Box.around(s.box for s in right)
    middle = (min(a.x1, b.x0) + b.x0) / 2
    starts = [s.box.x0 for s in right]
    ends = [s.box.x1 for s in right]
    from_left = len(right) > 1 and max(starts) - min(starts) <= SAME_START and max(ends) - min(ends) > LIKE_MARGIN
    return max(middle, b.x0 - BESIDE_CAPTION) if from_left else middle
