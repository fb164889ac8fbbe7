"""The pages of a file → its conventions: one, several one after another, shuffled pages, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.articles import headings_of
from extractors.first_page import speaks_of_subject
from extractors.page_cues import FIRST_AFTER_END, FIRST_FROM, Cues, Role, cues_of
from extractors.sheets import Sheet
from extractors.signature_captions import has_both_captions

LEAST_ARTICLES = 3
MANY_ARTICLES = 5  # a deliberation has fewer
FIRST_OF_ALL = 7  # points of a page that has more than any other: worded in a way not known, and still the first
AHEAD = 3  # points more than any other


@dataclass(frozen=True)
class Group:
    """The sheets of one convention, in reading order, with what is known of them."""

    sheets: tuple[Sheet, ...]
    cues: tuple[Cues, ...]
    is_convention: bool


def sheets_to_groups(sheets: Sequence[Sheet]) -> tuple[Group, ...]:
    """Cut before each first page; within a group the pages are laid in order."""
    if not sheets:
        return ()
    cues = _with_first([cues_of(s) for s in sheets])
    cuts = _cuts(cues)
    return tuple(_group(sheets[a:b], cues[a:b]) for a, b in zip(cuts, [*cuts[1:], len(sheets)], strict=True))


def _with_first(cues: Sequence[Cues]) -> list[Cues]:
    """The cues; where no page is surely a first one, the one that is far more like one than all others."""
    if any(cue.role is Role.FIRST for cue in cues):
        return list(cues)
    best = max(range(len(cues)), key=lambda i: cues[i].first)
    rest = [cue.first for i, cue in enumerate(cues) if i != best]
    if cues[best].role is Role.STRANGE:
        return list(cues)
    if not cues[best].titled or cues[best].first < FIRST_OF_ALL or cues[best].first - max(rest, default=0) < AHEAD:
        return list(cues)
    return [replace(cue, role=Role.FIRST) if i == best else cue for i, cue in enumerate(cues)]


def _cuts(cues: Sequence[Cues]) -> list[int]:
    """Where groups begin. One first page: one group, wherever it lies. Several: each begins one, unless the stack
    was scanned backwards, where each ends one."""
    firsts = _firsts(cues)
    if len(firsts) <= 1:
        return [0]
    backwards = firsts[-1] == len(cues) - 1 and firsts[0] > 0 and cues[0].closes
    if backwards:
        return [0, *(i + 1 for i in firsts[:-1])]
    return [0, *firsts[1:]]


def _firsts(cues: Sequence[Cues]) -> list[int]:
    """The pages that begin a convention. After a page that signs off less is asked of one; before it more: the parties
    of one convention may fill two pages. A cover belongs to the page behind it."""
    firsts: list[int] = []
    for i, cue in enumerate(cues):
        ended = i > 0 and cues[i - 1].closes
        if cue.role is Role.STRANGE or cue.first < (FIRST_AFTER_END if ended and cue.titled else FIRST_FROM):
            continue
        open_one = bool(firsts) and not any(c.closes for c in cues[firsts[-1] : i])
        if open_one and not cue.titled:
            continue
        covered = i > 0 and cues[i - 1].cover and i - 1 not in firsts and (i == 1 or cues[i - 2].closes)
        firsts.append(i - 1 if covered else i)
    return firsts


def _group(sheets: Sequence[Sheet], cues: Sequence[Cues]) -> Group:
    ordered = _laid(list(zip(sheets, cues, strict=True)))
    numbered = _with_headings([s for s, _ in ordered], [c for _, c in ordered])
    if any(cue.articles for cue in numbered) and not _ascend(numbered):
        ordered = _sorted(list(zip((s for s, _ in ordered), numbered, strict=True)))
        numbered = _with_headings([s for s, _ in ordered], [c for _, c in ordered])
    laid = tuple(s for s, _ in ordered)
    return Group(laid, tuple(numbered), _is_convention(laid, numbered))


def _laid(pairs: list[tuple[Sheet, Cues]]) -> list[tuple[Sheet, Cues]]:
    """By the numbers printed on all pages; without them by first page and article headings, where these are out of
    order as they were scanned."""
    numbers = [cue.number.page if cue.number else 0 for _, cue in pairs]
    if all(numbers) and len(set(numbers)) == len(numbers):
        return sorted(pairs, key=lambda pair: pair[1].number.page if pair[1].number else 0)
    cues = [cue for _, cue in pairs]
    if not any(cue.articles for cue in cues) or _ascend(cues):
        return pairs
    return _sorted(pairs)


def _sorted(pairs: list[tuple[Sheet, Cues]]) -> list[tuple[Sheet, Cues]]:
    return sorted(pairs, key=lambda pair: (*pair[1].order, pair[0].page.number))


def _ascend(cues: Sequence[Cues]) -> bool:
    """Whether the first page comes first and the articles follow one another."""
    articles = [cue.articles[0] for cue in cues if cue.articles]
    first_behind = any(cue.role is Role.FIRST for cue in cues[1:]) and not (cues[0].cover or cues[0].role is Role.FIRST)
    return articles == sorted(articles) and not first_behind


def _with_headings(sheets: Sequence[Sheet], cues: Sequence[Cues]) -> list[Cues]:
    """The cues with the headings that only all pages together show."""
    places = [n for n, sheet in enumerate(sheets) for _ in sheet.segments]
    found: list[list[int]] = [[] for _ in sheets]
    for heading in headings_of([segment for sheet in sheets for segment in sheet.segments]):
        if heading.number:
            found[places[heading.at]].append(heading.number)
    return [replace(cue, articles=tuple(articles)) for cue, articles in zip(cues, found, strict=True)]


def _is_convention(sheets: Sequence[Sheet], cues: Sequence[Cues]) -> bool:
    """Whether anything speaks for a convention and nothing says that it is another paper.

    Articles, a title, parties and both signatures: a letter or an invoice has none of them, each convention several,
    however it is worded."""
    articles = len({n for cue in cues for n in cue.articles})
    titled = any(cue.titled for cue in cues)
    first = any(cue.role is Role.FIRST for cue in cues)
    subject = any(speaks_of_subject(s.segments) for s in sheets)
    if any(cue.role is Role.STRANGE for cue in cues):
        return first or (articles >= MANY_ARTICLES and titled)
    if articles >= LEAST_ARTICLES:
        return True
    signed = any(has_both_captions(s) for s in sheets)
    return (first and (subject or signed)) or (titled and subject and signed)
