"""The verdict on a signature block, from what the network sees in its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import PixelBox, Pixels, block_to_canvas
from extractors.marks.pen_map import CELL_MM, CELL_TO_CANVAS, PenMap, canvas_to_pen_map
from schemas.draft import MarkKind

SEEN = 0.4  # how likely a cell is signed to be part of an area
GAP = 3  # cells: parts of one signature stand no farther apart than one cell between them
SOME = 4.0  # cells, each counted as far as it is likely; with less nobody signed
SURE, PLENTY = 0.7, 14  # how likely a cell must be, and how many of them sign
INITIALS_MM = 18.0  # longer side; what is no larger may be initials
"""Measured on drawn blocks of the samples' own pens and stamps, which the network never learnt from. Of 1,550 with a
stamp alone, 700 of them pressed twice, 1 would be called signed; of 1,750 with ticks, initials, words or rings by hand,
half of them over a stamp or beside it, 43. Of 450 that are signed 98 % are found, of 450 signed beside a stamp or over
its edge 95 %; of 450 whose signature lies wholly in a stamp, half of them in its very ink, 73 %, and some 9 % are said
to be empty. (A rule that one cell at least must be clear of any stamp cost a third of these, and kept 2 marks in 1,600
from being called a signature.)"""
MOSTLY = 0.5  # share of the area inside the block; more of it outside, and it is the neighbour's
STAMPED = 12.0  # cells
WHY_DOUBTFUL = "des traits de plume, trop courts ou trop simples pour une signature certaine"
WHY_STAMP = "un tampon, sans trait de plume"
WHY_NONE = "rien que du texte imprimé"


@dataclass(frozen=True, slots=True)
class PixelMark:
    """The verdict, with the mark's box in pixels of the page (None for STAMP and NONE) and a French sentence that
    says why."""

    kind: MarkKind
    pixel_box: PixelBox | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class SignedArea:
    """Neighbouring cells that somebody seems to have signed: ``inside``, how many in the block, and ``share``, which
    part of all they are, each counted as far as it is likely; ``sure``: cells that are surely signed; ``longest``: mm;
    ``box``: in canvas pixels."""

    inside: float
    share: float
    sure: int
    longest: float
    box: PixelBox


def find_mark(colour: Pixels | None, grey: Pixels, dpi: float, block: PixelBox) -> PixelMark:
    """What stands in ``block`` (x0, y0, x1, y1 in pixels) of an upright page.

    ``grey``: uint8, background divided (paper about 255); ``colour``: RGB of the same size, or None. Raises ValueError
    when the block does not lie on the page."""
    canvas = block_to_canvas(colour, grey, dpi, block)
    seen = canvas_to_pen_map(canvas)
    area = signed_area(seen, canvas.block)
    kind = judge(area, float(seen.stamped[_cells_in(canvas.block, seen.stamped.shape)].sum()))
    if kind is MarkKind.STAMP:
        return PixelMark(kind, None, 0.8, WHY_STAMP)
    if kind is MarkKind.NONE or area is None:
        return PixelMark(kind, None, 0.9, WHY_NONE)
    box = canvas.page_box(area.box)
    if kind is MarkKind.DOUBTFUL:
        return PixelMark(kind, box, 0.5, WHY_DOUBTFUL)
    return PixelMark(kind, box, 0.9, f"un tracé à la plume sur {area.inside * CELL_MM**2:.0f} mm²")


def judge(area: SignedArea | None, stamped: float) -> MarkKind:
    """INK where a large area is surely signed and larger than initials; a person where there is some, but not so.
    ``stamped``: cells in the block, each counted as far as it is likely."""
    if area is not None and area.inside >= SOME:
        certain = area.sure >= PLENTY and area.longest > INITIALS_MM
        return MarkKind.INK if certain else MarkKind.DOUBTFUL
    return MarkKind.STAMP if stamped >= STAMPED else MarkKind.NONE


def signed_area(seen: PenMap, block: PixelBox) -> SignedArea | None:
    """The largest in the block (canvas pixels) of those that are not mostly the neighbour's; None without any."""
    areas = (area for area in _areas(seen, block) if area.share >= MOSTLY)
    return max(areas, key=lambda area: area.inside, default=None)


def _areas(seen: PenMap, block: PixelBox) -> Iterator[SignedArea]:
    signed = seen.signed
    on = (signed >= SEEN).astype(np.uint8)
    count, labels = cv2.connectedComponents(cv2.dilate(on, np.ones((GAP, GAP), np.uint8)), connectivity=8)
    here = _cells_in(block, signed.shape)
    for number in range(1, count):
        cells = (labels == number) & (on > 0)
        inside, whole = float(signed[cells & here].sum()), float(signed[cells].sum())
        y, x = np.nonzero(cells)
        _, sides, _ = cv2.minAreaRect(np.column_stack((x, y)).astype(np.float32))
        left, top, right, bottom = (round(v * CELL_TO_CANVAS) for v in (x.min(), y.min(), x.max() + 1, y.max() + 1))
        sure = int((cells & (signed >= SURE)).sum())
        yield SignedArea(inside, inside / whole, sure, (max(sides) + 1) * CELL_MM, (left, top, right, bottom))


def _cells_in(box: PixelBox, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which of the cells have their middle in the box of canvas pixels."""
    x0, y0, x1, y1 = (v / CELL_TO_CANVAS for v in box)
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    found: NDArray[np.bool_] = (columns + 0.5 >= x0) & (columns + 0.5 <= x1) & (rows + 0.5 >= y0) & (rows + 0.5 <= y1)
    return found
