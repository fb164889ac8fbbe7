"""Which of the words that were read are print: OCR also reads words into signatures."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.marks.canvas import Canvas, PixelBox

TALLEST = 1.5  # times the usual height of a word: headings are, signatures that were read as words mostly are more
UNBROKEN = 3.0  # width over height of connected ink in a word: print breaks at each letter, cursive at each word
UNBROKEN_USUAL = 2.5  # times what is usual in the block, for scans in which letters run together
FEW = 4  # words do not tell what is usual


def canvas_to_words(canvas: Canvas) -> list[PixelBox]:
    """The boxes that have the height of print and hold letters that stand apart."""
    if not canvas.printed:
        return []
    usual = float(np.median([b[3] - b[1] for b in canvas.printed]))
    widths = [_widest(canvas, box) / max(1.0, usual) for box in canvas.printed]
    limit = UNBROKEN
    if len(widths) >= FEW:
        limit = max(limit, UNBROKEN_USUAL * float(np.median(widths)))
    return [
        box
        for box, width in zip(canvas.printed, widths, strict=True)
        if box[3] - box[1] <= TALLEST * usual and width <= limit
    ]


def _widest(canvas: Canvas, box: PixelBox) -> float:
    """Width in pixels of the widest connected ink in ``box``."""
    x0, y0, x1, y1 = (max(0, v) for v in box)
    inside = canvas.ink[y0:y1, x0:x1]
    if not inside.size:
        return 0.0
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    return float(stats[1:, cv2.CC_STAT_WIDTH].max(initial=0))
