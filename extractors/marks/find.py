"""The verdict on a signature block, from two opinions that were formed in different ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.marks.canvas import PixelBox, Pixels, block_to_canvas
from extractors.marks.group import Group
from extractors.marks.pen_map import SignedArea, canvas_to_signed_area
from extractors.marks.rows import is_written
from extractors.marks.traces import Traces, canvas_to_traces
from schemas.draft import MarkKind

CELL_MM2 = 7.3  # of paper that one cell of the pen map covers
PLENTY, CERTAIN = 8.0, 0.8  # cells, and how likely on average: signed, even where a stamp hides the strokes
BEYOND_DOUBT = 0.9  # the same where no stroke can be followed
VAST, ALL_OVER = 45.0, 0.84  # cells; no word, and nothing where two stamps overlap, was ever so large
ENOUGH, LIKELY = 4.0, 0.68  # the same where strokes are left that may be a pen's; dates and ticks are less likely
RING_CUTS = 2.2  # a straight cut meets a ring twice; a small area with so simple strokes is a ring or a tick
WINDING, CONNECTED = 5.0, 35.0  # cuts, mm: a line that winds so often, where nothing is stamped, is a signature
ANY, POSSIBLE = 3.0, 0.5  # where the strokes are a signature's, it is enough that the network does not deny it
SEEN = 0.6  # how likely an area in one ink alone must be to be looked at
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
    traces = canvas_to_traces(canvas)
    area = traces_to_area(traces)
    kind = judge(area, traces)
    if kind is MarkKind.STAMP:
        return PixelMark(kind, None, 0.8, WHY_STAMP)
    if kind is MarkKind.NONE:
        return PixelMark(kind, None, 0.9, WHY_NONE)
    box = canvas.page_box(traces.best.box if traces.best is not None and traces.best.is_something else area.box)
    if kind is MarkKind.DOUBTFUL:
        return PixelMark(kind, box, 0.5, WHY_DOUBTFUL)
    return PixelMark(kind, box, 0.9, _why_ink(area, traces))


def traces_to_area(traces: Traces) -> SignedArea:
    """What the network sees in the inks together, or, where it is sure of more, in one ink alone."""
    areas = []
    for ink in traces.inks:
        found = canvas_to_signed_area(ink, traces.words)
        areas.append(replace(found, written=is_written(ink, found.box, traces.words, traces.rings)))
    sure = [area for area in areas if area.inside >= ENOUGH and area.likely >= SEEN and _is_here(area)]
    if not sure and not (traces.best is not None and traces.best.is_signature):
        return areas[0]
    return max(sure or areas, key=lambda area: (not area.written, area.inside * area.likely))


def judge(area: SignedArea, traces: Traces) -> MarkKind:
    """INK where both opinions agree, or where one is beyond doubt and it is no row of words: the network over a large
    area, the strokes where no stamp lies under them. A person where they differ, or where a pen left anything else."""
    cells, likely = (area.inside, area.likely) if _is_here(area) else (0.0, 0.0)
    best = traces.best
    signed = best is not None and best.is_signature
    something = best is not None and best.is_something
    drawn = best is not None and something and (cells >= PLENTY or best.cuts >= RING_CUTS)
    written = area.written or traces.written
    here = drawn and best is not None and _overlap(best.box, area.box)
    certain = cells >= PLENTY and likely >= CERTAIN and (signed or (something and not (written or traces.crowded)))
    certain |= cells >= VAST and likely >= ALL_OVER and not area.written
    certain |= cells >= PLENTY and likely >= BEYOND_DOUBT and not (area.written or traces.crowded)
    agreed = cells >= ENOUGH and likely >= LIKELY and here and not written
    agreed |= cells >= ANY and likely >= POSSIBLE and signed and not (traces.written or traces.crowded)
    if certain or agreed or (not traces.stamped and not traces.written and _is_plain(best)):
        return MarkKind.INK
    if signed or something or cells >= SOME:
        return MarkKind.DOUBTFUL
    return MarkKind.STAMP if traces.stamped else MarkKind.NONE


def _is_plain(best: Group | None) -> bool:
    """Whether the strokes alone tell a signature, where they are not hidden by a stamp."""
    if best is None:
        return False
    return best.is_line or (best.is_signature and best.cuts >= WINDING and best.core >= CONNECTED)


def _overlap(one: PixelBox, other: PixelBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_here(area: SignedArea) -> bool:
    """Whether most of it stands in the block, and not in the neighbour's."""
    return area.inside >= MOSTLY * area.area


def _why_ink(area: SignedArea, traces: Traces) -> str:
    if traces.best is not None and traces.best.is_signature:
        return f"{traces.best.length:.0f} mm de trait de plume, que ni le texte ni un tampon n'expliquent"
    return f"un tracé à la plume sur {area.inside * CELL_MM2:.0f} mm², par-dessus le texte ou un tampon"
