"""Upside down or not, told by the shape of the letters themselves, capitals and digits included.

A tiny network (one hidden layer, 18 kB) looks at windows around letters, each with a bit of its neighbours; it was
trained by ``extractors.upside_down_training`` on drawn pages in French. Its answer for a window minus its answer for
the same window upside down is the window's vote, so that it has no leaning of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt

from extractors.glyphs import Glyphs

WINDOW = 24  # pixels of a window's side
WINDOW_LETTERS = 3.0  # a window is as wide as three times the median height of the page's letters
MOST_WINDOWS = 96  # more letters than these change no verdict
LETTER_HEIGHTS = (0.6, 2.2)  # of the median height: smaller are dots and accents, larger are headings
LETTER_WIDTH = 6.0  # of its height: longer is a dash or a whole word
LARGEST_VOTE = 3.0  # one odd window must not outvote the others

Windows = npt.NDArray[np.float32]  # n x WINDOW*WINDOW, ink is 1, paper is 0


@dataclass(frozen=True, eq=False)
class LetterModel:
    """``vote`` is positive for letters that stand upright."""

    hidden: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    out: npt.NDArray[np.float32]

    def vote(self, windows: Windows) -> npt.NDArray[np.float32]:
        """One vote a window: about the logarithm of the odds that it stands upright."""
        return np.asarray(self._answer(windows) - self._answer(windows[:, ::-1]), dtype=np.float32)

    def _answer(self, windows: Windows) -> npt.NDArray[np.float32]:
        # cv2 and not @: numpy's BLAS would start threads for this little and burn the other cores' time
        hidden = cv2.gemm(np.ascontiguousarray(windows), self.hidden, 1.0, np.empty(0), 0.0)
        return np.asarray((np.maximum(0, hidden + self.bias) * self.out).sum(axis=1), dtype=np.float32)


@cache
def letter_model() -> LetterModel:
    """The trained model that comes with this package."""
    with (files("extractors") / "data" / "upside_down.npz").open("rb") as file, np.load(file) as stored:
        return LetterModel(*(stored[name].astype(np.float32) for name in ("hidden", "bias", "out")))


def upside_down_score(letters: Glyphs) -> float:
    """Mean vote of the letters: about +2 for a page that lies upside down, -2 for an upright one, 0 for no idea."""
    windows = letter_windows(letters)
    if len(windows) == 0:
        return 0.0
    votes = letter_model().vote(windows)
    return -float(np.clip(votes, -LARGEST_VOTE, LARGEST_VOTE).mean())


def letter_windows(letters: Glyphs) -> Windows:
    """Square windows around letters of common height, spread over the page."""
    x, y, width, height = letters.boxes.T
    common = float(np.median(height)) if len(height) else 0.0
    least, most = LETTER_HEIGHTS[0] * common, LETTER_HEIGHTS[1] * common
    usable = np.flatnonzero((height > least) & (height < most) & (width <= LETTER_WIDTH * height))
    if len(usable) > MOST_WINDOWS:
        usable = usable[np.linspace(0, len(usable) - 1, MOST_WINDOWS).astype(int)]
    side = max(3, round(WINDOW_LETTERS * common))
    framed = cv2.copyMakeBorder(letters.view, side, side, side, side, cv2.BORDER_CONSTANT, value=(255,))
    windows = np.zeros((len(usable), WINDOW, WINDOW), dtype=np.float32)
    for row, i in enumerate(usable):
        left, top = x[i] + (width[i] + side) // 2, y[i] + (height[i] + side) // 2
        cut = framed[top : top + side, left : left + side]
        windows[row] = cv2.resize(cut, (WINDOW, WINDOW), interpolation=cv2.INTER_LINEAR)
    return np.asarray(1 - windows.reshape(len(usable), WINDOW * WINDOW) / 255, dtype=np.float32)
