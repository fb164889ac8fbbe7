"""What stands on the paper, as far as the looks at it show: anything at all, and whether a value is the paper's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reconciliation.proof.identifiers import clear_looks, is_of_page
from schemas.formats import date_fr, siret, uai
from schemas.reading import Observation, Place, Reading

_LABEL = re.compile(r".*(?::|\ble\b)|^\s*(?:n\W{0,2}\s*)?siret\b", re.IGNORECASE | re.DOTALL)

UAI_LENGTH = 8

LOOKS_NEEDED = 2
"""Looks that must show the same wrong identifier before the paper is blamed and not the reading."""


def something_written(look: Observation) -> bool:
    """Whether a look showed more than a label and room to write on: a value, or letters and figures after "SIRET:" or
    "le".

    >>> from schemas.layout import Box
    >>> blank = Observation("", "A Villebrume, le ........", 3, Box(0, 0, 1, 1), Place.CLOSING, "page")
    >>> something_written(blank)
    False
    """
    if look.value:
        return True
    said = _LABEL.sub("", look.raw)
    if look.place in (Place.CLOSING, Place.CLOSING_BELOW):
        return not date_fr.is_room(said)
    return re.search(r"[^\W_]", said) is not None


def _one_apart(a: str, b: str) -> bool:
    """Whether two numbers differ in one character."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def is_printed(reading: Reading, seen: Sequence[Observation]) -> bool:
    """Whether ``reading`` is what stands on the paper: proved, or no look at it showed anything else."""
    if reading.value is None:
        return False
    if reading.status.is_proved or any(o.from_layer and o.value == reading.value for o in seen):
        return True
    return all(o.value in ("", reading.value) for o in seen)


def is_printed_identifier(reading: Reading, seen: Sequence[Observation]) -> bool:
    """The same for a value with a key, where one wrong character is more often the reader's than the paper's: at least
    two looks agree, and they are the majority."""
    if reading.value is None:
        return False
    if reading.status.is_proved or any(o.from_layer and o.value == reading.value for o in seen):
        return True
    looks: Counter[str] = Counter(
        value for value, _, _, _ in {(o.value, o.look, o.page, o.place) for o in seen if o.value}
    )
    agreeing = looks[reading.value]
    if len(reading.value) not in (siret.LENGTH, UAI_LENGTH):
        return False  # a lost or doubled character is the reader's fault first
    fits = siret.is_valid if len(reading.value) == siret.LENGTH else uai.is_valid
    if not fits(reading.value) and any(fits(value) and _one_apart(value, reading.value) for value in looks):
        return False  # a look read a number whose key fits: paper does not gain a key by chance
    own = [o for o in seen if o.value == reading.value]
    if len(reading.value) == UAI_LENGTH and not fits(reading.value) and not clear_looks(own):
        return False  # worn print
    if len(reading.value) == UAI_LENGTH and _is_of_zones_alone(reading.value, seen) and not fits(reading.value):
        return False  # a pen's stroke through it: the page's own look shows something else
    return agreeing >= LOOKS_NEEDED and 2 * agreeing > looks.total()


def _is_of_zones_alone(value: str, seen: Sequence[Observation]) -> bool:
    """Whether the look at the whole page showed another value."""
    of_page = [o.value for o in seen if o.value and is_of_page([o])]
    return bool(of_page) and value not in of_page
