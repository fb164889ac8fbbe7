"""The sentence of article 9 ("2 école(s) …, pour un montant correspondant à 2x40€ soit 80€"); the price of article 4.

Tesseract drops isolated digits, the "2" of "2x40€" above all: what is not read is simply not observed here, and the
square count × price = total recovers it later, with proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.articles import article_of
from extractors.found import Found
from extractors.labels import Label, find_label
from extractors.patterns import AMOUNT_IN_WORDS, COUNT_TIMES_PRICE, PRICE_PER_SCHOOL, SCHOOL_COUNT, TOTAL
from extractors.sheets import Paper, observed
from extractors.stream import Stream
from schemas.confusions import as_digits
from schemas.draft import FieldName
from schemas.formats import InvalidFormat, euros
from schemas.layout import Box
from schemas.reading import Observation, Place

SENTENCE_LINES = 4  # lines that the sentence of article 9 may run over
PRICE_LINES = 3
MOST_SCHOOLS = 999
ZONE_DEPTH = 40.0  # points: two or three lines
LIST_OF_SCHOOLS = Label(
    "Liste des écoles et coût", ("listedesecoles", "ecolesconcernees", "ecolesetcout", "ecolesinscrites")
)


def _amount(text: str) -> str:
    """``text`` as an amount, its digits mended; as it is where it is none."""
    mended = as_digits(text).replace(".", " ") if re.search(r"\.[0-9]{3}(?![0-9])", text) else as_digits(text)
    try:
        return euros.validate(mended)
    except InvalidFormat:
        return text


def _count(text: str) -> str:
    return str(int(as_digits(text)))


def counts_in(text: str) -> tuple[Found, ...]:
    """How many schools the sentence announces, wherever it says so.

    >>> [f.value for f in counts_in("2 école(s), correspondant à 2x40€")]
    ['2', '2']
    """
    matches = (*SCHOOL_COUNT.finditer(text), *COUNT_TIMES_PRICE.finditer(text))
    return tuple(
        Found(_count(m["count"]), m.start("count"), m.end("count"))
        for m in matches
        if m["count"] and 0 < int(as_digits(m["count"])) <= MOST_SCHOOLS
    )


def prices_in(text: str) -> tuple[Found, ...]:
    """The price of one school: "2x40€", "40 € TTC par école".

    >>> [f.value for f in prices_in("fixée à 40 € TTC par école, soit 2 x 40,00 €")]
    ['40.00', '40.00']
    """
    matches = (*PRICE_PER_SCHOOL.finditer(text), *COUNT_TIMES_PRICE.finditer(text))
    return tuple(Found(_amount(m["price"]), m.start("price"), m.end("price")) for m in matches)


def totals_in(text: str) -> tuple[Found, ...]:
    """The amount to be paid: "soit 1 080 €"; the last one of a sentence counts.

    >>> [f.value for f in totals_in("27x40€ soit 1\u202f080€")]
    ['1080.00']
    """
    return tuple(Found(_amount(m["total"]), m.start("total"), m.end("total")) for m in TOTAL.finditer(text))


def words_in(text: str) -> tuple[Found, ...]:
    """Amounts written out in words.

    >>> [f.value for f in words_in("soit quatre-vingts euros TTC")]
    ['80.00']
    """
    found = ((euros.from_words(m[0]), m) for m in AMOUNT_IN_WORDS.finditer(text))
    return tuple(Found(value, m.start(), m.end()) for value, m in found if value)


def _sentences(paper: Paper) -> Iterator[Stream]:
    """The sentence of article 9: the lines around "2x40€", "soit 80 €" or "n école(s) pour"."""
    segments = paper.segments
    last = -SENTENCE_LINES
    for at, segment in enumerate(segments):
        text = segment.text
        multiplies = COUNT_TIMES_PRICE.search(text)
        announces = re.search(r"école\(s\)|ecole\(s\)|[0-9]\s*écoles?\b", text) and TOTAL.search(
            Stream.of(segments[at : at + SENTENCE_LINES]).text
        )
        if (multiplies or announces) and at - last >= SENTENCE_LINES:
            start = at if announces or not multiplies else max(0, at - 1)
            yield Stream.of(segments[start : at + SENTENCE_LINES])
            last = at


def seen(paper: Paper) -> dict[FieldName, tuple[Observation, ...]]:
    """Count, unit price and total, each with every look at it."""
    looks: dict[FieldName, list[Observation]] = {
        FieldName.SCHOOL_COUNT: [],
        FieldName.UNIT_PRICE: [],
        FieldName.TOTAL_AMOUNT: [],
    }
    for stream in _sentences(paper):
        for name, finder in (
            (FieldName.SCHOOL_COUNT, counts_in),
            (FieldName.UNIT_PRICE, prices_in),
            (FieldName.TOTAL_AMOUNT, totals_in),
        ):
            looks[name] += [
                stream.observed(paper, f.value, f.start, f.end, Place.ARTICLE_SCHOOLS) for f in finder(stream.text)
            ] or [_unread(paper, stream)]
        looks[FieldName.TOTAL_AMOUNT] += [
            stream.observed(paper, f.value, f.start, f.end, Place.AMOUNT_IN_WORDS) for f in words_in(stream.text)
        ]
    if not any(looks.values()):
        unread = _where_it_should_stand(paper)
        looks = {name: [unread] if unread else [] for name in looks}
    looks[FieldName.UNIT_PRICE] += _prices_of_the_article(paper)
    return {name: tuple(found) for name, found in looks.items()}


def _unread(paper: Paper, stream: Stream) -> Observation:
    """An empty look at the lines of the sentence: the amount stands there and was not read."""
    page = stream.placed[0][1]
    words = [w for w, number in stream.placed if number == page]
    top = min(w.box.top for w in words)
    zone = Box.around(w.box for w in words if w.box.top - top < ZONE_DEPTH)
    return observed(paper.sheet(page), "", stream.text[:40], (), Place.ARTICLE_SCHOOLS, zone)


def _where_it_should_stand(paper: Paper) -> Observation | None:
    """Below the heading of the article that lists the schools."""
    for segment in paper.segments:
        if article_of(segment) is not None and find_label(segment, LIST_OF_SCHOOLS):
            sheet = paper.sheet_of(segment)
            box = Box(segment.box.x0, segment.box.bottom, sheet.page.width - 30, segment.box.bottom + ZONE_DEPTH)
            return observed(sheet, "", segment.text, (), Place.ARTICLE_SCHOOLS, box)
    return None


def _prices_of_the_article(paper: Paper) -> list[Observation]:
    found = []
    segments = paper.segments
    for at in range(len(segments)):
        stream = Stream.of(segments[at : at + PRICE_LINES])
        first_line = len(segments[at].text)
        for match in PRICE_PER_SCHOOL.finditer(stream.text):
            if match.start("price") < first_line:
                start, end = match.span("price")
                found.append(stream.observed(paper, _amount(match["price"]), start, end, Place.ARTICLE_PRICE))
    return found
