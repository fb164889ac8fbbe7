"""Letters without what people and machines vary: case, accents, ligatures, punctuation. Every comparison starts here.

Ligatures that Unicode does not take apart (œ, æ, ø …) are opened by a table of our own; hyphens and apostrophes of any
shape part words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORDS_KEPT = 20_000  # texts; the same names are compared again and again within a convention and a commune
_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_WORD = re.compile(r"[A-Z0-9]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def unaccented(text: str) -> str:
    """ASCII only, in the case it was written in; what has no ASCII letter is dropped.

    >>> unaccented("L’Haÿ — Sacré-Cœur")
    "L'Hay  Sacre-Coeur"
    """
    opened = text.translate(_LIGATURES).translate(_APOSTROPHES)
    return unicodedata.normalize("NFKD", opened).encode("ascii", "ignore").decode()


def folded_words(text: str) -> list[str]:
    """Its words in plain capitals and digits.

    >>> folded_words("L'Haÿ-les-Roses")
    ['L', 'HAY', 'LES', 'ROSES']
    """
    return list(_folded_words(text))


@lru_cache(maxsize=WORDS_KEPT)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unaccented(_DASHES.sub("-", text)).upper()))


def folded_in_place(text: str) -> str:
    """Lower case without accents, every character in its place: what is found there stands at the same place of
    ``text``.

    >>> folded_in_place("À l’École")
    "a l'ecole"
    """
    return "".join(unicodedata.normalize("NFKD", c)[0].lower()[:1] for c in text.replace("’", "'"))
