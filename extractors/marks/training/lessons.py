"""Papers as the network sees them, and what it should answer."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.cleaning import divide_background
from extractors.marks.canvas import WORK_DPI, Canvas, ink_of, lab_of, loose_letters, rules_of
from extractors.marks.layers import canvas_to_layers
from extractors.marks.pen_map import CELL, INKED, NET_DPI, Values, canvas_to_view
from extractors.marks.stamps import strokes_to_rings
from extractors.marks.strokes import canvas_to_strokes
from extractors.marks.training.ink import Faces
from extractors.marks.training.papers import drawn_paper
from extractors.marks.training.scans import scanned

ROWS, COLUMNS = 16, 21  # cells of a lesson: 43 x 57 mm, more than the network sees from any cell
TRIES = 3  # of which the piece with most ink becomes the lesson
SIGNED_PIXELS = 5  # of a cell; where there are fewer, either answer is right
SIGNED_WEIGHT, EMPTY_WEIGHT = 1.5, 0.04
LOST_INK = 60  # of 255: fainter is no ink
ONE_INK = 0.3  # of the lessons show one ink alone, where there are two


@dataclass(frozen=True, eq=False)
class Lesson:
    """``view``: 4 x height x width, see :func:`extractors.marks.pen_map.ink_to_view`; ``signed``: 0 or 1 for each
    cell; ``weight``: how much each cell counts."""

    view: Values
    signed: Values
    weight: Values


def lesson(chance: Random, faces: Faces) -> Lesson:
    """One piece of a drawn paper, in colours of its own."""
    scan = scanned(drawn_paper(chance, faces), chance)
    k = WORK_DPI / scan.dpi
    size = (round(scan.grey.shape[1] * k), round(scan.grey.shape[0] * k))
    how = cv2.INTER_AREA if k < 1 else cv2.INTER_CUBIC
    grey = np.asarray(cv2.resize(divide_background(scan.grey, scan.dpi), size, interpolation=how), np.uint8)
    ink = ink_of(grey)
    canvas = Canvas(ink, rules_of(ink), lab_of(scan.colour, grey), (0, 0, *size), (), 0, 0, 1.0)
    hand = np.asarray(cv2.resize(scan.signed, size, interpolation=cv2.INTER_AREA), np.uint8)
    if chance.random() < ONE_INK:
        canvas = _one_ink(canvas, chance)
        hand = np.where(cv2.dilate(canvas.ink, np.ones((3, 3), np.uint8)) > 0, hand, 0).astype(np.uint8)
    view = canvas_to_view(canvas)
    half = (round(size[0] * NET_DPI / WORK_DPI), round(size[1] * NET_DPI / WORK_DPI))
    signed = cv2.resize(hand, half, interpolation=cv2.INTER_AREA) > LOST_INK
    y, x = _richest(view, signed[: view.shape[1], : view.shape[2]], chance)
    here = (slice(y, y + ROWS * CELL), slice(x, x + COLUMNS * CELL))
    return _lesson(_recoloured(view[(slice(None), *here)], chance), signed[here])


def _one_ink(canvas: Canvas, chance: Random) -> Canvas:
    """One of the inks that can be told apart, as :mod:`extractors.marks.find` shows them to the network."""
    rings = strokes_to_rings(canvas_to_strokes(canvas), loose_letters(canvas), canvas.size)
    return chance.choice(list(canvas_to_layers(canvas, rings, ())) or [canvas])


def _lesson(view: Values, signed: NDArray[np.bool_]) -> Lesson:
    pixels = signed.reshape(ROWS, CELL, COLUMNS, CELL).sum(axis=(1, 3))
    inked = view[3].reshape(ROWS, CELL, COLUMNS, CELL).mean(axis=(1, 3)) > INKED
    answer = pixels >= SIGNED_PIXELS
    weight = np.where(inked, np.where(answer, SIGNED_WEIGHT, 1.0), np.where(answer, 0.0, EMPTY_WEIGHT))
    weight[(pixels > 0) & ~answer] = 0.0
    return Lesson(view, answer.astype(np.float32), weight.astype(np.float32))


def _richest(view: Values, signed: NDArray[np.bool_], chance: Random) -> tuple[int, int]:
    """Where of a few pieces that with most ink, signatures first, begins: y and x in pixels."""
    best, place = -1.0, (0, 0)
    for _ in range(TRIES):
        y = CELL * chance.randint(0, view.shape[1] // CELL - ROWS)
        x = CELL * chance.randint(0, view.shape[2] // CELL - COLUMNS)
        here = (slice(y, y + ROWS * CELL, 2), slice(x, x + COLUMNS * CELL, 2))
        score = float((view[3][here] > 0.25).sum()) * chance.uniform(0.5, 1) + 4 * float(signed[here].sum())
        if score > best:
            best, place = score, (y, x)
    return place


def _recoloured(view: Values, chance: Random) -> Values:
    """All hues turned together, or all colour taken out; darker or lighter."""
    red, green = view[1], view[2]
    turn, strength = (chance.uniform(0, 2 * np.pi) if chance.random() < 0.5 else 0.0), chance.uniform(0.6, 1.3)
    if chance.random() < 0.25:
        strength = 0.0
    cosine, sine = strength * np.cos(turn), strength * np.sin(turn)
    dark = np.minimum(1.0, view[0] * chance.uniform(0.65, 1.15))
    return np.stack((dark, cosine * red - sine * green, sine * red + cosine * green, view[3])).astype(np.float32)
