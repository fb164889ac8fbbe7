"""The collectivity's address, and the postal code in it: "Adresse: PLACE DU PUITS, 34990 LESPINE"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.collectivity_words import kind_of
from extractors.found import Found
from extractors.lines import words_between
from extractors.parties import collectivity_party
from extractors.party import Party, Term, labels_in
from extractors.patterns import POSTAL_CODE
from extractors.sheets import Paper, observed
from schemas.confusions import as_digits
from schemas.layout import Line
from schemas.reading import Observation, Place

NO_DEPARTMENT = "00"  # how the tail of a commune's SIRET begins, and no postal code
MOST_LINES = 3
ONE_BELOW = 1.2  # of a line's height between two lines of one address
SAME_COLUMN = 25.0  # points between the left edges of the lines of one address
UNFINISHED = re.compile(
    r"(?:^|[\s\-'’])(?:l[ae]s?|l['’]|saint|sainte|ste?|sur|sous|en|de|du|des|d['’]|et|l[èe]s)$|-$", re.IGNORECASE
)
EDGE = " :,;.-–—|"
REST_OF_SENTENCE = re.compile(
    r",?\s*(?:\bdont\s|\bet\s+dont|repr[ée]sent|ci-apr|d[ée]sign[ée]|d[ée]nomm|immatricul|enregistr|identifi|inscrite?\s|num[ée]ro|n°\s*SIRET|SIRET|en\s+sa\s+qualit"
    r"|en\s+la\s+personne|agissant).*$",
    re.IGNORECASE,
)


def codes_in(text: str) -> tuple[Found, ...]:
    """Every postal code that a town's name follows.

    >>> [f.value for f in codes_in("PLACE DU PUITS, 34 99O LESPINE")]
    ['34990']
    """
    found = (
        Found(as_digits(re.sub(r"\s", "", m["code"])), m.start("code"), m.end("code"))
        for m in POSTAL_CODE.finditer(text)
    )
    return tuple(f for f in found if not f.value.startswith(NO_DEPARTMENT))


def seen(paper: Paper) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """The address and the postal code; both empty when no address is printed in the collectivity's part."""
    lines = _address_lines(collectivity_party(paper))
    if not lines:
        return (), ()
    sheet = paper.sheet_of(lines[0])
    text = " ".join(line.text for line in lines).strip()
    value = _until_town(text).strip(EDGE)
    if not value:
        return (), ()
    address = observed(sheet, value, text, [w for line in lines for w in line.words], Place.PARTIES)
    return (address,), _postal_codes(paper, lines)


def _until_town(text: str) -> str:
    """The address up to its town: what follows in a running sentence is cut off.

    >>> _until_town("1 rue Haute, 34990 VALBRUNE, dont le numéro SIRET est")
    '1 rue Haute, 34990 VALBRUNE'
    """
    stop = REST_OF_SENTENCE.search(text)
    return text[: stop.start()] if stop else text


def _postal_codes(paper: Paper, lines: Sequence[Line]) -> tuple[Observation, ...]:
    for line in reversed(lines):
        for found in reversed(codes_in(line.text)):
            words = words_between(line, found.start, found.end)
            raw = line.text[found.start : found.end]
            return (observed(paper.sheet_of(line), found.value, raw, words, Place.PARTIES),)
    return ()


def _address_lines(party: Party) -> list[Line]:
    """The lines of the label; those above and below a postal code where there is no label, or no code behind it."""
    said = party.said(Term.ADDRESS)
    labelled = [_without_label(line) for line in said.lines] if said else []
    if any(codes_in(line.text) for line in labelled):
        return _until_whole(labelled, party.segments)
    free = [s for s in party.segments if not any(labels_in(s))]
    coded = next((s for s in party.segments if codes_in(s.text) and _has_no_siret(s)), None)
    if coded is None:
        return labelled[:MOST_LINES]
    street = [s for s in free if _is_street_above(s, coded)]
    return _until_whole([*street, coded], party.segments)


def _without_label(line: Line) -> Line:
    """Without a second label in the same words ("Siège : adresse postale …")."""
    hit = next((h for term, h in labels_in(line) if term is Term.ADDRESS), None)
    words = hit.words_after if hit else ()
    return Line(words, line.page) if words else line


def _has_no_siret(segment: Line) -> bool:
    return all(term is not Term.SIRET for term, _ in labels_in(segment))


def _is_street_above(segment: Line, coded: Line) -> bool:
    """Whether ``segment`` is the line of the street over the one of the town."""
    gap = coded.box.top - segment.box.bottom
    near = -2 < gap < ONE_BELOW * coded.box.height and abs(segment.box.x0 - coded.box.x0) < SAME_COLUMN
    return near and segment is not coded and kind_of(segment.text) is None and coded.text[:1].isdigit()


def _until_whole(lines: Sequence[Line], party: Sequence[Line]) -> list[Line]:
    """``lines`` up to the town behind the postal code; with the next one below where the town goes on there."""
    coded = next((i for i, line in enumerate(lines) if codes_in(line.text)), len(lines) - 1)
    kept = list(lines[: coded + 1])
    town = _until_town(kept[-1].text[codes_in(kept[-1].text)[-1].end :]).strip(EDGE) if codes_in(kept[-1].text) else ""
    if (town and not UNFINISHED.search(town)) or REST_OF_SENTENCE.search(kept[-1].text):
        return kept
    below = [
        s
        for s in party
        if 0 < s.box.top - kept[-1].box.middle < 2 * kept[-1].box.height
        and not any(hit.start == 0 for _, hit in labels_in(s))
    ]
    nearest = min(below, key=lambda s: abs(s.box.x0 - kept[-1].box.x0), default=None)
    following = lines[coded + 1] if coded + 1 < len(lines) else None
    if nearest is None or (following is not None and following.words[0] in nearest.words):
        return kept if following is None else [*kept, following]
    return [*kept, nearest]
