"""The collectivity's address, and the postal code in it: "Adresse: PLACE DU PUITS, 34990 LESPINE"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.address_words import EDGE, address_around, postal_codes
from extractors.found import Found
from extractors.lines import words_between
from extractors.parties import collectivity_party
from extractors.party import Party, Said, Term
from extractors.patterns import TOWN_APART
from extractors.sheets import Paper, observed
from schemas.confusions import as_digits
from schemas.formats import address as address_format
from schemas.formats.address import STREET
from schemas.layout import Line
from schemas.reading import Observation, Place

CELL_LEADING = 1.5  # heights of a line between two lines of one cell
MOST_BELOW = 2  # lines on which a long town's name goes on
TOWN_GOES_ON = re.compile(r"[^\W\d_][^0-9:,;(\n]*")
NO_DEPARTMENT = "00"  # how the tail of a commune's SIRET begins, and no postal code


def codes_in(text: str) -> tuple[Found, ...]:
    """Every postal code that a town's name follows.

    >>> [f.value for f in codes_in("PLACE DU PUITS, 34 99O LESPINE")]
    ['34990']
    """
    found = (Found(_digits(m), m.start("code"), m.end("code")) for m in postal_codes(text))
    return tuple(f for f in found if not f.value.startswith(NO_DEPARTMENT))


def _digits(code: re.Match[str]) -> str:
    return as_digits(re.sub(r"\s", "", code["code"]))


def seen(paper: Paper) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """The address and the postal code; both empty when no address is printed in the collectivity's part."""
    party = collectivity_party(paper)
    if (apart := TOWN_APART.search(party.text)) and (looks := _in_parts(paper, party, apart)):
        return looks
    code = _code(party)
    if code is None:
        return (), ()
    start, end = address_around(party.text, code)
    raw = party.text[start:end]
    value = address_format.compact(raw).strip(EDGE)
    lines = party.part(start, end)
    street = None if not lines or STREET.match(value) else _street_above(party, lines[0])
    if street is not None:
        value, lines = f"{address_format.compact(street.text).strip(EDGE)}, {value}", (street, *lines)
    if not value or not lines:
        return (), ()
    address = observed(paper.sheet_of(lines[0]), value, raw, [w for line in lines for w in line.words], Place.PARTIES)
    return (address, *_perhaps_longer(paper, party, start, end)), _postal_code(paper, party, code)


def _in_parts(
    paper: Paper, party: Party, apart: re.Match[str]
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]] | None:
    """Street, postal code and town, each behind its label; None where no label names the street."""
    said = next((s for s in party.each_said(Term.ADDRESS) if s.start < apart.start()), None)
    if said is None:
        return None
    street = address_format.compact(party.text[said.start : apart.start()].strip(EDGE))
    if not street:
        return None
    code = _digits(apart)
    value = f"{street}, {code} {apart['town'].strip(EDGE)}"
    words = [w for line in party.part(said.start, apart.end()) for w in line.words]
    of_code = party.part(*apart.span("code"))[0]
    sheet = paper.sheet_of(of_code)
    address = observed(sheet, value, party.text[said.start : apart.end()], words, Place.PARTIES)
    return (address,), (observed(sheet, code, apart["code"], of_code.words, Place.PARTIES),)


def _street_above(party: Party, line: Line) -> Line | None:
    """The street in a cell of two lines whose label stands between them, in the reading order: right above the postal
    code, in its column."""
    height = line.box.height
    above = [
        s
        for s in party.segments
        if 0 <= line.box.top - s.box.bottom < CELL_LEADING * height and abs(s.box.x0 - line.box.x0) < height
    ]
    return above[-1] if above and STREET.match(above[-1].text) else None


def _perhaps_longer(paper: Paper, party: Party, start: int, end: int) -> Iterator[Observation]:
    """The address as it would be if its town went on in the next line or two: reconciliation may know such a town."""
    stops = [i for i, sign in enumerate(f"{party.text}\n") if sign == "\n" and i >= end]
    if not stops or party.text[end : stops[0]].strip(EDGE):
        return
    for begin, stop in pairwise(stops[: MOST_BELOW + 1]):
        town = TOWN_GOES_ON.match(party.text, begin + 1, stop)
        if town is None:
            return
        raw = party.text[start : town.end()].rstrip()
        lines = party.part(start, town.end())
        words = [w for part in lines for w in part.words]
        yield observed(
            paper.sheet_of(lines[0]), address_format.compact(raw.replace("-\n", "-")), raw, words, Place.PARTIES
        )
        if town.end() < stop:
            return  # a sentence goes on: "Saint / Vial (SIRET ...)"


def _code(party: Party) -> re.Match[str] | None:
    """The postal code of the address: behind its label, or the first one that is no part of a number."""
    codes = [m for m in postal_codes(party.text) if not as_digits(m["code"]).startswith(NO_DEPARTMENT)]
    for said in party.each_said(Term.ADDRESS):
        labelled = [m for m in codes if _stands_in(said, party.part(m.start("code"), m.end("code")))]
        if labelled:
            return labelled[0]
    return codes[0] if codes else None


def _stands_in(said: Said, lines: tuple[Line, ...]) -> bool:
    return any(w is word for line in lines for w in line.words for word in said.words)


def _postal_code(paper: Paper, party: Party, code: re.Match[str]) -> tuple[Observation, ...]:
    line = party.part(code.start("code"), code.end("code"))[0]
    found = next((f for f in reversed(codes_in(line.text))), None)
    value = _digits(code)
    words = words_between(line, found.start, found.end) if found else line.words
    return (observed(paper.sheet_of(line), value, code["code"], words, Place.PARTIES),)
