"""The day on which the convention ends: article 10, "se termine au 5 septembre 2026"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from extractors.articles import article_of
from extractors.found import Found
from extractors.labels import Label, find_label, folded
from extractors.patterns import DATE
from extractors.sheets import Paper, observed
from extractors.stream import Stream
from schemas.formats import InvalidFormat, date_fr
from schemas.layout import Box
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
        "datedefin",
    ),
)
LIKE_A_MONTH = 75.0  # per cent of the letters; juin and juillet are at 55
DURATION = re.compile("dur[ea]e|echeance|priseeffet|termede")  # in the letters of the article's heading
ARTICLE_LINES = 8  # of the article on duration
ZONE_DEPTH = 45.0  # points below the heading: the lines in which the date stands
READ_ON = 2  # lines after the label in which the date may stand


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
    """The first date after each phrase that ends a contract; without one, the last date of the article on duration."""
    looks = []
    for at, segment in enumerate(paper.segments):
        hit = find_label(segment, ENDS)
        if hit is None:
            continue
        stream = Stream.of(paper.segments[at : at + READ_ON])
        found = next((f for f in in_text(stream.text) if f.start >= hit.end - 1), None)
        if found:
            looks.append(stream.observed(paper, found.value, found.start, found.end, Place.DURATION))
    return tuple(looks) or _in_article_on_duration(paper)


def _in_article_on_duration(paper: Paper) -> tuple[Observation, ...]:
    segments = paper.segments
    for at, segment in enumerate(segments):
        if article_of(segment) is None or not DURATION.search(folded(segment.text)):
            continue
        end = next((i for i in range(at + 1, len(segments)) if article_of(segments[i]) is not None), len(segments))
        stream = Stream.of(segments[at : min(end, at + ARTICLE_LINES)])
        dates = in_text(stream.text)
        if dates:
            last = dates[-1]
            return (stream.observed(paper, last.value, last.start, last.end, Place.DURATION),)
        sheet = paper.sheet_of(segment)
        zone = Box(segment.box.x0, segment.box.bottom, sheet.page.width - 30, segment.box.bottom + ZONE_DEPTH)
        return (observed(sheet, "", segment.text, (), Place.DURATION, zone),)
    return ()
