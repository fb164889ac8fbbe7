"""The day on which the convention ends: "se termine au 5 septembre 2026", "valable de sa signature au …", "Fin : …".

A date is the end when the words around it say so (:mod:`extractors.duration_words`), wherever it stands; those of the
article on duration come first, then those that are said of the convention and not of a payment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.articles import Section, sections_of
from extractors.dates import in_text
from extractors.duration_words import BEGINS, DURATION, ENDS, ENDS_BEHIND, LASTS, OF_ANOTHER, OF_THE_CONVENTION, UNTIL
from extractors.fields.closing import closing_of
from extractors.found import Found
from extractors.labels import Label, find_label, folded
from extractors.sheets import Paper, observed
from extractors.stream import Stream
from schemas.folding import folded_in_place
from schemas.layout import Box, Line, Word
from schemas.reading import Observation, Place

MISREAD_ENDS = Label(
    "se termine au",
    (
        "setermine",
        "termeestfixe",
        "prendrafin",
        "prendfin",
        "jusquau",
        "expirele",
        "expirera",
        "aecheancele",
        "sachevele",
        "cessedeproduireeffet",
        "findevalidite",
        "sontermeest",
        "datedefin",
    ),
)
HEADING_LETTERS = 90
PHRASE = 110  # characters before a date in which the phrase stands that makes it the end
BEHIND = 70  # characters behind it
ARTICLE_LINES = 8  # of the article on duration
ZONE_DEPTH = 45.0  # points below the heading: the lines in which the date stands
SENTENCE_ENDS = re.compile(r"(?<=[a-z0-9)])[.;•](?=\s)")


@dataclass(frozen=True, slots=True)
class Told:
    """A date of a text with its sentence, and what that says right before and behind the date, folded."""

    found: Found
    sentence: str
    before: str
    behind: str
    follows: bool  # right behind the date before, which its range begins with

    @property
    def begins(self) -> bool:
        """Whether they make it a beginning, or the date of another paper."""
        return BEGINS.search(self.before) is not None

    @property
    def ends(self) -> bool:
        """Whether the words around it make it the end of something."""
        if self.begins:
            return False
        if ENDS.search(self.before) or ENDS_BEHIND.match(self.behind):
            return True
        return UNTIL.search(self.before) is not None and (LASTS.search(self.before) is not None or self.follows)

    @property
    def of_the_convention(self) -> bool:
        return OF_THE_CONVENTION.search(self.sentence) is not None


def dates_told(text: str) -> tuple[Told, ...]:
    """Every date with its words.

    >>> [t.found.value for t in dates_told("valable du 1er septembre 2025 au 5 septembre 2026") if t.ends]
    ['2026-09-05']
    """
    flat = folded_in_place(text)
    stops = [0, *(m.end() for m in SENTENCE_ENDS.finditer(flat)), len(flat)]
    told: list[Told] = []
    for date in in_text(text):
        last = told[-1].found.end if told else 0
        begin = max(s for s in stops if s <= date.start)
        before = flat[max(begin, last, date.start - PHRASE) : date.start]
        end = min(s for s in stops if s >= date.end)
        follows = begin <= last <= date.start and UNTIL.fullmatch(before.strip() + " ") is not None
        behind = flat[date.end : min(end, date.end + BEHIND)]
        told.append(Told(date, flat[begin:end], before, behind, bool(told) and follows))
    return tuple(told)


def seen(paper: Paper) -> tuple[Observation, ...]:
    """Every date that its words make the end: of the article on duration, else those said of the convention, else any.
    Where there is none, the last date of the article on duration, or an empty look at its first lines; without such an
    article the latest date of all."""
    sections = sections_of(_above_closing(paper))
    lasting = [s for s in sections if _on_duration(s)]
    ways: tuple[tuple[Sequence[Section], Callable[[Told], bool]], ...] = (
        (lasting, lambda told: told.ends or (UNTIL.search(told.before) is not None and not told.begins)),
        (lasting, _misread_end),
        (sections, lambda told: told.ends and told.of_the_convention),
        (sections, lambda told: told.ends),
        (sections, _misread_end),
    )
    for some, believed in ways:
        said = tuple(look for section in some for look in _said(paper, section, believed))
        if said:
            return said
    return next((looks for s in lasting if (looks := _last_date(paper, s))), ()) or _latest(paper, sections)


def _latest(paper: Paper, sections: Sequence[Section]) -> tuple[Observation, ...]:
    """The latest date of the articles that no word makes a beginning, a payment's or another act's: whatever the
    sentence, a contract names no day beyond its end."""
    found = []
    for section in (s for s in sections if s.number is not None):
        stream = Stream.of(section.segments)
        found += [
            (t.found, stream) for t in dates_told(stream.text) if not t.begins and not OF_ANOTHER.search(t.sentence)
        ]
    if not found:
        return ()
    latest, stream = max(found, key=lambda f: f[0].value)
    return (stream.observed(paper, latest.value, latest.start, latest.end, Place.BODY),)


def _above_closing(paper: Paper) -> tuple[Line, ...]:
    """The segments without the closing line and what stands below it: the date of signature is no end."""
    closing = closing_of(paper)
    if closing is None:
        return paper.segments
    at = closing.line
    return tuple(s for s in paper.segments if s.page != at.page or s.box.middle < at.box.top)


def _on_duration(section: Section) -> bool:
    """Whether the heading, of one line or two, is that of the article on duration."""
    if section.number is None:
        return False
    return any(DURATION.search(folded(s.text)) for s in section.segments[:2] if len(s.text) < HEADING_LETTERS)


def _said(paper: Paper, section: Section, believed: Callable[[Told], bool]) -> Iterator[Observation]:
    stream = Stream.of(section.segments)
    for told in dates_told(stream.text):
        if believed(told):
            at = told.found
            yield stream.observed(paper, at.value, at.start, at.end, Place.DURATION)


def _misread_end(told: Told) -> bool:
    """Whether a phrase that ends a contract stands before the date, with letters misread."""
    words = tuple(Word(text, Box(0, 0, 0, 0)) for text in told.before.split())
    return bool(words) and not told.begins and find_label(Line(words, 0), MISREAD_ENDS) is not None


def _last_date(paper: Paper, section: Section) -> tuple[Observation, ...]:
    stream = Stream.of(section.segments[:ARTICLE_LINES])
    dates = [t.found for t in dates_told(stream.text) if not t.begins]
    if dates:
        last = dates[-1]
        return (stream.observed(paper, last.value, last.start, last.end, Place.DURATION),)
    heading = section.segments[0]
    sheet = paper.sheet_of(heading)
    zone = Box(heading.box.x0, heading.box.bottom, sheet.page.width - 30, heading.box.bottom + ZONE_DEPTH)
    return (observed(sheet, "", heading.text, (), Place.DURATION, zone),)
