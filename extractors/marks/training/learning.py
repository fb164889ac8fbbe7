"""The network's arithmetic: forwards with everything kept, backwards, and Adam's steps (Kingma and Ba 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.marks.pen_map import LAYERS, Values
from extractors.marks.training.lessons import Lesson

FIRST_ODDS = -2.0  # few cells are signed
STEEPEST = 2.0  # length to which a batch's slope is cut
WARM_UP = 60  # steps
DECAY = 1e-5
MEMORY, LONG_MEMORY = 0.9, 0.999


@dataclass(frozen=True, eq=False)
class _Kept:
    """Of one layer: its windows (n x values), its output (n x channels) and the padded shape of its input."""

    windows: Values
    output: Values
    padded: tuple[int, ...]


def first_weights(seed: int) -> list[Values]:
    """Window weights (values x channels) and biases of each layer, as He (2015) scales them."""
    noise = np.random.default_rng(seed)
    weights: list[Values] = []
    for side, _, given, channels in LAYERS:
        values = side * side * given
        weights.append((noise.normal(0, 1, (values, channels)) * np.sqrt(2 / values)).astype(np.float32))
        weights.append(np.zeros(channels, np.float32))
    weights[-1][:] = FIRST_ODDS
    return weights


def _windows(pictures: Values, side: int, step: int) -> tuple[Values, tuple[int, int], tuple[int, ...]]:
    """Every window as a row; rows and columns of windows; the padded pictures' shape. ``pictures``: n x y x x x c."""
    count, height, width, channels = pictures.shape
    edge = side // 2
    padded = np.zeros((count, height + 2 * edge, width + 2 * edge, channels), np.float32)
    padded[:, edge : edge + height, edge : edge + width] = pictures
    rows, columns = (height + 2 * edge - side) // step + 1, (width + 2 * edge - side) // step + 1
    n, y, x, c = padded.strides
    shape, strides = (count, rows, columns, side, side * channels), (n, y * step, x * step, y, c)
    windows = np.lib.stride_tricks.as_strided(padded, shape, strides)
    return windows.reshape(count * rows * columns, -1), (rows, columns), padded.shape


def forward(pictures: Values, weights: Sequence[Values]) -> tuple[Values, list[_Kept]]:
    """The odds (logarithm) of each cell, n x rows x columns, and what going back needs."""
    kept = []
    for n, (side, step, _, channels) in enumerate(LAYERS):
        windows, (rows, columns), padded = _windows(pictures, side, step)
        output = windows @ weights[2 * n] + weights[2 * n + 1]
        if n < len(LAYERS) - 1:
            np.maximum(output, 0, out=output)
        kept.append(_Kept(windows, output, padded))
        pictures = output.reshape(-1, rows, columns, channels)
    return pictures[..., 0], kept


def backward(slope: Values, weights: Sequence[Values], kept: Sequence[_Kept]) -> list[Values]:
    """The loss's slope in each weight, from its slope in the odds."""
    slopes: list[Values] = []
    back = slope.reshape(-1, 1)
    for n in range(len(LAYERS) - 1, -1, -1):
        side, step, given, _ = LAYERS[n]
        if n < len(LAYERS) - 1:
            back = back * (kept[n].output > 0)
        slopes[:0] = [kept[n].windows.T @ back, back.sum(axis=0)]
        if n == 0:
            break
        padded, edge = np.zeros(kept[n].padded, np.float32), side // 2
        count, height, width, _ = padded.shape
        rows, columns = (height - side) // step + 1, (width - side) // step + 1
        spread = (back @ weights[2 * n].T).reshape(count, rows, columns, side, side, given)
        for y in range(side):
            for x in range(side):
                padded[:, y : y + rows * step : step, x : x + columns * step : step] += spread[:, :, :, y, x]
        back = padded[:, edge : height - edge, edge : width - edge].reshape(-1, given)
    return slopes


class Learner:
    """Weights that learn; ``weights`` change with every :meth:`step`."""

    def __init__(self, weights: Sequence[Values]) -> None:
        self.weights = list(weights)
        self.steps = 0
        self._mean = [np.zeros_like(w) for w in self.weights]
        self._square = [np.zeros_like(w) for w in self.weights]

    def step(self, lessons: Sequence[Lesson], pace: float) -> float:
        """Learns from ``lessons``; the loss before."""
        views = np.stack([one.view.transpose(1, 2, 0) for one in lessons])
        signed, weight = np.stack([one.signed for one in lessons]), np.stack([one.weight for one in lessons])
        odds, kept = forward(views, self.weights)
        likely = 1 / (1 + np.exp(-odds))
        loss = -(weight * np.log(np.where(signed > 0, likely, 1 - likely) + 1e-7)).sum() / weight.sum()
        self._move(backward((weight * (likely - signed) / weight.sum()).astype(np.float32), self.weights, kept), pace)
        return float(loss)

    def _move(self, slopes: Sequence[Values], pace: float) -> None:
        self.steps += 1
        steepness = float(np.sqrt(sum(float((s * s).sum()) for s in slopes)))
        cut, pace = min(1.0, STEEPEST / steepness), pace * min(1.0, self.steps / WARM_UP)
        for i, slope in enumerate(slopes):
            pull = slope * cut + DECAY * self.weights[i]
            self._mean[i] += ((1 - MEMORY) * (pull - self._mean[i])).astype(np.float32)
            self._square[i] += ((1 - LONG_MEMORY) * (pull**2 - self._square[i])).astype(np.float32)
            fair = np.sqrt(self._square[i] / (1 - LONG_MEMORY**self.steps)) + 1e-8
            move = self._mean[i] / (1 - MEMORY**self.steps) / fair
            self.weights[i] = (self.weights[i] - pace * move).astype(np.float32)
