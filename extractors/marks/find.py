"""The verdict on a signature block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.marks.canvas import Canvas, PixelBox, Pixels, block_to_canvas, loose_letters
from extractors.marks.classes import StrokeClass, classify, words_to_heights
from extractors.marks.group import Group
from extractors.marks.groups import strokes_to_groups, strokes_to_ovals
from extractors.marks.layers import canvas_to_layers
from extractors.marks.ovals import Oval, without_oval
from extractors.marks.stamps import Ring, strokes_to_rings, without_rings
from extractors.marks.strokes import Points, canvas_to_strokes
from extractors.marks.words import canvas_to_words
from schemas.draft import MarkKind

MOSTLY = 0.5  # share of a mark inside the block; more of it outside, and it is the neighbour's
STAMP_LETTERS = 10  # unread letters, more than a date has
WHY_DOUBTFUL = "des traits de plume, trop courts ou trop simples pour une signature certaine"
WHY_STAMP = "un tampon, sans trait de plume"
WHY_NONE = "rien que du texte imprimé"


@dataclass(frozen=True, slots=True)
class PixelMark:
    """The verdict, with the mark's box in pixels of the page (None for STAMP and NONE) and a French sentence that
    says why."""

    kind: MarkKind
    pixel_box: PixelBox | None
    confidence: float
    why: str


def find_mark(
    colour: Pixels | None, grey: Pixels, dpi: float, block: PixelBox, printed: Sequence[PixelBox]
) -> PixelMark:
    """What stands in ``block`` (x0, y0, x1, y1 in pixels) of an upright page.

    ``grey``: uint8, background divided (paper about 255); ``colour``: RGB of the same size, or None; ``printed``:
    boxes of the words that were read on the page. Raises ValueError when the block does not lie on the page."""
    canvas = block_to_canvas(colour, grey, dpi, block, printed)
    words = canvas_to_words(canvas)
    letters = loose_letters(canvas)
    found = _looked_at(canvas, words, letters)
    best = found.best
    for layer in canvas_to_layers(canvas, found.rings, words):
        if best is not None and best.is_signature:
            break
        best = _better(best, _looked_at(layer, words, letters, found).best)
    if best is not None and best.is_signature:
        return PixelMark(MarkKind.INK, canvas.page_box(best.box), 0.9, _why_ink(best))
    if best is not None and best.is_something:
        return PixelMark(MarkKind.DOUBTFUL, canvas.page_box(best.box), 0.5, WHY_DOUBTFUL)
    if found.rings or found.framed or len(letters) >= STAMP_LETTERS:
        return PixelMark(MarkKind.STAMP, None, 0.8, WHY_STAMP)
    return PixelMark(MarkKind.NONE, None, 0.9, WHY_NONE)


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
    rings = (*known.rings, *strokes_to_rings(strokes, letters))
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


UNEXPLAINED = (StrokeClass.FREE, StrokeClass.ACROSS_SEAL, StrokeClass.STRAIGHT, StrokeClass.LETTER)


def _why_ink(group: Group) -> str:
    return f"{group.length:.0f} mm de trait de plume, que ni le texte ni un tampon n'expliquent"
