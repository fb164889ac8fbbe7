"""How a page lies: quarter turns and skew by its lines, upside down by its letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.glyphs import Glyphs
from extractors.picture import Pixels
from extractors.skew import Level, level
from extractors.upside_down import upside_down_score

OrientationCheck = Callable[[Pixels], bool]

HARDLY_ANY = 0.12  # an upside-down score below this is noise: pages that say so little mostly stand upright
FEW_GLYPHS = 6  # fewer letters than this say nothing about how a page lies
CLEARLY_SHARPER = 1.6  # how much sharper lines are in the one direction than in the other when there is no doubt
NO_OPINION = 0.2  # an upside-down score that letters lying on their side may well have


@dataclass(frozen=True, slots=True)
class Stance:
    """``turned``: degrees clockwise (0, 90, 180, 270) that set the page upright; ``degrees``: its skew after that;
    ``upside_down``: score, positive when the page was upside down, near 0 when its letters did not tell."""

    turned: int
    degrees: float
    upside_down: float


def stance(seen: Glyphs) -> Stance:
    """How a page lies, from its letters."""
    if seen.count < FEW_GLYPHS:
        return Stance(0, 0.0, 0.0)
    on_side = seen.turned()
    along, across = level(seen), level(on_side)
    if across.strength > along.strength * CLEARLY_SHARPER:
        return _sideways(across, upside_down_score(on_side))
    score = upside_down_score(seen)
    if along.strength > across.strength * CLEARLY_SHARPER:
        return _lengthways(along, score)
    side_score = upside_down_score(on_side)
    if across.strength * (NO_OPINION + abs(side_score)) > along.strength * (NO_OPINION + abs(score)):
        return _sideways(across, side_score)
    return _lengthways(along, score)


def _lengthways(lines: Level, score: float) -> Stance:
    return Stance(180 if score > HARDLY_ANY else 0, lines.degrees, score)


def _sideways(lines: Level, score: float) -> Stance:
    """``score`` is that of the page after a quarter turn clockwise."""
    return Stance(270 if score > 0 else 90, lines.degrees, score)
