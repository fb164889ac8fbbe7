"""Who signs: the part of the first page that speaks of the collectivity, apart from the part on the region.

Found by its words, not by position: "Entre … Et …" one below the other or side by side, in either order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.articles import article_of
from extractors.cards import in_reading_order
from extractors.gutters import cut_at_gutter, gutter_of
from extractors.labels import find_labels, folded
from extractors.lines import segments_to_rows
from extractors.party import Party, Term, labels_in
from extractors.party_blocks import blocks, from_name, speaks_of_collectivity
from extractors.party_terms import AGREED, PREAMBLE, begins_region, is_and, is_between, names_collectivity
from extractors.sheets import Paper, Sheet
from schemas.layout import Line

PAPERS_KEPT = 8  # of a file's conventions: every field asks who the parties are
AGREED_BELOW = 0.15  # of the page's height: no convention names its parties in less room


def agreed_line(sheet: Sheet) -> Line | None:
    """The line that ends the parties: "il est convenu ce qui suit", or the heading of the preamble."""
    below = [s for s in sheet.segments if s.box.top > AGREED_BELOW * sheet.page.height]
    agreed = next((hit.segment for hit in find_labels(below, AGREED)), None)
    return agreed or next((s for s in below if re.fullmatch(PREAMBLE, folded(s.text)) or article_of(s) == 1), None)


def parties_area(sheet: Sheet) -> tuple[Line, ...]:
    """The segments above "il est convenu ce qui suit" (or all, when that is not found)."""
    agreed = agreed_line(sheet)
    if agreed is None:
        return sheet.segments
    return tuple(s for s in sheet.segments if s.box.middle < agreed.box.top)


def collectivity_block(paper: Paper) -> tuple[Line, ...]:
    """The segments that describe the collectivity; empty when the paper has no page with the parties."""
    return parties_of(paper)[0]


def collectivity_party(paper: Paper) -> Party:
    """What the first page says of the collectivity."""
    return Party(in_reading_order(parties_of(paper)[0]))


def region_party(paper: Paper) -> Party:
    """What it says of the region."""
    return Party(parties_of(paper)[1])


@lru_cache(maxsize=PAPERS_KEPT)
def parties_of(paper: Paper) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The segments of the collectivity, and those of the region."""
    sheet = parties_sheet(paper)
    if sheet is None:
        return (), ()
    area = _in_columns(parties_area(sheet))
    ours = from_name(sheet, area)
    if not ours:
        ours = max(blocks(sheet, area), key=speaks_of_collectivity)
    taken = {id(word) for segment in ours for word in segment.words}
    return ours, tuple(s for s in area if not any(id(w) in taken for w in s.words))


def _in_columns(area: tuple[Line, ...]) -> tuple[Line, ...]:
    """The area with lines cut that run through both parties, where these stand side by side: a party then begins on
    either side of the white between them."""
    gutter = gutter_of(area)
    if gutter is None:
        return area
    cut = cut_at_gutter(area, *gutter)
    x, top, bottom = gutter
    cut = tuple(
        side
        for row in segments_to_rows(cut)
        for side in (_sides(row, x) if top - 1 <= row[0].box.middle <= bottom + 1 else row)
    )
    left = [s for s in cut if s.box.middle > top and s.box.x0 < x]
    right = [s for s in cut if s.box.middle > top and s.box.x0 >= x]
    ours = [any(names_collectivity(s) for s in side) for side in (left, right)]
    theirs = [any(begins_region(s) for s in side) for side in (left, right)]
    return cut if (ours[0] and theirs[1]) or (ours[1] and theirs[0]) else area


def _sides(row: Sequence[Line], x: float) -> list[Line]:
    """What stands left of ``x`` in a row in one piece, and what stands right of it: a spread line is not cut again."""
    parts = [[w for s in row for w in s.words if (w.box.x0 >= x) is right] for right in (False, True)]
    return [Line(tuple(words), row[0].page) for words in parts if words]


def parties_sheet(paper: Paper) -> Sheet | None:
    """The sheet on which the parties are named."""
    best, most = None, 1
    for sheet in paper.sheets:
        cues = parties_cues(sheet)
        if cues > most:
            best, most = sheet, cues
    return best


def parties_cues(sheet: Sheet) -> int:
    """How many things that only the page with the parties has stand on ``sheet``: 0 to 6."""
    terms = {term for s in sheet.segments for term, _ in labels_in(s)}
    labels = sum(term in terms for term in (Term.SIRET, Term.PERSON, Term.ADDRESS))
    lines = sum(any(is_line(s) for s in sheet.segments) for is_line in (is_between, is_and))
    return labels + lines + (agreed_line(sheet) is not None)
