"""Who signs for the collectivity, and as what: on page 1, and again above the signature."""

from __future__ import annotations

from typing import TypeAlias

from rapidfuzz import fuzz

from extractors.labels import find_label, folded
from extractors.parties import collectivity_party, region_party
from extractors.party import Party, Term, labels_in
from extractors.party_terms import REGION, REGION_NAME, REGION_OFFICE
from extractors.person_words import is_full_name, name_in
from extractors.sheets import Paper, Sheet, observed
from extractors.signer import Seen, name_of, title_of
from schemas.layout import Line
from schemas.reading import Observation, Place

SAME_PERSON = 75.0  # per cent of the letters; two mayors of one region are less alike
SAME_WORD = 55.0  # per cent of each name's letters: "Marcel" and "Hélène" may share the family name
BLOCK_BELOW = 130.0  # points: how far below the party's name its signatory's name and title may stand

Looks: TypeAlias = tuple[tuple[Observation, ...], tuple[Observation, ...]]
"""Looks at the name, and looks at the title."""


def seen(paper: Paper) -> Looks:
    """Every look at the signatory's name, and every look at the title; never those of the region's."""
    theirs = name_of(region_party(paper), of_region=True)
    region = theirs.value if theirs else ""
    party = collectivity_party(paper)
    mixed = not region_party(paper).segments and any(find_label(s, REGION_NAME) for s in party.segments)
    name, title = (None, None) if mixed else (name_of(party), title_of(party))  # whose they are cannot be told
    if name and _is_like(name.value, region):
        name = None
    if name and not region and _speaks_for_region(paper, name.value):
        name = title = None
    last_names, last_titles = _in_signature_block(paper, name.value if name else "", region)
    return (
        (*_observed(paper, name, Place.PARTIES), *last_names),
        (*_observed(paper, title, Place.PARTIES), *last_titles),
    )


def _observed(paper: Paper, seen: Seen | None, place: Place) -> tuple[Observation, ...]:
    if seen is None or not seen.lines:
        return ()
    return (observed(paper.sheet_of(seen.lines[0]), seen.value, seen.raw, seen.words, place),)


def _is_like(name: str, other: str) -> bool:
    """Whether both are the same person's name but for a few misread letters."""
    if not other or fuzz.ratio(folded(name), folded(other)) < SAME_PERSON:
        return False
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return True
    return all(fuzz.ratio(folded(w), folded(o)) >= SAME_WORD for w, o in zip(words, others, strict=True))


def _speaks_for_region(paper: Paper, name: str) -> bool:
    """Whether the paper names this person beside "Rectrice" or "Recteur", or on the line above: told where the parties
    could not be told apart."""
    for sheet in paper.sheets:
        for segment in sheet.segments:
            if find_label(segment, REGION_OFFICE) is None:
                continue
            near = (segment, *_around(sheet, segment, of_region=True))
            if any(fuzz.partial_ratio(folded(name), folded(s.text)) >= SAME_PERSON for s in near):
                return True
    return False


def _in_signature_block(paper: Paper, known: str, region: str) -> Looks:
    """The name and title above the collectivity's signature: beside a label, or the name of page 1 printed again."""
    for sheet in reversed(paper.sheets[1:] or paper.sheets):
        for segment in reversed(sheet.segments):
            if any(term is Term.PERSON for term, _ in labels_in(segment)):
                names, titles = _labelled(paper, sheet, segment, region)
                if names:
                    return names, titles
        again = _printed_again(paper, sheet, known)
        if again:
            return again
    return (), ()


def _labelled(paper: Paper, sheet: Sheet, segment: Line, region: str) -> Looks:
    near = _column_below(sheet, segment)
    upto = next((i for i, s in enumerate(near) if find_label(s, REGION)), len(near))
    party = Party(near[:upto])
    name = name_of(party)
    if name is None or _is_like(name.value, region) or not is_full_name(name.value):
        return (), ()
    if not region and _speaks_for_region(paper, name.value):
        return (), ()
    return _observed(paper, name, Place.SIGNATURE_BLOCK), _observed(paper, title_of(party), Place.SIGNATURE_BLOCK)


def _printed_again(paper: Paper, sheet: Sheet, known: str) -> Looks | None:
    """The line of ``sheet`` that has the name of page 1, with a title in it or right above or below."""
    for segment in sheet.segments:
        name = name_in(segment.text)
        if not known or name is None or not _is_like(name[0], known):
            continue
        words = Party((segment,)).part(name[1], name[2])[0].words
        look = observed(sheet, name[0], segment.text, words, Place.SIGNATURE_BLOCK)
        title = title_of(Party((segment,))) or title_of(Party(_around(sheet, segment)))
        return (look,), _observed(paper, title, Place.SIGNATURE_BLOCK)
    return None


def _around(sheet: Sheet, segment: Line, *, of_region: bool = False) -> tuple[Line, ...]:
    """The lines right above and below ``segment``, those that speak of the region only where it is its own."""
    return tuple(
        s
        for s in sheet.segments
        if s is not segment
        and abs(s.box.middle - segment.box.middle) < 2 * segment.box.height
        and s.box.x0 < segment.box.x1
        and s.box.x1 > segment.box.x0
        and (of_region or not find_label(s, REGION))
    )


def _column_below(sheet: Sheet, segment: Line) -> tuple[Line, ...]:
    """``segment`` and what stands below it in its column, as far as a signature block reaches."""
    return tuple(
        s
        for s in sheet.segments
        if -5 <= s.box.middle - segment.box.middle < BLOCK_BELOW
        and s.box.x0 < segment.box.x1 + 40
        and s.box.x1 > segment.box.x0 - 40
    )
