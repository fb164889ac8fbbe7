"""A copier's hidden text layer: what its own OCR made of the page, wrong on exactly the identifiers that matter."""

from __future__ import annotations

import re
from random import Random

from samples.leaves import HiddenLine
from samples.typeset import Typeset

MISREADINGS = {
    "0": "O8", "1": "l7", "2": "Z7", "3": "8", "4": "A", "5": "S6", "6": "5b", "7": "1", "8": "B3", "9": "g0", "O": "0",
    "B": "8", "S": "5", "e": "c", "o": "0", "i": "l", "l": "1", "é": "è", "u": "v", "'": "!", "(": "{", "É": "E",
}  # fmt: skip
LETTER_ERRORS = 0.012  # a share a character; the real copier's text has about one in a hundred
DIGIT_ERRORS = 0.10
_IDENTIFIER = re.compile(r"[0-9]{3,}")


def layer_of(sheet: Typeset, page: int, size: float, rng: Random) -> tuple[HiddenLine, ...]:
    """The page's lines as the copier read them."""
    return tuple(
        HiddenLine(_misread(line.text, rng), line.x, line.y, size) for line in sheet.lines if line.page == page
    )


def _misread(text: str, rng: Random) -> str:
    digits = {i for m in _IDENTIFIER.finditer(text) for i in range(*m.span())}
    read = []
    for place, character in enumerate(text):
        chance = DIGIT_ERRORS if place in digits else LETTER_ERRORS
        options = MISREADINGS.get(character, "")
        read.append(rng.choice(options) if options and rng.random() < chance else character)
    return "".join(c if ord(c) < 256 else "?" for c in "".join(read).replace("€", "\u0080").replace("\u202f", " "))
