"""A coloured page without its coloured ink: rings and ticks of a pen, stamps and highlighters, but not the black print.

Not for reading the whole page: letterheads and dates may be coloured, too.
"""

from __future__ import annotations

import numpy as np

from extractors.picture import COLOURED, Pixels, as_pixels


def without_coloured_ink(colour: Pixels) -> Pixels:
    """The grey of RGB pixels, white where they are coloured.

    >>> red_ink_and_black_print = np.array([[[220, 30, 30], [20, 20, 20]]], dtype=np.uint8)
    >>> without_coloured_ink(red_ink_and_black_print).tolist()
    [[255, 20]]
    """
    brightest = colour.max(axis=2)
    coloured = brightest.astype(np.int16) - colour.min(axis=2) > COLOURED
    return as_pixels(np.where(coloured, np.uint8(255), brightest))
