"""A page as pixels, before anything was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from schemas.layout import POINTS_PER_INCH

Pixels: TypeAlias = npt.NDArray[np.uint8]  # HxW grey, or HxWx3 RGB; 0 is black
Matrix: TypeAlias = npt.NDArray[np.float64]  # 3x3 homography between pixel planes


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
