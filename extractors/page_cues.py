"""What a page says of itself: the first of a convention, one of its others, or another kind of paper.

No single cue decides, for each may be worded otherwise, misread or hidden by a stamp: the cues are weighed together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from extractors.articles import article_of
from extractors.fields.closing import closing_of
from extractors.labels import Label, find_label, find_labels, folded
from extractors.page_number import PageNumber, page_number_of
from extractors.parties import AGREED, PREAMBLE, REGION
from extractors.party import Term, labels_in
from extractors.patterns import POSTAL_CODE, SCHOOL_YEAR, SIRET
from extractors.sheets import Paper, Sheet
from extractors.signature_captions import has_both_captions
from schemas.layout import Line

TITLE = Label("Convention", ("convention", "projetdeconvention", "conventiondepartenariat", "conventionrelative"))
SUBJECT = Label(
    "environnement numérique de travail",
    ("environnementnumeriquedetravail", "espacenumeriquedetravail", "entecole", "ent1erdegre", "entpremierdegre"),
)
OTHER_PAPERS = tuple(
    Label(name, (name,))
    for name in (
        "deliberation",
        "extraitduregistre",
        "landeuxmille",
        "conseilmunicipal",
        "leconseilmunicipal",
        "apresenavoirdelibere",
        "factureno",
        "facturen",
        "bondecommande",
        "devisn",
        "madamelarectrice",
        "monsieurlerecteur",
        "compterendu",
        "bordereaudenvoi",
        "ordredujour",
        "veuillezagreer",
        "jevousprie",
        "titredeperception",
        "totalttc",
    )
)
STRANGE_CUES = 2
TITLE_WITHIN = 0.5  # of a page's height
RUNNING_TITLE = 0.055  # of a page's height: above stands what is repeated on each page
TITLE_WORDS = 14  # at most; a sentence that begins with "Convention" is longer
OPENING_WORDS = 10  # of "La présente convention est conclue entre :"
FIRST_FROM = 11  # points; measured on 900 pages: first pages have 14 to 18, others up to 9
FIRST_AFTER_END = 9  # where the page before has signed off
BODY_WORDS = 25  # a cover has fewer
OPENS = re.compile(
    r"(?:lapresenteconventionest|ilestconclu.{0,20})?(?:conclue|passee|signee|etablie)?entre(?!tien|r).{0,40}"
)
AND = re.compile(r"et|etdautrepart|dautrepart|dunepart(?:et)?|dunepartet.*")
CALLED = re.compile(r"ciapres|denommee?|designee?|lacollectivite$|laregionacademique$")


class Role(Enum):
    """What a page is in a convention."""

    FIRST = auto()  # title and parties
    INNER = auto()
    STRANGE = auto()  # another kind of paper


@dataclass(frozen=True)
class Cues:
    """What a page says of itself. ``first``: how much speaks for a first page; ``cover``: a title and little else;
    ``articles``: numbers of the headings on it."""

    role: Role
    articles: tuple[int, ...]
    closes: bool
    first: int = 0
    titled: bool = False
    cover: bool = False
    number: PageNumber | None = None

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
    top = [
        s for s in sheet.segments if RUNNING_TITLE * sheet.page.height < s.box.middle < TITLE_WITHIN * sheet.page.height
    ]
    titled = any(find_label(s, TITLE, at_start=True) and len(s.words) <= TITLE_WORDS for s in top)
    opened = any(_opens(s) for s in sheet.segments)
    score = _first_score(sheet, top, titled, opened, number)
    closes = closing_of(Paper((sheet,))) is not None or (score < FIRST_FROM and has_both_captions(sheet))
    cover = titled and not opened and not articles and not closes and _body_words(sheet) < BODY_WORDS
    role = _role(sheet, titled, score, articles)
    return Cues(role, articles, closes, score, titled or opened, cover, number)


def _opens(segment: Line) -> bool:
    """ "Entre les soussignés :", "La présente convention est conclue entre :"."""
    return len(segment.words) <= OPENING_WORDS and OPENS.fullmatch(folded(segment.text)) is not None


def _first_score(sheet: Sheet, top: Sequence[Line], titled: bool, opened: bool, number: PageNumber | None) -> int:
    """Points for what only a first page has."""
    segments = sheet.segments
    terms = {term for s in segments for term, _ in labels_in(s)}
    letters = [folded(s.text) for s in segments]
    agreed = any(re.fullmatch(PREAMBLE, text) for text in letters) or bool(find_labels(segments, AGREED))
    points = (
        (2, titled),
        (2, opened),
        (1, any(SCHOOL_YEAR.search(s.text) for s in top)),
        (1, bool(find_labels(top, SUBJECT))),
        (1, any(AND.fullmatch(text) for text in letters)),
        (2, Term.SIRET in terms or any(SIRET.search(s.text) for s in top)),
        (2, Term.PERSON in terms),
        (1, Term.ADDRESS in terms or any(POSTAL_CODE.search(s.text) for s in segments)),
        (1, any(CALLED.search(text) for text in letters)),
        (1, bool(find_labels(top, REGION))),
        (2, agreed),
        (2, number is not None and number.page == 1),
    )
    against = 3 * (number is not None and number.page > 1 and number.of > 0)
    return sum(weight for weight, holds in points if holds) - against


def _role(sheet: Sheet, titled: bool, score: int, articles: tuple[int, ...]) -> Role:
    strange = sum(bool(find_labels(sheet.segments, label, at_start=True)) for label in OTHER_PAPERS)
    if strange >= STRANGE_CUES and not (titled and score >= FIRST_FROM):
        return Role.STRANGE
    if score >= FIRST_FROM:
        return Role.FIRST
    if strange and not articles:
        return Role.STRANGE
    return Role.INNER


def _body_words(sheet: Sheet) -> int:
    return sum(len(s.words) for s in sheet.segments if len(s.words) >= OPENING_WORDS)
