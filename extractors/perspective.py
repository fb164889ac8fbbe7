"""The sheet of paper in a photo: its four corners, and the homography that lays it flat.

Candidate edges are straight lines of strong contrast. A sheet is the four of them along which it is brighter inside
than outside, wherever one looks: unlike one level between paper and table, this bears shadows and light tables.
"""

from __future__ import annotations

from itertools import combinations, product

import cv2
import numpy as np
import numpy.typing as npt

from extractors.picture import Matrix, Pixels, as_pixels

Corners = npt.NDArray[np.float64]  # 4 x 2 pixels: top left, top right, bottom right, bottom left
HoughLine = tuple[float, float]  # distance from the origin in pixels, angle of its normal in radians

SEARCH_SIDE = 420.0  # pixels of the longer side while searching: a pixel is 0.7 mm of an A4 sheet
TEXT_PIXELS = 11  # closing window at that size: wider than a line of text is high
EDGE_SHARE = 0.02  # the rim of a picture, as a share of its sides
DARK_RIM = 0.85  # a rim that is table or scanner lid is darker than this share of the paper
CANDIDATES = 7  # lines kept in each direction
SAME_EDGE = (10.0, 0.09)  # pixels and radians within which two lines are the same edge
SHEET_COVERS = 0.28  # least share of the picture that a sheet covers
SHEET_RATIO = (1.15, 1.75)  # long side to short side of an A4 sheet seen from an angle
OUTSIDE = 0.08  # of the picture's size by which a corner may lie beyond its edge
SAMPLES = 40  # points along each side where inside and outside are compared
STEP_OFF = 5.0  # pixels from the edge at which they are compared
BRIGHTER = 1.08  # inside to outside along a true edge
LEAST_SUPPORT = (0.72, 0.5)  # share of the points that agree: all four sides together, and the worst side
UNSEEN_SIDE = 0.6  # support of a side that lies outside the picture
AREA_BONUS = 0.3  # a larger sheet is preferred to a shadow's edge across it
INSET = 0.012  # of the sheet's half diagonal: a millimetre or two of margin is given up, no sliver of table stays
A4_RATIO = 297.0 / 210.0
NEAR_A4 = 0.18  # a sheet whose seen sides are that near to A4 is A4: tilting a photo shortens one side


def find_sheet(grey: Pixels) -> Corners | None:
    """The corners of the one bright sheet on darker surroundings, in pixels of ``grey``; None where there is none.

    None, too, when the picture has no dark rim: then it shows nothing but the sheet.
    """
    k = min(1.0, SEARCH_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=k, fy=k, interpolation=cv2.INTER_AREA) if k < 1 else grey
    paper = as_pixels(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((TEXT_PIXELS, TEXT_PIXELS), np.uint8)))
    if not _has_dark_rim(paper):
        return None
    best = _best_sheet(as_pixels(cv2.GaussianBlur(paper, (5, 5), 0)))
    if best is None:
        return None
    middle = best.mean(axis=0)
    return np.asarray((middle + (best - middle) * (1 - INSET)) / k, dtype=np.float64)


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


def _best_sheet(paper: Pixels) -> Corners | None:
    """The four candidate edges that agree best with a bright sheet, as corners."""
    level, upright = _candidates(paper)
    best, best_score = None, 0.0
    for (one, other), (left, right) in product(combinations(level, 2), combinations(upright, 2)):
        corners = _corners(one, other, left, right)
        if corners is None or not _is_sheet_shaped(corners, paper.shape):
            continue
        support = _support(paper, corners)
        if support.mean() < LEAST_SUPPORT[0] or support.min() < LEAST_SUPPORT[1]:
            continue
        score = float(support.mean()) + AREA_BONUS * cv2.contourArea(corners.astype(np.float32)) / paper.size
        if score > best_score:
            best, best_score = corners, score
    return best


def _candidates(paper: Pixels) -> tuple[list[HoughLine], list[HoughLine]]:
    """The strongest distinct lines, nearly level and nearly upright, with the picture's own edges."""
    height, width = paper.shape
    edges = cv2.Canny(paper, 20, 60)
    found = cv2.HoughLines(edges, 1, np.pi / 360, round(0.15 * min(paper.shape)))
    lines = [] if found is None else [(float(rho), float(theta)) for rho, theta in found[:, 0]]
    level = _distinct([line for line in lines if abs(line[1] - np.pi / 2) < np.pi / 6])
    upright = _distinct([line for line in lines if min(line[1], np.pi - line[1]) < np.pi / 6])
    return [*level, (0.0, np.pi / 2), (height - 1.0, np.pi / 2)], [*upright, (0.0, 0.0), (width - 1.0, 0.0)]


def _distinct(lines: list[HoughLine]) -> list[HoughLine]:
    """The first CANDIDATES of ``lines``, strongest first, without near repetitions."""
    kept: list[HoughLine] = []
    for rho, theta in lines:
        if theta > 3 * np.pi / 4:
            rho, theta = -rho, theta - np.pi  # noqa: PLW2901
        if all(abs(rho - r) > SAME_EDGE[0] or abs(theta - t) > SAME_EDGE[1] for r, t in kept):
            kept.append((rho, theta))
        if len(kept) == CANDIDATES:
            break
    return kept


def _corners(one: HoughLine, other: HoughLine, left: HoughLine, right: HoughLine) -> Corners | None:
    """Where the two level and the two upright lines meet, in order; None when they do not."""
    points = [_meeting(a, b) for a, b in ((one, left), (one, right), (other, right), (other, left))]
    if any(point is None for point in points):
        return None
    quad = np.array(points, dtype=np.float64)
    total, difference = quad.sum(axis=1), quad[:, 0] - quad[:, 1]
    order = [int(total.argmin()), int(difference.argmax()), int(total.argmax()), int(difference.argmin())]
    return quad[order] if len(set(order)) == 4 else None


def _meeting(a: HoughLine, b: HoughLine) -> tuple[float, float] | None:
    (rho, theta), (sigma, phi) = a, b
    determinant = np.sin(phi - theta)
    if abs(determinant) < 0.3:
        return None
    x = (rho * np.sin(phi) - sigma * np.sin(theta)) / determinant
    y = (sigma * np.cos(theta) - rho * np.cos(phi)) / determinant
    return float(x), float(y)


def _is_sheet_shaped(corners: Corners, shape: tuple[int, ...]) -> bool:
    height, width = shape
    relative = corners / np.array([width, height])
    if relative.min() < -OUTSIDE or relative.max() > 1 + OUTSIDE:
        return False
    if cv2.contourArea(corners.astype(np.float32)) < SHEET_COVERS * width * height:
        return False
    sides = [float(np.linalg.norm(corners[i] - corners[(i + 1) % 4])) for i in range(4)]
    one, other = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    return SHEET_RATIO[0] <= max(one, other) / max(1.0, min(one, other)) <= SHEET_RATIO[1]


def _support(paper: Pixels, corners: Corners) -> npt.NDArray[np.float64]:
    """For each side the share of its points where the sheet is brighter than what lies beyond."""
    height, width = paper.shape
    along = np.linspace(0.04, 0.96, SAMPLES)[:, None]
    support = np.empty(4)
    for i in range(4):
        start, end = corners[i], corners[(i + 1) % 4]
        inward = np.array([start[1] - end[1], end[0] - start[0]]) / max(1.0, float(np.linalg.norm(end - start)))
        points = start + along * (end - start)
        inside = np.rint(points + STEP_OFF * inward).astype(int)
        beyond = np.rint(points - STEP_OFF * inward).astype(int)
        seen = _within(inside, width, height) & _within(beyond, width, height)
        if seen.mean() < 0.3:
            support[i] = UNSEEN_SIDE
            continue
        bright = paper[inside[seen, 1], inside[seen, 0]].astype(np.float64)
        support[i] = float((bright > BRIGHTER * paper[beyond[seen, 1], beyond[seen, 0]]).mean())
    return support


def _within(points: npt.NDArray[np.int64], width: int, height: int) -> npt.NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return (x >= 0) & (y >= 0) & (x < width) & (y < height)
