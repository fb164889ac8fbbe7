"""Ink by a pen: signatures, initials, ticks, underlines, circles, handwriting, each on a transparent ground."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Mask = NDArray[np.float32]
INKS = ((18, 22, 32), (20, 34, 120), (28, 60, 150), (12, 12, 14), (45, 30, 110))
OVERSAMPLE = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink: ``alpha`` from 0 to 1 at ``dpi``, one colour; where it is put is another matter."""

    alpha: Mask
    colour: tuple[int, int, int]
    dpi: int


def pen(rng: Random) -> tuple[tuple[int, int, int], float]:
    """A colour and a line width in points."""
    return rng.choice(INKS), rng.choice((0.6, 0.8, 1.0, 1.3, 1.7))


def _spline(points: NDArray[np.float64], steps: int = 14) -> NDArray[np.float64]:
    """A Catmull-Rom curve through the points."""
    padded = np.vstack([points[0], points, points[-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack(pieces)


def draw_curves(
    curves: list[NDArray[np.float64]], size: tuple[float, float], width: float, dpi: int, rng: Random
) -> Mask:
    """Curves in points on a ground of ``size`` (width, height) points, thinner where the pen is fast."""
    scale = dpi / 72 * OVERSAMPLE
    canvas = np.zeros((int(size[1] * scale) + 1, int(size[0] * scale) + 1), np.uint8)
    for curve in curves:
        pixels = (curve * scale).astype(np.int32)
        speed = np.linalg.norm(np.diff(curve, axis=0), axis=1) if len(curve) > 1 else np.zeros(0)
        usual = float(np.median(speed)) + 1e-6 if len(speed) else 1.0
        for start, end, fast in zip(pixels, pixels[1:], speed, strict=False):
            thick = width * scale * float(np.clip(1.25 - 0.35 * fast / usual, 0.55, 1.3))
            cv2.line(canvas, tuple(map(int, start)), tuple(map(int, end)), 255, max(1, round(thick)), cv2.LINE_AA)
    small = cv2.resize(canvas, None, fx=1 / OVERSAMPLE, fy=1 / OVERSAMPLE, interpolation=cv2.INTER_AREA)
    strength = rng.uniform(0.82, 1.0)
    return (small.astype(np.float32) / 255 * strength).astype(np.float32)


Curve = NDArray[np.float64]


def _initial(rng: Random, width: float, height: float, middle: float) -> tuple[Curve, float]:
    """A tall first letter; also where it ends, in points from the left."""
    x = width * rng.uniform(0.02, 0.08)
    tall = height * rng.uniform(0.3, 0.45)
    points = [(x, middle + tall * 0.4)]
    for _ in range(rng.randrange(3, 7)):
        x += width * rng.uniform(-0.03, 0.09)
        points.append((x, middle + tall * rng.uniform(-1.0, 0.9)))
    return _spline(np.array(points)), x


def _zigzag(rng: Random, width: float, height: float, middle: float, start: float) -> Curve:
    """A run of small letters that flattens out."""
    x, swing, step = start, height * rng.uniform(0.08, 0.24), width * rng.uniform(0.025, 0.06)
    points = [(x, middle)]
    while x < width * rng.uniform(0.7, 0.9):
        x += step * rng.uniform(0.3, 1.6)
        swing *= rng.uniform(0.86, 1.06)
        points.append((x - step * rng.uniform(0, 0.9), middle - swing * rng.uniform(0.4, 1.3)))
        points.append((x, middle + swing * rng.uniform(0.1, 0.9)))
    points.append((width * 0.98, middle - height * rng.uniform(-0.15, 0.3)))
    return _spline(np.array(points))


def _loops(rng: Random, width: float, height: float, middle: float, start: float) -> Curve:
    """Rolling loops, as of a hand that circles while it moves on."""
    turns = rng.uniform(1.5, 5.5)
    t = np.linspace(0, 2 * np.pi * turns, int(18 * turns))
    size = height * np.linspace(rng.uniform(0.2, 0.42), rng.uniform(0.05, 0.2), len(t))
    x = start + (width * rng.uniform(0.72, 0.95) - start) * t / t[-1] + size * rng.uniform(0.6, 1.5) * np.cos(t)
    lean = rng.uniform(-0.12, 0.12) * height * t / t[-1]
    unsteady = np.random.default_rng(rng.randrange(2**32)).normal(0, height * 0.05, (2, int(4 * turns) + 2))
    places = np.linspace(0, t[-1], unsteady.shape[1])
    x = x + 1.5 * np.interp(t, places, unsteady[0])
    y = middle + size * np.sin(t + rng.uniform(-0.5, 0.5)) + lean + np.interp(t, places, unsteady[1])
    return np.column_stack((x, y))


def _slashes(rng: Random, width: float, height: float, middle: float, start: float) -> Curve:
    """A few long straight strokes, back and forth."""
    points = [(start, middle)]
    for i in range(rng.randrange(3, 7)):
        side = 1 if i % 2 == 0 else -1
        points.append((width * rng.uniform(0.1, 0.95), middle + side * height * rng.uniform(0.1, 0.42)))
    return np.vstack([np.linspace(p, q, 9) for p, q in pairwise(points)])


def signature_curves(rng: Random, width: float, height: float) -> list[Curve]:
    """A signature some ``width`` × ``height`` points large: initial, a body in one of three hands, flourish."""
    middle = height * rng.uniform(0.42, 0.6)
    curves: list[Curve] = []
    start = width * 0.05
    if rng.random() < 0.75:
        first, start = _initial(rng, width, height, middle)
        curves.append(first)
    body = rng.choices((_zigzag, _loops, _slashes), weights=(4, 5, 2))[0]
    curves.append(body(rng, width, height, middle, start))
    if rng.random() < 0.5:  # the flourish: a stroke under or through it
        y = middle + height * rng.uniform(0.1, 0.38)
        bend = rng.uniform(-7, 7)
        flourish = [(width * 0.95, y - 4), (width * 0.5, y + bend), (width * 0.08, y), (width * 0.7, y + bend)]
        curves.append(_spline(np.array(flourish)))
    if rng.random() < 0.3:  # a dot
        dot = (width * rng.uniform(0.3, 0.8), middle - height * 0.32)
        curves.append(np.array([dot, (dot[0] + 1.2, dot[1] + 0.8)]))
    return [np.clip(c, 1.0, [width - 1.0, height - 1.0]) for c in curves]


def signature(rng: Random, width: float, height: float, dpi: int) -> Mark:
    """A signature in a pen of its own."""
    colour, line = pen(rng)
    return Mark(draw_curves(signature_curves(rng, width, height), (width, height), line, dpi, rng), colour, dpi)


def initials(rng: Random, dpi: int) -> Mark:
    """A "paraphe": two or three quick letters for the foot of a page."""
    size = rng.uniform(20, 34)
    colour, line = pen(rng)
    points = [(size * 0.1, size * 0.8)]
    for i in range(rng.randrange(4, 8)):
        points.append(
            (size * (0.15 + 0.1 * i) + rng.uniform(-2, 2), size * (0.15 if i % 2 == 0 else 0.8) + rng.uniform(-4, 4))
        )
    curve = np.clip(_spline(np.array(points)), 1, size - 1)
    return Mark(draw_curves([curve], (size, size), line, dpi, rng), colour, dpi)


def line_stroke(rng: Random, length: float, dpi: int) -> Mark:
    """An underline, not quite straight."""
    colour, line = pen(rng)
    xs = np.linspace(2, length - 2, 6)
    points = np.array([(x, 5 + rng.uniform(-1.3, 1.3)) for x in xs])
    return Mark(draw_curves([_spline(points)], (length, 10), line, dpi, rng), colour, dpi)


def circle(rng: Random, width: float, height: float, dpi: int) -> Mark:
    """A ring drawn around something."""
    colour, line = pen(rng)
    turns = np.linspace(0.2, 0.2 + 2 * np.pi * rng.uniform(0.95, 1.12), 16)
    points = np.array(
        [
            (
                width / 2 + (width / 2 - 3) * np.cos(t) * rng.uniform(0.94, 1.0),
                height / 2 + (height / 2 - 3) * np.sin(t) * rng.uniform(0.92, 1.0),
            )
            for t in turns
        ]
    )
    return Mark(draw_curves([_spline(points)], (width, height), line, dpi, rng), colour, dpi)


def tick(rng: Random, dpi: int) -> Mark:
    """A check mark, or a long stroke in the margin."""
    colour, line = pen(rng)
    if rng.random() < 0.5:
        points = np.array([(2, 9), (6, 14), (9 + rng.uniform(0, 3), 8), (18, 2)])
        return Mark(draw_curves([_spline(points)], (20, 16), line, dpi, rng), colour, dpi)
    height = rng.uniform(25, 60)
    points = np.array([(4 + rng.uniform(-1, 1), y) for y in np.linspace(2, height - 2, 5)])
    return Mark(draw_curves([_spline(points)], (8, height), line, dpi, rng), colour, dpi)


def handwriting(text: str, size: float, font: Path | None, rng: Random, dpi: int, *, weight: float = 0.0) -> Mark:
    """A few words by hand: a handwriting typeface, or plotter strokes where none is installed, both shaken.

    ``weight``: points by which the pen is broader than the typeface's, so that a fax keeps it."""
    colour, line = pen(rng)
    pixels = size * dpi / 72
    if font is not None:
        face = ImageFont.truetype(str(font), round(pixels))
        left, top, right, bottom = face.getbbox(text)
        image = Image.new("L", (int(right - left) + 24, int(bottom - top) + 24))
        ImageDraw.Draw(image).text((12 - left, 12 - top), text, fill=255, font=face)
        mask = np.asarray(image)
    else:
        scale, thick = pixels / 34, max(1, round(line * dpi / 72))
        (wide, high), base = cv2.getTextSize(text, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, scale, thick)
        canvas = np.zeros((high + base + 24, wide + 24), np.uint8)
        cv2.putText(canvas, text, (12, high + 12), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, scale, 255, thick, cv2.LINE_AA)
        mask = canvas
    if weight:
        broad = max(2, round(weight * dpi / 72) + 1)
        mask = cv2.dilate(mask, np.ones((broad, broad), np.uint8)).astype(np.uint8)
    return Mark(_shaken(mask, rng, pixels) * rng.uniform(0.85, 1.0), colour, dpi)


def _shaken(mask: NDArray[np.uint8], rng: Random, pixels: float) -> Mask:
    """A smooth random warp of a few percent of the letter height, and a slight slope."""
    height, width = mask.shape
    noise = np.random.default_rng(rng.randrange(2**32))
    strength = pixels * 0.06
    shift = [
        cv2.resize(noise.normal(0, strength, (3, 9)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        for _ in range(2)
    ]
    grid_x, grid_y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    slope = rng.uniform(-0.05, 0.03)
    warped = cv2.remap(mask, grid_x + shift[0], grid_y + shift[1] - slope * grid_x, cv2.INTER_LINEAR)
    return (warped.astype(np.float32) / 255).astype(np.float32)
