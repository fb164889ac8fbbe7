"""A line of handwriting → for every column of it the odds of each sign, by a small network without a grammar.

Convolutions look at the line at 32 pixels high and say, for every four pixels of its width, which sign ends or
goes on there, or none (what is called CTC). They were trained by ``extractors.handwriting.learning`` on drawn lines.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt

from extractors.handwriting.date_signs import COLUMN, HIGH, NO_SIGN, SIGNS, View

WIDTHS = 64  # pixels: views are filled up with paper to a multiple of it, so that few sizes occur

Odds = npt.NDArray[np.float64]  # columns x signs: probabilities


@cache
def _network() -> cv2.dnn.Net:
    """The trained network that comes with this package."""
    return cv2.dnn.readNetFromONNX(
        np.frombuffer((files("extractors") / "data" / "date_line.onnx").read_bytes(), np.uint8)
    )


def view_to_odds(view: View) -> Odds:
    """For every column of the view the probability of :data:`~extractors.handwriting.date_signs.NO_SIGN` and of each
    sign."""
    wide = -(-view.shape[1] // WIDTHS) * WIDTHS
    padded = np.zeros((1, 1, HIGH, wide), dtype=np.float32)
    padded[0, 0, :, : view.shape[1]] = view
    net = _network()
    net.setInput(padded)
    scores = np.asarray(net.forward(), dtype=np.float64)[0, :, 0, : -(-view.shape[1] // COLUMN)].T
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float64)


def plainly_read(odds: Odds) -> str:
    """The likeliest sign of every column, those that go on once: what stands there, whether it is a date or not."""
    best = odds.argmax(axis=1)
    return "".join(
        SIGNS[s - 1] for s, before in zip(best, [NO_SIGN, *best[:-1]], strict=True) if s not in (NO_SIGN, before)
    )
