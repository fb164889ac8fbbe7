"""The collectivity's SIRET, beside its label in the part of the paper that names the collectivity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.found import Found
from extractors.labels import LabelHit, find_label
from extractors.lines import words_between
from extractors.parties import collectivity_block, parties_sheet
from extractors.party import ANYWHERE, Party, Term
from extractors.party_terms import REGION, begins_region, names_collectivity
from extractors.patterns import SIRET as SIRET_PATTERN
from extractors.sheets import Paper, Sheet, observed
from schemas.confusions import as_digits
from schemas.formats import siret as siret_format
from schemas.layout import Box, Line
from schemas.reading import Observation, Place

STROKE_DIGITS = ("1", "7")  # what a tick or a frame beside a number is read as
LABEL_GOES_ON = re.compile(r"[\W_]*(?:siren)?[\W_]*(?:n(?![^\W_]))?[\W_]*", re.IGNORECASE)  # "SIRET / SIREN n° :"
TORN_LABEL = re.compile(r"(?<!\w)(?:[S5][I1l|]R[EF][TF7]?(?!\w)|[nN] ?[°ºo] ?:? ?(?=[12IlZ][0-9OIl ]{8}))")
"""What is left of a label under ink, or before a number of which a part is lost: "SIRE", "n° : 2166007155"."""
END_OF_NUMBER = re.compile(r"[0-9 ]{2,}\W*")  # what is left of it behind the ink
NEAR = 3.0  # heights of a line above and below it
OF_COLLECTIVITIES, OF_STATE = "2", "1"  # what their SIRETs begin with
BEGINS_AS_NUMBER = re.compile(r"\W*[0-9][0-9 ]{7}")  # and goes on with the print of a stamp
LEAST_ZONE = 60.0  # points: fourteen digits of 8 pt type
RIGHT_OF_LABEL = 6.0  # points that a second look reaches over its zone: the label must not be taken for a number
ZONE_AFTER_LABEL = 170.0  # points: fourteen digits of 14 pt type in groups, and a little more


def in_text(text: str) -> tuple[Found, ...]:
    """Every number in ``text`` that is long enough to be a SIRET, digits put where digits must stand.

    >>> [f.value for f in in_text("N° SIRET : 213 401 359 OOO12, 2134@1359ØØ@12")]
    ['21340135900012', '21340135900012']
    """
    return tuple(Found(_number(m[0]), m.start(), m.end()) for m in SIRET_PATTERN.finditer(text))


def _number(raw: str) -> str:
    """The digits of ``raw``. A stroke beside the number is read as one digit more: it goes where the key then fits."""
    number = siret_format.compact(as_digits(raw))
    shorter = [n for n in (number[1:], number[:-1]) if len(n) == siret_format.LENGTH and siret_format.is_valid(n)]
    ends_in_stroke = number[:1] in STROKE_DIGITS or number[-1:] in STROKE_DIGITS
    return shorter[0] if len(shorter) == 1 and ends_in_stroke else number


def seen(paper: Paper) -> tuple[Observation, ...]:
    """The SIRET in the collectivity's part; one empty observation where only its label can be read."""
    block = tuple(s for s in collectivity_block(paper) if not _is_states(s))
    said = Party(block).said(Term.SIRET)
    if said is not None and len(said.lines) > 1:
        wrapped = _over_lines(paper, said.lines[:2])
        if wrapped:
            return wrapped
    labelled = [s for s in block if _label(s)]
    sheet = parties_sheet(paper)
    others = [s for s in sheet.segments if not _is_states(s)] if sheet is not None and not labelled else []
    elsewhere = [s for s in others if not _is_regions(paper.sheet_of(s), s)]
    other_labels = [s for s in elsewhere if _label(s)]
    beside = (*_right_of(paper, labelled), *_below(block, labelled))
    for segment in (*labelled, *beside, *block, *other_labels, *elsewhere):
        found = in_text(_after_label(segment))
        if found:
            offset = len(segment.text) - len(_after_label(segment))
            start, end = found[0].start + offset, found[0].end + offset
            words = words_between(segment, start, end)
            return (observed(paper.sheet_of(segment), found[0].value, segment.text[start:end], words, Place.PARTIES),)
    if parted := next((seen for pair in pairwise(block) if (seen := _over_lines(paper, pair))), ()):
        return parted
    for label in (*labelled, *other_labels):
        return (_unread(paper, label, (hit := _hit(label)).start, hit.end),)
    torn = ((s, match) for s in block if (match := TORN_LABEL.search(s.text)))
    return tuple(_unread(paper, s, *match.span()) for s, match in torn)[:1]


def _over_lines(paper: Paper, lines: Sequence[Line]) -> tuple[Observation, ...]:
    """A number that goes on below: "213 401 359 / 00012"."""
    if in_text(lines[0].text):
        return ()
    text = " ".join(line.text for line in lines)
    found = next((f for f in in_text(text) if len(f.value) == siret_format.LENGTH), None)
    if found is None or found.start >= len(lines[0].text):
        return ()
    words = words_between(lines[0], found.start, len(lines[0].text))
    raw = text[found.start : found.end]
    return (observed(paper.sheet_of(lines[0]), found.value, raw, words, Place.PARTIES),)


def _label(segment: Line) -> LabelHit | None:
    return find_label(segment, ANYWHERE[Term.SIRET])


def _is_states(segment: Line) -> bool:
    """Whether the number in it is whole and begins as those of the State do: a collectivity's begins with 2."""
    numbers = [found.value for found in in_text(_after_label(segment)) if siret_format.is_valid(found.value)]
    return any(number.startswith(OF_STATE) for number in numbers)


def _is_regions(sheet: Sheet, segment: Line) -> bool:
    """Whether the number or the label in ``segment`` is the region's: the lines around it speak of the region, or the
    nearest name over it is a region's. A number that begins as those of collectivities is not; a label without a number
    is not where a collectivity's name follows: a card may begin with it."""
    here = segment.box
    near = [s for s in sheet.segments if abs(s.box.middle - here.middle) < NEAR * here.height]
    numbers = in_text(segment.text)
    if any(found.value.startswith(OF_COLLECTIVITIES) for found in numbers):
        return False
    if not numbers and any(s.box.middle > here.middle and names_collectivity(s) for s in near):
        return False
    over = [s for s in sheet.segments if s.box.middle < here.middle and s.box.x0 < here.x1 and here.x0 < s.box.x1]
    named = next((s for s in reversed(over) if begins_region(s) or names_collectivity(s)), None)
    return any(find_label(s, REGION) for s in near) or (named is not None and begins_region(named))


def _after_label(segment: Line) -> str:
    hit = _label(segment)
    return segment.text[hit.end :] if hit else segment.text


def _right_of(paper: Paper, labelled: list[Line]) -> list[Line]:
    return [beside for s in labelled if (beside := paper.sheet_of(s).beside(s))]


def _below(block: tuple[Line, ...], labelled: list[Line]) -> list[Line]:
    return [
        s
        for label in labelled
        for s in block
        if 0 < s.box.middle - label.box.middle < 3 * label.box.height and s.box.x0 < label.box.x1
    ]


def _hit(segment: Line) -> LabelHit:
    hit = _label(segment)
    assert hit is not None
    return hit


def _unread(paper: Paper, segment: Line, start: int, end: int) -> Observation:
    """An empty look: the label stands there, from ``start`` to ``end``, and its number could not be read."""
    of_label = LABEL_GOES_ON.match(segment.text, end)
    box = Box.around(w.box for w in words_between(segment, start, of_label.end() if of_label else end))
    sheet = paper.sheet_of(segment)
    left, most = box.x1 + RIGHT_OF_LABEL, box.x1 + ZONE_AFTER_LABEL
    beside = sheet.beside(segment)
    is_number = beside is not None and (END_OF_NUMBER.fullmatch(beside.text) or BEGINS_AS_NUMBER.match(beside.text))
    is_column = beside is not None and beside.box.x0 > left + LEAST_ZONE and not is_number
    right = min(most, beside.box.x0 - RIGHT_OF_LABEL) if is_column and beside else most
    zone = Box(left, box.top - 3, right, box.bottom + 3)
    rest = LABEL_GOES_ON.sub("", segment.text[end:]).strip(" :.") or (beside.text if is_number and beside else "")
    return observed(sheet, "", rest, (), Place.PARTIES, zone)
