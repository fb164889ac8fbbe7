"""The signs of which French dates are written, as the reader of lines knows them, and the picture that it is shown."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
View = npt.NDArray[np.float32]

LETTERS = "abcdefijlmnoprstuv"  # of the months' names and of "1er", without accents and capitals
SIGNS = "0123456789/.- " + LETTERS  # the network's outputs after the first, which is no sign
NO_SIGN = 0
HIGH = 32  # pixels: figures stand 15 to 28 high in it
NARROWEST, WIDEST = 32, 448  # pixels: a date of seven signs, "23 septembre 2025" in a wide hand
COLUMN = 4  # pixels of the view for each of the network's columns
PAPER, INK = 92.0, 1.0  # per cent of the crop's pixels that are lighter: paper's level, and the darkest ink's
LEAST_CONTRAST = 40.0  # grey levels: less is paper and its grain


def sign_number(sign: str) -> int:
    """The network's output for a sign.

    >>> sign_number("0"), sign_number("/")
    (1, 11)
    """
    return SIGNS.index(sign) + 1


def crop_to_view(crop: Grey) -> View:
    """The crop of a line, paper light, as the network sees it: 0 for paper, 1 for ink, :data:`HIGH` rows."""
    high, wide = crop.shape
    columns = int(np.clip(round(wide * HIGH / max(1, high)), NARROWEST, WIDEST))
    columns = -(-columns // COLUMN) * COLUMN
    how = cv2.INTER_AREA if high > HIGH else cv2.INTER_LINEAR
    fitted = cv2.resize(crop, (columns, HIGH), interpolation=how).astype(np.float32)
    paper, ink = np.percentile(fitted, PAPER), np.percentile(fitted, INK)
    return np.asarray(np.clip((paper - fitted) / max(LEAST_CONTRAST, float(paper - ink)), 0, 1), dtype=np.float32)
