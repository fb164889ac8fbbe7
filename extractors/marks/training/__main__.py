"""Draws, learns, and writes the weights beside this package; see :mod:`extractors.marks.training`."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np

import extractors
from extractors.marks.pen_map import LAYERS, Values
from extractors.marks.training.ink import Faces
from extractors.marks.training.learning import Learner, first_weights
from extractors.marks.training.lessons import lesson

BATCH = 16
STORED = Path(extractors.__file__).parent / "data" / "pen_map.npz"
POOL = 4000  # lessons kept in memory, each learnt from several times
FRESH = 4  # new lessons a step; they take the place of the oldest
PACE = 2.5e-3
GOING_ON = 0.3  # of that pace, for weights that have learnt already
SEED = 2026


def learnt(faces: Faces, steps: int, first: Sequence[Values], pace: float, seed: int) -> list[Values]:
    """The weights after that many steps from ``first``, the pace falling along half a cosine."""
    chance, learner = Random(seed), Learner(first)
    pool = [lesson(chance, faces) for _ in range(BATCH)]
    for step in range(steps):
        pool = [*pool, *(lesson(chance, faces) for _ in range(FRESH))][-POOL:]
        loss = learner.step(chance.sample(pool, BATCH), pace * (1 + math.cos(math.pi * step / steps)) / 2)
        if step % 100 == 0:
            sys.stdout.write(f"step {step}: loss {loss:.3f}\n")
            sys.stdout.flush()
    return learner.weights


def stored(weights: Sequence[Values]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float16]]]:
    """As :mod:`extractors.marks.pen_map` reads them: windows as channels out x channels in x side x side."""
    arrays = {}
    for n, (side, _, given, channels) in enumerate(LAYERS):
        window = weights[2 * n].reshape(side, side, given, channels).transpose(3, 2, 0, 1)
        arrays[f"window{n}"] = np.ascontiguousarray(window).astype(np.float16)
        arrays[f"bias{n}"] = weights[2 * n + 1].astype(np.float16)
    return arrays


def known() -> list[Values]:
    """The weights in this package, as :class:`Learner` keeps them."""
    weights = []
    with np.load(STORED) as arrays:
        for n, (_, _, _, channels) in enumerate(LAYERS):
            window = arrays[f"window{n}"].astype(np.float32).transpose(2, 3, 1, 0)
            weights += [window.reshape(-1, channels), arrays[f"bias{n}"].astype(np.float32)]
    return weights


def main() -> None:
    """About two hours on one core with the steps proposed; a quarter of an hour for 1000 steps more."""
    parser = argparse.ArgumentParser(prog="python -m extractors.marks.training", description=__doc__)
    parser.add_argument("--print", dest="printed", nargs="+", type=Path, required=True, help="typefaces of print")
    parser.add_argument("--hand", nargs="+", type=Path, required=True, help="typefaces of handwriting")
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--go-on", action="store_true", help="from the weights in this package")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    first, pace = (known(), GOING_ON * PACE) if chosen.go_on else (first_weights(chosen.seed), PACE)
    faces = Faces(tuple(chosen.printed), tuple(chosen.hand))
    weights = learnt(faces, chosen.steps, first, pace, chosen.seed)
    np.savez_compressed(STORED, **stored(weights))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
