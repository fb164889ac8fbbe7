"""Who signs for the collectivity, and as what: on page 1, and again above the signature."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from extractors.labels import find_label, folded
from extractors.lines import words_between
from extractors.parties import REGION, collectivity_party, region_party
from extractors.party import Party, Said, Term, labels_in
from extractors.person_words import EDGE, ELISION, name_in, title_in
from extractors.sheets import Paper, Sheet, observed
from schemas.layout import Line
from schemas.reading import Observation, Place

SAME_PERSON = 75.0  # per cent of the letters; two mayors of one region are less alike
SHORTEST_NAME = 2  # letters
LONGEST_BARE_TITLE = 60  # characters
BLOCK_BELOW = 130.0  # points: how far below the party's name its signatory's name and title may stand


def seen(paper: Paper) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """Every look at the signatory's name, and every look at the title; never those of the region's."""
    region = _name_of(region_party(paper))
    names, titles = _looks(paper, collectivity_party(paper), Place.PARTIES)
    names = tuple(n for n in names if not _is_like(n.value, region))
    last_names, last_titles = _in_signature_block(paper, names[0].value if names else "", region)
    return names + last_names, titles + last_titles


def _name_of(party: Party) -> str:
    said = party.said(Term.PERSON)
    name = name_in(said.text) if said else None
    return name[0] if name else ""


def _is_like(name: str, other: str) -> bool:
    """Whether both are the same person's name but for a few misread letters."""
    return bool(other) and fuzz.ratio(folded(name), folded(other)) >= SAME_PERSON


def _looks(paper: Paper, party: Party, place: Place) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """The name and the title that the party's labels introduce; a title may also follow the name, or stand alone."""
    person, quality = (
        next((said for said in party.each_said(term) if not _is_of_the_region(said)), None)
        for term in (Term.PERSON, Term.QUALITY)
    )
    names = _name_look(paper, person, place) if person else ()
    titles = _title_look(paper, quality, place) if quality else ()
    if person and not titles:
        titles = _title_look(paper, person, place)
    return names, titles or _bare_title(paper, party.segments, place)


def _is_of_the_region(said: Said) -> bool:
    """Whether it speaks of the rectrice: where two columns could not be told apart, her line stands among ours."""
    return any(find_label(line, REGION) for line in said.lines)


def _name_look(paper: Paper, said: Said, place: Place) -> tuple[Observation, ...]:
    line = Line(said.words, said.lines[0].page)
    text = _aligned(line, said)
    name = name_in(line.text[text:])
    if name is None:
        return ()
    words = words_between(line, name[1] + text, name[2] + text)
    return (observed(paper.sheet_of(line), name[0], said.text, words, place),)


def _title_look(paper: Paper, said: Said, place: Place) -> tuple[Observation, ...]:
    line = Line(said.words, said.lines[0].page)
    text = _aligned(line, said)
    title = title_in(line.text[text:])
    if title is None:
        return ()
    words = words_between(line, title[1] + text, title[2] + text)
    return (observed(paper.sheet_of(line), ELISION.sub("", title[0]), said.text, words, place),)


def _aligned(line: Line, said: Said) -> int:
    """Where the value begins in the words it touches: "Nom:Odile" is one word."""
    return max(0, line.text.find(said.text[:4]))


def _bare_title(paper: Paper, part: Sequence[Line], place: Place) -> tuple[Observation, ...]:
    """A line that is nothing but a title: "MAIRE", "Le Maire,"."""
    for segment in part:
        text = ELISION.sub("", segment.text.strip(EDGE))
        found = title_in(text)
        if found and found[1] <= 2 and len(text) < LONGEST_BARE_TITLE:
            return (observed(paper.sheet_of(segment), found[0], segment.text, segment.words, place),)
    return ()


def _in_signature_block(
    paper: Paper, known: str, region: str
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """The name and title above the collectivity's signature: beside a label, or the name of page 1 printed again."""
    for sheet in reversed(paper.sheets[1:] or paper.sheets):
        for segment in reversed(sheet.segments):
            if _has_label(segment):
                names, titles = _labelled(paper, sheet, segment, region)
                if names:
                    return names, titles
        again = _printed_again(paper, sheet, known)
        if again:
            return again
    return (), ()


def _has_label(segment: Line) -> bool:
    return any(term is Term.PERSON for term, _ in labels_in(segment))


def _has_two_words(name: str) -> bool:
    """Whether it is more than the scrawl of a signature that was read as letters."""
    return sum(len(folded(word)) >= SHORTEST_NAME for word in name.split()) >= 2


def _labelled(
    paper: Paper, sheet: Sheet, segment: Line, region: str
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    near = _column_below(sheet, segment)
    upto = next((i for i, s in enumerate(near) if find_label(s, REGION)), len(near))
    names, titles = _looks(paper, Party(near[:upto]), Place.SIGNATURE_BLOCK)
    if not names or _is_like(names[0].value, region) or not _has_two_words(names[0].value):
        return (), ()
    return names, titles


def _printed_again(
    paper: Paper, sheet: Sheet, known: str
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]] | None:
    """The line of ``sheet`` that has the name of page 1, with a title in it or right above or below."""
    for segment in sheet.segments:
        name = name_in(segment.text)
        if not known or name is None or not _is_like(name[0], known):
            continue
        words = words_between(segment, name[1], name[2])
        look = observed(sheet, name[0], segment.text, words, Place.SIGNATURE_BLOCK)
        return (look,), _titles_around(paper, sheet, segment)
    return None


def _titles_around(paper: Paper, sheet: Sheet, segment: Line) -> tuple[Observation, ...]:
    line = Said(segment.text, (segment,))
    near = [
        s
        for s in sheet.segments
        if s is not segment
        and abs(s.box.middle - segment.box.middle) < 2 * segment.box.height
        and s.box.x0 < segment.box.x1
        and s.box.x1 > segment.box.x0
        and not find_label(s, REGION)
    ]
    return _title_look(paper, line, Place.SIGNATURE_BLOCK) or _bare_title(paper, near, Place.SIGNATURE_BLOCK)


def _column_below(sheet: Sheet, segment: Line) -> tuple[Line, ...]:
    """``segment`` and what stands below it in its column, as far as a signature block reaches."""
    return tuple(
        s
        for s in sheet.segments
        if -5 <= s.box.middle - segment.box.middle < BLOCK_BELOW
        and s.box.x0 < segment.box.x1 + 40
        and s.box.x1 > segment.box.x0 - 40
    )
