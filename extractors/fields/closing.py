"""Where and when it was signed: "A Montmirel, le 28/05/2025", wherever it stands on the page that is signed.

Every piece of print that may begin a closing is read together with what stands beside and below it (cells of a table,
a date on a line of its own); the likeliest one wins, the last one among equals.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.dates import in_text as dates_in
from extractors.fields.closing_candidates import Candidate, candidates_in
from extractors.fields.closing_words import dates_among_dots
from extractors.found import Found
from extractors.labels import folded
from extractors.lines import same_row, words_between
from extractors.sheets import Paper, Sheet, observed
from schemas.layout import Box, Line, Word
from schemas.reading import Observation, Place

PAPERS_KEPT = 8  # of a file's conventions: half a dozen callers ask for each one's closing
DATE_ZONE = 190.0  # points right of "le" in which a date is written by hand or stamped
LEAST_ZONE = 60.0  # points: no date is shorter
ABOVE_AND_BELOW = 9.0  # points that a stamped or handwritten date may reach out of its line
LEAST_FREE = 0.6  # heights of "le" above and below its middle: the room is at least as high as itself
NEXT_LINE = 1.7  # heights of "le" to the foot of the line below
SURE_WORD = 0.7  # Tesseract's confidence in a word that is print
LABEL_LETTERS = 3  # "le:"; a longer word has dots in it
LABEL_WIDE = 1.1  # heights of "le"
SURE_OF_ITSELF = 2.0  # worth of what has a verb or a place; a date alone is worth less
EDGE = " :,;.-–—_|"
STAMP_LETTERS = 3  # besides the date: "reçu le" beside a date says that it is another one


@dataclass(frozen=True)
class Closing:
    """The line itself, and what it says; ``date_zone`` is where the date stands or should, ``below`` where it may stand
    as well: "le" ends its line, and the next one was left free."""

    line: Line
    place: tuple[Observation, ...]
    date: tuple[Observation, ...]
    date_zone: Box
    below: Box | None

    def looks_at_date(self, paper: Paper) -> tuple[Observation, ...]:
        """The date as it was read; empty looks at its zones where nothing could be read as a date."""
        if self.date:
            return self.date
        sheet = paper.sheet_of(self.line)
        right = observed(sheet, "", self.line.text, (), Place.CLOSING, self.date_zone)
        if self.below is None:
            return (right,)
        return right, observed(sheet, "", self.line.text, (), Place.CLOSING_BELOW, self.below)


@lru_cache(maxsize=PAPERS_KEPT)
def closing_of(paper: Paper) -> Closing | None:
    """What says where and when it was signed; None when nothing does. Of several dates alone none is the likeliest:
    they are all shown."""
    found = tuple(candidates_in(paper))
    best = max(found, key=lambda c: c.worth, default=None)
    if best is None:
        return None
    best = next(c for c in reversed(found) if c.worth == best.worth)
    closing = _closing(best)
    if best.said.worth < SURE_OF_ITSELF:
        rivals = [_closing(c) for c in found if c is not best and c.said.worth < SURE_OF_ITSELF and c.said.date]
        said = {look.value for look in closing.date}
        closing = replace(closing, date=(*closing.date, *(d for r in rivals for d in r.date if d.value not in said)))
    return closing


def _closing(found: Candidate) -> Closing:
    sheet, said, text = found.sheet, found.said, found.text
    end = max(said.label_end, said.place[1] if said.place else 0, said.date[1] if said.date else 0)
    words = found.words(said.start, max(end, said.room_end))
    line = Line(words, sheet.page.number)
    place: tuple[Observation, ...] = ()
    if said.place:
        name = " ".join(text[slice(*said.place)].split()).strip(EDGE)
        place = (observed(sheet, name, line.text, found.words(*said.place), Place.CLOSING),)
    label = _label_end(found.words(0, said.label_end)[-1])
    zone = _date_zone(found, label)
    dates: tuple[Observation, ...]
    if said.date:
        dates = (_dated(sheet, found, Found(*_first_date(text, said.date)), label),)
    else:
        dates = tuple(_stamped(sheet, zone, found.pieces))[:1]
    return Closing(line, place, dates, zone, _below(found, label))


def _first_date(text: str, span: tuple[int, int]) -> tuple[str, int, int]:
    return dates_among_dots(text[slice(*span)])[0].value, *span


def _date_zone(found: Candidate, label: Box) -> Box:
    """From "le" to the right, as far as a date reaches or another piece of print begins."""
    sheet, said = found.sheet, found.said
    room = found.words(said.label_end, said.room_end) if said.room_end > said.label_end else ()
    own = [w.box.x1 + 5 for w in room if same_row(w.box, label)]
    right = max([label.x1 + DATE_ZONE, *own])
    texts = {id(w) for p in found.pieces for w in p.words}
    for segment in sheet.segments:
        box = segment.box
        is_caption = any(len(folded(w.text)) > 3 and folded(w.text).isalpha() for w in segment.words)
        if same_row(box, label) and box.x0 > label.x1 + LEAST_ZONE and is_caption and id(segment.words[0]) not in texts:
            right = min(right, max(box.x0 - 2, *own) if own else box.x0 - 2)
    if said.place and said.place[0] >= said.room_end > said.label_end:  # "le ....... à Caen"
        behind = found.words(*said.place)[0].box
        if same_row(behind, label) and behind.x0 > label.x1:
            right = min(right, behind.x0 - 8)
    right = min(right, sheet.page.width)
    half = min(label.height / 2 + ABOVE_AND_BELOW, _free_height(sheet, label, right))
    return Box(label.x1 + 1, label.middle - half, right, label.middle + half)


def _free_height(sheet: Sheet, label: Box, right: float) -> float:
    """Points from the middle of "le" to the nearest line of words above or below the room behind it; a date has figures
    and is none."""
    free = math.inf
    for segment in sheet.segments:
        box, text = segment.box, folded(segment.text)
        is_words = len(text) > 3 and text.isalpha() and min(w.confidence for w in segment.words) >= SURE_WORD
        if is_words and box.x0 < right and box.x1 > label.x1 and not same_row(box, label):
            away = box.top - label.middle if box.middle > label.middle else label.middle - box.bottom
            free = min(free, max(away, LEAST_FREE * label.height))
    return free


def _below(found: Candidate, label: Box) -> Box | None:
    """The line below a closing that ends with "le", where nothing is surely read there."""
    sheet, said = found.sheet, found.said
    if found.text[said.label_end :].strip(" :\n") or not said.place:
        return None
    left = min(w.box.x0 for w in found.words(said.start, said.label_end) if same_row(w.box, label))
    top, bottom = label.bottom + 1, label.bottom + NEXT_LINE * label.height
    zone = Box(left, top, max(label.x1, left + DATE_ZONE), bottom)
    taken = (w for s in sheet.segments for w in s.words if w.box.overlap(zone) > 0 and top < w.box.middle < bottom)
    return None if any(w.confidence >= SURE_WORD and len(folded(w.text)) > 3 for w in taken) else zone


def _label_end(word: Word) -> Box:
    """The box of "le", without the dots that were read as part of the word."""
    box = word.box
    return box if len(word.text) <= LABEL_LETTERS else replace(box, x1=min(box.x1, box.x0 + LABEL_WIDE * box.height))


def _dated(sheet: Sheet, candidate: Candidate, found: Found, label: Box) -> Observation:
    """The date that was read; its place reaches back to the label: a first digit may have been lost between them."""
    words = candidate.words(found.start, found.end)
    box = Box.around(w.box for w in words)
    behind = 0 <= box.x0 - label.x1 <= DATE_ZONE and same_row(box, label)
    whole = replace(box, x0=label.x1 + 1) if behind else box
    raw = " ".join(candidate.text[found.start : found.end].split())
    return observed(sheet, found.value, raw, words, Place.CLOSING, whole)


def _stamped(sheet: Sheet, zone: Box, own: Sequence[Line]) -> Iterator[Observation]:
    """A date that stands in the zone on a line of its own: a date stamp's."""
    for segment in sheet.segments:
        box = segment.box
        if segment in own or box.overlap(zone) < 0.5 * box.width * box.height:
            continue
        for found in dates_in(segment.text):
            rest = segment.text[: found.start] + segment.text[found.end :]
            if len(folded(rest)) <= STAMP_LETTERS:
                words = words_between(segment, found.start, found.end)
                yield observed(sheet, found.value, segment.text[found.start : found.end], words, Place.CLOSING)
