"""A leaf: one page of a file on its way through copiers and phones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.layout import Box

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line of the copier's own OCR, in points from the top left."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """``convention`` and ``page`` say which page of which convention it is (from 0 and 1; page 0: a blank back).
    ``spots``: boxes in points of the data on it, for highlighters and stamps. ``turned``: degrees clockwise the stored
    picture is turned; ``shown_upright``: the file itself says how to turn it back (PDF /Rotate)."""

    picture: Picture
    convention: int
    page: int
    spots: tuple[Box, ...] = ()
    hidden: tuple[HiddenLine, ...] = ()
    turned: int = 0
    shown_upright: bool = False
