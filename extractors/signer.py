"""Who signs for a party, and as what: behind its labels, or by what names and titles look like wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.labels import find_label
from extractors.party import Party, Said, Term
from extractors.party_terms import REGION
from extractors.person_words import holder_behind, holder_in, name_in, people_in
from extractors.title_words import EDGE, title_at
from schemas.layout import Line, Word

LONGEST_BARE_TITLE = 60  # characters
HIDDEN = "|"  # stands for what the region's lines say


@dataclass(frozen=True)
class Seen:
    """A name or a title, what was printed for it, and its words, line by line."""

    value: str
    raw: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for line in self.lines for w in line.words)


def name_of(party: Party, *, of_region: bool = False) -> Seen | None:
    """The person: behind a label, behind "Madame" or "Monsieur", or before a title. What speaks of the rectrice is
    left out, but for the region's own party."""
    for said in party.each_said(Term.PERSON) if of_region else _ours(party, Term.PERSON):
        name = name_in(said.text)
        if name:
            return _seen(party, name, said.start)
    text = party.text if of_region else _without_region(party)
    named = [*people_in(text), *(holder for holder in (holder_in(text), holder_behind(text)) if holder)]
    return _seen(party, named[0]) if named else None


def title_of(party: Party) -> Seen | None:
    """The title: behind a label, behind or before the name, or on a line of its own."""
    for term in (Term.QUALITY, Term.PERSON):
        for said in _ours(party, term):
            title = title_at(said.text)
            if title and (term is Term.PERSON or not said.text[: title[1]].strip(EDGE)):
                return _seen(party, title, said.start)
    at = 0
    for segment in party.segments:
        title = title_at(segment.text) if not find_label(segment, REGION) else None
        bare = title is not None and len(segment.text) < LONGEST_BARE_TITLE
        if title and bare and len(segment.text[: title[1]].strip(EDGE)) <= len("Madame le"):
            return _seen(party, title, at)
        at += len(segment.text) + 1
    title = title_at(_without_region(party))
    return _seen(party, title) if title else None


def _ours(party: Party, term: Term) -> list[Said]:
    """What the labels of ``term`` say, but for the rectrice's: where two columns could not be told apart, her line
    stands among ours."""
    return [said for said in party.each_said(term) if not any(find_label(line, REGION) for line in said.lines)]


def _without_region(party: Party) -> str:
    """The party's text, in which what lines say of the region is hidden; every character stays in its place."""
    return "\n".join(HIDDEN * len(s.text) if find_label(s, REGION) else s.text for s in party.segments)


def _seen(party: Party, found: tuple[str, int, int], offset: int = 0) -> Seen:
    value, start, end = found[0], found[1] + offset, found[2] + offset
    return Seen(value, party.text[start:end], party.part(start, end))
