"""The collectivity's address, and the postal code in it: "Adresse: PLACE DU PUITS, 34990 LESPINE"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.found import Found
from extractors.labels import Label, find_label
from extractors.lines import words_between
from extractors.parties import REPRESENTED, SIRET, collectivity_block
from extractors.patterns import POSTAL_CODE
from extractors.sheets import Paper, observed
from schemas.confusions import as_digits
from schemas.layout import Line
from schemas.reading import Observation, Place

ADDRESS = Label(
    "Adresse",
    (
        "adresse",
        "adressepostale",
        "dontlesiegeestsitue",
        "dontlesiegeest",
        "siegesocial",
        "siegeadministratif",
        "ayantsonsiege",
        "domicilieea",
        "siseau",
        "siege",
        "sise",
    ),
)
STOP = Label("what follows the address", ("representeepar", "representepar", "ensaqualitede", "ciapresdenomme"))
MOST_LINES = 3
UNFINISHED = re.compile(
    r"(?:^|[\s\-'’])(?:l[ae]s?|l['’]|saint|sainte|ste?|sur|sous|en|de|du|des|d['’]|et|l[èe]s)$|-$", re.IGNORECASE
)
EDGE = " :,;.-–—|"


def codes_in(text: str) -> tuple[Found, ...]:
    """Every postal code that a town's name follows.

    >>> [f.value for f in codes_in("PLACE DU PUITS, 34 99O LESPINE")]
    ['34990']
    """
    return tuple(
        Found(as_digits(re.sub(r"\s", "", m["code"])), m.start("code"), m.end("code"))
        for m in POSTAL_CODE.finditer(text)
    )


def seen(paper: Paper) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """The address and the postal code; both empty when no address is printed in the collectivity's part."""
    lines = _address_lines(paper)
    if not lines:
        return (), ()
    sheet = paper.sheet_of(lines[0])
    hit = find_label(lines[0], ADDRESS)
    first = hit.after if hit else lines[0].text
    text = " ".join([first, *(s.text for s in lines[1:])]).strip()
    value = _until_town(text).strip(EDGE)
    words = [w for s in lines for w in s.words if hit is None or s is not lines[0] or w in hit.words_after]
    if not value or not words:
        return (), ()
    address = observed(sheet, value, text, words, Place.PARTIES)
    return (address,), _postal_codes(paper, lines)


def _until_town(text: str) -> str:
    """The address up to its town: what follows in a running sentence is cut off."""
    stop = re.search(
        r",?\s*(?:repr[ée]sent|ci-apr|num[ée]ro|n°\s*SIRET|SIRET|en\s+sa\s+qualit|dont\s+le\s+si)", text, re.IGNORECASE
    )
    return text[: stop.start()] if stop else text


def _is_whole(lines: list[Line]) -> bool:
    """Whether the address ends here: with a town's name behind a postal code, none that goes on below ("46830 LA")."""
    coded = next((i for i, s in enumerate(lines) if codes_in(s.text)), None)
    if coded is None:
        return False
    town = lines[coded].text[codes_in(lines[coded].text)[-1].end :].strip(EDGE)
    if coded < len(lines) - 1:
        return True
    return bool(town) and not UNFINISHED.search(town)


def _postal_codes(paper: Paper, lines: tuple[Line, ...]) -> tuple[Observation, ...]:
    for line in reversed(lines):
        for found in reversed(codes_in(line.text)):
            words = words_between(line, found.start, found.end)
            raw = line.text[found.start : found.end]
            return (observed(paper.sheet_of(line), found.value, raw, words, Place.PARTIES),)
    return ()


def _address_lines(paper: Paper) -> tuple[Line, ...]:
    """The lines of the label; those of the postal code where there is no label, or none of its lines has one."""
    block = collectivity_block(paper)
    labelled = _labelled_lines(paper, block)
    if any(codes_in(s.text) for s in labelled):
        return labelled
    coded = next((i for i, s in enumerate(block) if codes_in(s.text) and not find_label(s, SIRET)), None)
    return labelled if coded is None else tuple(_with_the_town([block[coded]], block[coded + 1 :]))


def _labelled_lines(paper: Paper, block: Sequence[Line]) -> tuple[Line, ...]:
    """From the label on until a postal code and its town were seen; empty without a label."""
    at = next((i for i, s in enumerate(block) if find_label(s, ADDRESS, at_start=True)), None)
    if at is None:
        at = next((i for i, s in enumerate(block) if find_label(s, ADDRESS)), None)
    if at is None:
        return ()
    hit = find_label(block[at], ADDRESS)
    rest = list(block[at + 1 :])
    lines = [block[at]]
    if hit is not None and not hit.after:
        beside = paper.sheet_of(block[at]).beside(block[at])
        lines = [beside] if beside else rest[:1]
        rest = [s for s in rest if s not in lines]
    return tuple(_with_the_town(lines, rest))


def _with_the_town(lines: Sequence[Line], rest: Sequence[Line]) -> list[Line]:
    """``lines``, with those below them in the same column until the address is whole."""
    lines, rest = list(lines), list(rest)
    while lines and len(lines) < MOST_LINES and not _is_whole(lines):
        column = [s for s in rest if s.box.top > lines[-1].box.middle and abs(s.box.x0 - lines[-1].box.x0) < 150]
        row = [s for s in column if s.box.middle < column[0].box.bottom]
        below = min(row, key=lambda s: abs(s.box.x0 - lines[-1].box.x0), default=None)
        if below is None or any(find_label(below, label) for label in (STOP, REPRESENTED, SIRET)):
            break
        lines.append(below)
        rest = column[len(row) :]
    return lines
