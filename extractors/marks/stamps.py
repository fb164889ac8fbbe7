"""The round frames of stamps among the strokes of a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.marks.canvas import PX_PER_MM
from extractors.marks.strokes import PIXEL_STEP, Points, Stroke, measured

SMALLEST_RADIUS_MM = 7.0  # the inner ring of a small date stamp
LARGEST_RADIUS_MM = 27.0  # the largest round seals of communes measure 50 mm across
SHORTEST_ARC_MM = 6.0  # a shorter arc does not tell its circle
ON_RING_MM = 0.55  # how far a point of the ring may stand off the circle: width of the line, rubber that gave way
RING_CLOSED = 0.5  # share of the circle that must carry ink; hand-drawn loops are no circles and reach a quarter
FAINT_RING_CLOSED = 0.3  # the same where letters stand along it
RING_LETTERS = 6
LONE_RADIUS_MM = 10.0  # smaller circles without letters are loops of a pen
LETTERS_FROM, LETTERS_TO = 0.6, 1.5  # of the radius: letters inside an outer ring, or outside an inner one
ANGLES = 120  # three degrees each
FOLLOWS_RING = 0.75  # share of a piece's points on the circle
LEAST_VISIBLE = 0.25  # share of the circle on the canvas: an arc that is shorter may be a pen's
OWN_LINE = 0.2  # share of the circle drawn by pieces that follow it, not only cross it


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle in canvas pixels; ``lab``: colour of its longest piece."""

    x: float
    y: float
    radius: float
    lab: tuple[float, float, float]

    def distance(self, points: Points) -> Points:
        """From the centre, in canvas pixels."""
        found: Points = np.hypot(points[:, 0] - self.x, points[:, 1] - self.y)
        return found

    def carries(self, points: Points) -> float:
        """Share of ``points`` that stand on the circle."""
        return float(np.mean(np.abs(self.distance(points) - self.radius) < ON_RING_MM * PX_PER_MM))


def strokes_to_rings(strokes: Sequence[Stroke], letters: Points, size: tuple[int, int]) -> list[Ring]:
    """Every circle that is drawn well enough to be a stamp's, largest first. ``letters`` (n, 2): where unread letters
    stand; a circle of letters makes up for a faint line. ``size``: width and height of the canvas, whose edge may cut a
    circle."""
    shortest = SHORTEST_ARC_MM * PX_PER_MM / PIXEL_STEP
    arcs = sorted((piece for s in strokes for piece in s.pieces if len(piece) >= shortest), key=len, reverse=True)
    if not arcs:
        return []
    points = np.concatenate([s.points for s in strokes])
    rings: list[Ring] = []
    for arc in arcs:
        if any(ring.carries(arc) > 0.7 for ring in rings):
            continue
        circle = _fitted(arc)
        for _ in range(3):
            if circle is not None:
                off = np.abs(np.hypot(points[:, 0] - circle[0], points[:, 1] - circle[1]) - circle[2])
                near = points[off < 1.3 * ON_RING_MM * PX_PER_MM]
                circle = _fitted(near) if len(near) > 5 else None
        if circle is not None and (ring := _as_ring(circle, points, strokes, letters, size)):
            rings.append(ring)
    return sorted(rings, key=lambda ring: -ring.radius)


def _fitted(points: Points) -> tuple[float, float, float] | None:
    """Least-squares circle (Kasa 1976): x, y, radius in pixels; None when the points do not bend like a stamp."""
    x, y = points[:, 0].astype(np.float64), points[:, 1].astype(np.float64)
    matrix = np.stack([x, y, np.ones_like(x)], axis=1)
    (a, b, c), *_ = np.linalg.lstsq(matrix, x * x + y * y, rcond=None)
    square = c + (a * a + b * b) / 4
    if square <= 0:
        return None
    radius = float(np.sqrt(square))
    if not SMALLEST_RADIUS_MM <= radius / PX_PER_MM <= LARGEST_RADIUS_MM:
        return None
    return float(a / 2), float(b / 2), radius


def _as_ring(
    circle: tuple[float, float, float],
    points: Points,
    strokes: Sequence[Stroke],
    letters: Points,
    size: tuple[int, int],
) -> Ring | None:
    x, y, radius = circle
    visible = _share_on(circle, size)
    if visible < LEAST_VISIBLE:
        return None
    off = np.hypot(points[:, 0] - x, points[:, 1] - y) - radius
    near = points[np.abs(off) < ON_RING_MM * PX_PER_MM]
    angle = np.arctan2(near[:, 1] - y, near[:, 0] - x)
    bins = np.unique(((angle + np.pi) * (ANGLES / (2 * np.pi))).astype(int) % ANGLES)
    ring = Ring(x, y, radius, (0.0, 0.0, 0.0))
    out = ring.distance(letters) / radius
    lettered = int(np.count_nonzero((out > LETTERS_FROM) & (out < LETTERS_TO))) >= RING_LETTERS
    if len(bins) < (FAINT_RING_CLOSED if lettered else RING_CLOSED) * ANGLES * visible:
        return None
    if not lettered and radius < LONE_RADIUS_MM * PX_PER_MM:
        return None
    own = [(len(piece), s.lab) for s in strokes for piece in s.pieces if ring.carries(piece) > 0.8]
    if sum(length for length, _ in own) < OWN_LINE * 2 * np.pi * radius * visible:
        return None
    longest = max(own)[1]
    return Ring(x, y, radius, longest)


def _share_on(circle: tuple[float, float, float], size: tuple[int, int]) -> float:
    """Share of the circle that lies on a canvas of that width and height."""
    turn = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)
    x, y = circle[0] + circle[2] * np.cos(turn), circle[1] + circle[2] * np.sin(turn)
    return float(np.mean((x >= 0) & (x < size[0]) & (y >= 0) & (y < size[1])))


def without_rings(stroke: Stroke, rings: Sequence[Ring]) -> Stroke | None:
    """The stroke without its pieces that follow a ring: a line that ran on from a stamp's edge into something else.
    None when nothing is left."""
    rest = tuple(piece for piece in stroke.pieces if all(ring.carries(piece) < FOLLOWS_RING for ring in rings))
    if len(rest) == len(stroke.pieces):
        return stroke
    return measured(rest, stroke.lab, stroke.part) if rest else None
