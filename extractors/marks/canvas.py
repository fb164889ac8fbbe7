"""A signature block at one resolution: which of its pixels carry ink, of which colour."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.picture import as_pixels

Pixels = NDArray[np.uint8]
PixelBox = tuple[int, int, int, int]  # x0, y0, x1, y1

WORK_DPI = 150.0  # a ballpoint line is two pixels wide, a letter ten high: enough for shape, quick to thin
PX_PER_MM = WORK_DPI / 25.4
MARGIN_MM = 7.0  # signatures run over the edge of their block by about that much
FAINTEST_INK = 26  # grey levels below paper; fainter is shadow, show-through or JPEG noise
NOISE_SIGMAS = 6.0  # ink must stand out from the grain of the paper by that many standard deviations
SPECK_MM = 0.5  # what is smaller in both directions is dust
BLOB_MM = 2.6  # no single line of a pen is that wide: punch holes, highlighter, black borders
BLOB_SHARE = 0.6  # ink that is solid to this share is a blob; a dense scribble with a felt pen leaves gaps
WIDEST_SCRIBBLE_MM, LOWEST_SCRIBBLE_MM = 60.0, 4.5
RAGGED = 0.8  # share of its hull that a piece fills; a hole fills all of it


def mm(length: float) -> int:
    """A length in millimetres as whole pixels of the canvas, at least one."""
    return max(1, round(length * PX_PER_MM))


@dataclass(frozen=True, slots=True)
class Canvas:
    """The block and its margin at :data:`WORK_DPI`. ``ink``: 1 where a line of pen, print or stamp is; ``lab``: CIE
    lightness, and a, b as they differ from the paper's (0 when the scan has no colour); ``block``: its box on the
    canvas. ``left``, ``top``, ``scale``: canvas pixel = (page pixel - offset) * scale."""

    ink: Pixels
    lab: NDArray[np.float32]
    block: PixelBox
    left: int
    top: int
    scale: float

    def page_box(self, box: PixelBox) -> PixelBox:
        """A box of the canvas in pixels of the page."""
        x0, y0, x1, y1 = (v / self.scale for v in box)
        return round(x0) + self.left, round(y0) + self.top, round(x1) + self.left, round(y1) + self.top


def block_to_canvas(colour: Pixels | None, grey: Pixels, dpi: float, block: PixelBox) -> Canvas:
    """Cut the block out with its margin and bring it to the working resolution. Raises ValueError when the block does
    not lie on the page."""
    height, width = grey.shape[:2]
    margin = round(MARGIN_MM * dpi / 25.4)
    left, top = max(0, block[0] - margin), max(0, block[1] - margin)
    right, bottom = min(width, block[2] + margin), min(height, block[3] + margin)
    if right <= left or bottom <= top:
        raise ValueError(f"block {block} does not lie on a page of {width} x {height} pixels")
    scale = WORK_DPI / dpi
    size = (max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    shade = as_pixels(cv2.resize(grey[top:bottom, left:right], size, interpolation=how))
    x0, x1 = (round((x - left) * scale) for x in block[::2])
    y0, y1 = (round((y - top) * scale) for y in block[1::2])
    lab = lab_of(None if colour is None else colour[top:bottom, left:right], shade)
    return Canvas(ink_of(shade), lab, (x0, y0, x1, y1), left, top, scale)


def lab_of(colour: Pixels | None, shade: Pixels) -> NDArray[np.float32]:
    if colour is None:
        lab = np.zeros((*shade.shape, 3), np.float32)
    else:
        small = cv2.resize(colour, shade.shape[::-1], interpolation=cv2.INTER_AREA)
        lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
        paper = np.median(lab[::3, ::3].reshape(-1, 3), axis=0)
        lab -= paper
    lab[..., 0] = shade.astype(np.float32) * (100 / 255)
    return lab


def ink_of(shade: Pixels) -> Pixels:
    """1 where the picture is darker than half way between the paper and the darkest spot nearby: the same contour for
    a faint stamp as for a felt pen. Dust and blobs are taken out."""
    soft = cv2.GaussianBlur(shade, (0, 0), 0.6)
    paper = float(np.percentile(soft, 80))
    grain = soft[soft > paper - 20].astype(np.float32)
    contrast = max(FAINTEST_INK, NOISE_SIGMAS * float(grain.std()) if grain.size else 0.0)
    darkest = cv2.erode(soft, np.ones((7, 7), np.uint8))
    half = (darkest.astype(np.float32) + paper) / 2
    ink = ((soft < half) & (darkest < paper - contrast) & (soft < paper - contrast * 0.6)).astype(np.uint8)
    return without_dust_and_blobs(ink)


def without_dust_and_blobs(ink: Pixels) -> Pixels:
    """Without the pieces that are smaller than a speck, and those that are mostly one solid blob."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keep = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= mm(SPECK_MM)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (mm(BLOB_MM), mm(BLOB_MM)))
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, disc)
    if solid.any():
        solid_area = np.bincount(labels[solid > 0], minlength=count)
        for blob in np.nonzero(solid_area >= BLOB_SHARE * stats[:, cv2.CC_STAT_AREA])[0]:
            keep[blob] &= blob > 0 and _is_scribble(as_pixels(labels == blob), np.asarray(stats[blob], np.int32))
    keep[0] = False
    cleaned: Pixels = keep.astype(np.uint8)[labels]
    return cleaned


def _is_scribble(piece: Pixels, stats: NDArray[np.int32]) -> bool:
    """Whether a solid piece of ink (1 where it is; its row of statistics) is a pen's, to and fro until the paper was
    full: its outline is ragged, and it is no larger than a signature. Holes are round, borders run along the edge."""
    x, y, width, height, _ = (int(v) for v in stats)
    if max(width, height) > mm(WIDEST_SCRIBBLE_MM) or min(width, height) < mm(LOWEST_SCRIBBLE_MM):
        return False
    if x <= 1 or y <= 1 or x + width >= piece.shape[1] - 1 or y + height >= piece.shape[0] - 1:
        return False
    outlines, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=len)
    return cv2.contourArea(outline) < RAGGED * cv2.contourArea(cv2.convexHull(outline))
