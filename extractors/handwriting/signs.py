"""Which sign a shape is: ten digits, three separators, or something else. Weights of our own, made by ``training``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt

from extractors.handwriting.shapes import Features, Sign, sign_to_features

SIGNS = "0123456789/-.?"
"""What a shape can be; "?" is anything else: letters, half signs, two signs run together, specks."""

OTHER = SIGNS.index("?")

LEANINGS = (-0.2, 0.0, 0.2)
LEAST = 1e-6  # probability that no sign falls below

Odds = npt.NDArray[np.float32]  # n x len(SIGNS): natural logarithms of probabilities


@dataclass(frozen=True, eq=False)
class SignModel:
    """A network with one hidden layer."""

    hidden: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    out: npt.NDArray[np.float32]
    lean: npt.NDArray[np.float32]

    def odds(self, features: Features) -> Odds:
        """The logarithm of each sign's probability, one row a shape."""
        # cv2 and not @: numpy's BLAS would start threads for this little
        seen = cv2.gemm(np.ascontiguousarray(features), self.hidden, 1.0, np.empty(0), 0.0)
        scores = cv2.gemm(np.maximum(0, seen + self.bias), self.out, 1.0, np.empty(0), 0.0) + self.lean
        top = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
        return np.asarray(scores - top - total, dtype=np.float32)


@cache
def sign_model() -> SignModel:
    """The trained model that comes with this package."""
    with (files("extractors") / "data" / "handwriting.npz").open("rb") as file, np.load(file) as stored:
        return SignModel(*(stored[name].astype(np.float32) for name in ("hidden", "bias", "out", "lean")))


def odds_of(signs: Sequence[Sign]) -> Odds:
    """The logarithm of the probability of every sign in :data:`SIGNS` for each of ``signs`` (at least one): the mean of
    what it looks like upright and leaning either way."""
    model = sign_model()
    views = [model.odds(np.stack([sign_to_features(leaning(s, lean)) for s in signs])) for lean in LEANINGS]
    return np.asarray(np.log(np.mean(np.exp(np.stack(views)), axis=0) + LEAST), dtype=np.float32)


def leaning(sign: Sign, lean: float) -> Sign:
    """The sign with its head moved to the right by ``lean`` of its height."""
    if lean == 0.0:
        return sign
    high, wide = sign.mask.shape
    room = int(np.ceil(abs(lean) * high))
    move = np.array([[1.0, -lean, room + (lean * high if lean > 0 else 0.0) - room * (lean > 0)], [0.0, 1.0, 0.0]])
    bent = cv2.warpAffine(sign.mask, move, (wide + 2 * room, high))
    columns = np.flatnonzero(bent.max(axis=0) > 127)
    tight = bent[:, columns[0] : columns[-1] + 1] if columns.size else sign.mask
    return Sign(np.asarray(tight, dtype=np.uint8), sign.height, sign.width * tight.shape[1] / wide, sign.drop)
