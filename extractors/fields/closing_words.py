"""The words of a closing: "Fait à Montmirel, le 28/05/2025", in every order in which people write them.

Pure text. ``\\n`` stands between pieces that are printed apart (cells, lines). A closing is a place, a date, or both,
that a verb ("Fait", "Signé"), an "à" or a comma before "le" bring in. The number of copies may stand anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extractors.dates import in_text as dates_in
from extractors.found import Found
from extractors.labels import folded
from extractors.patterns import (
    CLOSING_AT,
    CLOSING_BEHIND,
    CLOSING_BLANK,
    CLOSING_COPIES,
    CLOSING_DATE_LABEL,
    CLOSING_NAMED,
    CLOSING_PLACE_LABEL,
    CLOSING_PURPOSE,
    CLOSING_SITE,
)
from schemas.formats import date_fr

VERBS = ("fait", "signe", "passe", "etabli", "conclu", "dresse", "redige", "arrete")
LIKE_A_VERB = 75.0  # per cent: "fail" and "falt" are "fait"
MOST_PLACE_WORDS = 9
LONGEST_PLACE = 60  # characters
SCRIBBLE_WORDS = 4  # what a handwritten or stamped date is read as
SCRIBBLE_LETTERS = 9  # of each of these words
DOTS = re.compile(r"(?<![0-9])[.…_·]|[.…_·](?![0-9])")  # to write on: "..16.MAI.2025"; those of "16.05.2025" are none
LABEL_AT = 4  # characters before "Le" where nothing else stands
BARE = 0.5  # of the worth of a closing that says its place
SIGNED_SCRIBBLE = (6, 13)  # the same where only captions stand
FIGURES = frozenset("0123456789")
PLAIN_VERBS = ("fait", "fail", "falt", "sign")  # that need no place: "Fait le ..."
WORDS_BETWEEN = 9  # "Fait pour servir et valoir ce que de droit, le ..."
WORDS_WITH_VERB = 3  # "Fait par les parties à ..."
MOST_BEHIND = 2  # words that may follow the date of a closing without a verb; a sentence goes on
EDGE = " :,;.-–—_|\n"
NO_PLACE = frozenset(
    re.findall(
        r"\w+",
        "pour region academique academie maire adjoint adjointe recteur rectrice president presidente article "
        "convention signature signatures cachet ministre collectivite monsieur madame vu entre est sont par qui que "
        "dont ladite presente delegation date lieu nom qualite conseil deliberation partie parties service ecole "
        "ecoles annee exemplaire exemplaires double originaux",
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """Characters of the text that say where and when. ``label_end``: behind "le", where the date stands or should;
    ``room_end``: where that room ends; ``worth`` orders what could be a closing: a verb, an "à", a date tell more."""

    start: int
    label_end: int
    room_end: int
    worth: float
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None


def closing_in(text: str, signed: bool = False) -> Said | None:
    """What ``text`` says of place and date, the likeliest way to read it; None when it is no closing. ``signed``: it
    stands where nothing but captions and names do, so that "Le 3 avril 2025" by itself is one.

    >>> found = closing_in("Fait en deux exemplaires à Le Mas, le 3 avril 2025")
    >>> found and ("Fait en deux exemplaires à Le Mas, le 3 avril 2025"[slice(*found.place)], found.date)
    ('Le Mas', (38, 50))
    >>> closing_in("Lieu et date de signature : Le Mas, le 3 avril 2025").place
    (28, 34)
    """
    bare = CLOSING_COPIES.sub(_blank, CLOSING_PURPOSE.sub(_blank, text))
    bare = CLOSING_PLACE_LABEL.sub(lambda m: "A".ljust(len(m[0])), bare)
    found = [said for label in CLOSING_DATE_LABEL.finditer(bare) if (said := _read_at(bare, label, signed))]
    found += _only_place(bare)
    if signed and not found:
        found += _only_date(bare)
    return max(found, key=lambda s: (s.worth, -s.label_end), default=None)


def _blank(said: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", said[0])


def _read_at(text: str, label: re.Match[str], signed: bool) -> Said | None:
    """The closing around one "le"."""
    date, room_end, certainty = _date_behind(text, label.end(), signed)
    start, verb = _start_and_verb(text, label.start())
    head = text[start : label.start()]
    at = CLOSING_AT.fullmatch(head)
    if (
        at
        and _may_stand_before(at["before"], verb)
        and (place := _place(text, start + at.start("place"), start + at.end("place")))
    ):
        if not verb and (certainty < 1 or _goes_on(text, date, room_end)):
            return None
        return Said(start, label.end(), room_end, certainty + 1 + 3 * verb, place, date)
    if verb and certainty >= 1:
        return _verb_alone(text, head, Said(start, label.end(), room_end, certainty + 3, None, date))
    if not head.strip(EDGE) and _is_written_on(text[label.start() : room_end], date):
        behind = _place_behind(text, date[1] if date else room_end)
        if behind:
            return Said(start, label.end(), room_end, certainty, behind, date)
        if signed and label.start() <= LABEL_AT and certainty >= 1 and not _goes_on(text, date, room_end):
            return Said(start, label.end(), room_end, certainty * BARE, None, date)
    named = CLOSING_NAMED.fullmatch(head)
    if named and certainty >= 1 and not verb and not _goes_on(text, date, room_end):
        place = _place(text, start + named.start("place"), start + named.end("place"))
        if place and text[place[0]].isupper():
            return Said(start, label.end(), room_end, certainty, place, date)
    return None


def _is_written_on(text: str, date: tuple[int, int] | None) -> bool:
    """Whether ``text``, "le" and what follows it, holds a date, figures of one, or dots to write one on."""
    return date is not None or re.search(r"[0-9]|[.…_·]{3}|:\s*$|\bjj?\b|\bdate\W*$", text) is not None


def _verb_alone(text: str, head: str, said: Said) -> Said | None:
    """ "Fait le 3 avril 2025", "Signé le ........ à Caen", "Fait à ......, le ......": ``head``: what precedes "le"."""
    behind = _place_behind(text, said.date[1] if said.date else said.room_end)
    rest = [w for w in _without_verb(head).split() if folded(w) not in ("", "a", "4")]
    if behind and len(rest) <= WORDS_WITH_VERB:
        return replace(said, place=behind, worth=said.worth + 1)
    begins = not text[: said.start].strip(" |-–—") or text[: said.start].rstrip()[-1] in ".;!"
    plain = begins and folded(head)[:4] in PLAIN_VERBS and not _goes_on(text, said.date, said.room_end)
    return said if plain and len(rest) <= (WORDS_BETWEEN if said.date else 0) else None


def _date_behind(text: str, at: int, signed: bool = False) -> tuple[tuple[int, int] | None, int, float]:
    """The date at ``at``; where the room for it ends; 3 for a date, 2 for room to write one, 1 for what a handwritten
    one may have been read as, 0 for other words."""
    date = next((f for f in dates_among_dots(text[at:]) if len(_words_before_date(text[at : at + f.start])) == 0), None)
    if date is not None:
        return (at + date.start, at + date.end), at + date.end, 3.0
    line_end = text.find("\n", at)
    rest = text[at : line_end if line_end >= 0 else len(text)]
    behind = CLOSING_BEHIND.search(rest)
    rest = rest[: behind.start()] if behind else rest
    if date_fr.is_room(rest):
        return None, at + len(rest.rstrip()), 2.0
    blank = CLOSING_BLANK.match(text, at)
    if blank and not (set(text[blank.end() : at + len(rest)]) & FIGURES):
        return None, at + len(text[at : blank.end()].rstrip()), 2.0
    words = re.findall(r"[^\s.…_·/:]+", rest)
    most, longest = (SCRIBBLE_WORDS, SCRIBBLE_LETTERS) if not signed else SIGNED_SCRIBBLE
    short = len(words) <= most and all(len(w) <= longest for w in words)
    return None, at + len(rest), 1.0 if short and not _speaks(words) else 0.0


def dates_among_dots(text: str) -> tuple[Found, ...]:
    """The dates in ``text``, those written on dots behind the others.

    >>> [f.value for f in dates_among_dots("..16.MAI.2025")]
    ['2025-05-16']
    """
    return (*dates_in(text), *dates_in(DOTS.sub(" ", text)))


def _words_before_date(text: str) -> list[str]:
    """The words between "le" and the date: none but the day of the week."""
    return [w for w in re.findall(r"[^\W\d_]+", text) if not re.fullmatch(r"(?:lun|mar|mercre|jeu|vendre|same)di", w)
            and folded(w) not in ("dimanche", "le")]  # fmt: skip


def _speaks(words: list[str]) -> bool:
    """Whether they are words of an office or a caption, and no handwriting."""
    return any(folded(w) in NO_PLACE for w in words)


def _goes_on(text: str, date: tuple[int, int] | None, room_end: int) -> bool:
    """Whether the piece of print goes on behind the date, as a sentence does."""
    at = date[1] if date else room_end
    line_end = text.find("\n", at)
    return len(re.findall(r"[^\W_]{2,}", text[at : line_end if line_end >= 0 else len(text)])) > MOST_BEHIND


def _start_and_verb(text: str, before: int) -> tuple[int, bool]:
    """Where the closing begins that ends at ``before``, and whether a verb begins it: a sentence ended before it, or
    nothing stands there."""
    head = text[:before]
    sentence = max((m.end() for m in re.finditer(r"[.;!]\s+(?=\w)|[.]\s*\n", head)), default=0)
    words = list(re.finditer(r"[^\W\d_]+", head[sentence:]))
    for place, word in enumerate(words[:4]):
        letters = folded(word[0])
        if len(letters) >= 4 and any(fuzz.ratio(letters, verb) >= LIKE_A_VERB for verb in VERBS):
            return sentence + words[0 if place <= 1 else place].start(), True
    return sentence, False


def _may_stand_before(before: str, verb: bool) -> bool:
    """Whether these words bring "à Caen" in: nothing at all, or the verb and a word or two with it."""
    words = [w for w in _without_verb(before).split() if folded(w)]
    return not words or (verb and len(words) <= WORDS_WITH_VERB)


def _without_verb(head: str) -> str:
    words = [w for w in head.split() if not any(fuzz.ratio(folded(w), v) >= LIKE_A_VERB for v in VERBS)]
    return " ".join(w for w in words if folded(w) not in ("et", "ainsi", "e", "ee"))


def _place_behind(text: str, at: int) -> tuple[int, int] | None:
    """The place of "Fait le 3 avril 2025 à Caen"."""
    behind = CLOSING_BEHIND.match(text, at) or CLOSING_BEHIND.match(text.rstrip(EDGE), at)
    return _place(text, *behind.span("place")) if behind else None


def _only_place(text: str) -> Iterator[Said]:
    """ "Fait à Caen", where the date was not asked for or not read: a line that says nothing else."""
    line = text.split("\n", maxsplit=1)[0]
    start, verb = _start_and_verb(line, len(line))
    at = CLOSING_AT.fullmatch(line[start:])
    if not verb or at is None or line[:start].strip(EDGE) or _without_verb(at["before"]):
        return
    place = _place(text, start + at.start("place"), start + at.end("place"))
    if place and text[place[0]].isupper():
        yield Said(start, place[1], len(line), 2.5, place, None)


def _only_date(text: str) -> Iterator[Said]:
    """ "À Nancyle 3 avril 2025": a line that begins as a closing and ends with a date, where "le" was not read apart.
    How far the place's name goes is not known then."""
    line = text.split("\n", maxsplit=1)[0]
    for date in dates_among_dots(line)[:1]:
        begins = CLOSING_AT.match(line) or _start_and_verb(line, date.start)[1]
        if begins and not line[date.end :].strip(EDGE) and len(line[: date.start].split()) <= MOST_PLACE_WORDS:
            yield Said(0, date.start, date.end, 3.0 * BARE, None, (date.start, date.end))


def _place(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without its edges, when it can name a place."""
    site = CLOSING_SITE.match(text, start, end)
    start = site.end() if site else start
    while start < end and text[start] in EDGE:
        start += 1
    end = start + len(re.sub(r"\s*\([0-9]{2,3}\)\W*$", "", text[start:end]))
    while end > start and text[end - 1] in EDGE:
        end -= 1
    name = text[start:end]
    words = [folded(w) for w in re.split(r"[\s]+", name)]
    if len(folded(name)) < 2 or len(name) > LONGEST_PLACE or len(words) > MOST_PLACE_WORDS:
        return None
    return None if any(w in NO_PLACE for w in words) or re.search(r"[0-9]{3}|[,;:/=]", name) else (start, end)
