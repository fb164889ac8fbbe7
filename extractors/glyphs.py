"""Where the letters are: a small view of a page with paper, rules, holes and photos taken away.

Straightening and turning need no more than this view; they are estimated at ESTIMATE_DPI and applied once at full size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from extractors.picture import Pixels, as_pixels

Boxes: TypeAlias = npt.NDArray[np.int32]  # one row a component: left, top, width, height in pixels

ESTIMATE_DPI = 100.0  # letters of 10 points are still 7 pixels high here, and a page has one million pixels
PAPER_WINDOW_INCHES = 0.3  # wider than a bold stroke or a filled letter, narrower than the fall of a shadow
LEAST_CONTRAST = 25  # grey levels of difference to the paper below which nothing is ink
INK_LEVELS = (140.0, 255.0 - LEAST_CONTRAST)  # darkest and lightest cut between ink and paper (paper is 255)
LETTER_LEVEL = 185.0  # grey of printed letters at ESTIMATE_DPI, where a thin stroke is half paper
GLYPH_INCHES = (0.03, 0.45)  # smallest and largest side of a letter or of letters that touch (2 to 32 points)
GLYPH_LENGTH_INCHES = 1.6  # letters melted into a word by blur are long; rules are longer
GLYPH_THIN = 0.35  # a stroke (i, l, 1) may be thinner than the smallest letter by this factor
GLYPH_FILL = 0.12  # share of its box that a letter inks; a frame or a pen loop inks less


@dataclass(frozen=True, eq=False)
class Glyphs:
    """``view``: the small grey page with nothing but its letters, paper near 255; ``mask``: 1 where they and the
    fragments of broken ones have ink, else 0; ``boxes``: around each whole letter; ``dpi`` of the three."""

    view: Pixels
    mask: Pixels
    boxes: Boxes
    dpi: float

    @property
    def count(self) -> int:
        return len(self.boxes)

    def turned(self) -> Glyphs:
        """The same letters with the page turned a quarter clockwise."""
        x, y, width, height = self.boxes.T
        boxes = np.stack([self.mask.shape[0] - y - height, x, height, width], axis=1)
        return Glyphs(_quarter(self.view), _quarter(self.mask), boxes, self.dpi)


def _quarter(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -1))


def shrunk(grey: Pixels, dpi: float, to_dpi: float = ESTIMATE_DPI) -> tuple[Pixels, float]:
    """``grey`` at about ``to_dpi`` (never enlarged) and the resolution it has now."""
    if dpi <= to_dpi * 1.2:
        return grey, dpi
    k = to_dpi / dpi
    size = (max(1, round(grey.shape[1] * k)), max(1, round(grey.shape[0] * k)))
    return as_pixels(cv2.resize(grey, size, interpolation=cv2.INTER_AREA)), to_dpi


def paper(grey: Pixels, dpi: float) -> Pixels:
    """The brightness the page would have without its ink, as large as ``grey``."""
    window = max(3, round(PAPER_WINDOW_INCHES * dpi) | 1)
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    return as_pixels(cv2.blur(closed, (window, window)))


def ink_level(divided: Pixels) -> float:
    """Below this grey lies the ink of a page divided by its paper: half way between its marks, light and dark."""
    marked = divided[divided < 255 - LEAST_CONTRAST]
    if marked.size == 0:
        return INK_LEVELS[0]
    level, _ = cv2.threshold(marked, 0, 255, cv2.THRESH_OTSU)
    return float(np.clip(level, *INK_LEVELS))


def letter_mask(divided: Pixels) -> Pixels:
    """1 on ink, pale letters beside black edges and pen strokes included."""
    return as_pixels(divided < max(ink_level(divided), LETTER_LEVEL))


@dataclass(frozen=True, eq=False)
class Components:
    """Connected pieces of ink. ``labels``: for each pixel the number of its piece, 0 for paper; ``boxes``, ``areas``
    (pixels) and ``middles`` (x, y): one row a piece, row 0 is the paper."""

    labels: npt.NDArray[np.int32]
    boxes: Boxes
    areas: npt.NDArray[np.int32]
    middles: npt.NDArray[np.float64]

    @staticmethod
    def of(ink: Pixels) -> Components:
        _, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
        return Components(
            np.asarray(labels, dtype=np.int32),
            np.asarray(stats[:, :4], dtype=np.int32),
            np.asarray(stats[:, cv2.CC_STAT_AREA], dtype=np.int32),
            np.asarray(middles, dtype=np.float64),
        )

    def areas_within(self, mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """How many pixels of each piece lie in ``mask``."""
        return np.bincount(self.labels[mask], minlength=len(self.areas))

    def mask(self, chosen: npt.NDArray[np.bool_]) -> Pixels:
        """1 on the chosen pieces, never on the paper."""
        inked = as_pixels(chosen)
        inked[0] = 0
        return inked[self.labels]


def find_glyphs(view: Pixels, pieces: Components, dirty: npt.NDArray[np.bool_], dpi: float) -> Glyphs:
    """The letters of a small view (about ESTIMATE_DPI): clean pieces of a letter's size, nothing else."""
    width, height = pieces.boxes[:, 2], pieces.boxes[:, 3]
    short, long = np.minimum(width, height), np.maximum(width, height)
    least, most = GLYPH_INCHES[0] * dpi, GLYPH_INCHES[1] * dpi
    small = (short <= most) & (long <= GLYPH_LENGTH_INCHES * dpi) & ~dirty
    small[0] = False
    whole = small & (long >= least) & (short >= GLYPH_THIN * least) & (pieces.areas >= GLYPH_FILL * width * height)
    mask = pieces.mask(small)
    others = as_pixels(cv2.dilate(pieces.mask(~small), np.ones((3, 3), np.uint8)))
    alone = as_pixels(np.where(others > mask, np.uint8(255), view))
    return Glyphs(alone, mask, pieces.boxes[whole], dpi)
