"""Where and when it was signed: "A Montmirel, le 28/05/2025", on the last page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.fields.end_date import in_text as dates_in
from extractors.found import Found
from extractors.lines import words_between
from extractors.patterns import PLACE_AND_DATE, PLACE_COMMA_DATE
from extractors.sheets import Paper, Sheet, observed
from schemas.layout import Box, Line, Word
from schemas.reading import Observation, Place

DATE_ZONE = 190.0  # points right of "le" in which a date is written by hand or stamped
ABOVE_AND_BELOW = 9.0  # points that a stamped or handwritten date may reach out of its line
MOST_PLACE_WORDS = 6
LABEL_LETTERS = 3  # "le:"; a longer word has dots in it
LABEL_WIDE = 1.1  # heights of "le"
BEGINS_WITHIN = 6  # characters from the start of the line; in the middle of a sentence it is another "à …, le …"
EDGE = " :,;.-–—_|"


@dataclass(frozen=True)
class Closing:
    """The line itself, and what it says; ``date_zone`` is where the date stands or should."""

    line: Line
    place: tuple[Observation, ...]
    date: tuple[Observation, ...]
    date_zone: Box

    def looks_at_date(self, paper: Paper) -> tuple[Observation, ...]:
        """The date as it was read; an empty look at its zone where nothing could be read as a date."""
        if self.date:
            return self.date
        sheet = paper.sheet_of(self.line)
        return (observed(sheet, "", self.line.text, (), Place.CLOSING, self.date_zone),)


def closing_of(paper: Paper) -> Closing | None:
    """The last line that says where and when; None when there is none."""
    for sheet in reversed(paper.sheets):
        for row in reversed(sheet.rows):
            line = Line(tuple(w for s in row for w in s.words), sheet.page.number)
            found = PLACE_AND_DATE.search(line.text) or PLACE_COMMA_DATE.search(line.text)
            if not found or len(found["place"].split()) > MOST_PLACE_WORDS or found.start() > BEGINS_WITHIN:
                continue
            place_words = words_between(line, *found.span("place"))
            name = found["place"].strip(EDGE)
            place = (observed(sheet, name, line.text, place_words, Place.CLOSING),)
            before = words_between(line, found.start(), found.start("date"))
            edge = _label_end(before[-1])
            after = words_between(line, *found.span("date"))
            right = max([edge.x1 + DATE_ZONE, *(w.box.x1 + 5 for w in after[:4])])
            zone = Box(
                edge.x1 + 1, edge.top - ABOVE_AND_BELOW, min(right, sheet.page.width), edge.bottom + ABOVE_AND_BELOW
            )
            dates = tuple(
                _dated(sheet, f, line, edge) for f in dates_in(line.text) if f.start >= found.start("date") - 1
            )
            return Closing(line, place, dates[:1], zone)
    return None


def _label_end(word: Word) -> Box:
    """The box of "le", without the dots that were read as part of the word."""
    box = word.box
    return box if len(word.text) <= LABEL_LETTERS else replace(box, x1=min(box.x1, box.x0 + LABEL_WIDE * box.height))


def _dated(sheet: Sheet, found: Found, line: Line, label: Box) -> Observation:
    """The date that was read; its place reaches back to the label: a first digit may have been lost between them."""
    words = words_between(line, found.start, found.end)
    box = Box.around(w.box for w in words)
    whole = replace(box, x0=label.x1 + 1) if 0 <= box.x0 - label.x1 <= DATE_ZONE else box
    return observed(sheet, found.value, line.text[found.start : found.end], words, Place.CLOSING, whole)
