"""Where one row of a table ends and the next begins, told by the white between them: the lines of one cell stand closer
than the rows do, wherever in its row the UAI stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schemas.layout import Word

CLEARER = 1.35  # times the next widest white between two UAIs: the border of their rows
LEAST_WHITE = 1.5  # points: less is chance

Strip = tuple[float, float]
"""White over the whole width of the table, from top to bottom."""


def borders_between(anchors: Sequence[Word], words: Sequence[Word]) -> tuple[float, ...] | None:
    """The heights at which the rows of ``anchors`` (from top to bottom) part; None where the white does not tell."""
    if len(anchors) < 2:
        return None
    found = [_border(a, b, words) for a, b in pairwise(anchors)]
    known = [strip for strip in found if strip is not None]
    if len(known) < len(found):
        return None
    least = min(bottom - top for top, bottom in known)
    above = _edge([w for w in words if w.box.bottom <= anchors[0].box.middle], anchors[0], least, up=True)
    below = _edge([w for w in words if w.box.top >= anchors[-1].box.middle], anchors[-1], least, up=False)
    return (above, *((top + bottom) / 2 for top, bottom in known), below)


def _border(above: Word, below: Word, words: Sequence[Word]) -> Strip | None:
    """The one strip of white between two UAIs that is clearly wider than the others."""
    between = [w for w in words if above.box.middle < w.box.middle < below.box.middle]
    strips = sorted(_strips([above, *between, below]), key=lambda s: s[0] - s[1])
    if not strips or strips[0][1] - strips[0][0] < LEAST_WHITE:
        return None
    if len(strips) > 1 and strips[0][1] - strips[0][0] < CLEARER * (strips[1][1] - strips[1][0]):
        return None
    return strips[0]


def _strips(words: Sequence[Word]) -> list[Strip]:
    strips: list[Strip] = []
    bottom: float | None = None
    for word in sorted(words, key=lambda w: w.box.top):
        if bottom is not None and word.box.top > bottom:
            strips.append((bottom, word.box.top))
        bottom = word.box.bottom if bottom is None else max(bottom, word.box.bottom)
    return strips


def _edge(words: Sequence[Word], anchor: Word, least: float, up: bool) -> float:
    """Where the first row begins (``up``) or the last one ends: at the first white as wide as between two rows."""
    strips = _strips([anchor, *words])
    wide = [s for s in strips if s[1] - s[0] >= least / CLEARER]
    if up:
        return max((bottom for top, bottom in wide if bottom <= anchor.box.middle), default=0.0)
    return min((top for top, bottom in wide if top >= anchor.box.middle), default=float("inf"))
