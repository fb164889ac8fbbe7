"""The network of :mod:`extractors.marks.pen_map`: built here, trained in ``learning``."""

from __future__ import annotations

from typing import Any

from extractors.learning.layers import conv, square
from extractors.marks.pen_map import OUTPUTS, PLANES

FIRST, FINE, CELLS, WIDE, WIDEST = 16, 32, 48, 64, 96  # channels, from the pixels to the widest view


def network() -> Any:
    """Untrained. Down to one cell, to two and to four (22 mm), whose context comes back up: initials and a signature
    differ in size alone."""
    from torch import nn

    class PenMap(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
        def __init__(self) -> None:
            super().__init__()
            self.to_cells = nn.Sequential(
                conv((PLANES, FIRST), 5, 2),
                conv((FIRST, FINE), step=2),
                conv((FINE, FINE)),
                conv((FINE, CELLS), step=2),
            )
            self.cells = nn.Sequential(square(CELLS), square(CELLS))
            self.wide = nn.Sequential(conv((CELLS, WIDE), step=2), square(WIDE), square(WIDE))
            self.widest = nn.Sequential(conv((WIDE, WIDEST), step=2), square(WIDEST), square(WIDEST))
            self.up_wide = nn.ConvTranspose2d(WIDEST, WIDE, 2, 2)
            self.again_wide = square(WIDE)
            self.up_cells = nn.ConvTranspose2d(WIDE, CELLS, 2, 2)
            self.again_cells = square(CELLS)
            self.odds = nn.Conv2d(CELLS, OUTPUTS, 1)

        def forward(self, view: Any) -> Any:
            cells = self.cells(self.to_cells(view))
            wide = self.wide(cells)
            wide = self.again_wide(wide + self.up_wide(self.widest(wide)))
            return self.odds(self.again_cells(cells + self.up_cells(wide)))

    return PenMap()
