"""The signs of a date set apart on clean paper, each of one height, with drawn strokes between day, month and year.

A second reader for the same pen: Tesseract cannot find its way through handwriting, but it knows a figure when it sees
one alone, and it learnt figures from other examples than we did.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.handwriting.decode import BLANK_SIGN, MONTH_SIGN, Decoded
from extractors.handwriting.lattice import Lattice
from extractors.handwriting.pieces import joined
from extractors.handwriting.shapes import Mask

HIGH = 44  # pixels: figures of 11 points at 300 dpi
APART = 12  # pixels between signs
MARGIN = 30
STROKE = 4  # pixels of the drawn strokes' width
PRINTED_STROKE = 5.5  # pixels of print's strokes at that height
STEEPEST = 0.5  # slant that is taken out


@dataclass(frozen=True, slots=True)
class Style:
    """How the signs are made more like print. ``even``: of print's stroke width; ``upright``: without their slant."""

    name: str
    even: bool
    upright: bool


STYLES = (
    Style("zone, signs set apart", even=False, upright=False),
    Style("zone, signs set apart, even strokes", even=True, upright=False),
    Style("zone, signs set apart, upright", even=True, upright=True),
)


def set_apart(lattice: Lattice, decoded: Decoded, style: Style) -> Mask:
    """Black on white, one line."""
    slant = _slant(lattice) if style.upright else 0.0
    parts: list[Mask] = []
    for step in decoded.steps:
        if step.sign in ("/", ".", "-", BLANK_SIGN):
            parts.append(_stroke())
        else:
            mask = _sheared(joined(lattice.pieces[step.start : step.end]).mask, slant)
            fitted = _fitted(mask, even=style.even)
            parts += [_blank(), fitted, _blank()] if step.sign == MONTH_SIGN else [fitted]
        parts.append(_blank())
    framed = cv2.copyMakeBorder(np.hstack(parts), MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=(0,))
    return np.asarray(255 - cv2.GaussianBlur(framed, (0, 0), 0.9), dtype=np.uint8)


def _slant(lattice: Lattice) -> float:
    """How far the tall signs lean to the right, in their height: the median of their second moments."""
    leans = []
    for piece in lattice.pieces:
        moments = cv2.moments(piece.mask, binaryImage=True)
        if piece.high >= 0.6 * lattice.height and moments["mu02"] > 0:
            leans.append(-moments["mu11"] / moments["mu02"])
    return float(np.clip(np.median(leans), -STEEPEST, STEEPEST)) if leans else 0.0


def _sheared(mask: Mask, slant: float) -> Mask:
    """``mask`` with its head moved to the left by ``slant`` of its height."""
    high, wide = mask.shape
    room = int(np.ceil(abs(slant) * high))
    move = np.array([[1.0, slant, room - (slant * high if slant > 0 else 0.0)], [0.0, 1.0, 0.0]])
    bent = np.asarray(cv2.warpAffine(mask, move, (wide + 2 * room, high)), dtype=np.uint8)
    columns = np.flatnonzero(bent.max(axis=0) > 127)
    return np.ascontiguousarray(bent[:, columns[0] : columns[-1] + 1]) if columns.size else mask


def _fitted(mask: Mask, *, even: bool) -> Mask:
    high, wide = mask.shape
    size = (max(STROKE, round(wide * HIGH / high)), HIGH)
    fitted = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    if not even:
        return fitted
    depth = cv2.distanceTransform(np.asarray(fitted > 127, dtype=np.uint8), cv2.DIST_L2, 5)
    inside = depth[depth > 0]
    change = PRINTED_STROKE - 4 * float(inside.mean()) if inside.size else 0.0  # a stroke's mean depth: a quarter of it
    size_of_brush = round(abs(change))
    if size_of_brush < 1:
        return fitted
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size_of_brush + 1, size_of_brush + 1))
    changed = cv2.dilate(fitted, brush) if change > 0 else cv2.erode(fitted, brush)
    return np.asarray(changed, dtype=np.uint8)


def _blank() -> Mask:
    return np.zeros((HIGH, APART), dtype=np.uint8)


def _stroke() -> Mask:
    ground = np.zeros((HIGH, HIGH // 2), dtype=np.uint8)
    cv2.line(ground, (HIGH // 2 - 3, 1), (2, HIGH - 2), 255, STROKE, cv2.LINE_AA)
    return ground
