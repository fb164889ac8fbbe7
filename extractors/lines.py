"""Words → the pieces of print that belong together.

The unit everything is found in is the *segment*: words on one line without a wide gap between them, so that two
columns, or the cells of a table, are never read as one sentence. Segments on one height make a *row*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from schemas.layout import Box, Line, Word

WIDE_GAP = 1.7  # of the line's height: justified text stays below, columns and table cells begin above
LEAST_GAP = 12.0  # points; very small print has wide gaps for its height
LEAST_SPREAD = 3  # gaps in a line that tell that they are alike
SAME_GAP = 1.3  # times the narrowest: letters stand a little off their boxes
SAME_ROW = 0.5  # share of the smaller height that two segments of one row have in common


def lines_to_segments(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines cut at wide gaps, in reading order (top to bottom, then left to right)."""
    pieces = [piece for line in lines for piece in _cut(line)]
    return tuple(piece for row in segments_to_rows(pieces) for piece in row)


def _cut(line: Line) -> Iterable[Line]:
    words = sorted(line.words, key=lambda w: w.box.x0)
    limit = max(LEAST_GAP, WIDE_GAP * median(w.box.height for w in words))
    if _is_spread(words):
        yield Line(tuple(words), line.page)
        return
    piece = [words[0]]
    for word in words[1:]:
        if word.box.x0 - piece[-1].box.x1 > limit:
            yield Line(tuple(piece), line.page)
            piece = []
        piece.append(word)
    yield Line(tuple(piece), line.page)


def _is_spread(words: Sequence[Word]) -> bool:
    """Whether a line was spread over the width: the same white between all of its words, which no table has."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    return len(gaps) >= LEAST_SPREAD and min(gaps) > 0 and max(gaps) <= SAME_GAP * min(gaps)


def same_row(a: Box, b: Box) -> bool:
    """Whether two boxes stand at one height."""
    common = min(a.bottom, b.bottom) - max(a.top, b.top)
    return common >= SAME_ROW * min(a.height, b.height)


def segments_to_rows(segments: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Segments of one page on one height together, top to bottom; within a row from left to right."""
    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda s: s.box.middle):
        box = segment.box
        row = next((r for r in reversed(rows[-3:]) if same_row(r[0].box, box) and not _over(r, box)), None)
        if row is None:
            rows.append([segment])
        else:
            row.append(segment)
    return tuple(tuple(sorted(row, key=lambda s: s.box.x0)) for row in rows)


def _over(row: Sequence[Line], box: Box) -> bool:
    """Whether ``box`` lies over a segment of the row, which no neighbour on one line does."""
    return any(min(s.box.x1, box.x1) - max(s.box.x0, box.x0) > 0.5 * min(s.box.width, box.width) for s in row)


def words_between(line: Line, start: int, stop: int) -> tuple[Word, ...]:
    """The words that characters ``start`` to ``stop`` of ``line.text`` touch.

    >>> a, b = Word("SIRET:", Box(0, 0, 9, 9)), Word("213", Box(10, 0, 19, 9))
    >>> [w.text for w in words_between(Line((a, b), 1), 7, 10)]
    ['213']
    """
    touched, at = [], 0
    for word in line.words:
        if at < stop and at + len(word.text) > start:
            touched.append(word)
        at += len(word.text) + 1
    return tuple(touched)
