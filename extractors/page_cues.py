"""What a page says of itself: the first of a convention, one of its others, or another kind of paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from extractors.articles import article_of
from extractors.fields.closing import closing_of
from extractors.first_page import OPENING_WORDS, first_score, is_opened, is_titled, shows_siret
from extractors.other_papers import CUES_OF_ANOTHER, other_cues
from extractors.page_number import PageNumber, page_number_of
from extractors.sheets import Paper, Sheet
from extractors.signature_captions import has_both_captions

FIRST_FROM = 11  # points; measured on 900 pages: first pages have 14 to 18, others up to 9
FIRST_AFTER_END = 9  # where the page before has signed off
BODY_WORDS = 25  # a cover has fewer


class Role(Enum):
    """What a page is in a convention."""

    FIRST = auto()  # title and parties
    INNER = auto()
    STRANGE = auto()  # another kind of paper


@dataclass(frozen=True)
class Cues:
    """What a page says of itself. ``first``: how much speaks for a first page; ``cover``: a title and little else;
    ``articles``: numbers of the headings on it; ``other``: how many things on it only another kind of paper
    says; ``identified``: it shows a SIRET, or the label of one."""

    role: Role
    articles: tuple[int, ...]
    closes: bool
    first: int = 0
    titled: bool = False
    cover: bool = False
    number: PageNumber | None = None
    other: int = 0
    identified: bool = False

    @property
    def order(self) -> tuple[int, int]:
        """Sorts the pages of one convention as they were printed."""
        if self.role is Role.FIRST:
            return (0, 0)
        return (2, 99) if self.closes and not self.articles else (1, min(self.articles, default=50))


def cues_of(sheet: Sheet) -> Cues:
    """The cues of one page, alone; its bare-number headings are known only with the other pages."""
    articles = tuple(n for s in sheet.segments if (n := article_of(s)) is not None)
    number = page_number_of(sheet)
    titled, opened = is_titled(sheet), is_opened(sheet)
    score = first_score(sheet, number, articles)
    closes = closing_of(Paper((sheet,))) is not None or (score < FIRST_FROM and has_both_captions(sheet))
    cover = titled and not opened and not articles and not closes and _body_words(sheet) < BODY_WORDS
    other, identified = other_cues(sheet.segments), shows_siret(sheet)
    role = _role(score, titled, other)
    return Cues(role, articles, closes, score, titled or opened, cover, number, other, identified)


def _role(score: int, titled: bool, other: int) -> Role:
    if other >= CUES_OF_ANOTHER and not (titled and score >= FIRST_FROM):
        return Role.STRANGE
    return Role.FIRST if score >= FIRST_FROM else Role.INNER


def _body_words(sheet: Sheet) -> int:
    return sum(len(s.words) for s in sheet.segments if len(s.words) >= OPENING_WORDS)
