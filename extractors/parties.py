"""Who signs: the part of the first page that speaks of the collectivity, apart from the part on the region.

Found by its words, not by position: "Entre … Et …" one below the other or side by side, in either order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extractors.articles import article_of
from extractors.cards import in_reading_order
from extractors.collectivity_words import name_in_line
from extractors.gutters import cut_at, cut_at_gutter, gutter_of
from extractors.labels import Label, find_label, find_labels, folded
from extractors.lines import segments_to_rows
from extractors.party import Party, Term, labels_in
from extractors.sheets import Paper, Sheet
from schemas.layout import Line

BETWEEN = Label("Entre", ("entre", "entrelessoussignes", "entrelesparties", "entreles"))
AND = ("et", "etdautrepart", "dunepartet", "etla", "etle", "etlacollectivite", "etlacommune", "ei", "el", "fl")
PARTS = "dunepartet|etdautrepart"  # folded
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
REGION_NAME = Label(
    "the region's own name", ("regionacademique", "rectorat", "academiede", "servicesacademiques", "ministere")
)
"""What names the region itself, and not who signs for it."""

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

AGREED_BELOW = 0.15  # of the page's height: no convention names its parties in less room
PREAMBLE = (
    "(?:1|i|l|ll|il)?(?:preambule|expose(?:desmotifs|preliminaire)?|(?:rappelducontexte|elementsdecontexte|contexte)"
    "|considerants?|introduction|pourquoicetteconvention|avantpropos|rappel(?:desfaits)?|objet(?:delaconvention)?)"
    "|vu(?:lecode|laloi|lesarticles|ladeliberation|ledecret).*|(?:considerant|attendu)(?:que|lint|la|le).*|visas.*"
)
LONGEST_LEAD = 12  # characters before the region's name: a number, "Et", an article, "l'État - "
NOTE = Label("a note between the parties", ("nota", "notabene", "lorsquelescommunes", "uneconventionestetablie"))
ROWS_APART = 3.0  # of a line's height: names of two parties side by side stand no further apart
GAP_STEPS = 40  # places tried between two columns
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
    return parties_of(paper)[0]


def collectivity_party(paper: Paper) -> Party:
    """What the first page says of the collectivity."""
    return Party(in_reading_order(parties_of(paper)[0]))


def region_party(paper: Paper) -> Party:
    """What it says of the region."""
    return Party(parties_of(paper)[1])


def parties_of(paper: Paper) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The segments of the collectivity, and those of the region."""
    sheet = parties_sheet(paper)
    if sheet is None:
        return (), ()
    area = _in_columns(parties_area(sheet))
    ours = _from_name(sheet, area)
    if not ours:
        ours = max(_blocks(sheet, area), key=_speaks_of_collectivity)
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
    ours = [any(_names_collectivity(s) for s in side) for side in (left, right)]
    theirs = [any(_begins_region(s) for s in side) for side in (left, right)]
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
    lines = sum(any(is_line(s) for s in sheet.segments) for is_line in (_is_between, _is_and))
    return labels + lines + (agreed_line(sheet) is not None)


def _is_between(segment: Line) -> bool:
    return folded(segment.text) in BETWEEN.forms


def _is_and(segment: Line) -> bool:
    letters = folded(segment.text)
    return letters in AND or re.fullmatch(PARTS, letters) is not None


def _from_name(sheet: Sheet, area: Sequence[Line]) -> tuple[Line, ...]:
    """From the line that names a collectivity to the end of its part: the next "Et", or the end of its column."""
    between = next((s for s in area if _is_between(s)), None)
    below = [s for s in area if between is None or s.box.middle > between.box.top]
    name = next((s for s in below if _names_collectivity(s)), None)
    if name is None:
        return ()
    beside = next((s for s in below if find_label(s, REGION_NAME) and _is_beside(s, name)), None)
    if beside is not None:
        left, right = sorted((beside.box, name.box), key=lambda b: b.x0)
        edge = _gap(below, left.x1, right.x0, min(left.top, right.top))
        column = [part for s in below if s.box.middle > name.box.top for part in cut_at(s, edge)]
        return tuple(s for s in column if (s.box.x0 >= edge) is (name.box.x0 >= edge))
    rest = [s for s in below if s.box.middle > name.box.top]
    end = next((s.box.top for s in rest if s is not name and (_is_and(s) or _begins_region(s))), sheet.page.height)
    return tuple(s for s in rest if s.box.middle < end)


def _begins_region(segment: Line) -> bool:
    """Whether the line begins with the region's name: "2° La région académique …", "Le rectorat de …"."""
    hit = find_label(segment, REGION_NAME)
    if hit is None:
        return False
    lead = segment.text[: hit.start]
    return len(lead) <= LONGEST_LEAD and not lead.rstrip(" -–—").endswith((",", ":"))


def _names_collectivity(segment: Line) -> bool:
    """Whether the line begins with the name of a collectivity and does not speak of the region."""
    return name_in_line(segment.text) is not None and not find_label(segment, REGION) and not find_label(segment, NOTE)


def _is_beside(region: Line, name: Line) -> bool:
    """Whether the region is named in a column beside the collectivity's."""
    apart = region.box.x1 <= name.box.x0 or name.box.x1 <= region.box.x0
    return apart and abs(region.box.middle - name.box.middle) < ROWS_APART * name.box.height


def _gap(segments: Sequence[Line], left: float, right: float, top: float) -> float:
    """The middle of the widest room between ``left`` and ``right`` that the fewest words below ``top`` cross."""
    words = [w.box for s in segments if s.box.middle > top for w in s.words]
    places = [left + (right - left) * k / GAP_STEPS for k in range(GAP_STEPS + 1)]
    crossing = [sum(w.x0 < x < w.x1 for w in words) for x in places]
    runs = [list(run) for least, run in groupby(range(len(places)), lambda k: crossing[k] == min(crossing)) if least]
    widest = max(runs, key=len)
    return places[widest[len(widest) // 2]]


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
        parts = [part for s in below for part in cut_at(s, edge)]
        return tuple(s for s in parts if s.box.x0 < edge), tuple(s for s in parts if s.box.x0 >= edge)
    top = between.box.top if between else 0.0
    return (
        tuple(s for s in area if top <= s.box.middle < cut.box.middle),
        tuple(s for s in area if s.box.middle > cut.box.middle and s is not cut),
    )


def _blocks_without_and(area: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Without a readable "Et": from the line above the SIRET that speaks of no region, on."""
    siret = next((s for s in area if _has_siret(s)), None)
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
    siret = any(_has_siret(s) for s in block)
    theirs = sum(bool(find_label(s, REGION)) for s in block)
    return ours + 3 * siret - 2 * theirs


def _has_siret(segment: Line) -> bool:
    return any(term is Term.SIRET for term, _ in labels_in(segment))
