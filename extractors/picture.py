"""A page as pixels, before anything was done to it, and what is known of its resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from schemas.layout import POINTS_PER_INCH

Pixels: TypeAlias = npt.NDArray[np.uint8]  # HxW grey, or HxWx3 RGB; 0 is black
Matrix: TypeAlias = npt.NDArray[np.float64]  # 3x3 homography between pixel planes

A4_SHORT_INCHES = 8.27
SHEET_SHORT_INCHES = (4.0, 14.0)  # the short side of a sheet: A6 to A3, with some air
COLOUR_SAMPLE = 6  # every so many pixels, across and down, are looked at for colour
COLOURED = 30  # difference between the channels of a coloured pixel; JPEG gives grey ones less
COLOUR_SHARE = 0.0001  # of the page; a signature in blue ink covers ten times that
SQUARE_WITHIN = 0.02  # a pixel whose sides differ by less is taken for square


def as_pixels(array: npt.ArrayLike) -> Pixels:
    """What an image library returned, as pixels."""
    return np.asarray(array, dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class Picture:
    """``dpi``: pixels per inch of paper, as well as we know. ``page_dpi``: pixels per inch of the page as its file
    declares it (0: the same as ``dpi``); a photo put on a page of 23 x 32 inches has 72 of these and 200 of those."""

    pixels: Pixels
    dpi: float
    page_dpi: float = 0.0

    @property
    def points_per_pixel(self) -> float:
        return POINTS_PER_INCH / (self.page_dpi or self.dpi)


def without_idle_colour(pixels: Pixels) -> Pixels:
    """RGB pixels as grey ones when they show no colour: a grey scan that was stored as colour."""
    if pixels.ndim == 2:
        return pixels
    sample = pixels[::COLOUR_SAMPLE, ::COLOUR_SAMPLE].astype(np.int16)
    vivid = int(((sample.max(axis=2) - sample.min(axis=2)) > COLOURED).sum())
    if vivid > COLOUR_SHARE * sample.shape[0] * sample.shape[1]:
        return pixels
    return as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))


def sheet_dpi(declared: float, width: float, height: float) -> float:
    """Pixels per inch of paper of a page declared ``width`` x ``height`` inches at ``declared`` pixels per inch.

    A page too large or too small for a sheet of paper is an A4 sheet whose resolution was not known:

    >>> sheet_dpi(200.0, 8.27, 11.69), round(sheet_dpi(72.0, 22.97, 32.48))
    (200.0, 200)
    """
    short = min(width, height)
    if SHEET_SHORT_INCHES[0] <= short <= SHEET_SHORT_INCHES[1]:
        return declared
    return declared * short / A4_SHORT_INCHES


def square(pixels: Pixels, dpi_x: float, dpi_y: float) -> Pixels:
    """``pixels`` stretched along the coarser side until they are square: a fax has 204 dpi across and 98 down."""
    if abs(dpi_x / dpi_y - 1) <= SQUARE_WITHIN:
        return pixels
    k = max(dpi_x, dpi_y)
    size = (round(pixels.shape[1] * k / dpi_x), round(pixels.shape[0] * k / dpi_y))
    return as_pixels(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR))
