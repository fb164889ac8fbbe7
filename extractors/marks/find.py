"""The verdict on a signature block, from two opinions that were formed in different ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.marks.canvas import PixelBox, Pixels, block_to_canvas
from extractors.marks.pen_map import SignedArea, canvas_to_signed_area
from extractors.marks.traces import Traces, canvas_to_traces
from schemas.draft import MarkKind

CELL_MM2 = 7.3  # of paper that one cell of the pen map covers
PLENTY, CERTAIN = 8.0, 0.8  # cells, and how likely on average: signed, even where a stamp hides the strokes
ENOUGH, LIKELY = 4.0, 0.68  # the same where strokes are left that may be a pen's; dates and ticks are less likely
RING_CUTS = 2.2  # a straight cut meets a ring twice; a small area with so simple strokes is a ring or a tick
WINDING, CONNECTED = 5.0, 35.0  # cuts, mm: a line that winds so often, where nothing is stamped, is a signature
ANY = 0.4  # cells: where the strokes are a signature's, it is enough that the network does not deny it
SOME = 2.5  # cells; with less nobody signed, unless the strokes say so
MOSTLY = 0.5  # share of the area inside the block; more of it outside, and it is the neighbour's
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
    area, traces = canvas_to_signed_area(canvas), canvas_to_traces(canvas)
    kind = judge(area, traces)
    if kind is MarkKind.STAMP:
        return PixelMark(kind, None, 0.8, WHY_STAMP)
    if kind is MarkKind.NONE:
        return PixelMark(kind, None, 0.9, WHY_NONE)
    box = canvas.page_box(traces.best.box if traces.best is not None and traces.best.is_something else area.box)
    if kind is MarkKind.DOUBTFUL:
        return PixelMark(kind, box, 0.5, WHY_DOUBTFUL)
    return PixelMark(kind, box, 0.9, _why_ink(area, traces))


def judge(area: SignedArea, traces: Traces) -> MarkKind:
    """INK where both opinions agree, or where one is beyond doubt: the network over a large area, the strokes where no
    stamp lies under them (0 of 226 unsigned blocks, words by hand among them). A person where they differ."""
    cells = area.inside if area.inside >= MOSTLY * area.area else 0.0
    best = traces.best
    signed = best is not None and best.is_signature
    drawn = best is not None and best.is_something and (cells >= PLENTY or best.cuts >= RING_CUTS)
    certain = cells >= PLENTY and area.likely >= CERTAIN
    agreed = (cells >= ENOUGH and area.likely >= LIKELY and drawn) or (cells >= ANY and signed)
    plain = best is not None and signed and not traces.stamped and best.cuts >= WINDING and best.core >= CONNECTED
    if certain or agreed or plain:
        return MarkKind.INK
    if signed or cells >= SOME:
        return MarkKind.DOUBTFUL
    return MarkKind.STAMP if traces.stamped else MarkKind.NONE


def _why_ink(area: SignedArea, traces: Traces) -> str:
    if traces.best is not None and traces.best.is_signature:
        return f"{traces.best.length:.0f} mm de trait de plume, que ni le texte ni un tampon n'expliquent"
    return f"un tracé à la plume sur {area.inside * CELL_MM2:.0f} mm², par-dessus le texte ou un tampon"
