"""Is a page of the convention not there? Told from what the others say: their numbers, the articles they hold and cite,
and what no convention is without: the parties, the schools, the date on which it ends, the signatures.

Only what shows a gap counts. That something was not recognised shows nothing: it may be worded as nobody foresaw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.articles import article_of
from extractors.dates import in_text as dates_in
from extractors.fields.closing import closing_of
from extractors.grouping import Group
from extractors.labels import folded
from extractors.page_cues import Role
from extractors.patterns import ARTICLE_CITED
from extractors.school_list.area import uais_in
from extractors.sheets import Paper
from extractors.signature_captions import is_signed_at_all
from schemas.finding import Code, Finding

FIRST_LINES = 4  # segments at the head of a page, below a running title
AGREED_MARKS = 2  # pages that say how many there are
LEAST_ARTICLES = 3  # known on all pages together, before the lack of a date among them says anything
MOST_CAPTIONS = 14  # pieces of print on a page that holds nothing but the signatures


def missing_pages(group: Group) -> tuple[Finding, ...]:
    """``page_missing`` with what the page held, as far as the others tell; nothing where all are there."""
    detail = missing(group)
    return (Finding(Code.PAGE_MISSING, detail=detail),) if detail else ()


def missing(group: Group) -> str:
    """What a missing page held ("articles 5 à 8", "page 3 sur 4"); "" when none is missing."""
    by_numbers = _by_numbers(group)
    if by_numbers is not None:
        return by_numbers
    if _numbered_through(group):
        return _last_gone(group)
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
    return f"page {gone[0]}" if len(gone) == 1 else None


def _numbered_through(group: Group) -> bool:
    """Whether the pages are numbered from 1 on, each once: none is missing between them, whatever was not read of them.
    Where an annex is spoken of, it may have been left away, with what stands in it."""
    numbers = [cue.number.page for cue in group.cues if cue.number is not None]
    if sorted(numbers) != list(range(1, len(group.sheets) + 1)):
        return False
    return not any("annexe" in folded(s.text) for sheet in group.sheets for s in sheet.segments)


def _articles_gone(group: Group) -> str:
    """Articles that no page has, between the last of one page and the first of a later one: two or more, or one where
    the next begins its page. Within a page a heading was only not read."""
    found = {n for cue in group.cues for n in cue.articles}
    known = 0
    for place, cue in enumerate(group.cues):
        if not cue.articles:
            continue
        gone = [n for n in range(known + 1, min(cue.articles)) if n not in found]
        known = max(known, *cue.articles)
        if not gone or (place == 0 and cue.role is Role.FIRST):
            continue
        if len(gone) > 1:
            return f"articles {gone[0]} à {gone[-1]}"
        if place > 0 and _begins_page(group, gone[0] + 1):
            return f"article {gone[0]}"
    return ""


def _begins_page(group: Group, article: int) -> bool:
    """Whether the heading of ``article`` is among the first lines of its page."""
    return any(article_of(segment) == article for s in group.sheets[1:] for segment in s.segments[:FIRST_LINES])


def _first_gone(group: Group) -> str:
    """No page has a title, names the parties or shows a SIRET, and the articles are there that follow them."""
    if any(cue.role is Role.FIRST or cue.titled or cue.identified for cue in group.cues):
        return ""
    return "la première page, avec les parties" if any(cue.articles for cue in group.cues) else ""


def _last_gone(group: Group) -> str:
    """No page closes, and the last is a page of text that ends without so much as a caption of a signature."""
    if any(cue.closes for cue in group.cues):
        return ""
    last, cue = group.sheets[-1], group.cues[-1]
    behind = [s for s, c in zip(group.sheets, group.cues, strict=True) if c.role is not Role.FIRST and not c.articles]
    if any(is_signed_at_all(s) for s in (last, *behind)):
        return ""
    text = len(last.segments) > MOST_CAPTIONS or bool(cue.articles)
    return "la page de la date et des signatures" if text else ""


def _inner_gone(group: Group) -> str:
    """What must stand in every convention and does not, where the pages do not show by their articles that they
    follow one another."""
    articles = {n for cue in group.cues for n in cue.articles}
    if not articles or all(_joined(a.articles, b.articles) for a, b in pairwise(group.cues)):
        return ""
    paper = Paper(group.sheets)
    cited = [n for s in paper.segments for m in ARTICLE_CITED.finditer(s.text) if (n := int(m["number"]))]
    beyond = [n for n in cited if n > max(articles)]
    if beyond:
        return f"article {min(beyond)}"
    if not any(uais_in(s.text) for s in paper.segments):
        return "la liste des écoles"
    return "" if len(articles) < LEAST_ARTICLES or _has_end(group) else "la durée de la convention"


def _has_end(group: Group) -> bool:
    """Whether any date stands in the articles, for the one on which it ends is among them."""
    closing = closing_of(Paper(group.sheets))
    said = {id(w) for w in closing.line.words} if closing else set()
    for sheet, cue in zip(group.sheets, group.cues, strict=True):
        words = [w.text for s in sheet.segments for w in s.words if id(w) not in said]
        if dates_in(" ".join(words)) and (cue.role is not Role.FIRST or len(group.sheets) == 1 or cue.articles):
            return True
    return False


def _joined(before: Sequence[int], after: Sequence[int]) -> bool:
    return bool(before and after) and after[0] in (before[-1], before[-1] + 1)
