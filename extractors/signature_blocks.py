"""Where each party signs: the room under its caption, found by what is printed around it.

The captions stand side by side or one below the other, in either order, with the names above or below the room; place
and date stand before, behind or inside a block. A party is known by its office ("Le Maire", "Pour la région
académique") or by the names that the first page gave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from extractors.fields.closing import Closing
from extractors.labels import folded
from extractors.lines import same_row
from extractors.sheets import Paper, Sheet
from extractors.signature_captions import (
    BODY_WORDS,
    asks_to_sign,
    has_both_captions,
    is_of_text,
    is_ours,
    is_theirs,
    speaks_for,
    tail,
)
from extractors.signature_columns import edge_between, in_columns
from schemas.layout import Box, Line

BLOCK_BELOW = 150.0  # points below a party's last line in which its mark may stand
ABOVE_STACKED = 20.0  # points above a party's first line that a mark beside it may reach
ABOVE_COLUMN = 5.0
FOOT = 57.0  # points at the foot of a page: page numbers and initials stand there, a signature only in a full page ...
LEAST_ROOM = 70.0  # ... that leaves its block less than this below the names
PEN_ABOVE = 4.0  # points above the line of the date that a pen writing it reaches
BESIDE_WITHIN = 0.12  # of the page's width: columns whose captions overlap by less stand side by side
SURELY_READ = 0.6  # words read with less may be strokes of a pen
NO_NAME = 0.4  # strokes of a pen are read as letters with less, and name nobody
NAME_LIKE = 88.0  # per cent of the letters of a person's name
NAME_LETTERS = 7  # at least: shorter ones stand in other words
MOST_CAPTIONS = 14  # pieces of print on a page that holds nothing but a block, with its stamp
FOOTER = 0.06  # of the page's height


@dataclass(frozen=True)
class Block:
    """One party's room on one page (on the flat page), and the lines that told it."""

    page: int
    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Blocks:
    """None where a party's room was not found."""

    collectivity: Block | None = None
    region: Block | None = None


def find_blocks(
    paper: Paper, closing: Closing | None, own_names: Sequence[str] = (), their_names: Sequence[str] = ()
) -> Blocks:
    """The rooms of both parties. ``own_names``, ``their_names``: persons and offices that the first page names."""
    found = Blocks()
    for sheet in _signed_sheets(paper, closing):
        here = _on_sheet(sheet, closing, own_names, their_names)
        found = Blocks(found.collectivity or here.collectivity, found.region or here.region)
        if found.collectivity and found.region:
            break
    return found


def _signed_sheets(paper: Paper, closing: Closing | None) -> tuple[Sheet, ...]:
    """The sheet of the closing and those behind it; without a closing, those with captions."""
    if closing is None:
        return tuple(s for s in paper.sheets[1:] if has_both_captions(s))
    at = next(i for i, s in enumerate(paper.sheets) if s.page.number == closing.line.page)
    return paper.sheets[at:]


def _on_sheet(sheet: Sheet, closing: Closing | None, own_names: Sequence[str], their_names: Sequence[str]) -> Blocks:
    said = closing.line if closing is not None and closing.line.page == sheet.page.number else None
    whole = [s for s in tail(sheet) if not _is_footer(sheet, s) and not (said and _is_of(s, said))]
    area = in_columns(_below_text(whole, said) if said else whole)
    theirs = [s for s in area if not is_of_text(s) and (is_theirs(s) or _names(s, their_names))]
    ours = [s for s in area if s not in theirs and not is_of_text(s) and (is_ours(s) or _names(s, own_names))]
    if said is not None:
        ours, theirs = _below(ours, theirs, said.box)
    asked = has_both_captions(sheet) or any(asks_to_sign(s) or speaks_for(s) for s in area)
    if said is None and not asked and (len(area) < len(sheet.segments) - 3 or len(area) > MOST_CAPTIONS):
        return Blocks()  # a page behind the closing that nobody signs: an annex
    if not theirs and not ours:
        return Blocks()
    if theirs and ours:
        return _both(sheet, area, said, tuple(ours), tuple(theirs))
    return _one(sheet, area, said, tuple(ours), tuple(theirs))


def _below_text(segments: Sequence[Line], said: Line) -> list[Line]:
    """Those below the last sentence over the closing: a word above it captions nothing."""
    text = [s for s in segments if is_of_text(s) and len(s.words) > BODY_WORDS and s.box.bottom < said.box.top]
    end = max((s.box.middle for s in text), default=0.0)
    return [s for s in segments if s.box.middle > end]


def _below(ours: list[Line], theirs: list[Line], closing: Box) -> tuple[list[Line], list[Line]]:
    """The captions beside and below the closing, where each party has one: above stands the end of the text."""
    mine = [s for s in ours if s.box.bottom > closing.top]
    other = [s for s in theirs if s.box.bottom > closing.top]
    return (mine, other) if mine and other else (ours, theirs)


def _is_footer(sheet: Sheet, segment: Line) -> bool:
    return not FOOTER * sheet.page.height < segment.box.middle < (1 - FOOTER) * sheet.page.height


def _is_of(segment: Line, said: Line) -> bool:
    own = {id(w) for w in said.words}
    return any(id(w) in own for w in segment.words)


def _names(segment: Line, names: Sequence[str]) -> bool:
    letters = folded(segment.text)
    return segment.confidence >= NO_NAME and any(
        len(name) >= NAME_LETTERS and fuzz.partial_ratio(name, letters) >= NAME_LIKE and len(letters) >= len(name) - 2
        for name in map(folded, names)
    )


def _both(
    sheet: Sheet, area: Sequence[Line], said: Line | None, ours: tuple[Line, ...], theirs: tuple[Line, ...]
) -> Blocks:
    a, b = Box.around(s.box for s in ours), Box.around(s.box for s in theirs)
    page = sheet.page
    if _side_by_side([*area, said] if said else area, ours, theirs, BESIDE_WITHIN * page.width):
        edge = edge_between(ours, theirs) if a.x0 < b.x0 else edge_between(theirs, ours)
        bottom = _bottom(sheet, max(a.bottom, b.bottom))
        top = min(a.top, b.top) - ABOVE_COLUMN
        boxes = [Box(0.0, top, edge, bottom), Box(edge, top, page.width, bottom)]
        mine, other = boxes if a.x0 < b.x0 else boxes[::-1]
    else:
        upper, lower = sorted((a, b), key=lambda box: box.top)
        seam = lower.top - 2
        boxes = [
            Box(0.0, upper.top - ABOVE_STACKED, page.width, seam),
            Box(0.0, seam, page.width, _bottom(sheet, lower.bottom)),
        ]
        mine, other = boxes if upper is a else boxes[::-1]
    return Blocks(
        Block(page.number, _without_closing(mine, said, ours), ours),
        Block(page.number, _without_closing(other, said, theirs), theirs),
    )


def _side_by_side(area: Sequence[Line], ours: Sequence[Line], theirs: Sequence[Line], slack: float) -> bool:
    """Whether the parties' captions stand in two columns: apart sideways, something of the one beside the other."""
    a, b = Box.around(s.box for s in ours), Box.around(s.box for s in theirs)
    left, right = sorted((a, b), key=lambda box: box.x0)
    if right.x0 - left.x0 < slack or left.x1 - right.x0 > slack:
        return False
    if min(a.bottom, b.bottom) > max(a.top, b.top):
        return True
    upper, lower = sorted((a, b), key=lambda box: box.top)
    captions = ours if upper is a else theirs
    return any(
        s.confidence >= SURELY_READ
        and lower.x0 - slack / 2 <= s.box.x0 < lower.x1
        and (s.box.x0 > upper.x1 or s.box.x1 < upper.x0)
        and any(same_row(s.box, caption.box) for caption in captions)  # else it is of a stamp between them
        for s in area
    )


def _one(
    sheet: Sheet, area: Sequence[Line], said: Line | None, ours: tuple[Line, ...], theirs: tuple[Line, ...]
) -> Blocks:
    """One party was recognised: its own room, and the other's where a caption of its own kind stands beside it."""
    known = Box.around(s.box for s in (*ours, *theirs))
    slack = BESIDE_WITHIN * sheet.page.width
    sure = [s for s in area if s.confidence >= SURELY_READ and s not in ours and s not in theirs]
    beside = [
        s
        for s in sure
        if (s.box.x0 > known.x1 - slack or s.box.x1 < known.x0 + slack)
        and any(same_row(s.box, k.box) for k in (*ours, *theirs))
    ]
    if beside:
        return _both(sheet, area, said, ours or tuple(beside), theirs or tuple(beside))
    box = Box(0.0, known.top - ABOVE_STACKED, sheet.page.width, _bottom(sheet, known.bottom))
    block = Block(sheet.page.number, _without_closing(box, said, (*ours, *theirs)), (*ours, *theirs))
    return Blocks(block if ours else None, block if theirs else None)


def _bottom(sheet: Sheet, lines_end: float) -> float:
    """How far down a party may have signed."""
    height = sheet.page.height
    return min(height, lines_end + BLOCK_BELOW, max(height - FOOT, lines_end + LEAST_ROOM))


def _without_closing(box: Box, said: Line | None, lines: Sequence[Line]) -> Box:
    """The room without the line of place and date: what is written there is a date, and no signature."""
    if said is None or said.box.overlap(box) == 0:
        return box
    at, own = said.box, Box.around(s.box for s in lines)
    if at.middle < own.top:
        return Box(box.x0, max(box.top, min(at.bottom, own.top - 1)), box.x1, box.bottom)
    if at.top > own.bottom:
        roomy = max(at.top - own.bottom, _widest_gap(lines)) >= LEAST_ROOM / 2
        bottom = at.top - PEN_ABOVE if roomy else max(at.top - PEN_ABOVE, own.bottom + LEAST_ROOM / 2)
        return Box(box.x0, box.top, box.x1, bottom)
    return box


def _widest_gap(lines: Sequence[Line]) -> float:
    """Points between the two lines that stand furthest apart: between an office and a name there is room to sign."""
    boxes = sorted((s.box for s in lines), key=lambda b: b.top)
    return max((b.top - a.bottom for a, b in pairwise(boxes)), default=0.0)
