"""Ink to strokes: the line in the middle of the ink, cut at crossings and joined again where a pen goes straight on.

A letter of print or of a stamp gives short strokes. A pen gives long ones that bend. That difference survives grey
scans, fax and a stamp of the same colour.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.canvas import PX_PER_MM, Canvas, Pixels, mm
from extractors.marks.thinning import IS_CROSSING, neighbours, thinned
from extractors.picture import as_pixels

SMALLEST_PART_MM = 4.5  # ink that fits into such a square is a letter; the strokes of print are not worth tracing
GOES_ON_COSINE = -0.6  # two lines meeting at a crossing are one stroke when they deviate by less than 53 degrees
DIRECTION_MM = 1.3  # over which the direction of a line's end is taken
CROSSING_MM = 1.8  # ends farther apart than two thick pens are not one stroke
SPUR_MM = 0.9  # thinning leaves hairs of up to half the width of the line
PIXEL_STEP = 1.12  # mean length of a step from pixel to pixel, straight and diagonal steps mixed
STRAIGHT_MM = 0.5  # a line printed straight strays by less ...
STRAIGHT_SHARE = 0.02  # ... and a hand by more than that over some length

Points = NDArray[np.float32]
Lab = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One continuous line: ``points`` (n, 2) as x, y in canvas pixels, unordered; ``pieces``: the same, cut at the
    crossings; ``length``, ``width`` and ``height`` in millimetres (upright box); ``major`` and ``minor``: sides of the
    smallest turned rectangle around it, mm; ``lab``: median colour; ``part``: the connected ink it belongs to."""

    points: Points
    pieces: tuple[Points, ...]
    length: float
    width: float
    height: float
    major: float
    minor: float
    lab: Lab
    part: int

    @property
    def is_straight(self) -> bool:
        return self.minor < STRAIGHT_MM + STRAIGHT_SHARE * self.major

    @property
    def direction(self) -> float:
        """Of the longer side of the rectangle around it, degrees from 0 to 180."""
        _, (width, height), angle = cv2.minAreaRect(self.points)
        return float(angle if width >= height else angle + 90) % 180


def canvas_to_strokes(canvas: Canvas) -> list[Stroke]:
    """Every stroke of the ink that is larger than a letter."""
    large, parts = _large_parts(canvas.ink)
    thin = thinned(large)
    crossing = (as_pixels(cv2.LUT(neighbours(thin), IS_CROSSING)) | canvas.rules) & thin  # rules are crossed all along
    line = thin & (1 - crossing)
    count, labels = cv2.connectedComponents(line, connectivity=8)
    ys, xs = np.nonzero(line)
    if not len(xs):
        return []
    owner = labels[ys, xs]
    order = np.argsort(owner, kind="stable")
    xy = np.stack([xs[order], ys[order]], axis=1).astype(np.float32)
    starts = np.searchsorted(owner[order], np.arange(1, count + 1))
    pieces = [xy[starts[i] : starts[i + 1]] for i in range(count - 1)]
    root = _joined(pieces, line, crossing)
    chains: dict[int, list[int]] = {}
    for piece in range(len(pieces)):
        chains.setdefault(root[piece], []).append(piece)
    return [_stroke([pieces[i] for i in chain], canvas, parts) for chain in chains.values()]


def _large_parts(ink: Pixels) -> tuple[Pixels, NDArray[np.int32]]:
    """The ink in pieces larger than a letter, hairline gaps closed, and the number of each pixel's piece."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    sides = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    keep = (sides >= mm(SMALLEST_PART_MM)).astype(np.uint8)
    keep[0] = 0
    return keep[labels], labels.astype(np.int32)


def _joined(pieces: list[Points], line: Pixels, crossing: Pixels) -> list[int]:
    """For each piece the number of the stroke it belongs to."""
    root = list(range(len(pieces)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    at_crossings = _ends_at_crossings(pieces, line, crossing)
    ends_of = Counter(end.piece for ends in at_crossings.values() for end in ends)
    for ends in at_crossings.values():
        real = [e for e in ends if ends_of[e.piece] > 1 or len(pieces[e.piece]) >= SPUR_MM * PX_PER_MM] or ends
        if len(real) == 2 and real[0].gap(real[1]) <= CROSSING_MM * PX_PER_MM:  # a corner, however sharp
            root[find(real[0].piece)] = find(real[1].piece)
            continue
        free = dict(enumerate(real))
        pairs = [(a.cosine(b), i, j) for i, a in enumerate(real) for j, b in enumerate(real) if i < j]
        for _cosine, i, j in sorted(pair for pair in pairs if pair[0] < GOES_ON_COSINE):
            if i in free and j in free and free[i].gap(free[j]) <= CROSSING_MM * PX_PER_MM:
                root[find(free.pop(i).piece)] = find(free.pop(j).piece)
    return [find(i) for i in range(len(pieces))]


@dataclass(frozen=True, slots=True)
class _End:
    """Where a piece of line meets a crossing, and the direction (unit vector) in which it leaves it."""

    piece: int
    x: float
    y: float
    dx: float
    dy: float

    def cosine(self, other: _End) -> float:
        return self.dx * other.dx + self.dy * other.dy

    def gap(self, other: _End) -> float:
        return float(np.hypot(self.x - other.x, self.y - other.y))


def _ends_at_crossings(pieces: list[Points], line: Pixels, crossing: Pixels) -> dict[int, list[_End]]:
    """For each crossing the pieces that end there."""
    _, clusters = cv2.connectedComponents(crossing, connectivity=8)
    reach = cv2.dilate(clusters.astype(np.float32), np.ones((3, 3), np.uint8)).astype(np.int32)
    neighbours = cv2.filter2D(line, -1, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT)
    ends: dict[int, list[_End]] = {}
    for number, points in enumerate(pieces):
        xs, ys = points[:, 0].astype(np.intp), points[:, 1].astype(np.intp)
        for at in np.nonzero((neighbours[ys, xs] <= 2) & (reach[ys, xs] > 0))[0]:
            away = points - points[at]
            near = away[np.einsum("ij,ij->i", away, away) <= (DIRECTION_MM * PX_PER_MM) ** 2]
            dx, dy = near.mean(axis=0).tolist()
            norm = float(np.hypot(dx, dy)) or 1.0
            end = _End(number, float(xs[at]), float(ys[at]), dx / norm, dy / norm)
            ends.setdefault(int(reach[ys[at], xs[at]]), []).append(end)
    return ends


def _stroke(pieces: list[Points], canvas: Canvas, parts: NDArray[np.int32]) -> Stroke:
    points = np.concatenate(pieces)
    xs, ys = points[:, 0].astype(np.intp), points[:, 1].astype(np.intp)
    lightness, a, b = np.median(canvas.lab[ys, xs], axis=0).tolist()
    return measured(tuple(pieces), (lightness, a, b), int(parts[ys[0], xs[0]]))


def measured(pieces: tuple[Points, ...], lab: Lab, part: int) -> Stroke:
    """The stroke made of ``pieces`` (at least one), measured."""
    points = np.concatenate(pieces)
    (_, sides, _) = cv2.minAreaRect(points)
    return Stroke(
        points=points,
        pieces=pieces,
        length=len(points) * PIXEL_STEP / PX_PER_MM,
        width=float(np.ptp(points[:, 0]) + 1) / PX_PER_MM,
        height=float(np.ptp(points[:, 1]) + 1) / PX_PER_MM,
        major=max(sides) / PX_PER_MM,
        minor=min(sides) / PX_PER_MM,
        lab=lab,
        part=part,
    )
