"""Which way up a page lies: quarter turns by its lines, upside down by its letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from extractors.glyphs import Glyphs
from extractors.picture import Pixels
from extractors.skew import Level, Profile, level, profile

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
        score = upside_down_score(seen.turned(), across)
        return Stance(270 if score > 0 else 90, across.degrees, score)
    score = upside_down_score(seen, along)
    return Stance(180 if score > 0 else 0, along.degrees, score)


def upside_down_score(seen: Glyphs, lines: Level) -> float:
    """Ink below minus above the body of the lines, as a share of all ink: Latin letters rise more than they fall."""
    votes = [_line_vote(rows, seen.dpi) for rows in _lines(profile(seen, lines.degrees))]
    weight = sum(w for _, w in votes)
    return sum(v * w for v, w in votes) / weight if weight else 0.0


def _lines(rows: Profile) -> list[Profile]:
    """The profile cut where there is next to no ink."""
    inked = rows > 0.04 * np.percentile(rows[rows > 0], 95) if rows.any() else rows > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked.astype(np.int8), [0]])))
    return [rows[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _line_vote(rows: Profile, dpi: float) -> tuple[float, float]:
    """(share of ink below minus above the body, weight) of one line."""
    if not 0.05 * dpi <= len(rows) <= 0.6 * dpi:
        return 0.0, 0.0
    body = np.flatnonzero(rows > 0.5 * np.sort(rows)[-max(2, len(rows) // 4) :].mean())
    above, below = rows[: body[0]].sum(), rows[body[-1] + 1 :].sum()
    return float((below - above) / rows.sum()), float(np.sqrt(rows.sum()))
