"""Whose line is whose: the part of the first page that speaks of the collectivity, below the region's or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extractors.gutters import cut_at
from extractors.labels import find_label
from extractors.party import Term, labels_in
from extractors.party_terms import (
    COLLECTIVITY,
    REGION,
    REGION_NAME,
    begins_region,
    is_and,
    is_between,
    names_collectivity,
)
from extractors.sheets import Sheet
from schemas.layout import Line

ROWS_APART = 3.0  # of a line's height: names of two parties side by side stand no further apart
GAP_STEPS = 40  # places tried between two columns
COLUMN_APART = 0.3  # of the page's width: an "Et" that far to the right of "Entre" heads a second column


def from_name(sheet: Sheet, area: Sequence[Line]) -> tuple[Line, ...]:
    """From the line that names a collectivity to the end of its part: the next "Et", or the end of its column."""
    between = next((s for s in area if is_between(s)), None)
    below = [s for s in area if between is None or s.box.middle > between.box.top]
    name = next((s for s in below if names_collectivity(s)), None)
    if name is None:
        return ()
    beside = next((s for s in below if find_label(s, REGION_NAME) and _is_beside(s, name)), None)
    if beside is not None:
        left, right = sorted((beside.box, name.box), key=lambda b: b.x0)
        edge = _gap(below, left.x1, right.x0, min(left.top, right.top))
        column = [part for s in below if s.box.middle > name.box.top for part in cut_at(s, edge)]
        return tuple(s for s in column if (s.box.x0 >= edge) is (name.box.x0 >= edge))
    rest = [s for s in below if s.box.middle > name.box.top]
    end = next((s.box.top for s in rest if s is not name and (is_and(s) or begins_region(s))), sheet.page.height)
    return tuple(s for s in rest if s.box.middle < end)


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


def blocks(sheet: Sheet, area: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The area cut in two at "Et": side by side when it heads a column of its own, one below the other otherwise."""
    between = next((s for s in area if is_between(s)), None)
    ands = [s for s in area if is_and(s) and (between is None or s.box.bottom > between.box.top)]
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


def speaks_of_collectivity(block: Sequence[Line]) -> float:
    ours = sum(bool(find_label(s, COLLECTIVITY)) for s in block)
    siret = any(_has_siret(s) for s in block)
    theirs = sum(bool(find_label(s, REGION)) for s in block)
    return ours + 3 * siret - 2 * theirs


def _has_siret(segment: Line) -> bool:
    return any(term is Term.SIRET for term, _ in labels_in(segment))
