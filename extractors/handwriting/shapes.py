"""The shape of one written sign as numbers: where its edges run which way, and how it sits on its line.

Sizes are measured in the height of the digits around it, so that a dot and a nought, a dash and a one stay different
once they are brought to the same size.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.uint8]  # 255 where there is ink, 0 elsewhere
Features = npt.NDArray[np.float32]

SIDE = 32  # pixels of the square a sign is brought to
FILL = 26  # pixels of the sign's longer side in it
CELLS = 7  # a side: where the edges are counted
STEP = SIDE // (CELLS + 1)
DIRECTIONS = 8
SPREAD = 2.2  # pixels: how far an edge counts around itself
COARSE = 8  # pixels a side of the small picture that goes with the edges
SMALLEST = 0.02  # of a digit's height: keeps the logarithm of a speck's size finite
LENGTH = CELLS * CELLS * DIRECTIONS + COARSE * COARSE + 3


@dataclass(frozen=True, eq=False)
class Sign:
    """A sign cut out tightly. ``height``, ``width`` in digit heights; ``drop``: how far its foot is below the feet of
    the digits, in digit heights."""

    mask: Mask
    height: float
    width: float
    drop: float


def sign_to_features(sign: Sign) -> Features:
    """``LENGTH`` numbers."""
    canvas = _centred(sign.mask)
    where = np.array(
        [np.log(max(SMALLEST, sign.height)), np.log(max(SMALLEST, sign.width)), 2 * sign.drop], dtype=np.float32
    )
    small = cv2.resize(canvas, (COARSE, COARSE), interpolation=cv2.INTER_AREA)
    at = STEP * np.arange(1, CELLS + 1)
    return np.concatenate([edges_of(canvas, at, at), small.ravel() / 2, where]).astype(np.float32)


def _centred(mask: Mask) -> npt.NDArray[np.float32]:
    high, wide = mask.shape
    scale = FILL / max(high, wide)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    fitted = cv2.resize(mask, size, interpolation=how)
    canvas = np.zeros((SIDE, SIDE), dtype=np.float32)
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    canvas[top : top + size[1], left : left + size[0]] = fitted.astype(np.float32) / 255
    return np.asarray(cv2.GaussianBlur(canvas, (0, 0), 0.8), dtype=np.float32)


def edges_of(canvas: npt.NDArray[np.float32], rows: npt.NDArray[np.int_], columns: npt.NDArray[np.int_]) -> Features:
    """How strongly edges run in each of eight directions around the crossings of ``rows`` and ``columns``."""
    across, down = cv2.Sobel(canvas, cv2.CV_32F, 1, 0), cv2.Sobel(canvas, cv2.CV_32F, 0, 1)
    strength, angle = cv2.cartToPolar(across, down)
    turn = angle * (DIRECTIONS / (2 * np.pi))
    low = np.floor(turn)
    share = turn - low
    first = low.astype(np.int32) % DIRECTIONS
    second = (first + 1) % DIRECTIONS
    planes = [
        strength * ((first == direction) * (1 - share) + (second == direction) * share)
        for direction in range(DIRECTIONS)
    ]
    counted = [cv2.GaussianBlur(np.asarray(p, dtype=np.float32), (0, 0), SPREAD)[np.ix_(rows, columns)] for p in planes]
    rooted = np.sqrt(np.stack(counted).ravel())
    return np.asarray(rooted / (np.linalg.norm(rooted) + 1e-6) * np.sqrt(rows.size * columns.size), dtype=np.float32)
