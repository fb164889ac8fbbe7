"""How far the printed lines of a page are from level, by projection profiles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractors.glyphs import Glyphs
from extractors.picture import Pixels

STRIPS = 48  # the page is cut into this many upright strips; within one a skew of 6° drifts by two pixels at 100 dpi
MOST_DEGREES = 6.0
COARSE_STEP = 0.5
FINE_STEP = 0.05
RHYTHM_INCHES = 0.05  # the height of small letters, about a third of the distance between lines

Profile = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Level:
    """``degrees``: how far the lines fall to the right (clockwise is positive); ``strength``: how sharply ink and gaps
    alternate down the page once that is undone (0: no lines)."""

    degrees: float
    strength: float


def level(glyphs: Glyphs) -> Level:
    """The skew of the lines of a page that lies upright or upside down."""
    strips = _strip_profiles(glyphs.mask)
    total = float(strips.sum())
    if total == 0:
        return Level(0.0, 0.0)
    pitch = glyphs.mask.shape[1] / STRIPS
    coarse = np.arange(-MOST_DEGREES, MOST_DEGREES + 0.01, COARSE_STEP)
    best = max(coarse, key=lambda a: _sharpness(strips, pitch, float(a)))
    fine = np.arange(best - COARSE_STEP, best + COARSE_STEP + 0.01, FINE_STEP)
    scores = np.array([_sharpness(strips, pitch, float(a)) for a in fine])
    near_best = fine[scores >= scores.max() * 0.98]
    degrees = float(near_best.mean())
    return Level(degrees, _rhythm(_profile(strips, pitch, degrees), glyphs.dpi) / total)


def _strip_profiles(mask: Pixels) -> npt.NDArray[np.int64]:
    """Ink per row of each upright strip: STRIPS x height."""
    edges = np.linspace(0, mask.shape[1], STRIPS + 1).astype(int)[:-1]
    return np.ascontiguousarray(np.add.reduceat(mask, edges, axis=1, dtype=np.int32).T).astype(np.int64)


def _profile(strips: npt.NDArray[np.int64], pitch: float, degrees: float) -> Profile:
    height = strips.shape[1]
    reach = int(np.ceil(np.tan(np.radians(MOST_DEGREES + 1)) * pitch * STRIPS / 2)) + 1
    summed = np.zeros(height + 2 * reach)
    drift = np.tan(np.radians(degrees)) * pitch * (np.arange(STRIPS) + 0.5 - STRIPS / 2)
    for strip, shift in zip(strips, np.rint(drift).astype(int), strict=True):
        summed[reach - shift : reach - shift + height] += strip
    return summed


def _rhythm(rows: Profile, dpi: float) -> float:
    """How much ink and gaps alternate at the pace of lines, deaf to the finer rhythm of stems within letters."""
    reach = max(1, round(RHYTHM_INCHES * dpi))
    smooth = np.convolve(rows, np.ones(reach) / reach, mode="valid")
    steps = smooth[reach:] - smooth[:-reach]
    return float(np.sqrt(np.dot(steps, steps)))


def _sharpness(strips: npt.NDArray[np.int64], pitch: float, degrees: float) -> float:
    """How sharply the profile rises and falls: large when every line of text falls into a few rows."""
    steps = np.diff(_profile(strips, pitch, degrees))
    return float(np.sqrt(np.dot(steps, steps)))
