"""Where the letters are: a small view of a page with paper, rules, holes and photos taken away.

Straightening and turning need no more than this view; they are estimated at ESTIMATE_DPI and applied once at full size.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.picture import Pixels

ESTIMATE_DPI = 100.0  # letters of 10 points are still 7 pixels high here, and a page has one million pixels
PAPER_WINDOW_INCHES = 0.3  # wider than a bold stroke or a filled letter, narrower than the fall of a shadow
GLYPH_INCHES = (0.03, 0.45)  # smallest and largest side of a letter or of letters that touch (2 to 32 points)
GLYPH_LENGTH_INCHES = 1.6  # letters melted into a word by blur are long; rules are longer
LEAST_CONTRAST = 25  # grey levels of difference to the paper below which nothing is ink


@dataclass(frozen=True, eq=False)
class Glyphs:
    """``mask``: 1 where there is ink of letters, else 0; ``count``: how many components; ``dpi`` of the mask."""

    mask: Pixels
    count: int
    dpi: float

    def turned(self) -> Glyphs:
        """The same glyphs with the page turned a quarter clockwise."""
        return Glyphs(np.ascontiguousarray(np.rot90(self.mask, -1)), self.count, self.dpi)


def shrunk(grey: Pixels, dpi: float, to_dpi: float = ESTIMATE_DPI) -> tuple[Pixels, float]:
    """``grey`` at about ``to_dpi`` (never enlarged) and the resolution it has now."""
    if dpi <= to_dpi * 1.2:
        return grey, dpi
    k = to_dpi / dpi
    size = (max(1, round(grey.shape[1] * k)), max(1, round(grey.shape[0] * k)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), to_dpi


def paper(grey: Pixels, dpi: float) -> Pixels:
    """The brightness the page would have without its ink, as large as ``grey``."""
    window = max(3, round(PAPER_WINDOW_INCHES * dpi) | 1)
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    return np.asarray(cv2.blur(closed, (window, window)), dtype=np.uint8)


def ink_mask(grey: Pixels, dpi: float) -> Pixels:
    """1 where ``grey`` is clearly darker than the paper around it."""
    divided = cv2.divide(grey, paper(grey, dpi), scale=255)
    marked = divided[divided < 255 - LEAST_CONTRAST]
    if marked.size == 0:
        return np.zeros_like(grey)
    level, _ = cv2.threshold(marked, 0, 255, cv2.THRESH_OTSU)
    level = float(np.clip(level, 140, 255 - LEAST_CONTRAST))
    return np.asarray(divided < level, dtype=np.uint8)


def glyphs(ink: Pixels, dpi: float) -> Glyphs:
    """The letters in the ink of a small view (about ESTIMATE_DPI): components of a letter's size, nothing else."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = (stats[:, c] for c in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    short, long = np.minimum(width, height), np.maximum(width, height)
    least, most = GLYPH_INCHES[0] * dpi, GLYPH_INCHES[1] * dpi
    kept = (long >= least) & (short <= most) & (long <= GLYPH_LENGTH_INCHES * dpi) & (area >= 0.12 * width * height)
    kept &= (short >= 0.35 * least) & (area >= 3)
    kept[0] = False
    return Glyphs(kept.astype(np.uint8)[labels], int(kept.sum()), dpi)
