"""What happens to paper and picture between the signature and the file: named steps on RGB or grey pictures.

Every step takes a picture and gives another of the same kind; randomness comes from the ``Generator`` passed in. The
door to OpenCV's geometry for samples (ink has its own in ``strokes``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from schemas.layout import Box

Picture = NDArray[np.uint8]
PAPERS = (
    (250, 248, 240),
    (238, 238, 236),
    (228, 228, 226),
    (225, 238, 246),
    (247, 240, 205),
    (232, 245, 228),
    (250, 228, 226),
)
HIGHLIGHTS = ((255, 250, 90), (170, 255, 130), (255, 170, 210), (255, 205, 110))
TABLES = ((62, 48, 38), (40, 42, 46), (95, 70, 48), (70, 75, 80))


def fill(picture: Picture, value: int) -> tuple[float, ...]:
    return (float(value),) * (3 if picture.ndim == 3 else 1)


@cache
def _noise_tile(sigma: float) -> NDArray[np.int16]:
    """A reusable 1200 × 1200 tile of Gaussian noise: drawing fresh noise for each page would cost most of its time."""
    return np.random.default_rng(7).normal(0, sigma, (1200, 1200)).astype(np.int16)


def grain(picture: Picture, sigma: float, rng: Generator) -> Picture:
    """Sensor or copier noise."""
    tile = np.roll(_noise_tile(round(sigma, 1)), tuple(map(int, rng.integers(0, 1200, 2))), (0, 1))
    height, width = picture.shape[:2]
    sheet = np.tile(tile, (height // 1200 + 1, width // 1200 + 1))[:height, :width]
    grown = sheet if picture.ndim == 2 else cv2.merge([sheet] * 3)
    return cv2.add(picture, grown, dtype=cv2.CV_8U).astype(np.uint8)


def tinted(picture: Picture, paper: tuple[int, int, int]) -> Picture:
    """Printed on coloured or grey paper."""
    tables = [np.clip(np.arange(256) * (c / 255), 0, 255).astype(np.uint8) for c in paper]
    if picture.ndim == 2:
        return cv2.LUT(picture, tables[1]).astype(np.uint8)
    return cv2.merge([cv2.LUT(picture[:, :, i], tables[i]) for i in range(3)]).astype(np.uint8)


def faded(picture: Picture, strength: float) -> Picture:
    """Print that lost ink: black becomes grey. ``strength`` is the share of ink that stays."""
    table = (255 - (255 - np.arange(256)) * strength).astype(np.uint8)
    return cv2.LUT(picture, table).astype(np.uint8)


def thinned(picture: Picture, rng: Generator) -> Picture:
    """Toner that misses patches: letters break up here and there."""
    height, width = picture.shape[:2]
    patches = cv2.resize(rng.random((height // 90 + 2, width // 90 + 2)).astype(np.float32), (width, height))
    speckle = cv2.resize(rng.random((height // 2 + 1, width // 2 + 1)).astype(np.float32), (width, height))
    holes = (patches > 0.62) & (speckle > 0.72)
    worn = picture.copy()
    worn[holes] = np.maximum(worn[holes], 205)
    return worn


def shone_through(picture: Picture, behind: Picture, share: float) -> Picture:
    """The back of the sheet, mirrored and blurred."""
    back = cv2.GaussianBlur(cv2.flip(behind, 1), (0, 0), 1.6)
    if back.shape != picture.shape:
        back = cv2.resize(back, (picture.shape[1], picture.shape[0]))
    ghost = 255 - cv2.convertScaleAbs(255 - back, alpha=share)
    return cv2.multiply(picture, ghost, scale=1 / 255).astype(np.uint8)


def highlighted(picture: Picture, spots: Sequence[Box], dpi: float, rng: Generator) -> Picture:
    """A felt pen over a few data; it is transparent, and grey in a grey scan."""
    marked = picture.copy()
    for spot in spots:
        if rng.random() < 0.5:
            continue
        x0, y0, x1, y1 = (int(v * dpi / 72 + rng.uniform(-4, 4)) for v in (spot.x0, spot.top, spot.x1, spot.bottom))
        colour = HIGHLIGHTS[int(rng.integers(len(HIGHLIGHTS)))]
        part = marked[max(0, y0) : y1, max(0, x0) : x1]
        if part.size:
            marked[max(0, y0) : y1, max(0, x0) : x1] = tinted(part, colour)
    return marked


def punched(picture: Picture, dpi: float, rng: Generator) -> Picture:
    """Two or four holes along the left edge, dark as the scanner's lid."""
    holed = picture.copy()
    height = picture.shape[0]
    shade = int(rng.choice([20, 60, 245]))
    places = (0.37, 0.64) if rng.random() < 0.6 else (0.14, 0.41, 0.68, 0.95)
    for place in places:
        centre = (int(rng.uniform(26, 34) * dpi / 72), int(height * place))
        cv2.circle(holed, centre, int(8.5 * dpi / 72), fill(picture, shade), -1, cv2.LINE_AA)
    return holed


def skewed(picture: Picture, degrees: float, ground: int = 255) -> Picture:
    """Turned a little about its middle; the corners show ``ground``."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=fill(picture, ground)
    ).astype(np.uint8)


def bordered(picture: Picture, dpi: float, rng: Generator) -> Picture:
    """The lid was open: black along one to four edges, a little slanted."""
    dark = picture.copy()
    height, width = picture.shape[:2]
    deep = [int(rng.uniform(0.03, 0.28) * dpi) if rng.random() < 0.65 else 0 for _ in range(4)]
    slant = int(rng.uniform(0, 0.08) * dpi)
    for wide, points in (
        (deep[0], [(0, 0), (deep[0], 0), (deep[0] + slant, height), (0, height)]),
        (deep[1], [(width, 0), (width - deep[1] - slant, 0), (width - deep[1], height), (width, height)]),
        (deep[2], [(0, 0), (width, 0), (width, deep[2]), (0, deep[2] + slant)]),
        (deep[3], [(0, height), (width, height), (width, height - deep[3] - slant), (0, height - deep[3])]),
    ):
        if wide:
            cv2.fillPoly(dark, [np.array(points, np.int32)], fill(picture, int(rng.integers(0, 45))))
    return dark


def streaked(picture: Picture, dpi: float, rng: Generator) -> Picture:
    """Fine lines down the page from dirt on the feeder's glass, and dust of up to a quarter of a millimetre."""
    dirty = picture.copy()
    height, width = picture.shape[:2]
    for _ in range(int(rng.integers(0, 3))):
        x = int(rng.integers(10, width - 10))
        dirty[:, x : x + 1] = np.minimum(dirty[:, x : x + 1], int(rng.integers(110, 215)))
    largest = dpi / 100
    for _ in range(int(rng.integers(15, 150))):
        centre = (int(rng.integers(width)), int(rng.integers(height)))
        cv2.circle(dirty, centre, int(rng.uniform(0.3, 1.0) * largest), fill(picture, int(rng.integers(30, 190))), -1)
    return dirty


def lit(picture: Picture, depth: float, rng: Generator) -> Picture:
    """Uneven light: brighter on one side, darker towards a fold or corner. ``depth``: share of light lost there."""
    height, width = picture.shape[:2]
    coarse = rng.uniform(1 - depth, 1.0, (3, 3)).astype(np.float32)
    light = cv2.resize(coarse, (width // 8 + 1, height // 8 + 1), interpolation=cv2.INTER_CUBIC)
    light = cv2.resize(np.clip(light, 0.25, 1.0) * 255, (width, height)).astype(np.uint8)
    shade = light if picture.ndim == 2 else cv2.merge([light] * 3)
    return cv2.multiply(picture, shade, scale=1 / 255).astype(np.uint8)


def shadowed(picture: Picture, rng: Generator) -> Picture:
    """The photographer's arm: a dark shape with a soft edge over a corner or a side."""
    height, width = picture.shape[:2]
    small = np.full((height // 8, width // 8), 255, np.uint8)
    high, wide = small.shape
    corner = rng.choice([0.0, 1.0], 2)
    shape = [(corner[0] + rng.uniform(-0.75, 0.75), corner[1] + rng.uniform(-0.75, 0.75)) for _ in range(5)]
    polygon = np.array([(x * wide, y * high) for x, y in shape], np.int32)
    cv2.fillConvexPoly(small, cv2.convexHull(polygon), int(rng.integers(110, 190)))
    soft = cv2.resize(cv2.GaussianBlur(small, (0, 0), rng.uniform(3, 12)), (width, height))
    shade = soft if picture.ndim == 2 else cv2.merge([soft] * 3)
    return cv2.multiply(picture, shade, scale=1 / 255).astype(np.uint8)


def blurred(picture: Picture, sigma: float) -> Picture:
    return cv2.GaussianBlur(picture, (0, 0), sigma).astype(np.uint8)


def shaken(picture: Picture, length: int, rng: Generator) -> Picture:
    """Motion blur of ``length`` pixels."""
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), float(rng.uniform(0, 180)), 1)
    blade = cv2.warpAffine(kernel, turn, (length, length))
    even = (blade / max(1e-6, float(blade.sum()))).astype(np.float32)
    return cv2.filter2D(picture, -1, even).astype(np.uint8)


def photographed(picture: Picture, lean: float, rng: Generator) -> Picture:
    """A phone's photo: the sheet in perspective on a dark table, a little turned. ``lean``: how far the corners move,
    as a share of the sheet's width."""
    height, width = picture.shape[:2]
    margin_x, margin_y = int(width * rng.uniform(0.04, 0.16)), int(height * rng.uniform(0.03, 0.12))
    sheet = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = sheet + np.array([margin_x, margin_y]) + rng.uniform(-lean, lean, (4, 2)) * width
    turn = cv2.getRotationMatrix2D((width / 2 + margin_x, height / 2 + margin_y), float(rng.uniform(-3, 3)), 1.0)
    corners = cv2.transform(moved[None].astype(np.float32), turn)[0].astype(np.float32)
    size = (width + 2 * margin_x, height + 2 * margin_y)
    matrix = cv2.getPerspectiveTransform(sheet, corners)
    table = _table(size, picture.ndim, rng)
    flat = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    cv2.copyTo(flat, mask, table)
    return table


def _table(size: tuple[int, int], dimensions: int, rng: Generator) -> Picture:
    """A dark table with a grain along it."""
    width, height = size
    colour = TABLES[int(rng.integers(len(TABLES)))]
    rows = cv2.resize(rng.uniform(0.75, 1.25, (height // 6, 3)).astype(np.float32), (width, height))
    if dimensions == 2:
        return (rows * colour[1]).astype(np.uint8)
    return cv2.merge([(rows * c).astype(np.uint8) for c in colour]).astype(np.uint8)


def resampled(picture: Picture, factor: float) -> Picture:
    """Another resolution: down by area, up by cubic."""
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=method).astype(np.uint8)


def turned(picture: Picture, degrees: int) -> Picture:
    """Clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def grey(picture: Picture) -> Picture:
    return picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.uint8)
