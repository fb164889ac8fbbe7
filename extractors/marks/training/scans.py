"""What a scanner makes of a paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.marks.training.ink import DRAW_DPI, Mask
from extractors.marks.training.papers import HEIGHT, WIDTH, Paper

GRAIN_SIDE = 1200
RESOLUTIONS = (110, 120, 130, 150, 150, 200, 200, 240)
UNTOUCHED = 0.2  # of the papers


@dataclass(frozen=True, eq=False)
class Scan:
    """``colour``: RGB, or None for a grey or one-bit scan; ``signed``, ``stamped``: the signer's ink and the rubber's,
    of the same size."""

    colour: Mask | None
    grey: Mask
    dpi: float
    signed: Mask
    stamped: Mask


def scanned(paper: Paper, chance: Random) -> Scan:
    """Turned a little, blurred, faded, unevenly lit, grainy, compressed; in colour, grey or one bit. Or nothing of all
    that: a page that was never on paper."""
    if chance.random() < UNTOUCHED:
        rgb = np.clip(paper.picture * 255, 0, 255).astype(np.uint8)
        grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
        return Scan(rgb if chance.random() < 0.8 else None, grey, float(DRAW_DPI), paper.signed, paper.stamped)
    dpi = chance.choice(RESOLUTIONS)
    picture, signed, stamped = _taken(_with_back(paper.picture, chance), (paper.signed, paper.stamped), dpi, chance)
    rgb = _lit(picture, chance)
    if chance.random() < 0.25:
        for _ in range(chance.randint(5, 60)):
            place = (chance.randrange(rgb.shape[1]), chance.randrange(rgb.shape[0]))
            cv2.circle(rgb, place, chance.choice([0, 0, 1, 1, 2]), (60, 60, 60), -1)
    mode = chance.choices(["colour", "grey", "fax"], [0.55, 0.3, 0.15])[0]
    if mode != "fax" and chance.random() < 0.7:
        _, code = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(30, 92)])
        rgb = np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), np.uint8)
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    if mode == "fax":
        bright = grey + 8 * _grain(grey.shape, chance) > chance.uniform(125, 190)
        grey = np.where(bright, 255, 0).astype(np.uint8)
    return Scan(rgb if mode == "colour" else None, grey, float(dpi), signed, stamped)


def _with_back(picture: NDArray[np.float32], chance: Random) -> NDArray[np.float32]:
    """The back of the sheet shines through one paper in sixteen."""
    if chance.random() >= 0.06:
        return picture
    back = np.roll(cv2.GaussianBlur(picture[:, ::-1], (0, 0), 2), chance.randint(-200, 200), axis=0)
    shown: NDArray[np.float32] = (picture * (1 - chance.uniform(0.08, 0.25) * (1 - back))).astype(np.float32)
    return shown


def _taken(
    picture: NDArray[np.float32], inks: tuple[Mask, Mask], dpi: int, chance: Random
) -> tuple[NDArray[np.float32], Mask, Mask]:
    """At the scan's resolution, a little askew and out of focus."""
    scale = dpi / DRAW_DPI
    size = (round(WIDTH * scale), round(HEIGHT * scale))
    turn = np.asarray(cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), chance.gauss(0, 0.8), scale), np.float64)
    turn[:, 2] += np.array([size[0] - WIDTH, size[1] - HEIGHT]) / 2
    blur = chance.choice([0, 0.3, 0.6, 1.0])
    if scale < 1:
        blur = math.hypot(blur, 0.45 / scale)
    if blur > 0:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.float32)
    seen = cv2.warpAffine(picture, turn, size, flags=cv2.INTER_LINEAR, borderValue=(1.0, 1.0, 1.0))
    signed, stamped = (np.asarray(cv2.warpAffine(ink, turn, size), np.uint8) for ink in inks)
    return np.asarray(seen, np.float32), signed, stamped


def _lit(picture: NDArray[np.float32], chance: Random) -> Mask:
    """Light, contrast and grain; RGB from 0 to 255."""
    paper, left = chance.uniform(215, 252), chance.uniform(0.4, 1) if chance.random() < 0.4 else 1.0
    light = (picture * (paper * left) + paper * (1 - left)).astype(np.float32)
    if chance.random() < 0.3:
        light *= np.linspace(1, chance.uniform(0.7, 0.95), light.shape[1], dtype=np.float32)[None, :, None]
    if chance.random() < 0.15:
        light *= np.array([chance.uniform(0.88, 1) for _ in range(3)], np.float32)
    sigma = chance.choice([0, 1.5, 3, 6, 9])
    if sigma:
        light += sigma * _grain(light.shape[:2], chance)[..., None]
    return np.clip(light, 0, 255).astype(np.uint8)


@cache
def _grain_sheet() -> NDArray[np.float32]:
    """Drawn once: fresh grain for each paper would cost most of its time."""
    return np.random.default_rng(7).standard_normal((GRAIN_SIDE, GRAIN_SIDE), np.float32)


def _grain(shape: tuple[int, ...], chance: Random) -> NDArray[np.float32]:
    y, x = (chance.randrange(GRAIN_SIDE - side) for side in shape[:2])
    return _grain_sheet()[y : y + shape[0], x : x + shape[1]]
