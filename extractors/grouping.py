"""The pages of a file → its conventions: one, several one after another, shuffled pages, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from extractors.articles import article_of
from extractors.fields.closing import closing_of
from extractors.labels import Label, find_label, find_labels
from extractors.parties import parties_cues
from extractors.patterns import PAGE_OF
from extractors.sheets import Paper, Sheet
from schemas.layout import Line

TITLE = Label(
    "Convention de partenariat",
    (
        "conventiondepartenariat",
        "conventionrelative",
        "conventiondemiseadisposition",
        "conventionpourlamiseadisposition",
        "conventionent",
        "conventiondadhesion",
        "conventiondeparticipation",
        "conventionentre",
    ),
)
SUBJECT = Label("environnement numérique de travail", ("environnementnumeriquedetravail", "entecole", "ent1erdegre"))
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
PARTIES_CUES = 3
TITLE_WITHIN = 0.45  # of a page's height
LEAST_ARTICLES = 3
FIRST_LINES = 4  # segments at the head of a page, below a running title
MOST_PAGES = 12  # more is no page number of a convention


class Role(Enum):
    """What a page is in a convention."""

    FIRST = auto()  # title and parties
    INNER = auto()
    STRANGE = auto()  # another kind of paper


@dataclass(frozen=True)
class Cues:
    """What a page says of itself."""

    role: Role
    articles: tuple[int, ...]
    closes: bool

    @property
    def order(self) -> tuple[int, int]:
        """Sorts the pages of one convention as they were printed."""
        if self.role is Role.FIRST:
            return (0, 0)
        return (2, 99) if self.closes and not self.articles else (1, min(self.articles, default=50))


def cues_of(sheet: Sheet) -> Cues:
    """Title, article headings and closing line of one page."""
    top = [s for s in sheet.segments if s.box.middle < TITLE_WITHIN * sheet.page.height]
    articles = tuple(n for s in sheet.segments if (n := article_of(s)) is not None)
    closes = closing_of(Paper((sheet,))) is not None
    return Cues(_role(sheet, top, articles), articles, closes)


def _role(sheet: Sheet, top: Sequence[Line], articles: tuple[int, ...]) -> Role:
    title = any(find_label(s, TITLE, at_start=True) for s in top if article_of(s) is None)
    subject = bool(find_labels(top, SUBJECT))
    strange = sum(bool(find_labels(sheet.segments, label, at_start=True)) for label in OTHER_PAPERS)
    parties = parties_cues(sheet)
    if strange >= STRANGE_CUES and not (title and parties >= PARTIES_CUES):
        return Role.STRANGE
    if parties >= PARTIES_CUES and (title or subject or parties > PARTIES_CUES):
        return Role.FIRST
    if strange and not articles:
        return Role.STRANGE
    return Role.INNER


@dataclass(frozen=True)
class Group:
    """The sheets of one convention, in reading order, with what is known of them."""

    sheets: tuple[Sheet, ...]
    cues: tuple[Cues, ...]
    is_convention: bool

    @property
    def missing(self) -> str:
        """What a missing page held, as far as the others tell ("articles 5 à 8", "page 3 sur 4"); "" when none is.

        Printed page numbers decide where there are any. Otherwise an article that no page has, although a later one
        does, is a missing page when several articles are gone, or when the next one begins its page.
        """
        numbered = self._numbered_pages()
        if numbered is not None:
            return numbered
        found = [n for cue in self.cues for n in cue.articles]
        gone = [n for n in range(1, max(found, default=0)) if n not in found]
        for first, last in _runs(gone):
            if last > first or self._begins_page(last + 1):
                return f"article {first}" if first == last else f"articles {first} à {last}"
        return ""

    def _numbered_pages(self) -> str | None:
        """From "2/4" at the foot of the pages; None when the pages are not numbered."""
        marks = [m for s in self.sheets for segment in s.segments if (m := PAGE_OF.match(segment.text))]
        totals = {int(m["of"]) for m in marks}
        if len(marks) < len(self.sheets) or len(totals) != 1:
            return None
        total = totals.pop()
        gone = [n for n in range(1, total + 1) if n not in {int(m["page"]) for m in marks}]
        return f"page {gone[0]} sur {total}" if gone and total <= MOST_PAGES else ""

    def _begins_page(self, article: int) -> bool:
        """Whether the heading of ``article`` is among the first lines of its page."""
        return any(article_of(segment) == article for s in self.sheets[1:] for segment in s.segments[:FIRST_LINES])


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers together: [1, 3, 4] → [(1, 1), (3, 4)]."""
    runs: list[tuple[int, int]] = []
    for n in numbers:
        if runs and n == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def sheets_to_groups(sheets: Sequence[Sheet]) -> tuple[Group, ...]:
    """Cut before each first page; within a group the pages are laid in order."""
    if not sheets:
        return ()
    cues = [cues_of(s) for s in sheets]
    firsts = [i for i, cue in enumerate(cues) if cue.role is Role.FIRST]
    cuts = _cuts(firsts, cues)
    return tuple(_group(sheets[a:b], cues[a:b]) for a, b in zip(cuts, [*cuts[1:], len(sheets)], strict=True))


def _cuts(firsts: list[int], cues: Sequence[Cues]) -> list[int]:
    """Where groups begin. One first page: one group, wherever it lies. Several: each begins one, unless the stack
    was scanned backwards, where each ends one."""
    if len(firsts) <= 1:
        return [0]
    backwards = firsts[-1] == len(cues) - 1 and firsts[0] > 0 and cues[0].closes
    if backwards:
        return [0, *(i + 1 for i in firsts[:-1])]
    return [0, *firsts[1:]]


def _group(sheets: Sequence[Sheet], cues: Sequence[Cues]) -> Group:
    numbered = any(cue.articles for cue in cues)
    pairs = list(zip(sheets, cues, strict=True))
    if numbered:
        pairs.sort(key=lambda pair: (*pair[1].order, pair[0].page.number))
    ordered = tuple(s for s, _ in pairs)
    ordered_cues = tuple(c for _, c in pairs)
    return Group(ordered, ordered_cues, _is_convention(ordered, ordered_cues))


def _is_convention(sheets: Sequence[Sheet], cues: Sequence[Cues]) -> bool:
    articles = {n for cue in cues for n in cue.articles}
    first = any(cue.role is Role.FIRST for cue in cues)
    strange = sum(cue.role is Role.STRANGE for cue in cues)
    if strange and not first:
        return False
    subject = any(find_labels(s.segments, SUBJECT) for s in sheets)
    return (first and (subject or len(articles) >= LEAST_ARTICLES)) or len(articles) >= LEAST_ARTICLES
