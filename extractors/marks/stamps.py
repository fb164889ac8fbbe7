"""The round frames of stamps among the strokes of a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.marks.canvas import PX_PER_MM
from extractors.marks.strokes import Points, Stroke

SMALLEST_RADIUS_MM = 7.0  # the inner ring of a small date stamp
LARGEST_RADIUS_MM = 27.0  # the largest round seals of communes measure 50 mm across
SHORTEST_ARC_MM = 6.0  # a shorter arc does not tell its circle
ON_RING_MM = 0.55  # how far a point of the ring may stand off the circle: width of the line, rubber that gave way
RING_CLOSED = 0.5  # share of the circle that must carry ink; hand-drawn loops are no circles and reach a quarter
ANGLES = 120  # three degrees each
SAME_CENTRE_MM = 2.0


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle in canvas pixels; ``lab``: median colour of its line."""

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


def strokes_to_rings(strokes: Sequence[Stroke]) -> list[Ring]:
    """Every circle that is drawn well enough to be a stamp's, largest first."""
    arcs = sorted((s for s in strokes if s.length >= SHORTEST_ARC_MM), key=lambda s: -s.length)
    if not arcs:
        return []
    points = np.concatenate([s.points for s in strokes])
    rings: list[Ring] = []
    for arc in arcs:
        if any(ring.carries(arc.points) > 0.7 for ring in rings):
            continue
        circle = _fitted(arc.points)
        for _ in range(3):
            if circle is not None:
                off = np.abs(np.hypot(points[:, 0] - circle[0], points[:, 1] - circle[1]) - circle[2])
                near = points[off < 1.3 * ON_RING_MM * PX_PER_MM]
                circle = _fitted(near) if len(near) > 5 else None
        if circle is not None and (ring := _as_ring(circle, points, strokes)):
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


def _as_ring(circle: tuple[float, float, float], points: Points, strokes: Sequence[Stroke]) -> Ring | None:
    x, y, radius = circle
    off = np.hypot(points[:, 0] - x, points[:, 1] - y) - radius
    near = points[np.abs(off) < ON_RING_MM * PX_PER_MM]
    angle = np.arctan2(near[:, 1] - y, near[:, 0] - x)
    bins = np.unique(((angle + np.pi) * (ANGLES / (2 * np.pi))).astype(int) % ANGLES)
    if len(bins) < RING_CLOSED * ANGLES:
        return None
    ring = Ring(x, y, radius, (0.0, 0.0, 0.0))
    own = [s for s in strokes if ring.carries(s.points) > 0.8]
    if sum(s.length for s in own) < 0.3 * 2 * np.pi * radius / PX_PER_MM:
        return None
    lab = np.median(np.array([s.lab for s in own]), axis=0)
    return Ring(x, y, radius, (float(lab[0]), float(lab[1]), float(lab[2])))
