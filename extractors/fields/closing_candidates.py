"""The pieces of print that may say where and when it was signed, each with what stands beside and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.articles import article_of
from extractors.fields.closing_words import Said, closing_in
from extractors.labels import folded
from extractors.lines import same_row, words_between
from extractors.patterns import CLOSING_BEGINS
from extractors.sheets import Paper, Sheet
from extractors.signature_captions import is_signed_at_all, tail
from schemas.layout import Line, Word

PIECES = 4  # that a closing may be parted in: "Fait à", "Caen", "le", "03/04/2025"
BELOW = 1.8  # heights of a line under which the next line of a closing may begin
ARTICLE_AFTER = 2.5  # worth less where an article follows: nobody signs before the end
STAMP_AROUND = 3.0  # of its height: the lines of a date stamp
OF_STAMP = re.compile(r"re[cg]ule|recu$|arrive|courrier|enregistre|transmis|publie|affiche|prefecture|accusede|depos")


@dataclass(frozen=True)
class Candidate:
    """Pieces of print on ``sheet``, and what they say; the one of most ``worth`` is the closing."""

    sheet: Sheet
    pieces: tuple[Line, ...]
    said: Said
    worth: float

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.pieces)

    def words(self, start: int, stop: int) -> tuple[Word, ...]:
        """The words that the characters ``start`` to ``stop`` of ``text`` touch."""
        return words_between(Line(tuple(w for p in self.pieces for w in p.words), 0), start, stop)


def candidates_in(paper: Paper) -> Iterator[Candidate]:
    """Everything that may be a closing, in reading order."""
    ends = _last_article(paper)
    for number, sheet in enumerate(paper.sheets):
        begins = [s for s in sheet.segments if CLOSING_BEGINS.search(s.text)]
        if not begins:
            continue
        end_of_page = tail(sheet) if is_signed_at_all(sheet) else ()
        for segment in begins:
            signed = any(s is segment for s in end_of_page) and not _is_of_stamp(sheet, segment)
            candidate = _likeliest(sheet, segment, signed)
            if candidate is None:
                continue
            if (number, segment.box.middle) < ends:
                candidate = replace(candidate, worth=candidate.worth - ARTICLE_AFTER)
            if candidate.worth > 0:
                yield candidate


def _is_of_stamp(sheet: Sheet, segment: Line) -> bool:
    """Whether what stands around the line says that its date is another one: the day a letter arrived."""
    around = segment.box.grown(STAMP_AROUND * segment.box.height, STAMP_AROUND * segment.box.height)
    return any(OF_STAMP.search(folded(s.text)) for s in sheet.segments if s.box.overlap(around) > 0)


def _last_article(paper: Paper) -> tuple[int, float]:
    """The sheet and the height at which the last article begins."""
    found = ((i, s.box.middle) for i, sheet in enumerate(paper.sheets) for s in sheet.segments if article_of(s))
    return max(found, default=(-1, 0.0))


def _likeliest(sheet: Sheet, segment: Line, signed: bool) -> Candidate | None:
    """The segment read alone, with what stands beside it, with what stands below it."""
    best: Candidate | None = None
    for pieces in _readings(sheet, segment):
        text = "\n".join(p.text for p in pieces)
        said = closing_in(text, signed)
        if said is not None and said.start < len(pieces[0].text) and (best is None or said.worth > best.worth):
            best = Candidate(sheet, pieces, said, said.worth)
    return best


def _readings(sheet: Sheet, segment: Line) -> Iterator[tuple[Line, ...]]:
    yield (segment,)
    beside = [segment]
    while len(beside) < PIECES and (right := sheet.beside(beside[-1])):
        beside.append(right)
        yield tuple(beside)
    below = [segment]
    while len(below) < PIECES and (under := _under(sheet, below[-1])):
        below.append(under)
        yield tuple(below)


def _under(sheet: Sheet, segment: Line) -> Line | None:
    """The next line in the same column."""
    box = segment.box
    for other in sheet.segments:
        gap = other.box.top - box.bottom
        if -0.3 * box.height < gap < BELOW * box.height and other.box.x0 < box.x1 and other.box.x1 > box.x0:
            return None if same_row(box, other.box) else other
    return None
