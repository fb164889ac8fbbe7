"""Lines to their middle: every stroke of a picture one pixel wide, in OpenCV's speed."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.marks.canvas import Pixels
from extractors.picture import as_pixels

ROUNDS = 9  # each takes a pixel off both sides of a line: enough for a line of 2.6 mm


def _deletable() -> tuple[Pixels, ...]:
    """Over the code of the eight neighbours, which pixels may go: Zhang and Suen's two passes (1984), then Parker's
    two (1994) against the stairs those leave on slanted lines."""
    passes = np.zeros((4, 256), np.uint8)
    for code in range(256):
        n = [(code >> bit) & 1 for bit in range(8)]
        north, north_east, east, south_east, south, south_west, west, north_west = n
        changes = sum(1 for a, b in zip(n, [*n[1:], n[0]], strict=True) if (a, b) == (0, 1))
        if 2 <= sum(n) <= 6 and changes == 1:
            passes[0, code] = not (north and east and south) and not (east and south and west)
            passes[1, code] = not (north and east and west) and not (north and south and west)
        to_east = east and not north_east and not south_west and not (west and south)
        to_west = west and not north_west and not south_east and not (east and south)
        passes[2, code] = north and (to_east or to_west)
        to_east = east and not south_east and not north_west and not (west and north)
        to_west = west and not south_west and not north_east and not (east and north)
        passes[3, code] = south and (to_east or to_west)
    return tuple(passes)


_THIN_A, _THIN_B, _STAIRS_A, _STAIRS_B = _deletable()
IS_CROSSING = np.array([code.bit_count() >= 3 for code in range(256)], np.uint8)
# filter2D correlates: each neighbour's bit, north = 1 and then clockwise
_NEIGHBOUR_BITS = np.array([[128, 1, 2], [64, 0, 4], [32, 16, 8]], np.float32)


def thinned(ink: Pixels) -> Pixels:
    """The one-pixel line in the middle of every stroke of ``ink`` (0 and 1)."""
    thin = ink.copy()
    for _ in range(ROUNDS):
        before = int(np.count_nonzero(thin))
        for table in (_THIN_A, _THIN_B):
            thin &= 1 - as_pixels(cv2.LUT(neighbours(thin), table))
        if int(np.count_nonzero(thin)) == before:
            break
    for table in (_STAIRS_A, _STAIRS_B):
        thin &= 1 - as_pixels(cv2.LUT(neighbours(thin), table))
    return thin


def neighbours(thin: Pixels) -> Pixels:
    """The code of the eight neighbours of every pixel: north is bit 0, then clockwise."""
    return as_pixels(cv2.filter2D(thin, cv2.CV_8U, _NEIGHBOUR_BITS, borderType=cv2.BORDER_CONSTANT))
