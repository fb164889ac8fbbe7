"""Which month a written word is, by its whole shape: hands join letters, and there are only twelve such words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt

from extractors.handwriting.shapes import Features, Mask, edges_of
from extractors.handwriting.signs import SignModel

HIGH, WIDE = 24, 84  # pixels to which a word is brought
ROWS, COLUMNS = 4, 14  # where its edges are counted
MONTHS = 12
OTHER = MONTHS  # no month
LENGTH = ROWS * COLUMNS * 8 + 1

Odds = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class WrittenWord:
    """``mask``: the word, cut out tightly; ``width``: its width in heights."""

    mask: Mask

    @property
    def features(self) -> Features:
        """``LENGTH`` numbers."""
        high, wide = self.mask.shape
        how = cv2.INTER_AREA if high > HIGH else cv2.INTER_LINEAR
        fitted = cv2.resize(self.mask, (WIDE - 4, HIGH - 4), interpolation=how).astype(np.float32) / 255
        canvas = cv2.GaussianBlur(cv2.copyMakeBorder(fitted, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(0,)), (0, 0), 0.8)
        rows = np.linspace(2, HIGH - 3, ROWS).round().astype(int)
        columns = np.linspace(2, WIDE - 3, COLUMNS).round().astype(int)
        shape = np.log(wide / high)
        return np.append(edges_of(np.asarray(canvas, dtype=np.float32), rows, columns), shape).astype(np.float32)


@cache
def month_model() -> SignModel:
    """The trained model that comes with this package."""
    with (files("extractors") / "data" / "month_words.npz").open("rb") as file, np.load(file) as stored:
        return SignModel(*(stored[name].astype(np.float32) for name in ("hidden", "bias", "out", "lean")))


def month_odds(mask: Mask) -> Odds:
    """The logarithm of the probability of every month, January first, and last of no month at all."""
    odds = month_model().odds(WrittenWord(mask).features[None])[0]
    return np.asarray(odds, dtype=np.float32)
