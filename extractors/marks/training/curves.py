"""What a pen may draw, as lists of lines in millimetres: signatures of many hands, and strokes that sign nothing."""

from __future__ import annotations

import math
from random import Random

import numpy as np
from numpy.typing import NDArray

SIMPLEST = 1.5  # winding of a signature
LOW_SHARE = 0.4  # of signatures, no higher than handwriting

Curve = NDArray[np.float64]  # (n, 2): x, y in millimetres


def spline(points: list[tuple[float, float]], steps: int = 10) -> Curve:
    """A Catmull-Rom curve through the points."""
    way = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    bends = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(way, way[1:], way[2:], way[3:], strict=False)
    ]
    return np.vstack([*bends, way[-1:]])


def oscillators(chance: Random) -> list[Curve]:
    """A hand as two swinging pendulums that drift to the right: loops, waves, cursive, all of no letter."""
    turns = chance.uniform(2, 12)
    t = np.linspace(0, 1, int(36 * turns))
    x, y = t * chance.choice([0, 0.5, 1, 1.5, 3]), np.zeros_like(t)
    for _ in range(chance.randint(1, 4)):
        speed = turns * chance.uniform(0.4, 1.3)
        fall = np.exp(-chance.uniform(0, 3) * t)
        lean = chance.uniform(0, 2 * math.pi)
        x = x + chance.uniform(0, 0.25) * fall * np.sin(2 * math.pi * speed * t + lean)
        y = y + chance.uniform(0.1, 0.5) * fall * np.sin(2 * math.pi * speed * t + lean + chance.uniform(0.3, 2.8))
    return [np.column_stack((x, y))]


def wandering(chance: Random) -> list[Curve]:
    """A line whose bend changes at random."""
    n = chance.randint(60, 260)
    noise = np.random.default_rng(chance.randrange(2**31))
    bend = np.cumsum(noise.normal(0, chance.uniform(0.02, 0.09), n)) * 0.8 + noise.normal(0, 0.12, n)
    bend = bend * chance.uniform(0.3, 1.0) + chance.choice([0, 0, 0.1, -0.12])
    heading = np.cumsum(np.clip(bend, -0.6, 0.6))
    stretch = chance.uniform(1, 3)
    return [np.column_stack((np.cumsum(np.cos(heading)) * stretch, np.cumsum(np.sin(heading))))]


def cursive(chance: Random) -> list[Curve]:
    """A large first letter, then low strokes up and down that flatten out."""
    points = [(0.05, chance.uniform(0.3, 0.7))]
    x = 0.05
    for _ in range(chance.randint(2, 7)):
        x += chance.uniform(-0.05, 0.09)
        points.append((x, chance.random()))
    curves = [spline(points)] if chance.random() < 0.85 else []
    swing, step, row = chance.uniform(0.08, 0.3), chance.uniform(0.025, 0.09), chance.uniform(0.4, 0.65)
    run = [(x, row)]
    end = chance.uniform(0.5, 0.95)
    while x < end:
        x += step * chance.uniform(0.3, 1.5)
        swing *= chance.uniform(0.86, 1.08)
        tall = 2.5 if chance.random() < 0.1 else 1.0
        run.append((x - step * chance.uniform(0, 0.8), row - tall * swing * chance.uniform(0.3, 1.2)))
        run.append((x, row + swing * chance.uniform(0.1, 0.9)))
    run.append((1.0, row + chance.uniform(-0.3, 0.3)))
    if chance.random() < 0.4 and curves:
        return [np.vstack([curves[0], spline(run)])]
    return [*curves, spline(run)]


def corners(chance: Random) -> list[Curve]:
    """Long strokes to and fro, sharp or round."""
    n = chance.randint(4, 14)
    up = chance.random() < 0.6
    points = []
    for i in range(n):
        side = chance.uniform(0, 0.35) if i % 2 else chance.uniform(0.6, 1)
        along = i / n + chance.uniform(-0.15, 0.15)
        points.append((along, side) if up else (side, along) if chance.random() < 0.9 else (chance.random(), along))
    return [spline(points, chance.choice([6, 10]))] if chance.random() < 0.6 else [np.array(points)]


def letters(chance: Random) -> list[Curve]:
    """Two to four large letters that are none, one beside or over the other."""
    curves, x = [], 0.0
    for _ in range(chance.randint(2, 5)):
        wide = chance.uniform(0.15, 0.5)
        points = [(x + wide * chance.random(), chance.random()) for _ in range(chance.randint(3, 7))]
        curves.append(spline(points))
        x += wide * chance.uniform(0.2, 0.9)
    return curves


def great_loop(chance: Random) -> list[Curve]:
    """One or two wide loops and a tail."""
    turn = np.linspace(0, 2 * math.pi * chance.uniform(1.05, 2.4), 90)
    shrink = 1 - chance.uniform(0, 0.12) * turn / math.pi
    start = chance.uniform(0, 6)
    wide = chance.uniform(0.12, 0.4)
    x = wide + wide * np.cos(turn + start) * shrink + chance.uniform(0, 0.06) * turn
    loop = np.column_stack((x, 0.5 + 0.5 * np.sin(turn + start) * shrink))
    tail = [(float(loop[-1, 0]), float(loop[-1, 1]))]
    n = chance.randint(2, 9)
    for i in range(n):
        tail.append((wide + (1 - wide) * (i + 1) / n, 0.5 + chance.uniform(-0.25, 0.25)))
    return [np.vstack([loop, spline(tail)])] if chance.random() < 0.7 else [loop, spline(tail)]


def flourish(chance: Random) -> list[Curve]:
    """A stroke under or through the name, once or to and fro."""
    row = chance.uniform(0.55, 1.05)
    if chance.random() < 0.5:
        return [spline([(chance.uniform(-0.1, 0.3), row), (0.5, row + chance.uniform(-0.12, 0.1)), (1.05, row - 0.1)])]
    ends = [(0.95, row - 0.05), (0.4, row), (chance.uniform(0, 0.2), row + 0.05), (chance.uniform(0.6, 1.1), row + 0.1)]
    return [spline(ends)]


def slashes(chance: Random) -> list[Curve]:
    """A few long straight strokes, back and forth."""
    start = [(chance.uniform(0, 0.1), 0.5)] if chance.random() < 0.7 else []
    return [
        np.array([*start, *((chance.uniform(0.05, 1), 0.5 + (-1) ** i * chance.uniform(0.1, 0.5)) for i in range(n))])
        for n in [chance.randint(3, 7)]
    ]


BODIES = (oscillators, oscillators, wandering, cursive, cursive, cursive, corners, slashes, letters, great_loop)


def to_size(curves: list[Curve], width: float, height: float) -> list[Curve]:
    """Stretched to fill ``width`` × ``height`` mm."""
    points = np.vstack(curves)
    low, span = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1e-6)
    return [(c - low) / span * (width, height) for c in curves]


def leant(curves: list[Curve], turn: float, slant: float) -> list[Curve]:
    """Turned by ``turn`` degrees and slanted."""
    a = math.radians(turn)
    matrix = np.array([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]]) @ np.array([[1, slant], [0, 1]])
    return [c @ matrix.T for c in curves]


def signature(chance: Random) -> list[Curve]:
    """What somebody may sign with: never as simple as a tick."""
    while winding(curves := _signature(chance)) < SIMPLEST:
        pass
    return curves


def winding(curves: list[Curve]) -> float:
    """Length of the lines over the diagonal of all: 1 a straight line, 1.4 a tick."""
    length = sum(float(np.linalg.norm(np.diff(c, axis=0), axis=1).sum()) for c in curves)
    return length / max(1e-6, float(np.hypot(*np.ptp(np.vstack(curves), axis=0))))


def _signature(chance: Random) -> list[Curve]:
    low = chance.random() < LOW_SHARE
    curves = to_size((cursive if low and chance.random() < 0.7 else chance.choice(BODIES))(chance), 1, 1)
    if chance.random() < 0.15:
        second = to_size(chance.choice(BODIES)(chance), chance.uniform(0.3, 0.7), chance.uniform(0.4, 1))
        curves += [np.add(c, (chance.uniform(0, 0.5), chance.uniform(0, 0.3))) for c in second]
    if chance.random() < 0.35:
        curves += flourish(chance)
    if chance.random() < 0.15:
        x, y = chance.random(), chance.random() * 0.3
        curves.append(np.array([(x, y), (x + 0.02, y + 0.03)]))
    width = chance.choice([chance.uniform(14, 30), chance.uniform(20, 60)])
    height = chance.uniform(3.2, 7.5) if low else chance.uniform(5.5, min(28.0, width * 0.9))
    return leant(to_size(curves, width, height), chance.gauss(-4, 7), chance.uniform(-0.35, 0.2))


def tick(chance: Random) -> list[Curve]:
    """A check mark, a cross, a bare stroke, an arrow or a brace in the margin."""
    s = chance.uniform(3, 12)
    kind = chance.random()
    if kind < 0.45:
        return [spline([(0, s * 0.5), (s * chance.uniform(0.2, 0.45), s), (s * chance.uniform(0.8, 1.4), -s * 0.3)])]
    if kind < 0.65:
        wide = s * chance.uniform(0.7, 1.3)
        return [np.array([(0.0, 0.0), (wide, s)]), spline([(wide, 0), (wide / 2, s / 2 + 0.3), (0, s)])]
    if kind < 0.85:
        length, lean = chance.choice([s, s * 4]), chance.uniform(-math.pi, math.pi)
        x, y = length * math.cos(lean), length * math.sin(lean)
        return [spline([(0, 0), (x / 2 + chance.uniform(-1, 1), y / 2 + chance.uniform(-1, 1)), (x, y)])]
    if kind < 0.93:
        return [np.array([(0, 0), (s * 2, 0.5)]), np.array([(s * 2 - 2, -1.5), (s * 2, 0.5), (s * 2 - 2, 2)])]
    return [spline([(1, 0), (0, s * 0.1), (0.6, s * 0.5), (0, s), (1.2, s * 1.05)])]


def initials(chance: Random) -> list[Curve]:
    """A "paraphe", smaller than any signature."""
    size = chance.uniform(4, 11)
    return to_size([spline([(chance.random(), chance.random()) for _ in range(chance.randint(4, 9))])], size, size)


def ring(chance: Random, width: float, height: float) -> list[Curve]:
    """Round something of that size; one in five has corners."""
    turn = np.linspace(0, 2 * math.pi * chance.uniform(0.92, 1.3), 70)
    grow = 1 + chance.uniform(-0.03, 0.03) * turn
    u, v = np.cos(turn), np.sin(turn)
    if chance.random() < 0.2:
        u, v = np.sign(u) * np.abs(u) ** 0.5, np.sign(v) * np.abs(v) ** 0.5
    return [np.column_stack((width * (0.5 + 0.5 * u * grow), height * (0.5 + 0.5 * v * grow)))]


def underline(chance: Random, width: float) -> list[Curve]:
    """Once or twice under a word."""
    bends = [(chance.uniform(-0.7, 0.7), chance.uniform(-1, 1)) for _ in range(chance.choice([1, 1, 2]))]
    return [spline([(0, n * 1.2), (width / 2, n * 1.2 + a), (width, n * 1.2 + b)]) for n, (a, b) in enumerate(bends)]
