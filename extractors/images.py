"""Pictures → clean upright pictures, ready for OCR."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.picture import Matrix, Picture, Pixels
from schemas.layout import Box

__all__ = ["OrientationCheck", "Picture", "Prepared", "prepare"]

OrientationCheck = Callable[[Pixels], bool]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A page picture ready for OCR.

    ``grey``: upright, straight, paper near 255, ink dark. ``colour``: RGB in the same geometry, None where the source
    had no colour. ``turned``: degrees clockwise (0, 90, 180, 270) it was turned. ``from_page``: homography from
    the pixels of the upright original page to those of ``grey``. ``width``/``height``: the upright page in points.
    """

    grey: Pixels
    colour: Pixels | None
    dpi: float
    turned: int
    blank: bool
    from_page: Matrix
    points_per_pixel: float
    width: float
    height: float

    def to_points(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of ``grey`` in points on the upright page."""
        corners = (
            _mapped(np.asarray(np.linalg.inv(self.from_page), dtype=np.float64), x0, y0, x1, y1) * self.points_per_pixel
        )
        return Box(*map(float, (*corners.min(axis=0), *corners.max(axis=0))))

    def to_pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The rectangle of ``grey`` (x0, y0, x1, y1) that holds ``box``, cut at the edges."""
        k = 1 / self.points_per_pixel
        corners = _mapped(self.from_page, box.x0 * k, box.top * k, box.x1 * k, box.bottom * k)
        height, width = self.grey.shape
        (x0, y0), (x1, y1) = np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))
        return (
            int(np.clip(x0, 0, width)),
            int(np.clip(y0, 0, height)),
            int(np.clip(x1, 0, width)),
            int(np.clip(y1, 0, height)),
        )


def _mapped(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Matrix:
    """The four corners of a rectangle through a homography, 4 x 2."""
    corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float64)
    return np.asarray(cv2.perspectiveTransform(corners[None], matrix)[0], dtype=np.float64)


def prepare(picture: Picture, orientation_check: OrientationCheck | None = None) -> Prepared:
    """``picture`` turned upright, straightened and cleaned."""
    pixels = picture.pixels
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    k = picture.points_per_pixel
    return Prepared(
        grey=np.asarray(grey, dtype=np.uint8),
        colour=pixels if pixels.ndim == 3 else None,
        dpi=picture.dpi,
        turned=0,
        blank=bool(np.mean(grey < 128) < 0.001),
        from_page=np.eye(3),
        points_per_pixel=k,
        width=width * k,
        height=height * k,
    )
