"""What explains a stroke: print, a rule or frame, a stamp; what nothing explains may be a pen's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from extractors.marks.canvas import PX_PER_MM, Canvas, PixelBox
from extractors.marks.stamps import Ring
from extractors.marks.strokes import Points, Stroke

PRINTED_SHARE = 0.6  # of a stroke inside the boxes of printed words
LETTER_MM = 3.2  # strokes within such a square are parts of letters
STRAIGHT_MM = 0.5  # a line printed straight strays by less, a hand over 15 mm by more
FRAME_SHARE = 0.9  # of a frame's points lie on its sides; corners may be round
LINE_MM = 7.0  # that much line in one direction is a side
LINE_BIN_MM = 0.3  # half of how far a side may stray
OVAL_SHARE = 0.62  # of the line; the rest are letters it touches and its overlapping ends
OVAL_CLOSED = 0.75  # of the way round
OTHER_COLOUR = 22.0  # CIE Lab units between the median colours of two inks
SEAL_EDGE = 1.04  # of the radius: rubber spreads


class StrokeClass(StrEnum):
    PRINTED = "printed"
    LETTER = "letter"
    STRAIGHT = "straight"
    FRAME = "frame"
    OVAL = "oval"
    RING = "ring"
    IN_SEAL = "in_seal"
    ACROSS_SEAL = "across_seal"
    FREE = "free"


def classify(stroke: Stroke, rings: Sequence[Ring], words: Sequence[PixelBox]) -> StrokeClass:
    points = stroke.points
    if _share_in(points, words) >= PRINTED_SHARE:
        return StrokeClass.PRINTED
    if any(ring.carries(points) > 0.75 for ring in rings):
        return StrokeClass.RING
    if stroke.major < LETTER_MM:
        return StrokeClass.LETTER
    in_seal = _in_seal(stroke, rings)
    if in_seal is not None:
        return in_seal
    if stroke.minor < STRAIGHT_MM + 0.02 * stroke.major:
        return StrokeClass.STRAIGHT
    if is_frame(points):
        return StrokeClass.FRAME
    return StrokeClass.OVAL if is_oval(points) else StrokeClass.FREE


def _share_in(points: Points, boxes: Sequence[PixelBox]) -> float:
    inside = np.zeros(len(points), bool)
    for x0, y0, x1, y1 in boxes:
        inside |= (
            (points[:, 0] >= x0 - 2) & (points[:, 0] <= x1 + 2) & (points[:, 1] >= y0 - 2) & (points[:, 1] <= y1 + 2)
        )
    return float(inside.mean())


def _in_seal(stroke: Stroke, rings: Sequence[Ring]) -> StrokeClass | None:
    for ring in rings:  # largest first
        out = ring.distance(stroke.points) / ring.radius
        if float(np.mean(out <= SEAL_EDGE)) < 0.9:
            continue
        colour = np.array(stroke.lab) - np.array(ring.lab)
        if float(np.hypot(colour[1], colour[2])) > OTHER_COLOUR or abs(colour[0]) > OTHER_COLOUR:
            return None
        if out.min() < 0.5 and out.max() > 0.78 and stroke.length > 6:
            return StrokeClass.ACROSS_SEAL
        return StrokeClass.IN_SEAL
    return None


def is_frame(points: Points) -> bool:
    """Whether the points lie on long lines at right angles to each other: a frame, or what is left of one."""
    if len(points) < 2 * LINE_MM * PX_PER_MM:
        return False
    coarse = max(range(90), key=lambda degrees: _share_on_lines(points, degrees))
    return max(_share_on_lines(points, coarse + d) for d in (-0.6, -0.3, 0.0, 0.3, 0.6)) >= FRAME_SHARE


def _share_on_lines(points: Points, degrees: float) -> float:
    """Share of the points on lines in the direction ``degrees`` or across it."""
    turn = np.deg2rad(degrees)
    cosine, sine = float(np.cos(turn)), float(np.sin(turn))
    on_line = np.zeros(len(points), bool)
    for along in (points @ np.array([cosine, sine], np.float32), points @ np.array([-sine, cosine], np.float32)):
        row = ((along - along.min()) / (LINE_BIN_MM * PX_PER_MM)).astype(np.intp) + 1
        count = np.bincount(row, minlength=int(row.max()) + 2)
        near = count + np.maximum(np.roll(count, 1), np.roll(count, -1))
        on_line |= near[row] >= LINE_MM * PX_PER_MM
    return float(on_line.mean())


def is_oval(points: Points) -> bool:
    """Whether most of the points lie on the ellipse that closes round all of them: a word ringed by hand (letters it
    touches lie inside), or a stamp's edge that is no true circle any more."""
    hull = cv2.convexHull(points)[:, 0]
    if len(hull) < 6:
        return False
    (cx, cy), (w, h), angle = cv2.fitEllipseDirect(hull)
    if not np.isfinite(w * h) or min(w, h) < 3 * PX_PER_MM:
        return False
    turn = np.deg2rad(angle)
    x, y = points[:, 0] - cx, points[:, 1] - cy
    u, v = (x * np.cos(turn) + y * np.sin(turn)) * 2 / w, (-x * np.sin(turn) + y * np.cos(turn)) * 2 / h
    near = np.abs(np.hypot(u, v) - 1) < max(0.1, 1.1 * PX_PER_MM / min(w, h) * 2)
    sectors = np.unique(((np.arctan2(v, u)[near] + np.pi) * (36 / (2 * np.pi))).astype(int))
    return float(near.mean()) >= OVAL_SHARE and len(sectors) >= OVAL_CLOSED * 36


def trusted_words(canvas: Canvas) -> list[PixelBox]:
    """The printed boxes that have the height of print: OCR also reads signatures as words, in taller boxes."""
    heights = sorted(b[3] - b[1] for b in canvas.printed)
    if not heights:
        return []
    usual = heights[len(heights) // 2]
    return [b for b in canvas.printed if b[3] - b[1] <= 1.9 * usual]
