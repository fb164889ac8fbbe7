"""How many schools, the price of one, and the amount to be paid, wherever the convention says it.

A convention is read section by section (:func:`extractors.articles.sections_of`); :mod:`extractors.fields.sums` tells
what each sum is. The section that multiplies, or that announces schools and a total, is the one that counts; prices of
other sections are the price that the text sets. Tesseract drops isolated digits, the "2" of "2x40€" above all: what is
not read is not observed here, and the square count × price = total recovers it later, with proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.amount_words import BEFORE_TOTAL, MONEY, NUMBERED_TITLE
from extractors.articles import Section, sections_of
from extractors.fields.amount_rows import as_sentences, is_value
from extractors.fields.sums import Role, Sums, sums_in
from extractors.found import Found
from extractors.labels import Label, find_label
from extractors.lines import same_row
from extractors.patterns import UAI
from extractors.sheets import Paper, observed
from extractors.stream import Stream
from schemas.draft import FieldName
from schemas.layout import Box, Line
from schemas.reading import Observation, Place

HEADING_LINES = 3  # of an article, in which its title stands
ZONE_DEPTH = 40.0  # points: two or three lines
LIST_OF_SCHOOLS = Label(
    "Liste des écoles et coût",
    (
        "listedesecoles",
        "ecolesconcernees",
        "ecolesetcout",
        "ecolesinscrites",
        "ecolesbeneficiaires",
        "ecolesetmontant",
        "perimetreetmontant",
        "annexefinanciere",
    ),
)


def counts_in(text: str) -> tuple[Found, ...]:
    """How many schools the sentence announces, wherever it says so.

    >>> [f.value for f in counts_in("2 école(s), correspondant à 2x40€")]
    ['2', '2']
    """
    return sums_in(text).counts


def prices_in(text: str) -> tuple[Found, ...]:
    """The price of one school: "2x40€", "40 € TTC par école".

    >>> [f.value for f in prices_in("fixée à 40 € TTC par école, soit 2 x 40,00 €")]
    ['40.00', '40.00']
    """
    return sums_in(text).of(Role.PRICE)


def totals_in(text: str) -> tuple[Found, ...]:
    """The amount to be paid: "soit 1 080 €"; in words where no figures say it.

    >>> [f.value for text in ("27x40€ soit 1\u202f080€", "soit quatre-vingts euros") for f in totals_in(text)]
    ['1080.00', '80.00']
    """
    sums = sums_in(text)
    return sums.of(Role.TOTAL) or sums.of(Role.TOTAL, in_words=True)


@dataclass(frozen=True)
class _Sums:
    """A section and what it says of money and numbers of schools, apart from the rows that hold schools."""

    section: Section

    @cached_property
    def cells(self) -> frozenset[int]:
        """The ids of the segments beside a UAI: the cells of a school's row."""
        schools = [s for s in self.section.body if UAI.search(s.text)]
        return frozenset(
            id(s)
            for s in self.section.body
            if s not in schools and any(s.page == row.page and same_row(s.box, row.box) for row in schools)
        )

    @cached_property
    def stream(self) -> Stream:
        told = [
            s
            for s in self.section.body
            if (MONEY.search(s.text) or not UAI.search(s.text))
            and id(s) not in self.cells
            and (MONEY.search(s.text) or not NUMBERED_TITLE.match(s.text))
        ]
        return Stream.of(as_sentences(told))

    @cached_property
    def sums(self) -> Sums:
        return sums_in(self.stream.text)

    @property
    def priced_rows(self) -> tuple[Line, ...]:
        """The cells of the schools' rows that hold a sum, which is the price of that school."""
        return tuple(s for s in self.section.body if id(s) in self.cells and is_value(s) and MONEY.search(s.text))

    @cached_property
    def lists_schools(self) -> bool:
        """Whether it has UAIs, or a heading that announces them."""
        titled = any(find_label(s, LIST_OF_SCHOOLS) for s in self.section.segments[:HEADING_LINES])
        return titled or any(UAI.search(s.text) for s in self.section.segments)

    @property
    def has_total(self) -> bool:
        return bool(self.sums.of(Role.TOTAL) or self.sums.of(Role.TOTAL, in_words=True))

    @property
    def reckons(self) -> bool:
        """Whether it says how the amount comes about."""
        return self.sums.multiplies or bool(self.sums.counts and self.has_total)


def seen(paper: Paper) -> dict[FieldName, tuple[Observation, ...]]:
    """Count, unit price and total, each with every look at it."""
    sections = [_Sums(s) for s in sections_of(paper.segments)]
    told = _telling(sections)
    looks: dict[FieldName, list[Observation]] = {
        FieldName.SCHOOL_COUNT: _looks(paper, told, lambda s: s.counts),
        FieldName.UNIT_PRICE: _looks(paper, told, lambda s: s.of(Role.PRICE)),
        FieldName.TOTAL_AMOUNT: _looks(paper, told, lambda s: s.of(Role.TOTAL)),
    }
    words = _looks(paper, told, lambda s: s.of(Role.TOTAL, in_words=True), Place.AMOUNT_IN_WORDS)
    others = [s for s in sections if s not in told]
    set_price = _looks(paper, others, lambda s: s.of(Role.PRICE), Place.ARTICLE_PRICE)
    if not looks[FieldName.UNIT_PRICE] and not set_price:
        looks[FieldName.UNIT_PRICE] = _in_rows(paper, told)
    unread = _where_it_should_stand(paper, told)
    for name, found in looks.items():
        said = found or (words if name is FieldName.TOTAL_AMOUNT else set_price if name is FieldName.UNIT_PRICE else ())
        if not said and unread is not None:
            found.append(unread)
    looks[FieldName.TOTAL_AMOUNT] += words
    looks[FieldName.UNIT_PRICE] += set_price
    return {name: tuple(found) for name, found in looks.items()}


def _telling(sections: Sequence[_Sums]) -> list[_Sums]:
    """The sections that say how many schools and how much: of those that list schools, else of all."""
    listing = [s for s in sections if s.lists_schools]
    return [s for s in listing if s.reckons] or [s for s in sections if s.reckons] or listing


def _looks(
    paper: Paper,
    sections: Sequence[_Sums],
    of: Callable[[Sums], tuple[Found, ...]],
    place: Place = Place.ARTICLE_SCHOOLS,
) -> list[Observation]:
    return [s.stream.observed(paper, f.value, f.start, f.end, place) for s in sections for f in of(s.sums)]


def _in_rows(paper: Paper, sections: Sequence[_Sums]) -> list[Observation]:
    """The price of one school where only the schools' rows have it."""
    cells = [cell for section in sections for cell in section.priced_rows]
    return [
        observed(paper.sheet_of(c), found.value, c.text, c.words, Place.ARTICLE_SCHOOLS)
        for c in cells
        for found in sums_in(c.text).sums
    ]


def _where_it_should_stand(paper: Paper, told: Sequence[_Sums]) -> Observation | None:
    """An empty look at the lines that speak of the amounts, or below the heading of the article that lists the
    schools: an amount stands there and was not read."""
    known = [section for section in told if section.section.number is not None or section.lists_schools]
    for section in known:
        lines = list(_lines_of_amounts(section))
        if lines:
            page = [s for s in lines if s.page == lines[0].page]
            zone = Box.around(s.box for s in page if s.box.top - page[0].box.top < ZONE_DEPTH)
            return observed(paper.sheet(page[0].page), "", page[0].text, (), Place.ARTICLE_SCHOOLS, zone)
    for section in (section for section in known if section.section.number is not None):
        first = section.section.segments[0]
        sheet = paper.sheet_of(first)
        box = Box(first.box.x0, first.box.bottom, sheet.page.width - 30, first.box.bottom + ZONE_DEPTH)
        return observed(sheet, "", first.text, (), Place.ARTICLE_SCHOOLS, box)
    return None


def _lines_of_amounts(section: _Sums) -> Iterator[Line]:
    """The lines with a sum or a number of schools; in an article, those too that speak of a sum."""
    in_article = section.section.number is not None
    for segment in section.section.body:
        told = MONEY.search(segment.text) or sums_in(segment.text).counts
        if not UAI.search(segment.text) and (told or (in_article and BEFORE_TOTAL.search(segment.text.lower()))):
            yield segment
