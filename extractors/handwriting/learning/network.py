"""The network that reads a line: convolutions that narrow it to one row, a column for four pixels, then look along it.

Needs ``torch``, which is no dependency of the product: it is imported where it is used.
"""

from __future__ import annotations

from typing import Any

from extractors.handwriting.date_signs import HIGH, SIGNS
from extractors.learning.layers import conv, residual, square

FIRST, FINE, MIDDLE, LOW, ROW = 16, 32, 64, 96, 128  # channels at 32, 16, 8, 4 rows and at one
DROPPED = 0.1  # share of channels left out before each of the last two layers
OUTPUTS = len(SIGNS) + 1
SHAPE = (1, 1, HIGH, 256)  # of a view; others are wider


def network() -> Any:
    """Untrained; gives the scores of all signs, outputs x 1 x columns."""
    from torch import nn

    return nn.Sequential(
        conv((1, FIRST)),
        conv((FIRST, FINE), step=2),
        conv((FINE, FINE)),
        conv((FINE, MIDDLE), step=2),
        square(MIDDLE),
        square(MIDDLE),
        conv((MIDDLE, LOW), step=(2, 1)),
        square(LOW),
        square(LOW),
        conv((LOW, ROW), (4, 3), pad=(0, 1)),
        nn.Dropout2d(DROPPED),
        _along(1),
        _along(2),
        nn.Dropout2d(DROPPED),
        _along(1),
        nn.Conv2d(ROW, OUTPUTS, 1),
    )


def _along(spread: int) -> Any:
    """A look at the neighbouring columns."""
    return residual(
        conv((ROW, ROW), (1, 5), pad=(0, 2 * spread), spread=(1, spread)), conv((ROW, ROW), (1, 3), pad=(0, 1))
    )
