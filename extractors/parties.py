"""Who signs: the part of the first page that speaks of the collectivity, apart from the part on the region.

Found by its words, not by position: "Entre … Et …" one below the other or side by side, in either order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.articles import article_of
from extractors.labels import Label, find_label, find_labels, folded
from extractors.sheets import Paper, Sheet
from schemas.layout import Line

BETWEEN = Label("Entre", ("entre", "entrelessoussignes", "entrelesparties", "entreles"))
AND = ("et", "etdautrepart", "dunepartet", "etla", "etle", "etlacollectivite", "etlacommune", "ei", "el", "fl")
AGREED = Label(
    "Il est convenu",
    (
        "ilestconvenucequisuit",
        "ilaeteconvenucequisuit",
        "ilestarretecequisuit",
        "ilaetearreteetconvenucequisuit",
        "ontconvenucequisuit",
        "conviennentdecequisuit",
        "sontconvenuesdecequisuit",
        "estconvenuentrelesparties",
    ),
)
REGION = Label(
    "la région académique",
    (
        "regionacademique",
        "rectrice",
        "recteur",
        "rectorat",
        "academiede",
        "chanceliere",
        "chancelierdesuniversites",
        "servicesacademiques",
    ),
)
COLLECTIVITY = Label(
    "la collectivité",
    (
        "siret",
        "collectivite",
        "commune",
        "syndicat",
        "communaute",
        "sivu",
        "sivom",
        "sivos",
        "maire",
        "mairie",
        "presidente",
        "president",
        "ville",
    ),
)
SIRET = Label("SIRET", ("siret", "s1ret", "slret", "sirei", "siref", "5iret", "sjret"))
ADDRESS = Label("Adresse", ("adresse", "siegesocial", "dontlesiege"))
REPRESENTED = Label(
    "Représenté(e) par",
    ("representeepar", "representepar", "representeparsonmaire"),
)

AGREED_BELOW = 0.15  # of the page's height: no convention names its parties in less room
PREAMBLE = "(?:1|i|l|ll|il)?preambule|expose(?:desmotifs)?"
COLUMN_APART = 0.3  # of the page's width: an "Et" that far to the right of "Entre" heads a second column


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
    sheet = parties_sheet(paper)
    if sheet is None:
        return ()
    area = parties_area(sheet)
    blocks = _blocks(sheet, area)
    return max(blocks, key=_speaks_of_collectivity)


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
    labels = sum(bool(find_labels(sheet.segments, label)) for label in (SIRET, REPRESENTED))
    address = any(find_label(s, ADDRESS, at_start=True) for s in sheet.segments)
    lines = sum(any(is_line(s) for s in sheet.segments) for is_line in (_is_between, _is_and))
    return labels + address + lines + (agreed_line(sheet) is not None)


def _is_between(segment: Line) -> bool:
    return folded(segment.text) in BETWEEN.forms


def _is_and(segment: Line) -> bool:
    return folded(segment.text) in AND


def _blocks(sheet: Sheet, area: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The area cut in two at "Et": side by side when it heads a column of its own, one below the other otherwise."""
    between = next((s for s in area if _is_between(s)), None)
    ands = [s for s in area if _is_and(s) and (between is None or s.box.bottom > between.box.top)]
    if not ands:
        return _blocks_without_and(area)
    cut = ands[0]
    if between is not None and cut.box.x0 - between.box.x0 > COLUMN_APART * sheet.page.width:
        edge = cut.box.x0 - 0.02 * sheet.page.width
        below = [s for s in area if s.box.bottom > min(cut.box.top, between.box.top)]
        parts = [part for s in below for part in _cut_at(s, edge)]
        return tuple(s for s in parts if s.box.x0 < edge), tuple(s for s in parts if s.box.x0 >= edge)
    top = between.box.top if between else 0.0
    return (
        tuple(s for s in area if top <= s.box.middle < cut.box.middle),
        tuple(s for s in area if s.box.middle > cut.box.middle and s is not cut),
    )


def _cut_at(segment: Line, edge: float) -> list[Line]:
    """The words left and right of ``edge``: columns may stand closer than the words of a justified line."""
    if not segment.box.x0 < edge < segment.box.x1:
        return [segment]
    left = tuple(w for w in segment.words if w.box.x0 < edge)
    right = tuple(w for w in segment.words if w.box.x0 >= edge)
    return [Line(words, segment.page) for words in (left, right) if words]


def _blocks_without_and(area: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Without a readable "Et": from the line above the SIRET that speaks of no region, on."""
    siret = next((s for s in area if find_label(s, SIRET)), None)
    if siret is None:
        return (tuple(area),)
    above = [s for s in area if s.box.middle < siret.box.middle - 1]
    start = siret.box.top
    for segment in reversed(above):
        if find_label(segment, REGION) or siret.box.top - segment.box.bottom > 6 * siret.box.height:
            break
        start = segment.box.top
    rest = tuple(s for s in area if s.box.middle >= start)
    return tuple(s for s in area if s.box.middle < start), rest


def _speaks_of_collectivity(block: Sequence[Line]) -> float:
    ours = sum(bool(find_label(s, COLLECTIVITY)) for s in block)
    siret = any(find_label(s, SIRET) for s in block)
    theirs = sum(bool(find_label(s, REGION)) for s in block)
    return ours + 3 * siret - 2 * theirs
