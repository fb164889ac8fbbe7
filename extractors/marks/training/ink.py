"""Ink as it comes from pens and rubber: masks from 0 to 255 at one resolution, and the colours of inks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype

from extractors.marks.training.curves import Curve

DRAW_DPI = 150
MM = DRAW_DPI / 25.4
AROUND_MM = 2.0  # room left around what a pen drew
LONGEST = 2000  # pixels; no mark is larger
BEND = 4  # fractional bits of cv2's coordinates
PENS = (
    (25, 25, 28), (12, 12, 14), (30, 50, 150), (20, 30, 100), (40, 70, 180), (20, 100, 60), (60, 40, 120),
    (150, 30, 40), (70, 70, 75), (70, 100, 190),
)  # fmt: skip
RUBBER = (
    (50, 70, 170), (40, 50, 140), (100, 60, 150), (90, 40, 130), (190, 40, 50), (40, 40, 42), (110, 110, 115),
    (30, 110, 80), (70, 90, 190),
)  # fmt: skip

Mask = NDArray[np.uint8]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Faces:
    """Files of typefaces, of print and of handwriting."""

    printed: tuple[Path, ...]
    hand: tuple[Path, ...]


def face(files: tuple[Path, ...], size_mm: float, chance: Random) -> FreeTypeFont:
    return truetype(str(chance.choice(files)), max(5, round(size_mm * MM)))


def shade(inks: tuple[Colour, ...], chance: Random) -> Colour:
    """One of the inks, not quite as it was."""
    red, green, blue = (int(np.clip(v + chance.randint(-18, 26), 0, 255)) for v in chance.choice(inks))
    return red, green, blue


def penned(curves: list[Curve], width_mm: float, chance: Random) -> Mask:
    """The curves drawn by a pen that presses more here than there."""
    points = np.vstack(curves)
    low, high = points.min(axis=0) - AROUND_MM, points.max(axis=0) + AROUND_MM
    width, height = np.clip(((high - low) * MM).astype(int) + 1, 1, LONGEST)
    mask = np.zeros((int(height), int(width)), np.uint8)
    pressure, beat, phase = chance.uniform(0, 0.45), chance.uniform(2, 9), chance.uniform(0, 6)
    for curve in curves:
        way = ((curve - low) * MM * 2**BEND).astype(np.int32)
        step = max(2, len(way) // 60)
        for i in range(0, len(way) - 1, step):
            thick = width_mm * MM * (1 + pressure * math.sin(phase + beat * i / len(way)))
            cv2.polylines(mask, [way[i : i + step + 1]], False, 255, max(1, round(thick)), cv2.LINE_AA, BEND)
    return uneven(mask, chance, 0.5) if chance.random() < 0.2 else mask


def worded(text: str, letters: FreeTypeFont) -> Mask:
    left, top, right, bottom = letters.getbbox(text)
    image = Image.new("L", (int(right - left) + 10, int(bottom - top) + 10))
    ImageDraw.Draw(image).text((5 - left, 5 - top), text, fill=255, font=letters)
    return np.asarray(image)


def turned(mask: Mask, degrees: float) -> Mask:
    return np.asarray(Image.fromarray(mask).rotate(degrees, expand=True, resample=Image.Resampling.BILINEAR))


def uneven(mask: Mask, chance: Random, amount: float) -> Mask:
    """Pressed unevenly: parts fade, parts dry out."""
    noise = np.random.default_rng(chance.randrange(2**31))
    height, width = mask.shape
    patches = noise.random((height // 70 + 2, width // 70 + 2), np.float32)
    gain = 1 - amount * 1.5 * cv2.resize(patches, (width, height), interpolation=cv2.INTER_CUBIC)
    if chance.random() < 0.6:
        k = chance.choice([1, 2, 3, 4])
        specks = noise.random((height // k + 1, width // k + 1), np.float32)
        gain *= 0.5 + 0.9 * cv2.resize(specks, (width, height))
    return np.asarray(np.clip(mask * np.clip(gain, 0, 1.15), 0, 255), np.uint8)
