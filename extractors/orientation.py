"""How a page lies: quarter turns and skew by its lines, upside down by its letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.glyphs import Glyphs
from extractors.picture import Pixels
from extractors.skew import level
from extractors.upside_down import upside_down_score

OrientationCheck = Callable[[Pixels], bool]

FEW_GLYPHS = 6  # fewer letters than this say nothing about how a page lies
SIDEWAYS_BY = 1.1  # how much sharper the lines must be across than along before a page is turned


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
    along, across = level(seen), level(seen.turned())
    if across.strength > along.strength * SIDEWAYS_BY:
        score = upside_down_score(seen.turned())
        return Stance(270 if score > 0 else 90, across.degrees, score)
    score = upside_down_score(seen)
    return Stance(180 if score > 0 else 0, along.degrees, score)
