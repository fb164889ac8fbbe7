"""Where each pixel of a source picture goes: one homography made of small moves, applied once."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.picture import Matrix, Pixels

STRAIGHT_ENOUGH = 0.15  # degrees; a line of 17 cm drifts by half a millimetre, which no reader minds


@dataclass(frozen=True, eq=False)
class Placement:
    """``matrix``: source pixels → placed pixels; ``size``: width and height placed; ``quarters``: how many quarter
    turns clockwise the matrix is when it is nothing else (then no pixel is interpolated), or None."""

    matrix: Matrix
    size: tuple[int, int]
    quarters: int | None = 0

    @staticmethod
    def of(pixels: Pixels) -> Placement:
        """Every pixel where it is."""
        return Placement(np.eye(3), (pixels.shape[1], pixels.shape[0]))

    def then(self, matrix: Matrix, size: tuple[int, int]) -> Placement:
        """This placement followed by another homography."""
        return Placement(matrix @ self.matrix, size, None)

    def turned(self, degrees: int) -> Placement:
        """Followed by quarter turns clockwise (0, 90, 180, 270)."""
        width, height = self.size
        matrix, size = quarter_turn(degrees, width, height)
        quarters = None if self.quarters is None else (self.quarters + degrees // 90) % 4
        return Placement(matrix @ self.matrix, size, quarters)

    def straightened(self, degrees: float) -> Placement:
        """Followed by a turn that undoes lines falling by ``degrees``; the canvas grows so that no corner is lost."""
        if abs(degrees) < STRAIGHT_ENOUGH:
            return self
        width, height = self.size
        angle = np.radians(degrees)
        cos, sin = abs(np.cos(angle)), abs(np.sin(angle))
        size = (round(width * cos + height * sin), round(width * sin + height * cos))
        matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0, 0, 1]])
        matrix[:2, 2] += [(size[0] - width) / 2, (size[1] - height) / 2]
        return self.then(np.asarray(matrix, dtype=np.float64), size)

    def at_scale(self, k: float) -> Placement:
        """The same placement between pictures that are ``k`` times as large."""
        grow, shrink = np.diag([k, k, 1.0]), np.diag([1 / k, 1 / k, 1.0])
        size = (max(1, round(self.size[0] * k)), max(1, round(self.size[1] * k)))
        return Placement(grow @ self.matrix @ shrink, size, self.quarters)

    def apply(self, pixels: Pixels) -> Pixels:
        """``pixels`` placed, white where nothing comes from the source."""
        if self.quarters is not None:
            return np.ascontiguousarray(np.rot90(pixels, -self.quarters))
        white = (255, 255, 255)
        if np.allclose(self.matrix[2], [0, 0, 1]):
            placed = cv2.warpAffine(pixels, self.matrix[:2], self.size, flags=cv2.INTER_LINEAR, borderValue=white)
        else:
            placed = cv2.warpPerspective(pixels, self.matrix, self.size, flags=cv2.INTER_LINEAR, borderValue=white)
        return np.asarray(placed, dtype=np.uint8)


def quarter_turn(degrees: int, width: float, height: float) -> tuple[Matrix, tuple[int, int]]:
    """The homography that turns a page of that size clockwise, and its size afterwards.

    >>> quarter_turn(90, 210, 297)[1]
    (297, 210)
    """
    turns: dict[int, list[list[float]]] = {
        0: [[1, 0, 0], [0, 1, 0]],
        90: [[0, -1, height], [1, 0, 0]],
        180: [[-1, 0, width], [0, -1, height]],
        270: [[0, 1, 0], [-1, 0, width]],
    }
    size = (width, height) if degrees in (0, 180) else (height, width)
    return np.array(turns[degrees] + [[0, 0, 1]], dtype=np.float64), (round(size[0]), round(size[1]))
