"""Which of the words that were read are print: OCR also reads words into signatures."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import Canvas, PixelBox

TALLEST = 1.5  # times the usual height of a word: headings are, signatures that were read as words mostly are more
UNBROKEN = 3.0  # width over height of connected ink in a word: print breaks at each letter, cursive at each word
UNBROKEN_USUAL = 2.5  # times what is usual in the block, for scans in which letters run together
STRAY = 3  # pixels of the canvas by which a box may be tight
FEW = 4  # words do not tell what is usual


def canvas_to_words(canvas: Canvas) -> list[PixelBox]:
    """The boxes that have the height of print and hold letters that stand apart."""
    if not canvas.printed:
        return []
    usual = float(np.median([b[3] - b[1] for b in canvas.printed]))
    _, _, stats, _ = cv2.connectedComponentsWithStats(canvas.ink, connectivity=8)
    widths = [_widest(np.asarray(stats[1:], dtype=np.int32), box) / max(1.0, usual) for box in canvas.printed]
    limit = UNBROKEN
    if len(widths) >= FEW:
        limit = max(limit, UNBROKEN_USUAL * float(np.median(widths)))
    return [
        box
        for box, width in zip(canvas.printed, widths, strict=True)
        if box[3] - box[1] <= TALLEST * usual and width <= limit
    ]


def _widest(pieces: NDArray[np.int32], box: PixelBox) -> float:
    """Width in pixels of the widest piece of ink (rows of x, y, width, height, area) that lies wholly in ``box``: a
    stroke that crosses the word and goes on says nothing about it."""
    x, y, width, height = pieces[:, 0], pieces[:, 1], pieces[:, 2], pieces[:, 3]
    inside = (x >= box[0] - STRAY) & (y >= box[1] - STRAY)
    inside &= (x + width <= box[2] + STRAY) & (y + height <= box[3] + STRAY)
    return float(width[inside].max(initial=0))
