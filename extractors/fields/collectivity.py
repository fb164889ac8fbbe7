"""The collectivity's name and kind: "COMMUNE DE LESPINE", "SIVU DES TROIS VALLONS"; on page 1, above the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.collectivity_words import NO_NAME_YET, REST_OF_SENTENCE, kind_of, name_in_line
from extractors.found import Found
from extractors.labels import find_label
from extractors.lines import same_row, words_between
from extractors.parties import collectivity_block
from extractors.party import labels_in
from extractors.party_terms import REGION
from extractors.sheets import Paper, observed
from schemas.formats.address import STREET
from schemas.layout import Line
from schemas.reading import Observation, Place

LEADING = 1.0  # heights of a line between it and the next; a new paragraph stands further apart
MOST_WORDS = 14  # of a caption; a sentence has more
MOST_BELOW = 2  # lines on which a long name goes on
UNFINISHED = re.compile(r"(?:\bd[eu]s?|\bd[’']|\bl[ae]s?|\bl[’']|-|«)\s*$", re.IGNORECASE)


def names_in(text: str) -> tuple[Found, ...]:
    """The name in the text of a zone."""
    name = name_in_line(text)
    return (_where(text, name),) if name else ()


def _where(text: str, name: str) -> Found:
    """``name`` and which characters of ``text`` said it."""
    start = max(0, text.find(name))
    return Found(name, start, start + len(name))


def seen(paper: Paper) -> tuple[Observation, ...]:
    """The name in the parties and, again, above the signature on the last page."""
    return (*_in_parties(paper), *_on_closing_page(paper))


def kinds(names: Iterable[Observation]) -> tuple[Observation, ...]:
    """The kind that each look at the name speaks of."""
    return tuple(
        Observation(kind, seen.raw, seen.page, seen.box, seen.place, seen.look, seen.confidence)
        for seen in names
        if (kind := kind_of(seen.value))
    )


def _in_parties(paper: Paper) -> tuple[Observation, ...]:
    block = collectivity_block(paper)
    for at, segment in enumerate(block):
        if find_label(segment, REGION):
            continue
        name = name_in_line(segment.text)
        if name is None:
            continue
        segments = [segment, *_wrapped(block, at, segment)]
        text = " ".join(s.text for s in segments)
        whole = name_in_line(text) or name
        said = _where(text, whole)
        words = words_between(Line(tuple(w for s in segments for w in s.words), segment.page), said.start, said.end)
        look = observed(paper.sheet_of(segment), whole, text, words, Place.PARTIES)
        return (look, *_perhaps_otherwise(paper, look, block, segment))
    return ()


def _perhaps_otherwise(
    paper: Paper, look: Observation, block: tuple[Line, ...], segment: Line
) -> Iterator[Observation]:
    """The name as it would be if it ended with its line, or in the next or the one after: where nothing but what it
    says tells how far it goes, reconciliation may know a collectivity of that name."""
    if REST_OF_SENTENCE.search(look.raw):
        return
    segments = [segment]
    below = [s for s in block if s.box.top > segment.box.middle][:MOST_BELOW]
    for last in (None, *below):
        if last is not None:
            if any(labels_in(last)) or STREET.match(last.text) or re.search(r"[0-9]", last.text):
                return
            segments.append(last)
        text = " ".join(s.text for s in segments)
        if (name := name_in_line(text)) and name != look.value:
            words = [w for s in segments for w in s.words]
            yield observed(paper.sheet_of(segment), name, text, words, look.place)


def _wrapped(block: tuple[Line, ...], at: int, segment: Line) -> tuple[Line, ...]:
    """What a long name goes on in: right beside where it broke off, or the second line, right below, and none of the
    other lines of the parties."""
    beside = next((s for s in block if _goes_on_beside(segment, s)), None)
    if beside is not None:
        return (beside,)
    below = next((s for s in block[at + 1 :] if s.box.top > segment.box.middle), None)
    if below is None or any(labels_in(segment)) or REST_OF_SENTENCE.search(segment.text):
        return ()
    if UNFINISHED.search(segment.text) or NO_NAME_YET.fullmatch(segment.text):
        return (below,)
    near = below.box.top - segment.box.bottom < LEADING * segment.box.height
    plain = (
        not any(labels_in(below))
        and not STREET.match(below.text)
        and not find_label(below, REGION)
        and not re.search(r"[0-9]", below.text)
    )
    short = kind_of(below.text) is None and len(below.text) < 45 and below.text.upper() == below.text
    capitals = segment.words[-1].text.isupper() and len(segment.words[-1].text) > 1
    return (below,) if near and plain and short and capitals else ()


def _goes_on_beside(segment: Line, other: Line) -> bool:
    """Whether "VALBRUNE" was cut from "La Ville de" where a column of other lines begins."""
    gap = other.box.x0 - segment.box.x1
    near = same_row(segment.box, other.box) and 0 <= gap < LEADING * segment.box.height
    return near and UNFINISHED.search(segment.text) is not None and not any(labels_in(other))


def _on_closing_page(paper: Paper) -> tuple[Observation, ...]:
    sheet = paper.sheets[-1]
    looks = []
    for segment in sheet.segments:
        if segment.box.middle < 0.08 * sheet.page.height or find_label(segment, REGION):
            continue
        lines = [segment, *_below_unfinished(sheet.segments, segment)]
        words = tuple(w for line in lines for w in line.words)
        text = re.sub(r"^\W*(?i:pour)\s+(?:l[ae]\s+|l[’'])?", "", " ".join(line.text for line in lines))
        name = name_in_line(text)
        if (
            name
            and not NO_NAME_YET.fullmatch(name)
            and not UNFINISHED.search(name)
            and not re.search(r"[0-9]", name)
            and len(name) < 90
            and len(words) <= MOST_WORDS
            and name.split()[0][:1].isupper() | text.startswith(name)
        ):
            looks.append(observed(sheet, name, text, words, Place.SIGNATURE_BLOCK))
    return tuple(looks[-1:])


def _below_unfinished(segments: Sequence[Line], segment: Line) -> tuple[Line, ...]:
    """The line right below "MAIRIE DES", in its column."""
    if not UNFINISHED.search(segment.text):
        return ()
    box = segment.box
    near = (s for s in segments if 0 < s.box.middle - box.middle < 2 * box.height)
    return tuple(s for s in near if s.box.x0 < box.x1 and box.x0 < s.box.x1)[:1]
