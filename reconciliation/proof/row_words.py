"""Where in a row's printed words its school's name and commune stand, told by the official list once the UAI is proved.

Layouts part name and commune in ways that nobody foresaw: a title runs into the first row, a cell is wrapped, no sign
stands between. The official list has the words to look for. The value stays what is printed; what is not printed is not
found, and the earlier reading stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reconciliation.matching.school import parse_school_name
from reconciliation.matching.words import folded_words
from schemas.draft import RowWord, SchoolDraft
from schemas.formats import commune_name, school_name
from schemas.layout import Box
from schemas.reading import Observation, Place
from schemas.school import School

MORE_WORDS = 4  # that a name may have on paper beyond those of the list: torn words, "publique", articles
CELL_GAP = 9.0  # points between two words of two cells
SIGNS = ",;:.()[]|/–—-"  # behind or before a word: there a part ends
EDGE = ' \t,;:.•●▪*·–—-_|()[]«»"“”'
BEGINS_SCHOOL = frozenset({"ECOLE", "ECOLES", "GROUPE", "MATERNELLE", "ELEMENTAIRE", "PRIMAIRE"})


@dataclass(frozen=True, slots=True)
class Run:
    """The words ``start`` to ``end`` (exclusive) of a row."""

    start: int
    end: int

    def overlaps(self, other: Run) -> bool:
        return self.start < other.end and other.start < self.end


def told_by_list(draft: SchoolDraft, school: School) -> SchoolDraft:
    """``draft`` with the name and the commune as its words have them, where they were read otherwise and the words of
    the official name stand in the row, followed by nothing that may belong to it."""
    if not draft.words or not draft.uai:
        return draft
    words = draft.words
    names = list(_runs(words, school.name, school_name.compact))
    communes = list(_runs(words, school.commune, commune_name.compact))
    commune = next((c for c in reversed(communes) if not any(n.overlaps(c) for n in names)), None)
    name = next((n for n in names if _ends_there(words, n, commune)), None)
    told = draft
    if name is not None and not _is(draft.name, school.name, school_name.compact):
        told = replace(told, name=(_observed(draft, name, school.name),))
    if commune is not None and not _is(draft.commune, school.commune, commune_name.compact):
        told = replace(told, commune=(_observed(draft, commune, school.commune),))
    return told


def names_stand_in(draft: SchoolDraft, school: School) -> bool:
    """Whether the row has the words of the school's commune, or of a name of its own."""
    communes = _runs(draft.words, school.commune, commune_name.compact)
    own = parse_school_name(school.name, school.commune).proper
    names = _runs(draft.words, school.name, school_name.compact) if own else iter(())
    return next(communes, None) is not None or next(names, None) is not None


def is_named_in(draft: SchoolDraft, school: School) -> bool:
    """Whether the row has the words of the school's name, to their end."""
    return any(_ends_there(draft.words, run, None) for run in _runs(draft.words, school.name, school_name.compact))


def _is(looks: Sequence[Observation], official: str, compact: Callable[[str], str]) -> bool:
    """Whether one of the looks has the official words already."""
    return any(o.value and compact(o.value) == compact(official) for o in looks)


def _tight(text: str, compact: Callable[[str], str]) -> str:
    return compact(text).replace(" ", "")


def _runs(words: Sequence[RowWord], official: str, compact: Callable[[str], str]) -> Iterator[Run]:
    """The runs of words that say what the list says, none over another: with the article that the list has before it,
    and without any other small word."""
    wanted = _tight(official, compact)
    longest = len(folded_words(official)) + MORE_WORDS
    first = folded_words(official)[:1]
    last = 0

    def says_it(start: int, end: int) -> bool:
        return _tight(" ".join(w.text for w in words[start:end]), compact) == wanted

    for start, word in enumerate(words):
        begins = folded_words(word.text)[:1]
        if start < last or not begins:
            continue
        ends = range(start + 1, min(len(words), start + longest) + 1)
        end = next((end for end in ends if says_it(start, end)), None)
        if end is not None and (begins == first or not says_it(start + 1, end)):
            yield Run(start, end)
            last = end


def _ends_there(words: Sequence[RowWord], run: Run, commune: Run | None) -> bool:
    """Whether the name is at its end behind ``run``: a sign, the commune, a number, another school or another cell."""
    if run.end == len(words) or (commune is not None and commune.start == run.end):
        return True
    last, after = words[run.end - 1], words[run.end]
    if last.text[-1] in SIGNS or after.text[0] in SIGNS or after.text[0].isdigit():
        return True
    if set(folded_words(after.text)[:1]) & BEGINS_SCHOOL:
        return True
    return last.page == after.page and after.box.x0 - last.box.x1 > CELL_GAP


def _observed(draft: SchoolDraft, run: Run, official: str) -> Observation:
    """The run as a look at the row's part; on the page where it begins."""
    words = draft.words[run.start : run.end]
    page = words[0].page
    raw = " ".join(w.text for w in words)
    return Observation(
        _joined(words, official).strip(EDGE),
        raw,
        page,
        Box.around(w.box for w in words if w.page == page),
        Place.ARTICLE_SCHOOLS,
        draft.uai[0].look,
        min(w.confidence for w in words),
    )


def _joined(words: Sequence[RowWord], official: str) -> str:
    """The printed words as one text: a name cut at its hyphen, or within a word, by the end of its cell is whole again.

    >>> lines = [("LE", 0), ("VAL-", 0), ("DE-BRU", 10), ("NE", 20)]
    >>> _joined([RowWord(text, 1, Box(0, top, 9, top + 9)) for text, top in lines], "Le Val-de-Brune")
    'LE VAL-DE-BRUNE'
    """
    ends, at = set(), 0
    for part in folded_words(official):
        at += len(part)
        ends.add(at)
    text, letters = "", 0
    for before, word in zip((None, *words), words, strict=False):
        next_line = before is not None and word.box.top > before.box.middle
        cut = text.endswith("-") or word.text.startswith("-") or (next_line and letters not in ends)
        text += word.text if before is None or cut else f" {word.text}"
        letters += len("".join(folded_words(word.text)))
    return text
