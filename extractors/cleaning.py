"""Paper made white and ink dark: a list of small steps on the grey picture at full size."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.glyphs import LEAST_CONTRAST, paper, shrunk
from extractors.picture import Pixels, as_pixels

BACKGROUND_DPI = 25.0  # light and shadow are smooth: they are estimated on a tiny copy
PAPER_WHITE = 262.0  # grey level given to the brightest paper; grain up to 3 % below it becomes white too
FAINT_INK = 96  # grey level: the ink of normal print is darker than this
STRETCHED_INK = 40  # grey level to which faint ink is brought
HOLE_INCHES = (0.15, 0.40)  # diameter of punch holes with their shadow (ISO 838: 6 mm)
MARGIN_INCHES = 0.75  # punch holes stand within this distance from an edge
HALO = 7  # pixels of a small view: the blurred outline of dirt goes with it
EDGE_INCHES = 0.5  # a dark thing that touches the edge over such a length is no letter


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
    if ink.size < sample.size // 2000:
        return grey
    darkest = float(np.percentile(ink, 10))
    if darkest <= FAINT_INK:
        return grey
    ramp = (np.arange(256) - darkest) * (255 - STRETCHED_INK) / (255 - LEAST_CONTRAST / 2 - darkest) + STRETCHED_INK
    return np.asarray(cv2.LUT(grey, np.clip(ramp, 0, 255).astype(np.uint8)), dtype=np.uint8)


def dirt_mask(ink: Pixels, dpi: float) -> Pixels:
    """1 where the ink of a small view is a punch hole or a dark edge."""
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = ink.shape
    dirt = np.zeros(count, np.uint8)
    for i in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[i])
        at_edge = x <= 1 or y <= 1 or x + w >= width - 1 or y + h >= height - 1
        if at_edge and max(w, h) >= EDGE_INCHES * dpi and area > 0:
            dirt[i] = 1
            continue
        least, most = HOLE_INCHES[0] * dpi, HOLE_INCHES[1] * dpi
        near = min(middles[i][0], middles[i][1], width - middles[i][0], height - middles[i][1]) <= MARGIN_INCHES * dpi
        round_ = least <= w <= most and least <= h <= most and area >= 0.6 * w * h
        dirt[i] = near and round_
    return np.asarray(dirt[labels], dtype=np.uint8)


def whiten(grey: Pixels, dirt: Pixels) -> Pixels:
    """``grey`` with the dirt of a small view (1 where it is), and a little around it, painted white."""
    if not (dirt == 1).any():
        return grey
    wide = cv2.dilate(as_pixels(dirt == 1), np.ones((HALO, HALO), np.uint8))
    mask = cv2.resize(wide, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(np.where(mask == 1, np.uint8(255), grey), dtype=np.uint8)
