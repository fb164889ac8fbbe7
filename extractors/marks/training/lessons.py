"""Papers as the network sees them, and what it should answer."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.cleaning import divide_background
from extractors.marks.canvas import WORK_DPI, ink_of, lab_of
from extractors.marks.pen_map import CELL, INKED, NET_DPI, Values, ink_to_view
from extractors.marks.training.ink import Faces, Mask
from extractors.marks.training.papers import drawn_paper
from extractors.marks.training.scans import scanned

ROWS, COLUMNS = 32, 44  # cells of a lesson: 65 x 89 mm
SURE_PIXELS = 6  # of a cell; where there are fewer, either answer is right
SIGNED_WEIGHT, EMPTY_WEIGHT = 1.5, 0.04
LOST_INK = 60  # of 255: fainter is no ink


@dataclass(frozen=True, eq=False)
class Lesson:
    """``view``: 4 x height x width, see :func:`extractors.marks.pen_map.ink_to_view`; ``answer``: 0 or 1 for each
    cell, whether it is signed and whether it is stamped; ``weight``: how much each cell counts in each."""

    view: Values
    answer: Values
    weight: Values


def lesson(chance: Random, faces: Faces) -> Lesson:
    """One drawn paper, all but its edges."""
    scan = scanned(drawn_paper(chance, faces), chance)
    k = WORK_DPI / scan.dpi
    size = (round(scan.grey.shape[1] * k), round(scan.grey.shape[0] * k))
    how = cv2.INTER_AREA if k < 1 else cv2.INTER_CUBIC
    grey = np.asarray(cv2.resize(divide_background(scan.grey, scan.dpi), size, interpolation=how), np.uint8)
    view = ink_to_view(lab_of(scan.colour, grey), ink_of(grey))
    shown = (round(size[0] * NET_DPI / WORK_DPI), round(size[1] * NET_DPI / WORK_DPI))
    y, x = (chance.randint(0, side - cells * CELL) for side, cells in zip(view.shape[1:], (ROWS, COLUMNS), strict=True))
    here = (slice(y, y + ROWS * CELL), slice(x, x + COLUMNS * CELL))
    inked = view[3][here].reshape(ROWS, CELL, COLUMNS, CELL).mean(axis=(1, 3)) > INKED
    answers = [_answer(mask, shown, here, inked) for mask in (scan.signed, scan.stamped)]
    answer, weight = (np.stack(parts).astype(np.float32) for parts in zip(*answers, strict=True))
    return Lesson(view[(slice(None), *here)], answer, weight)


def _answer(
    mask: Mask, size: tuple[int, int], here: tuple[slice, slice], inked: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Which cells the ink of ``mask`` crosses, and how much each counts."""
    lines = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)[here] > LOST_INK
    pixels = lines.reshape(ROWS, CELL, COLUMNS, CELL).sum(axis=(1, 3))
    answer = pixels >= SURE_PIXELS
    weight = np.where(inked, np.where(answer, SIGNED_WEIGHT, 1.0), np.where(answer, 0.0, EMPTY_WEIGHT))
    weight[(pixels > 0) & ~answer] = 0.0
    return answer, weight


def recoloured(view: Values, chance: Random) -> Values:
    """All hues turned together, or all colour taken out; darker or lighter: an old lesson is a new one."""
    red, green = view[1], view[2]
    turn, strength = (chance.uniform(0, 2 * np.pi) if chance.random() < 0.5 else 0.0), chance.uniform(0.6, 1.3)
    if chance.random() < 0.25:
        strength = 0.0
    cosine, sine = strength * np.cos(turn), strength * np.sin(turn)
    dark = np.minimum(1.0, view[0] * chance.uniform(0.65, 1.15))
    return np.stack((dark, cosine * red - sine * green, sine * red + cosine * green, view[3])).astype(np.float32)
