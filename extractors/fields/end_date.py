"""The day on which the convention ends: article 10, "se termine au 5 septembre 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from extractors.articles import Section, sections_of
from extractors.found import Found
from extractors.labels import Label, find_label, folded
from extractors.patterns import DATE
from extractors.sheets import Paper, observed
from extractors.stream import Stream
from schemas.formats import InvalidFormat, date_fr
from schemas.layout import Box, Line
from schemas.reading import Observation, Place

ENDS = Label(
    "se termine au",
    (
        "setermineau",
        "termeestfixeau",
        "termeestfixe",
        "estfixeeau",
        "prendrafinau",
        "seterminele",
        "setermine",
        "prendfinle",
        "prendrafinle",
        "prendfin",
        "jusquau",
        "expirele",
        "expirera",
        "arriveatermele",
        "aecheancele",
        "sacheve",
        "sachevele",
        "sacheverale",
        "cessedeproduireeffet",
        "estconclue",
        "dateexpiration",
        "echeancele",
        "echeancefixee",
        "prendrontfin",
        "finit",
        "finira",
        "cesseraseseffets",
        "datedesignatureau",
        "delasignatureau",
        "datedefin",
    ),
)
LIKE_A_MONTH = 75.0  # per cent of the letters; juin and juillet are at 55
DURATION = re.compile(
    "dur[ea]e|echeance|prised?effet|terme(?:de|$)|entreeenvigueur|validite|findelaconvention"
)  # in the letters of the article's heading
HEADING_LETTERS = 90
UNTIL = ("au", "aau", "le")  # right before a date of the article on duration: "de la signature au 5 septembre 2026"
PHRASE = 90  # characters before a date in which the phrase stands that makes it the end
ARTICLE_LINES = 8  # of the article on duration
ZONE_DEPTH = 45.0  # points below the heading: the lines in which the date stands


def in_text(text: str) -> tuple[Found, ...]:
    """Every date written in ``text`` that is a day of the calendar.

    >>> [f.value for f in in_text("se termine au 5 septembre 2026.")]
    ['2026-09-05']
    """
    dates = []
    for match in DATE.finditer(text):
        try:
            dates.append(Found(date_fr.validate(_month_mended(match[0])), match.start(), match.end()))
        except InvalidFormat:
            continue
    return tuple(dates)


def _month_mended(text: str) -> str:
    """A misread month's name replaced by the only month it is like: "10 novembes 2025"."""
    name = re.search(r"[^\W\d_]{3,}", text.replace("er ", "   ", 1))
    if name is None or date_fr.month_number(folded(name[0])):
        return text
    near = process.extract(folded(name[0]), date_fr.MONTHS, scorer=fuzz.ratio, score_cutoff=LIKE_A_MONTH, limit=2)
    return text[: name.start()] + near[0][0] + text[name.end() :] if len(near) == 1 else text


def seen(paper: Paper) -> tuple[Observation, ...]:
    """Every date that a phrase before it says to be the end: of the article on duration, else of any article. Where
    no phrase says so, the last date of the article on duration, or an empty look at its first lines."""
    sections = sections_of(paper.segments)
    lasting = [s for s in sections if _on_duration(s)]
    for some in (lasting, sections):
        said = tuple(look for section in some for look in _said_to_end(paper, section))
        if said:
            return said
    return next((looks for s in lasting if (looks := _last_date(paper, s))), ())


def _on_duration(section: Section) -> bool:
    """Whether the heading, of one line or two, is that of the article on duration."""
    if section.number is None:
        return False
    return any(DURATION.search(folded(s.text)) for s in section.segments[:2] if len(s.text) < HEADING_LETTERS)


def _said_to_end(paper: Paper, section: Section) -> Iterator[Observation]:
    """The dates of the section before which a phrase that ends a contract stands."""
    stream = Stream.of(section.segments)
    behind = 0
    for found in in_text(stream.text):
        before = stream.cut(max(behind, found.start - PHRASE), found.start).placed
        behind = found.end
        if not before:
            continue
        words = tuple(w for w, _ in before)
        hit = find_label(Line(words, before[0][1]), ENDS)
        until = _on_duration(section) and folded(words[-1].text) in UNTIL
        if hit is not None or until:
            yield stream.observed(paper, found.value, found.start, found.end, Place.DURATION)


def _last_date(paper: Paper, section: Section) -> tuple[Observation, ...]:
    stream = Stream.of(section.segments[:ARTICLE_LINES])
    dates = in_text(stream.text)
    if dates:
        last = dates[-1]
        return (stream.observed(paper, last.value, last.start, last.end, Place.DURATION),)
    heading = section.segments[0]
    sheet = paper.sheet_of(heading)
    zone = Box(heading.box.x0, heading.box.bottom, sheet.page.width - 30, heading.box.bottom + ZONE_DEPTH)
    return (observed(sheet, "", heading.text, (), Place.DURATION, zone),)
