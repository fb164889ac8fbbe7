"""A zone of a page cut out at the size at which it is to be looked at."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.images import Prepared
from extractors.ocr import Grey
from schemas.layout import POINTS_PER_INCH, Box

FAINT_INK_BELOW = 200  # grey level, with the soft edge of letters
BORDER = 24  # white pixels around a zone: Tesseract misses letters that touch the edge
ZONE_MARGIN = (6.0, 2.5)  # points around a doubtful value, sideways and up and down


def cut_out(prepared: Prepared, box: Box, dpi: float) -> tuple[Grey, float, tuple[int, int]]:
    """The zone of the flat page at ``dpi`` with a white border; the scale, and the zone's origin in pixels."""
    k = prepared.dpi / POINTS_PER_INCH
    height, width = prepared.grey.shape
    x0, x1 = (min(width, max(0, round(x * k))) for x in (box.x0, box.x1))
    y0, y1 = (min(height, max(0, round(y * k))) for y in (box.top, box.bottom))
    piece = prepared.grey[y0:y1, x0:x1]
    if piece.size == 0:
        return piece, 1.0, (x0, y0)
    piece = _without_neighbours(piece, round(ZONE_MARGIN[0] * k), round(ZONE_MARGIN[1] * k))
    scale = dpi / prepared.dpi
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    resized = cv2.resize(piece, None, fx=scale, fy=scale, interpolation=how)
    bordered = cv2.copyMakeBorder(resized, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(bordered, dtype=np.uint8), scale, (x0, y0)


def _without_neighbours(grey: Grey, aside: int, above: int) -> Grey:
    """``grey`` without what lies wholly in its margins (``aside`` and ``above`` pixels wide) and is cut by its edge:
    half a letter of the next word makes "15" of "5"."""
    ink = np.asarray(grey < FAINT_INK_BELOW, dtype=np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    right, bottom = x + stats[:, cv2.CC_STAT_WIDTH], y + stats[:, cv2.CC_STAT_HEIGHT]
    high, wide = grey.shape
    beside = ((x == 0) & (right <= aside)) | ((right == wide) & (x >= wide - aside))
    over = ((y == 0) & (bottom <= above)) | ((bottom == high) & (y >= high - above))
    cut = beside | over
    cut[0] = False
    if not cut.any():
        return grey
    return np.asarray(np.where(cut[labels], 255, grey), dtype=np.uint8)
