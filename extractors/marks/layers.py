"""One ink at a time: the darker of two inks, and inks of two colours, taken apart before their lines are followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import Canvas, PixelBox, Pixels, rules_of, without_dust_and_blobs
from extractors.marks.stamps import Ring
from extractors.picture import as_pixels

DARKER_THAN_RING = 18.0  # CIE lightness: a stamp's own line varies by less around its ring
DARK_APART = 24.0  # between the mean lightness of two inks where no ring tells the stamp's
TINTS_APART = 0.4  # between two inks' a and b over darkness: black 0, blue and red about 1
FAINTEST = 78.0  # lightness from which a pixel's tint is noise
LEAST_PIXELS = 100  # on the line's darkest ridge: a centimetre and a half of line
LEAST_SHARE = 0.08
WHITE_PAPER = np.array([100, 0, 0], np.float32)  # lightness, a, b


def canvas_to_layers(canvas: Canvas, rings: Sequence[Ring], words: Sequence[PixelBox]) -> Iterator[Canvas]:
    """The block once more for each ink that can be told from the others; nothing when there seems to be only one."""
    lightness = canvas.lab[..., 0]
    ridge = (canvas.ink > 0) & (lightness <= cv2.erode(lightness, np.ones((3, 3), np.uint8)) + 2)
    _cut_out(ridge, canvas.block, words)
    if np.count_nonzero(ridge) < 2 * LEAST_PIXELS:
        return
    limit = _dark_limit(lightness[ridge], rings)
    if limit is not None:
        yield _layer(canvas, ((lightness < limit) & (canvas.ink > 0)).astype(np.uint8))
    if canvas.lab[..., 1:].any():
        yield from _tint_layers(canvas, ridge & (lightness < FAINTEST))


def _cut_out(ridge: NDArray[np.bool_], block: PixelBox, words: Sequence[PixelBox]) -> None:
    """Leaves only what stands in the block and in no printed word."""
    x0, y0, x1, y1 = (max(0, v) for v in block)
    inside = np.zeros_like(ridge)
    inside[y0:y1, x0:x1] = True
    for a, b, c, d in words:
        inside[max(0, b) : max(0, d), max(0, a) : max(0, c)] = False
    ridge &= inside


def _dark_limit(lightness: NDArray[np.float32], rings: Sequence[Ring]) -> float | None:
    """The lightness below which ink is not the stamp's, or None when all is of one darkness."""
    if rings:
        limit = float(np.median([ring.lab[0] for ring in rings])) - DARKER_THAN_RING
    else:
        limit, _ = cv2.threshold(np.clip(lightness * 2.55, 0, 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
        limit /= 2.55
    dark = lightness < limit
    few = min(int(dark.sum()), int((~dark).sum())) < max(LEAST_PIXELS, LEAST_SHARE * len(dark))
    if few or (not rings and float(lightness[~dark].mean() - lightness[dark].mean()) < DARK_APART):
        return None
    return float(limit) + 3.0


def _tint_layers(canvas: Canvas, ridge: NDArray[np.bool_]) -> Iterator[Canvas]:
    """One layer for each of two colours of ink."""
    dark = np.maximum(15.0, 100.0 - canvas.lab[..., 0])
    tint = cv2.blur(canvas.lab[..., 1:] / dark[..., None] * canvas.ink[..., None], (3, 3))
    tint /= np.maximum(cv2.blur(canvas.ink.astype(np.float32), (3, 3)), 0.1)[..., None]
    samples = tint[ridge].astype(np.float32)
    if len(samples) < 2 * LEAST_PIXELS:
        return
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 0.01)
    cv2.setRNGSeed(1)
    _, labels, centres = cv2.kmeans(samples, 2, np.empty(0), criteria, 2, cv2.KMEANS_PP_CENTERS)
    counts = np.bincount(labels.ravel(), minlength=2)
    few = int(counts.min()) < max(LEAST_PIXELS, LEAST_SHARE * len(samples))
    if few or float(np.hypot(*(centres[0] - centres[1]))) < TINTS_APART:
        return
    first = np.linalg.norm(tint - centres[0], axis=2) < np.linalg.norm(tint - centres[1], axis=2)
    solid = cv2.medianBlur((first & (canvas.ink > 0)).astype(np.uint8), 3) > 0
    yield _layer(canvas, (solid & (canvas.ink > 0)).astype(np.uint8))
    yield _layer(canvas, (~first & (canvas.ink > 0)).astype(np.uint8))


def _layer(canvas: Canvas, mask: Pixels) -> Canvas:
    """The canvas with the ink of ``mask`` only, its lines as thick as they were, on white paper."""
    grown = as_pixels(cv2.dilate(mask, np.ones((3, 3), np.uint8))) & canvas.ink
    ink = without_dust_and_blobs(grown.astype(np.uint8))
    near = as_pixels(cv2.dilate(ink, np.ones((3, 3), np.uint8)))[..., None] > 0
    lab = np.where(near, canvas.lab, WHITE_PAPER).astype(np.float32)
    return replace(canvas, ink=ink, rules=rules_of(ink), lab=lab)
