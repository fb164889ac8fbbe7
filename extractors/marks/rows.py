"""Words written by hand: pieces of ink side by side on one line, none of which makes up most of it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import PX_PER_MM, Canvas, PixelBox, mm
from extractors.marks.stamps import Ring

SMALLEST_MM = 1.0  # larger side of a piece: dots and dust say nothing
TALLEST_MM = 9.0  # of a piece of handwriting; stamps and frames are larger
WIDEST_MM = 42.0
REACH_MM = 9.0  # on each side: the words before and behind
FEWEST = 3  # pieces; a signature comes in one or two, and a flourish below or above
MOST_OF_IT = 0.6  # of the whole width; a signature has one piece that is most of it
HIGHEST_MM = 13.0  # of the whole; a row of words is lower, a signature is not always
OVERLAP = 0.5  # of the narrower: one above the other, an accent, a flourish


def is_written(canvas: Canvas, box: PixelBox, words: Sequence[PixelBox], rings: Sequence[Ring]) -> bool:
    """Whether the ink in ``box`` (canvas pixels) is part of a row of words or figures by hand. ``words``: print;
    ``rings``: of stamps, whose letters do not count."""
    if box[3] - box[1] > mm(HIGHEST_MM):
        return False
    pieces = _pieces(canvas, box, words, rings)
    spans = _side_by_side(pieces)
    if len(spans) < FEWEST:
        return False
    whole = spans[-1][1] - spans[0][0]
    return max(right - left for left, right in spans) <= MOST_OF_IT * whole


def _pieces(canvas: Canvas, box: PixelBox, words: Sequence[PixelBox], rings: Sequence[Ring]) -> list[tuple[int, int]]:
    """Left and right of each piece of ink on the line of ``box`` that may be a pen's."""
    ink = canvas.ink.copy()
    for x0, y0, x1, y1 in words:
        ink[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = 0
    _, _, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    keep: NDArray[np.bool_] = np.maximum(width, height) >= mm(SMALLEST_MM)
    keep &= (height <= TALLEST_MM * PX_PER_MM) & (width <= WIDEST_MM * PX_PER_MM)
    x, y = middles[:, 0], middles[:, 1]
    keep &= (x >= box[0] - mm(REACH_MM)) & (x <= box[2] + mm(REACH_MM)) & (y >= box[1]) & (y <= box[3])
    for ring in rings:
        keep &= np.hypot(x - ring.x, y - ring.y) > ring.radius
    keep[0] = False
    left = stats[keep, cv2.CC_STAT_LEFT]
    return sorted(zip(left.tolist(), (left + width[keep]).tolist(), strict=True))


def _side_by_side(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces from left to right, those that stand above each other as one."""
    spans: list[tuple[int, int]] = []
    for left, right in pieces:
        if spans:
            before = spans[-1]
            narrower = min(right - left, before[1] - before[0])
            if min(right, before[1]) - left > OVERLAP * narrower:
                spans[-1] = (before[0], max(before[1], right))
                continue
        spans.append((left, right))
    return spans
