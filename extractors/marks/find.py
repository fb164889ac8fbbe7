"""The verdict on a signature block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.marks.canvas import PixelBox, Pixels, block_to_canvas, loose_letters
from extractors.marks.classes import StrokeClass, classify, trusted_words
from extractors.marks.groups import Group, strokes_to_groups
from extractors.marks.stamps import strokes_to_rings, without_rings
from extractors.marks.strokes import canvas_to_strokes
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
    strokes = canvas_to_strokes(canvas)
    letters = loose_letters(canvas)
    rings = strokes_to_rings(strokes, letters)
    words = trusted_words(canvas)
    off_rings = [rest for stroke in strokes if (rest := without_rings(stroke, rings))]
    classes = [classify(stroke, rings, words, canvas) for stroke in off_rings]
    free = [s for s, c in zip(off_rings, classes, strict=True) if c in UNEXPLAINED]
    groups = [g for g in strokes_to_groups(free, words, letters) if g.share_in(canvas.block) >= MOSTLY]
    if groups:
        best = max(groups, key=lambda g: (g.is_signature, g.is_something, g.length))
        box = canvas.page_box(best.box)
        if best.is_signature:
            return PixelMark(MarkKind.INK, box, 0.9, _why_ink(best))
        if best.is_something:
            return PixelMark(MarkKind.DOUBTFUL, box, 0.5, WHY_DOUBTFUL)
    if rings or StrokeClass.FRAME in classes or len(letters) >= STAMP_LETTERS:
        return PixelMark(MarkKind.STAMP, None, 0.8, WHY_STAMP)
    return PixelMark(MarkKind.NONE, None, 0.9, WHY_NONE)


UNEXPLAINED = (StrokeClass.FREE, StrokeClass.ACROSS_SEAL, StrokeClass.STRAIGHT, StrokeClass.LETTER)


def _why_ink(group: Group) -> str:
    return f"{group.length:.0f} mm de trait de plume, que ni le texte ni un tampon n'expliquent"
