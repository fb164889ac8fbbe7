"""How many schools a text announces: "2 école(s)", "trois écoles (soit 3)", "Écoles couvertes : 2", "2 fois 40 €"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.amount_words import (
    COUNT_ASKED,
    COUNT_BEHIND,
    COUNT_IN_WORDS,
    COUNT_LABELLED,
    COUNT_LABELLED_IN_WORDS,
    COUNT_TIMES,
    SCHOOL_COUNT,
    TIMES_COUNT,
)
from extractors.found import Found
from schemas.confusions import as_digits
from schemas.formats import euros

MOST_SCHOOLS = 999
REACH = 110  # characters before a sum in which what multiplies it may stand
FEMININE = re.compile(r"une$", re.IGNORECASE)


def counts_of(text: str, flat: str, products: Sequence[tuple[int, int]]) -> tuple[Found, ...]:
    """Every number of schools; in words where no figure says it. ``flat``: the text folded, every character in its
    place; ``products``: where the sums stand that are multiplied."""
    matches = [m for pattern in (SCHOOL_COUNT, COUNT_LABELLED, COUNT_BEHIND) for m in pattern.finditer(text)]
    matches += COUNT_ASKED.finditer(flat)
    for start, end in products:
        around = COUNT_TIMES.search(text, max(0, start - REACH), start), TIMES_COUNT.match(text, end)
        matches += [m for m in around if m is not None and m["count"]]
    found: dict[int, Found] = {}
    for m in matches:
        digits = as_digits(m["count"])
        if digits.isdigit() and 0 < int(digits) <= MOST_SCHOOLS:
            found.setdefault(m.start("count"), Found(str(int(digits)), m.start("count"), m.end("count")))
    return tuple(found[at] for at in sorted(found)) or tuple(_in_words(text))


def _in_words(text: str) -> Iterator[Found]:
    for m in (*COUNT_IN_WORDS.finditer(text), *COUNT_LABELLED_IN_WORDS.finditer(text)):
        number = int(float(euros.from_words(FEMININE.sub("un", m["words"].strip())) or 0))
        if number > 1:
            yield Found(str(number), m.start("words"), m.end("words"))
