"""Where a straightened page lies on the page as a person reads it, and back.

Reading happens on the *flat* page: turned, straightened, its lines level. Results speak of the page as it was scanned,
skew and all. Both are measured in points from their own top left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.picture import Matrix
from schemas.layout import Box

LEAST_SIDE = 6.0  # points: no zone is lower than small print


@dataclass(frozen=True, eq=False)
class PagePlace:
    """``to_page``: homography from flat points to points on the page; None where both are the same."""

    to_page: Matrix | None = None

    def on_page(self, flat: Box) -> Box:
        """The smallest upright box on the page that holds ``flat``."""
        if self.to_page is None:
            return flat
        corners = _mapped(
            self.to_page, [(flat.x0, flat.top), (flat.x1, flat.top), (flat.x1, flat.bottom), (flat.x0, flat.bottom)]
        )
        return Box(*map(float, (*corners.min(axis=0), *corners.max(axis=0))))

    def on_flat(self, box: Box) -> Box:
        """The flat box that ``box`` came from: about the same middle, without what the skew had added to its sides."""
        if self.to_page is None:
            return box
        back = np.asarray(np.linalg.inv(self.to_page), dtype=np.float64)
        middle, right = _mapped(back, [((box.x0 + box.x1) / 2, box.middle), ((box.x0 + box.x1) / 2 + 1, box.middle)])
        along = right - middle
        scale = float(np.hypot(*along))
        lean = abs(float(along[1])) / scale
        width = max(LEAST_SIDE, (box.width - lean * box.height) * scale)
        height = max(LEAST_SIDE, (box.height - lean * box.width) * scale)
        x, y = map(float, middle)
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


SAME_PLACE = PagePlace()


def _mapped(matrix: Matrix, points: list[tuple[float, float]]) -> Matrix:
    """Points through a homography, n x 2."""
    given = np.array([(*p, 1.0) for p in points]) @ matrix.T
    return np.asarray(given[:, :2] / given[:, 2:], dtype=np.float64)
