"""Paper made white and ink dark: a list of small steps on the grey picture at full size."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extractors.glyphs import LEAST_CONTRAST, Components, paper, shrunk
from extractors.picture import Pixels, as_pixels

BACKGROUND_DPI = 25.0  # light and shadow are smooth: they are estimated on a tiny copy
PAPER_WHITE = 262.0  # grey level given to the brightest paper; grain up to 3 % below it becomes white too
FAINT_INK = 96  # grey level: the ink of normal print is darker than this
STRETCHED_INK = 40  # grey level to which faint ink is brought
HOLE_INCHES = (0.15, 0.40)  # diameter of punch holes with their shadow (ISO 838: 6 mm)
MARGIN_INCHES = 0.75  # punch holes stand within this distance from an edge
HALO = 7  # pixels of a small view: the blurred outline of dirt goes with it
HOLE_FILL = 0.6  # share of its box that a hole darkens: a disc darkens 0.79, a letter less than half
EDGE_INCHES = 0.5  # a dark thing that touches the edge over such a length is no letter
SOLID_INCHES = 0.045  # a dark edge is broader; a scratch of the glass is a line, and what it crosses is no dirt


def divide_background(pixels: Pixels, dpi: float) -> Pixels:
    """Each channel divided by the brightness of its own paper: shadows and coloured paper become white."""
    if pixels.ndim == 3:
        return as_pixels(np.dstack([divide_background(pixels[:, :, c], dpi) for c in range(3)]))
    tiny, tiny_dpi = shrunk(pixels, dpi, BACKGROUND_DPI)
    height, width = pixels.shape
    light = cv2.resize(paper(tiny, tiny_dpi), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(pixels, light, scale=PAPER_WHITE), dtype=np.uint8)


def darken_faint_ink(grey: Pixels) -> Pixels:
    """Faint print stretched to dark print; print that is dark already is left as it is."""
    sample = grey[::4, ::4]
    ink = sample[sample < 255 - LEAST_CONTRAST]
    if ink.size <= sample.size // 2000:
        return grey
    darkest = float(np.percentile(ink, 10))
    if darkest <= FAINT_INK:
        return grey
    ramp = (np.arange(256) - darkest) * (255 - STRETCHED_INK) / (255 - LEAST_CONTRAST / 2 - darkest) + STRETCHED_INK
    return np.asarray(cv2.LUT(grey, np.clip(ramp, 0, 255).astype(np.uint8)), dtype=np.uint8)


def find_dirt(pieces: Components, dpi: float) -> npt.NDArray[np.bool_]:
    """Which pieces of a small view's ink are punch holes or dark edges."""
    width, height = pieces.boxes.T[2:]
    page_height, page_width = pieces.labels.shape
    edge = _at_edge(pieces) & (np.maximum(width, height) >= EDGE_INCHES * dpi)
    least, most = HOLE_INCHES[0] * dpi, HOLE_INCHES[1] * dpi
    across, down = pieces.middles.T
    to_edge = np.minimum.reduce([across, down, page_width - across, page_height - down])
    round_ = (np.minimum(width, height) >= least) & (np.maximum(width, height) <= most)
    hole = round_ & (pieces.areas >= HOLE_FILL * width * height) & (to_edge <= MARGIN_INCHES * dpi)
    found = edge | hole
    found[0] = False
    return np.asarray(found, dtype=np.bool_)


def dirt_mask(pieces: Components, dirty: npt.NDArray[np.bool_], dpi: float) -> Pixels:
    """1 where the small view is solid with dirt; a line that leads to the edge stays, with all that it crosses, be it
    as solid as a scribble with a felt pen."""
    mask = pieces.mask(dirty)
    side = max(2, round(SOLID_INCHES * dpi))
    solid = Components.of(as_pixels(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))))
    holes = pieces.mask(dirty & ~_at_edge(pieces))
    kept = solid.mask(_at_edge(solid)) | (holes & (solid.labels > 0).astype(np.uint8))
    return as_pixels(cv2.dilate(kept, np.ones((side, side), np.uint8))) & mask


def _at_edge(pieces: Components) -> npt.NDArray[np.bool_]:
    """Which of the pieces touch the edge of the view."""
    x, y, width, height = pieces.boxes.T
    page_height, page_width = pieces.labels.shape
    return np.asarray((x <= 1) | (y <= 1) | (x + width >= page_width - 1) | (y + height >= page_height - 1))


def whiten(grey: Pixels, mask: Pixels) -> Pixels:
    """``grey`` painted white where a small view of it has a 1 in ``mask``, and a little around."""
    wide = cv2.dilate(as_pixels(mask == 1), np.ones((HALO, HALO), np.uint8))
    large = cv2.resize(wide, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(np.where(large == 1, np.uint8(255), grey), dtype=np.uint8)
