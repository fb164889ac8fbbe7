"""Two columns so close that their lines were read as one: the white strip that several rows have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.lines import segments_to_rows
from schemas.layout import Line

LEAST_STRIP = 5.0  # points; the space between two words is hardly as wide, and not in the same place in every row
LEAST_ROWS = 4  # with words on both sides of the strip

Strip = tuple[float, float]


def gutter_of(segments: Sequence[Line]) -> tuple[float, float, float] | None:
    """(x, top, bottom) of the strip that the most rows have in common; None without one."""
    rows = segments_to_rows(segments)
    best: tuple[int, float, float, float] | None = None
    for first in range(len(rows)):
        for strip in _gaps(rows[first]):
            run, two_sided, common = _run(rows[first:], strip)
            if two_sided >= LEAST_ROWS and (best is None or two_sided > best[0]):
                last = rows[first + run - 1]
                bottom = max(s.box.bottom for s in last)
                best = (two_sided, sum(common) / 2, min(s.box.top for s in rows[first]), bottom)
    return best[1:] if best else None


def cut_at_gutter(segments: Sequence[Line], x: float, top: float, bottom: float) -> tuple[Line, ...]:
    """``segments``, those between ``top`` and ``bottom`` that reach over ``x`` cut in two there."""
    return tuple(piece for s in segments for piece in (cut_at(s, x) if top - 1 <= s.box.middle <= bottom + 1 else [s]))


def cut_at(segment: Line, x: float) -> list[Line]:
    """The words left and right of ``x``: columns may stand closer than the words of a justified line."""
    if not segment.box.x0 < x < segment.box.x1:
        return [segment]
    left = tuple(w for w in segment.words if w.box.x0 < x)
    right = tuple(w for w in segment.words if w.box.x0 >= x)
    return [Line(words, segment.page) for words in (left, right) if words]


def _run(rows: Sequence[Sequence[Line]], strip: Strip) -> tuple[int, int, Strip]:
    """How many rows from the first on leave a common strip white, how many of them have words on both sides, and what
    is left of the strip."""
    two_sided, common = 0, strip
    for count, row in enumerate(rows):
        words = [w for s in row for w in s.words]
        if all(w.box.x1 <= common[0] + 1 for w in words) or all(w.box.x0 >= common[1] - 1 for w in words):
            continue
        shared = [(max(a, common[0]), min(b, common[1])) for a, b in _gaps(row)]
        shared = [s for s in shared if s[1] - s[0] >= LEAST_STRIP]
        if not shared:
            return count, two_sided, common
        common, two_sided = shared[0], two_sided + 1
    return len(rows), two_sided, common


def _gaps(row: Sequence[Line]) -> list[Strip]:
    """The white between neighbouring words of a row, as wide as a gutter."""
    words = sorted((w.box for s in row for w in s.words), key=lambda b: b.x0)
    return [(a.x1, b.x0) for a, b in pairwise(words) if b.x0 - a.x1 >= LEAST_STRIP]
