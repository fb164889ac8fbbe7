"""Where lines of print stand on a picture, found without reading: dark pixels smeared along the line.

Tesseract's own layout analysis drops lines, or their left half, beside a stroke, a stamp or a black border. What
stands here and was not read is read again, one line below the other on clean paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr import Grey

PixelBox = tuple[int, int, int, int]  # x0, y0, x1, y1

LOOK_DPI = 100.0  # enough to see lines, a ninth of the pixels at 300
INK_BELOW = 190  # grey level; paper was brought near 255
WORD_GAP = 22  # pixels at LOOK_DPI bridged along a line: the widest word space
LOWEST, HIGHEST = 6, 34  # pixels at LOOK_DPI: 8 pt print without descenders to 20 pt headings
NARROWEST = 10  # pixels at LOOK_DPI: a single digit is narrower, a word is not
STROKE_LONG = 45  # pixels at LOOK_DPI: longer than a letter of a heading, and than two that touch
STROKE_FILL = 0.22  # of its box; letters fill more
RULE_INK = 170  # grey level below which a rule is dark
RULE_DOWN, RULE_ACROSS = 0.3, 0.9  # inches: longer than a capital of a heading is high, and than a dash is wide
RULE_THICK = 3  # pixels at LOOK_DPI
CROSSED = 0.025  # inches: half a rule with its soft edges is thinner, the white inside a letter higher
PADDING = 5  # pixels around a line when it is laid on clean paper
LEADING = 16  # pixels of white between lines there
MARGIN = 30
COVERED = 0.55  # of a line's width: with as much read, nothing is missing


@dataclass(frozen=True, eq=False)
class Montage:
    """Lines cut out and laid below each other. ``bands``: for each its top and bottom there, and where it came from."""

    grey: Grey
    bands: tuple[tuple[int, int, PixelBox], ...]

    def origin_of(self, top: int, bottom: int) -> tuple[int, int, int] | None:
        """For something between ``top`` and ``bottom``: which line it stands in, and how far to move it right and
        down to where it came from; None between lines."""
        middle = (top + bottom) / 2
        for number, (y0, y1, (left, above, _, _)) in enumerate(self.bands):
            if y0 <= middle <= y1:
                return number, left - MARGIN, above - y0
        return None


def find_print_lines(grey: Grey, dpi: float) -> tuple[PixelBox, ...]:
    """Boxes of lines of print in pixels of ``grey``, top to bottom."""
    scale = LOOK_DPI / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = _without_strokes((small < INK_BELOW).astype(np.uint8))
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, WORD_GAP), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    boxes = [
        (int(x / scale), int(y / scale), int((x + w) / scale), int((y + h) / scale))
        for x, y, w, h, _ in stats[1:].tolist()
        if LOWEST <= h <= HIGHEST and w >= max(NARROWEST, h)
    ]
    return tuple(sorted(boxes, key=lambda b: (b[1], b[0])))


def without_rules(grey: Grey, dpi: float) -> Grey:
    """``grey`` without the straight rules of tables, frames and folds, which Tesseract reads as 1, | and [. Where a
    pen or print crosses a rule to write on, its strokes stay whole."""
    ink = np.asarray(grey < RULE_INK, dtype=np.uint8)
    down, across = (
        np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
        for kernel in (np.ones((int(RULE_DOWN * dpi), 1), np.uint8), np.ones((1, int(RULE_ACROSS * dpi)), np.uint8))
    )
    if not (down.any() or across.any()):
        return grey
    edge = np.ones((3, 3), np.uint8)
    upright, level = (np.asarray(cv2.dilate(rules, edge), dtype=np.uint8) for rules in (down, across))
    erased = upright | (level & ~_crossing(ink & ~upright & ~level, round(CROSSED * dpi)) & 1)
    return np.asarray(np.where(erased == 1, np.uint8(255), grey), dtype=np.uint8)


def _crossing(ink: Grey, reach: int) -> Grey:
    """1 where there is ink within ``reach`` pixels both above and below."""
    column = np.ones((reach, 1), np.uint8)
    above = cv2.dilate(ink, column, anchor=(0, reach - 1))
    below = cv2.dilate(ink, column, anchor=(0, 0))
    return np.asarray(above & below, dtype=np.uint8)


def _without_strokes(ink: Grey) -> Grey:
    """``ink`` without what is larger than letters and nearly empty: rings, frames, rules, signatures."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    large = (np.maximum(width, height) > STROKE_LONG) & (area < STROKE_FILL * width * height)
    rules = (np.maximum(width, height) > STROKE_LONG) & (np.minimum(width, height) <= RULE_THICK)
    dropped = large | rules
    dropped[0] = False
    return np.asarray(np.where(dropped[labels], 0, ink), dtype=np.uint8)


def not_covered(lines: Sequence[PixelBox], words: Sequence[PixelBox]) -> tuple[PixelBox, ...]:
    """The lines of print of which less than half was read."""
    return tuple(line for line in lines if _covered(line, words) < COVERED)


def _covered(line: PixelBox, words: Sequence[PixelBox]) -> float:
    x0, y0, x1, y1 = line
    columns = np.zeros(x1 - x0, dtype=bool)
    middle = (y0 + y1) / 2
    for left, top, right, bottom in words:
        if top <= middle <= bottom and right > x0 and left < x1:
            columns[max(0, left - x0) : max(0, right - x0)] = True
    return float(columns.mean()) if columns.size else 1.0


def lines_to_montage(grey: Grey, lines: Sequence[PixelBox]) -> Montage:
    """``lines`` cut out of ``grey`` (at least one)."""
    height, width = grey.shape
    cuts = [
        (max(0, x0 - PADDING), max(0, y0 - PADDING), min(width, x1 + PADDING), min(height, y1 + PADDING))
        for x0, y0, x1, y1 in lines
    ]
    sheet = np.full(
        (sum(y1 - y0 + LEADING for _, y0, _, y1 in cuts) + LEADING, max(x1 - x0 for x0, _, x1, _ in cuts) + 2 * MARGIN),
        255,
        dtype=np.uint8,
    )
    bands, top = [], LEADING
    for x0, y0, x1, y1 in cuts:
        sheet[top : top + y1 - y0, MARGIN : MARGIN + x1 - x0] = grey[y0:y1, x0:x1]
        bands.append((top, top + y1 - y0, (x0, y0, x1, y1)))
        top += y1 - y0 + LEADING
    return Montage(sheet, tuple(bands))
