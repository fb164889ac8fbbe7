"""Words ringed by hand: an ellipse round print is no signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.marks.canvas import PX_PER_MM, PixelBox
from extractors.marks.strokes import PIXEL_STEP, Points, Stroke, measured

STRAY_MM = 0.9  # a hand strays that much from an ellipse
STRAY_SHARE, STRAY_MOST = 0.1, 0.24  # or by that share of its radius; never by more
CLOSED = 0.72  # of the way round; print it crosses hides some
TRIMMED = 0.67  # share of the line that is the ellipse's where it crosses print
LONGEST = 1.7  # times the way round: ends that overlap, letters touched; a scribble has more
ALONE_SHARE = 0.62  # of the line, where no print is inside
FOLLOWS = 0.7  # share of a piece's points on the ellipse
INSIDE = 0.75  # of the radius
EMPTY = 0.15  # share of the line that may lie inside an ellipse without print
SMALLEST_MM = 3.0
WIDE_RING_MM = 25.0  # of a ring round words; loops of signatures are smaller
SECTORS = 36


@dataclass(frozen=True, slots=True)
class Oval:
    """An ellipse in canvas pixels; ``turn`` in radians."""

    x: float
    y: float
    width: float
    height: float
    turn: float

    def _unit(self, points: Points) -> tuple[Points, Points]:
        """The points where the ellipse is the unit circle."""
        x, y = points[:, 0] - self.x, points[:, 1] - self.y
        cosine, sine = float(np.cos(self.turn)), float(np.sin(self.turn))
        along = np.asarray((x * cosine + y * sine) * 2 / self.width, dtype=np.float32)
        return along, np.asarray((y * cosine - x * sine) * 2 / self.height, dtype=np.float32)

    def off(self, points: Points) -> Points:
        """How far each point lies off the ellipse, as a share of its radius."""
        found: Points = np.abs(np.hypot(*self._unit(points)) - 1)
        return found

    def near(self, points: Points) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        stray = min(STRAY_MOST, max(STRAY_SHARE, 2 * STRAY_MM * PX_PER_MM / min(self.width, self.height)))
        found: np.ndarray[tuple[int], np.dtype[np.bool_]] = self.off(points) < stray
        return found

    def closed(self, points: Points) -> float:
        """Share of the way round that the points near it cover."""
        u, v = self._unit(points[self.near(points)])
        return len(np.unique(((np.arctan2(v, u) + np.pi) * (SECTORS / (2 * np.pi))).astype(int) % SECTORS)) / SECTORS

    @property
    def way_round(self) -> float:
        """Its circumference in pixels (Ramanujan's first approximation)."""
        a, b = self.width / 2, self.height / 2
        return float(np.pi * (3 * (a + b) - np.sqrt((3 * a + b) * (a + 3 * b))))

    def holds(self, points: Points) -> int:
        """How many of the points lie well inside."""
        return int(np.count_nonzero(np.hypot(*self._unit(points)) < INSIDE)) if len(points) else 0


def strokes_to_oval(strokes: Sequence[Stroke], words: Sequence[PixelBox], letters: Points) -> Oval | None:
    """The ellipse in one connected piece of ink that rings printed words, or that is all there is; None for any other.
    A wide one is also found where it touches a stamp, a frame or print.

    ``letters``: middles of unread letters, which count as print from three on."""
    points = np.concatenate([s.points for s in strokes])
    longest_first = sorted(strokes, key=lambda s: -s.length)
    oval = _closed_oval(points, longest_first)
    if oval is None:
        rings = (_closed_oval(s.points, [s]) for s in longest_first if s.major >= WIDE_RING_MM)
        return next((ring for ring in rings if ring is not None and _rings_print(ring, words, letters)), None)
    rings_print = _rings_print(oval, words, letters)
    alone = float(oval.near(points).mean()) >= ALONE_SHARE and _length(points) <= LONGEST * oval.way_round
    return oval if rings_print or (alone and oval.holds(points) <= EMPTY * len(points)) else None


def _rings_print(oval: Oval, words: Sequence[PixelBox], letters: Points) -> bool:
    along = [(x0 + (x1 - x0) * t, (y0 + y1) / 2) for x0, y0, x1, y1 in words for t in (0.1, 0.3, 0.5, 0.7, 0.9)]
    return oval.holds(np.array(along, np.float32).reshape(-1, 2)) > 0 or oval.holds(letters) >= 3


def without_oval(strokes: Sequence[Stroke], oval: Oval) -> list[Stroke]:
    """The strokes without their pieces that follow the ellipse."""
    rest = []
    for stroke in strokes:
        pieces = tuple(piece for piece in stroke.pieces if float(oval.near(piece).mean()) < FOLLOWS)
        if len(pieces) == len(stroke.pieces):
            rest.append(stroke)
        elif pieces:
            rest.append(measured(pieces, stroke.lab, stroke.part))
    return rest


def _closed_oval(points: Points, longest_first: Sequence[Stroke]) -> Oval | None:
    """The ellipse that goes most of the way round: through all the points, or through the longest strokes only, when
    letters stick out of it."""
    if _length(points) <= LONGEST * 1.5 * _hull_round(points):
        for oval in (_fitted(points), _trimmed(points), _fitted(longest_first[0].points)):
            if oval is not None and oval.closed(points) >= CLOSED:
                return oval
    return None


def _hull_round(points: Points) -> float:
    return float(cv2.arcLength(cv2.convexHull(points), True))


def _length(points: Points) -> float:
    return len(points) * PIXEL_STEP


def _fitted(points: Points) -> Oval | None:
    """The ellipse through the outermost points, fitted again to what lies near it."""
    oval = _ellipse(np.asarray(cv2.convexHull(points)[:, 0], dtype=np.float32))
    for _ in range(3):
        oval = _ellipse(points[oval.near(points)]) if oval else None
    return oval


def _trimmed(points: Points) -> Oval | None:
    """The ellipse through the bulk of the points: fitted again and again without the third that lies farthest off."""
    oval = _ellipse(points)
    for _ in range(6):
        if oval is None:
            return None
        off = oval.off(points)
        oval = _ellipse(points[off <= np.quantile(off, TRIMMED)])
    return oval


def _ellipse(points: Points) -> Oval | None:
    if len(points) < 6:
        return None
    (x, y), (width, height), angle = cv2.fitEllipseDirect(points)
    if not np.isfinite(width * height) or min(width, height) < SMALLEST_MM * PX_PER_MM:
        return None
    return Oval(x, y, width, height, float(np.deg2rad(angle)))
