"""The day on which the convention ends: article 10, "se termine au 5 septembre 2026"."""

from __future__ import annotations

from extractors.found import Found
from extractors.labels import Label, find_label
from extractors.patterns import DATE
from extractors.sheets import Paper
from extractors.stream import Stream
from schemas.formats import InvalidFormat, date_fr
from schemas.reading import Observation, Place

ENDS = Label(
    "se termine au",
    (
        "setermineau",
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
        "acheveratle",
        "estconclue",
        "dateexpiration",
        "datedefin",
        "echeance",
    ),
)
READ_ON = 3  # lines after the label in which the date may stand


def in_text(text: str) -> tuple[Found, ...]:
    """Every date written in ``text`` that is a day of the calendar.

    >>> [f.value for f in in_text("se termine au 5 septembre 2026.")]
    ['2026-09-05']
    """
    dates = []
    for match in DATE.finditer(text):
        try:
            dates.append(Found(date_fr.validate(match[0]), match.start(), match.end()))
        except InvalidFormat:
            continue
    return tuple(dates)


def seen(paper: Paper) -> tuple[Observation, ...]:
    """The first date after each phrase that ends a contract."""
    looks = []
    for at, segment in enumerate(paper.segments):
        hit = find_label(segment, ENDS)
        if hit is None:
            continue
        stream = Stream.of(paper.segments[at : at + READ_ON])
        found = next((f for f in in_text(stream.text) if f.start >= hit.end - 1), None)
        if found:
            looks.append(stream.observed(paper, found.value, found.start, found.end, Place.DURATION))
    return tuple(looks)
