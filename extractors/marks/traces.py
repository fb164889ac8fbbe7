"""The lines in a block that neither print nor stamps explain: the opinion that rests on strokes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.marks.canvas import Canvas, PixelBox, inside, loose_letters, mm
from extractors.marks.classes import StrokeClass, classify, words_to_heights
from extractors.marks.group import Group
from extractors.marks.groups import strokes_to_groups, strokes_to_ovals
from extractors.marks.layers import canvas_to_layers
from extractors.marks.ovals import Oval, without_oval
from extractors.marks.rows import is_written
from extractors.marks.stamps import Ring, strokes_to_rings, without_rings
from extractors.marks.strokes import Points, canvas_to_strokes
from extractors.marks.words import canvas_to_words

MOSTLY = 0.5  # share of a mark inside the block; more of it outside, and it is the neighbour's
OTHER_STAMP_MM = 4.0  # between the middles of two stamps' rings; those of one stamp have the same
STAMP_LETTERS = 10  # unread letters, more than a date has
UNEXPLAINED = (StrokeClass.FREE, StrokeClass.ACROSS_SEAL, StrokeClass.STRAIGHT, StrokeClass.LETTER)


@dataclass(frozen=True, slots=True)
class Traces:
    """``best``: what is most like a signature; ``stamped``: there are rings, a frame, or many unread letters;
    ``written``: the best is part of a row of words by hand; ``inks``: the canvas, then each ink alone;
    ``words``: print; ``rings``: of stamps."""

    best: Group | None
    stamped: bool
    written: bool = False
    inks: tuple[Canvas, ...] = ()
    words: tuple[PixelBox, ...] = ()
    rings: tuple[Ring, ...] = ()

    @property
    def crowded(self) -> bool:
        """Two round stamps and more: where they overlap, they look like a pen's loops."""
        return any(
            math.hypot(a.x - b.x, a.y - b.y) > mm(OTHER_STAMP_MM) for a in self.rings for b in self.rings if a is not b
        )


def canvas_to_traces(canvas: Canvas) -> Traces:
    """All the ink at once, then each ink alone until one shows a signature."""
    words = canvas_to_words(canvas)
    letters = loose_letters(canvas)
    found = _looked_at(canvas, words, letters)
    best, shown = found.best, canvas
    inks = (canvas, *canvas_to_layers(canvas, found.rings, words))
    for layer in inks[1:]:
        if best is not None and best.is_signature:
            break
        better = _better(best, _looked_at(layer, words, letters, found).best)
        best, shown = better, shown if better is best else layer
    stamped = bool(found.rings) or found.framed or inside(letters, canvas.block) >= STAMP_LETTERS
    written = best is not None and is_written(shown, best.box, words, found.rings)
    return Traces(best, stamped, written, inks, tuple(words), found.rings)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at a layer of ink showed; ``best``: what is most like a signature."""

    rings: tuple[Ring, ...] = ()
    ovals: tuple[Oval, ...] = ()
    framed: bool = False
    best: Group | None = None


NOTHING_YET = _Found()


def _looked_at(canvas: Canvas, words: Sequence[PixelBox], letters: Points, known: _Found = NOTHING_YET) -> _Found:
    """``known``: the look at all the ink, whose rings and ellipses may be broken up in one layer of it."""
    strokes = canvas_to_strokes(canvas)
    rings = (*known.rings, *strokes_to_rings(strokes, letters, canvas.size))
    off_rings = [rest for stroke in strokes if (rest := without_rings(stroke, rings))]
    heights = words_to_heights(words, canvas)
    classes = [classify(stroke, rings, heights, canvas) for stroke in off_rings]
    free = [s for s, c in zip(off_rings, classes, strict=True) if c in UNEXPLAINED]
    ovals = (*known.ovals, *strokes_to_ovals(free, words, letters))
    for oval in ovals:
        free = without_oval(free, oval)
    best = None
    for group in strokes_to_groups(free, canvas.ink):
        if group.share_in(canvas.block) >= MOSTLY:
            best = _better(best, group)
    return _Found(rings, ovals, StrokeClass.FRAME in classes, best)


def _better(one: Group | None, other: Group | None) -> Group | None:
    if one is None or other is None:
        return one or other
    return max((one, other), key=lambda g: (g.is_signature, g.is_something, g.length))
