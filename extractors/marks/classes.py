"""What explains a stroke: print, a rule or frame, a stamp; what nothing explains may be a pen's."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import PX_PER_MM, Canvas, PixelBox
from extractors.marks.stamps import Ring
from extractors.marks.strokes import Lab, Points, Stroke

PRINTED_SHARE = 0.6  # of a stroke inside the boxes of printed words
STRAY_PX = 2  # by which a word's box may be tight
TALLER_THAN_WORD = 1.25  # times the word's height
PRINT_TINT = 0.45  # a and b over darkness: conventions are printed in black; blue and red ink have about 1
LETTER_MM = 3.2  # strokes within such a square are parts of letters
FRAME_SHARE = 0.85  # of a frame's points lie on its sides; corners may be round
LONG_FRAME_MM, LONG_FRAME_SHARE = 55.0, 0.72  # letters that touch a long frame run on from it
SHORTEST_FRAME_SIDES = 2.3  # times the shortest side
ACROSS_MM = 4.0  # of it at least run across the rest: a line alone is no frame
LINE_MM = 6.0  # that much line in one direction is a side ...
CORNER_MM = 2.6  # ... or less, where a rule of the page takes the rest
LINE_BIN_MM = 0.3  # half of how far a side may stray
OTHER_TINT = 0.3  # distance of two inks' a and b, each divided by its darkness: black 0, blue and red about 1
SLIGHTLY_DARKER = 8.0  # enough together with another tint
DARKER = 25.0  # CIE lightness by which a pen is darker than a stamp's rubber ever varies
SEAL_EDGE = 1.04  # of the radius: rubber spreads


class StrokeClass(StrEnum):
    PRINTED = "printed"
    LETTER = "letter"
    STRAIGHT = "straight"
    FRAME = "frame"
    IN_SEAL = "in_seal"
    ACROSS_SEAL = "across_seal"
    FREE = "free"


def classify(stroke: Stroke, rings: Sequence[Ring], heights: NDArray[np.int32], canvas: Canvas) -> StrokeClass:
    """What explains ``stroke``; the first of the classes that fits. ``heights``: see :func:`words_to_heights`."""
    points = stroke.points
    if _is_print(stroke, heights) and _tint(stroke.lab) < PRINT_TINT:
        return StrokeClass.PRINTED
    in_seal = _in_seal(stroke, rings)
    if in_seal is not None:
        return in_seal
    if stroke.major < LETTER_MM:
        return StrokeClass.LETTER
    if stroke.is_straight:
        return StrokeClass.STRAIGHT
    side = CORNER_MM if _touches_rule(points, canvas) else LINE_MM
    return StrokeClass.FRAME if is_frame(points, side) else StrokeClass.FREE


def words_to_heights(words: Sequence[PixelBox], canvas: Canvas) -> NDArray[np.int32]:
    """For every pixel of the canvas the height in pixels of the printed word it lies in; 0 outside of all."""
    heights = np.zeros(canvas.ink.shape, np.int32)
    for x0, y0, x1, y1 in words:
        room = heights[
            max(0, y0 - STRAY_PX) : max(0, y1 + STRAY_PX + 1), max(0, x0 - STRAY_PX) : max(0, x1 + STRAY_PX + 1)
        ]
        np.maximum(room, y1 - y0 + 2 * STRAY_PX, out=room)
    return heights


def _is_print(stroke: Stroke, heights: NDArray[np.int32]) -> bool:
    """Whether the stroke stands in printed words and is not taller than they are."""
    here = heights[stroke.points[:, 1].astype(np.intp), stroke.points[:, 0].astype(np.intp)]
    inside = float(np.count_nonzero(here)) / len(here)
    return inside >= PRINTED_SHARE and stroke.height * PX_PER_MM <= TALLER_THAN_WORD * int(here.max())


def _in_seal(stroke: Stroke, rings: Sequence[Ring]) -> StrokeClass | None:
    for ring in rings:  # largest first
        out = ring.distance(stroke.points) / ring.radius
        if float(np.mean(out <= SEAL_EDGE)) < 0.9:
            continue
        if _other_ink(stroke.lab, ring.lab):
            return None
        if out.min() < 0.5 and out.max() > 0.78 and stroke.length > 6:
            return StrokeClass.ACROSS_SEAL
        return StrokeClass.IN_SEAL
    return None


def _tint(lab: Lab) -> float:
    return float(np.hypot(lab[1], lab[2])) / max(15.0, 100.0 - lab[0])


def _other_ink(pen: Lab, stamp: Lab) -> bool:
    """Whether a line inside a stamp is of another ink: darker, more colourful, or of another hue. Thin lines of the
    stamp itself come out lighter and greyer than its edge."""
    if pen[0] < stamp[0] - DARKER:
        return True
    tint, stamp_tint = (np.array(lab[1:]) / max(15.0, 100.0 - lab[0]) for lab in (pen, stamp))
    if float(np.hypot(*(tint - stamp_tint))) < OTHER_TINT:
        return False
    greyer = float(np.hypot(*tint)) < float(np.hypot(*stamp_tint))
    return not greyer or pen[0] < stamp[0] - SLIGHTLY_DARKER or float(tint @ stamp_tint) < 0


def _touches_rule(points: Points, canvas: Canvas) -> bool:
    x, y = points[:, 0].astype(np.intp), points[:, 1].astype(np.intp)
    left, top = max(0, int(x.min()) - 2), max(0, int(y.min()) - 2)
    around = canvas.rules[top : int(y.max()) + 3, left : int(x.max()) + 3]
    return bool(cv2.dilate(around, np.ones((5, 5), np.uint8))[y - top, x - left].any())


def is_frame(points: Points, side: float = LINE_MM) -> bool:
    """Whether the points lie on lines of ``side`` mm and more at right angles to each other: a frame, or its rest."""
    if len(points) < SHORTEST_FRAME_SIDES * side * PX_PER_MM:
        return False
    coarse = max(range(90), key=lambda degrees: sum(_shares_on_lines(points, degrees, side)))
    shares = max((_shares_on_lines(points, coarse + d, side) for d in (-0.6, -0.3, 0.0, 0.3, 0.6)), key=sum)
    long = len(points) >= LONG_FRAME_MM * PX_PER_MM
    return (
        sum(shares) >= (LONG_FRAME_SHARE if long else FRAME_SHARE)
        and min(shares) * len(points) >= ACROSS_MM * PX_PER_MM
    )


def _shares_on_lines(points: Points, degrees: float, side: float) -> tuple[float, float]:
    """Share of the points on lines in the direction ``degrees``, and on lines across it but not on those."""
    turn = np.deg2rad(degrees)
    cosine, sine = float(np.cos(turn)), float(np.sin(turn))
    on_lines = []
    for along in (points @ np.array([cosine, sine], np.float32), points @ np.array([-sine, cosine], np.float32)):
        row = ((along - along.min()) / (LINE_BIN_MM * PX_PER_MM)).astype(np.intp) + 1
        count = np.bincount(row, minlength=int(row.max()) + 2)
        near = count + np.maximum(np.roll(count, 1), np.roll(count, -1))
        on_lines.append(near[row] >= side * PX_PER_MM)
    return float(on_lines[0].mean()), float((on_lines[1] & ~on_lines[0]).mean())
