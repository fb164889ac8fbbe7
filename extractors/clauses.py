"""Was the text changed? The body compared with the text that was sent out; a change of meaning told from OCR noise.

What every convention fills in by itself (the parties, the list of schools, the closing) is not compared. Elsewhere a
difference is a *change* when it alters a number or a delay, replaces a confidently read word by an unlike one, or adds
or leaves out several words in a row; anything that a misreading explains is noise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extractors.labels import find_label, folded
from extractors.party_terms import AGREED
from extractors.school_list.area import list_area
from extractors.sheets import Paper
from schemas.confusions import as_digits
from schemas.finding import Code, Finding
from schemas.layout import Box, Line, Word

NOISE_LIKE = 68.0  # per cent: two spans as like as that are one text, misread
SURE = 0.80  # Tesseract's confidence in a word that is to accuse somebody
LONG_WORD = 5  # letters: a shorter word replaced says nothing
ADDED_WORDS = 4  # in a row; fewer are specks, stamps and page numbers
LEFT_OUT_WORDS = 4
LOST_PAGE_WORDS = 80  # more than that left out in a row is a missing page, not a changed clause
MOST_FINDINGS = 5
SHOWN_WORDS = 14
PLACEHOLDER = re.compile(r"[_…{}\[\]«»<>]|\.{3,}|X{3,}")
NUMBERS = frozenset(
    (
        "un",
        "une",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "quinze",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cent",
        "mille",
        "jour",
        "jours",
        "mois",
        "an",
        "ans",
        "annee",
        "annees",
        "semaine",
        "semaines",
        "euro",
        "euros",
    )
)
NEGATIONS = frozenset(("ne", "pas", "sans", "jamais", "aucun", "aucune", "non", "sauf", "hors"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word folded to its letters and digits; ``word`` is None for the text that was sent out."""

    text: str
    printed: str
    word: Word | None = None
    page: int = 0

    @property
    def confidence(self) -> float:
        return self.word.confidence if self.word else 1.0


def altered_clauses(paper: Paper, reference: str) -> tuple[Finding, ...]:
    """The changes of meaning against ``reference``, at most five; () when there is nothing to compare with."""
    if not reference.strip():
        return ()
    ours, theirs = tuple(_printed(paper)), tuple(_sent_out(reference))
    if not ours or not theirs:
        return ()
    changes = [c for c in _differences(theirs, ours) if _changes_meaning(*c)]
    return tuple(_finding(paper, sent, printed) for sent, printed in changes[:MOST_FINDINGS])


Span = Sequence[Token]


def _tokens(text: str) -> Iterator[Token]:
    for printed in text.split():
        letters = folded(printed)
        if letters or PLACEHOLDER.search(printed):
            yield Token(letters, printed)


def _sent_out(reference: str) -> Iterator[Token]:
    """The text that was sent out, from "il est convenu" to the closing line, without its list of schools."""
    lines = reference.splitlines()
    start = next((i for i, line in enumerate(lines) if _is_agreed(line)), 0)
    for line in lines[start:]:
        if re.match(r"\s*(?:Fait\s+)?[àÀA]\s+\S+.{0,30},?\s*le\b", line):
            return
        yield from _tokens(line)


def _is_agreed(text: str) -> bool:
    tokens = tuple(Word(t, Box(0, 0, 0, 0)) for t in text.split())
    return bool(tokens) and find_label(Line(tokens, 0), AGREED) is not None


def _printed(paper: Paper) -> Iterator[Token]:
    """The words of the body, without the parties, the list of schools and what follows the closing line."""
    filled_in = {id(s) for s in list_area(paper)}
    agreed = False
    for segment in paper.segments:
        agreed = agreed or find_label(segment, AGREED) is not None
        if not agreed or id(segment) in filled_in:
            continue
        if (
            re.match(r"\W*(?:Fait\s+)?[àÀA]\s+[A-ZÀ-Ý].{0,40},?\s*le\b", segment.text)
            and segment.page == paper.sheets[-1].page.number
        ):
            return
        for word in segment.words:
            letters = folded(word.text)
            if letters:
                yield Token(letters, word.text, word, segment.page)


def _differences(theirs: Span, ours: Span) -> Iterator[tuple[Span, Span]]:
    """Pairs of spans (sent out, printed) between which the texts differ; neighbours joined."""
    opcodes = Levenshtein.opcodes([t.text for t in theirs], [t.text for t in ours])
    start: tuple[int, int] | None = None
    end = (0, 0)
    for op in opcodes:
        if op.tag == "equal":
            if start is not None and op.src_end - op.src_start >= 2:
                yield theirs[start[0] : end[0]], ours[start[1] : end[1]]
                start = None
            continue
        start = start or (op.src_start, op.dest_start)
        end = (op.src_end, op.dest_end)
    if start is not None:
        yield theirs[start[0] : end[0]], ours[start[1] : end[1]]


def _changes_meaning(sent: Span, printed: Span) -> bool:
    if any(PLACEHOLDER.search(t.printed) for t in sent) or _is_filled_in(sent, printed):
        return False
    if _numbers(sent) != _numbers(printed) and _sure(printed):
        return True
    a, b = "".join(t.text for t in sent), "".join(t.text for t in printed)
    if fuzz.ratio(a, b) >= NOISE_LIKE:
        return False
    if not printed:
        return LEFT_OUT_WORDS <= len(sent) <= LOST_PAGE_WORDS
    if not sent:
        return _is_added_sentence(printed)
    if {t.text for t in printed} & NEGATIONS ^ {t.text for t in sent} & NEGATIONS:
        return _sure(printed)
    return _sure(printed) and max(len(t.text) for t in printed) >= LONG_WORD and len(a) >= LONG_WORD


def _is_filled_in(sent: Span, printed: Span) -> bool:
    """School years and the list of schools differ from convention to convention."""
    return any(re.search(r"20[0-9]{2}", t.text) for t in (*sent, *printed)) and len(printed) <= 3


def _numbers(span: Span) -> list[str]:
    return [n for t in span if (n := as_digits(t.text)).isdigit() or (n := t.text) in NUMBERS]


def _sure(span: Span) -> bool:
    return bool(span) and mean(t.confidence for t in span) >= SURE


def _is_added_sentence(printed: Span) -> bool:
    """Several words in small letters: a stamp or a heading is in capitals, a page number is short."""
    small = [t for t in printed if t.printed[:1].islower()]
    return len(printed) >= ADDED_WORDS and len(small) >= len(printed) / 2 and _sure(printed)


def _finding(paper: Paper, sent: Span, printed: Span) -> Finding:
    page, box = None, None
    if printed:
        page = printed[0].page
        flat = Box.around(t.word.box for t in printed if t.word and t.page == page)
        box = paper.sheet(page).place.on_page(flat)
    return Finding(Code.CLAUSE_ALTERED, found=_shown(printed), expected=_shown(sent), page=page, box=box)


def _shown(span: Span) -> str | None:
    words = " ".join(t.printed for t in span[:SHOWN_WORDS])
    return (words + " …" if len(span) > SHOWN_WORDS else words) or None
