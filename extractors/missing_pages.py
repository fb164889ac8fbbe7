"""Is a page of the convention not there? Told from what the others say: their numbers, the articles they hold and cite,
and what no convention is without: the parties, the schools, the date on which it ends, the signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.articles import article_of
from extractors.fields import end_date
from extractors.grouping import Group
from extractors.labels import folded
from extractors.page_cues import Role
from extractors.patterns import ARTICLE_CITED
from extractors.school_list.area import uais_in
from extractors.sheets import Paper
from schemas.finding import Code, Finding

FIRST_LINES = 4  # segments at the head of a page, below a running title
AGREED_MARKS = 2  # pages that say how many there are
DURATION = re.compile(r"duree|echeance|terme|entreeenvigueur|validite")


def missing_pages(group: Group) -> tuple[Finding, ...]:
    """``page_missing`` with what the page held, as far as the others tell; nothing where all are there."""
    detail = missing(group)
    return (Finding(Code.PAGE_MISSING, detail=detail),) if detail else ()


def missing(group: Group) -> str:
    """What a missing page held ("articles 5 à 8", "page 3 sur 4"); "" when none is missing."""
    by_numbers = _by_numbers(group)
    if by_numbers is not None:
        return by_numbers
    for found in (_articles_gone(group), _first_gone(group), _last_gone(group), _inner_gone(group)):
        if found:
            return found
    return ""


def _by_numbers(group: Group) -> str | None:
    """From the numbers on the pages: "" when all are there, None when they do not tell."""
    marks = [cue.number for cue in group.cues if cue.number is not None]
    totals = Counter(mark.of for mark in marks if mark.of).most_common(1)
    numbers = [mark.page for mark in marks]
    if totals and totals[0][1] >= AGREED_MARKS:
        total = totals[0][0]
        gone = [n for n in range(1, total + 1) if n not in numbers]
        if len(group.sheets) >= total:
            return ""
        return f"page {gone[0]} sur {total}" if gone else None
    if len(numbers) < len(group.sheets) or len(set(numbers)) < len(numbers):
        return None
    gone = [n for n in range(1, max(numbers)) if n not in numbers]
    if not gone:
        return _last_gone(group) or _inner_gone(group)
    return f"page {gone[0]}" if len(gone) == 1 else None


def _articles_gone(group: Group) -> str:
    """An article that no page has, although a later one does, when several are gone or the next one begins its page."""
    found = [n for cue in group.cues for n in cue.articles]
    gone = [n for n in range(1, max(found, default=0)) if n not in found]
    for first, last in _runs(gone):
        if last > first or _begins_page(group, last + 1):
            return f"article {first}" if first == last else f"articles {first} à {last}"
    return ""


def _begins_page(group: Group, article: int) -> bool:
    """Whether the heading of ``article`` is among the first lines of its page."""
    return any(article_of(segment) == article for s in group.sheets[1:] for segment in s.segments[:FIRST_LINES])


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers together: [1, 3, 4] → [(1, 1), (3, 4)]."""
    runs: list[tuple[int, int]] = []
    for n in numbers:
        if runs and n == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def _first_gone(group: Group) -> str:
    return "" if any(cue.role is Role.FIRST for cue in group.cues) else "la première page, avec les parties"


def _last_gone(group: Group) -> str:
    return "" if any(cue.closes for cue in group.cues) else "la page de la date et des signatures"


def _inner_gone(group: Group) -> str:
    """What must stand in every convention and does not, where the pages do not show by their articles that they
    follow one another."""
    if all(_joined(a.articles, b.articles) for a, b in pairwise(group.cues)):
        return ""
    paper = Paper(group.sheets)
    known = max((n for cue in group.cues for n in cue.articles), default=0)
    cited = [n for s in paper.segments for m in ARTICLE_CITED.finditer(s.text) if (n := int(m["number"])) > known]
    if known and cited:
        return f"article {min(cited)}"
    if not any(uais_in(s.text) for s in paper.segments):
        return "la liste des écoles"
    headed = any(DURATION.search(folded(s.text)) for s in paper.segments if article_of(s) is not None)
    return "" if headed or end_date.seen(paper) else "la durée de la convention"


def _joined(before: Sequence[int], after: Sequence[int]) -> bool:
    return bool(before and after) and after[0] in (before[-1], before[-1] + 1)
