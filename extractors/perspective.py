"""The sheet of paper in a photo: its four corners, and the homography that lays it flat."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from extractors.picture import Matrix, Pixels, as_pixels

Corners = npt.NDArray[np.float64]  # 4 x 2 pixels: top left, top right, bottom right, bottom left

SEARCH_SIDE = 420.0  # pixels of the longer side while searching; corners are found to a fifth of a percent
SHEET_COVERS = (0.30, 0.985)  # share of the picture; less is a receipt, more has nothing around it
FILLED = 0.93  # share of the hull of a sheet that its four corners hold; a torn blob has less
EDGE_SHARE = 0.02  # the rim of a picture, as a share of its sides
DARK_RIM = 0.82  # a rim that is not table or scanner lid is brighter than this share of the paper
A4_RATIO = 297.0 / 210.0
NEAR_A4 = 0.10  # a flattened sheet whose sides are that near to A4 is A4
SHEET_RATIO = (1.15, 1.75)  # long side to short side of a sheet seen from an angle


def find_sheet(grey: Pixels) -> Corners | None:
    """The corners of the one bright sheet on darker surroundings, in pixels of ``grey``; None where there is none.

    None, too, when the picture has no dark rim: then it shows nothing but the sheet.
    """
    k = min(1.0, SEARCH_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=k, fy=k, interpolation=cv2.INTER_AREA) if k < 1 else grey
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    paper = as_pixels(cv2.GaussianBlur(closed, (5, 5), 0))
    if not _has_dark_rim(paper):
        return None
    found = [quad for mask in _bright_masks(paper) if (quad := _quadrilateral(mask)) is not None]
    if not found:
        return None
    best = max(found, key=lambda quad: _contrast(paper, quad))
    return np.asarray(_ordered(best) / k, dtype=np.float64)


def flattening(corners: Corners) -> tuple[Matrix, tuple[int, int]]:
    """The homography that lays the sheet flat, and the size (width, height) it has then."""
    top, right, bottom, left = (np.linalg.norm(corners[i] - corners[(i + 1) % 4]) for i in range(4))
    width, height = float(max(top, bottom)), float(max(left, right))
    ratio = max(width, height) / min(width, height)
    if abs(ratio / A4_RATIO - 1) < NEAR_A4:
        if width < height:
            height = width * A4_RATIO
        else:
            width = height * A4_RATIO
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return np.asarray(matrix, dtype=np.float64), (round(width), round(height))


def _has_dark_rim(paper: Pixels) -> bool:
    """Whether a good part of the rim is darker than the sheet's paper."""
    bright = float(np.percentile(paper, 80))
    d = max(2, round(min(paper.shape) * EDGE_SHARE))
    rims = (paper[:d], paper[-d:], paper[:, :d], paper[:, -d:])
    dark = [float(np.mean(rim < DARK_RIM * bright)) for rim in rims]
    return sum(dark) > 1.0


def _bright_masks(paper: Pixels) -> Iterator[Pixels]:
    """Guesses at what is paper: Otsu's level, and brighter and darker ones for light tables and shadows."""
    level, _ = cv2.threshold(paper, 0, 255, cv2.THRESH_OTSU)
    for factor in (0.8, 0.9, 1.0, 1.1, 1.2):
        yield np.asarray(paper > min(250.0, level * factor), dtype=np.uint8)


def _quadrilateral(mask: Pixels) -> Corners | None:
    """The four corners of the largest component when it is shaped like a sheet."""
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    outlines, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if not SHEET_COVERS[0] <= area / mask.size <= SHEET_COVERS[1]:
        return None
    around = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.05, 0.08):
        corners = cv2.approxPolyDP(hull, tolerance * around, True)
        if len(corners) == 4:
            break
    else:
        return None
    quad = np.asarray(corners[:, 0], dtype=np.float64)
    shared = cv2.contourArea(quad.astype(np.float32)) / area
    return quad if FILLED <= shared <= 1 / FILLED and _is_sheet_shaped(_ordered(quad)) else None


def _is_sheet_shaped(corners: Corners) -> bool:
    sides = [float(np.linalg.norm(corners[i] - corners[(i + 1) % 4])) for i in range(4)]
    one, other = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    return SHEET_RATIO[0] <= max(one, other) / min(one, other) <= SHEET_RATIO[1]


def _contrast(paper: Pixels, quad: Corners) -> float:
    """Mean brightness inside minus outside: the better guess has more."""
    inside = np.zeros(paper.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.rint(quad).astype(np.int32), 1)
    return float(paper[inside == 1].mean() - paper[inside == 0].mean()) if (inside == 0).any() else 0.0


def _ordered(quad: Corners) -> Corners:
    """Top left, top right, bottom right, bottom left."""
    total, difference = quad.sum(axis=1), quad[:, 0] - quad[:, 1]
    return quad[[int(total.argmin()), int(difference.argmax()), int(total.argmax()), int(difference.argmin())]]
