"""Communes that stand over the schools they have: "Commune de VALBRUNE (34) :", then schools without a commune; in a
table, a commune written once for the rows below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.lines import words_between
from extractors.patterns import UAI
from extractors.school_list.entry import begins_school, is_known_place, is_like_a_commune
from extractors.school_list.signs import DEPARTMENT_NUMBER
from extractors.sheets import Paper, observed
from schemas.draft import SchoolDraft, SchoolPart
from schemas.layout import Line
from schemas.reading import Observation, Place

COMMUNE_HEAD = re.compile(
    rf"""
    ^\W*(?P<called>(?:(?:[ée]coles?\s+)?(?:publiques?\s+)?(?:de\s+la\s+)?
                   (?:commune|ville)\s*(?::|de\s+|du\s+|des\s+|d['’])
                 | (?:les\s+)?[ée]coles\s+(?:publiques\s+)?(?:de\s+|du\s+|des\s+|d['’]|[àa]\s+|sur\s+))?)\s*
    (?P<place>[A-ZÀ-Ý][^:;,0-9()]{{1,48}}?)\s*
    (?:[(\[–—,-]\s*(?P<department>{DEPARTMENT_NUMBER})\s*[)\]]?)?\s*(?P<colon>:?)\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
PAIR = 2


@dataclass(frozen=True, slots=True)
class Over:
    """The segment that names a commune for the schools below it, and which characters are what."""

    segment: Line
    place: tuple[int, int]
    department: tuple[int, int]  # (-1, -1): not said


def communes_over(segments: Sequence[Line], places: Iterable[str]) -> tuple[Over, ...]:
    """Those of ``segments``. A name alone in capitals is believed where there are several; one with its département
    and without a colon where it stands above all schools, and not beside each of them."""
    known = tuple(places)
    sure: list[Over] = []
    capitals: list[Over] = []
    bracketed: list[Over] = []
    first = next((i for i, s in enumerate(segments) if _tells_a_school(s.text)), 0)
    schools = sum(_tells_a_school(s.text) for s in segments)
    for at, segment in enumerate(segments):
        found = COMMUNE_HEAD.match(segment.text)
        if found is None or not found["place"][0].isupper() or not is_like_a_commune(found["place"]):
            continue
        over = Over(segment, found.span("place"), found.span("department"))
        if found["called"] or (found["colon"] and (found["department"] or is_known_place(found["place"], known))):
            sure.append(over)
        elif found["colon"] and found["place"].isupper():
            capitals.append(over)
        elif found["department"] and not found["colon"] and (bracketed or at < first):
            bracketed.append(over)
    if len(bracketed) < schools:
        sure += bracketed
    return (*sure, *capitals) if len(capitals) >= PAIR or (sure and capitals) else tuple(sure)


def _tells_a_school(text: str) -> bool:
    return begins_school(text) or UAI.search(text) is not None


def with_commune_over(paper: Paper, drafts: Sequence[SchoolDraft], over: Sequence[Over]) -> tuple[SchoolDraft, ...]:
    """The schools without a commune with that of the heading nearest above them."""
    if not over:
        return tuple(drafts)
    return tuple(_below(paper, d, over) if not d.commune and d.uai else d for d in drafts)


def _below(paper: Paper, draft: SchoolDraft, over: Sequence[Over]) -> SchoolDraft:
    at = draft.uai[0]
    pages = [s.page.number for s in paper.sheets]

    def order(page: int, top: float) -> tuple[int, float]:
        return pages.index(page), top

    above = [
        o
        for o in over
        if order(o.segment.page, paper.sheet_of(o.segment).place.on_page(o.segment.box).top)
        < order(at.page, at.box.top)
    ]
    if not above:
        return draft
    nearest = max(above, key=lambda o: order(o.segment.page, o.segment.box.top))
    department = _look(paper, nearest.segment, nearest.department) if nearest.department[0] >= 0 else ()
    commune = _look(paper, nearest.segment, nearest.place)
    return replace(draft, commune=commune, department=draft.department or department)


def _look(paper: Paper, segment: Line, span: tuple[int, int]) -> tuple[Observation, ...]:
    words = words_between(segment, *span)
    text = segment.text[slice(*span)]
    return (observed(paper.sheet_of(segment), text, text, words, Place.ARTICLE_SCHOOLS),)


def filled_down(drafts: Sequence[SchoolDraft]) -> tuple[SchoolDraft, ...]:
    """Rows of a table whose cell for the commune or the département is left empty below one that has it."""
    rows = list(drafts)
    for part in (SchoolPart.COMMUNE, SchoolPart.DEPARTMENT):
        said = {looks[0].value for row in rows if (looks := row.part(part))}
        first = rows[0].part(part) if rows else ()
        if not said or (len(said) > 1 and not first):
            continue
        last = first or next(row.part(part) for row in rows if row.part(part))
        for at, row in enumerate(rows):
            last = row.part(part) or last
            if not row.part(part):
                rows[at] = replace(row, commune=last) if part is SchoolPart.COMMUNE else replace(row, department=last)
    return tuple(rows)
