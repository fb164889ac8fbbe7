"""The name of a person as it is signed: "M. Jean François VERBELLAC", "VERBELLAC Jean-François", "Mme A. de La Tour".

The compact form is for comparing only: capitals without accents, civilities and titles left out, hyphens and
apostrophes opened, in the order in which it was written (the order says which part is the family name).

>>> validate("Mme Élodie FICTIVE-DUBOIS"), validate("Le Maire, M. D’INVENTÉ Paul")
('ELODIE FICTIVE DUBOIS', 'D INVENTE PAUL')
>>> validate("28/05/2025")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: 28/05/2025 is no name of a person
"""

from __future__ import annotations

import re

from schemas.folding import folded_words
from schemas.formats import InvalidFormat

MOST_WORDS = 10
"""Words; four first names and a double name with particles have nine."""

_CIVILITIES = frozenset(
    folded_words("M MM MR MME MMES MLLE MONSIEUR MADAME MADEMOISELLE DR DOCTEUR ME MAITRE EPOUSE EP NEE VEUVE")
)
_OFFICES = re.compile(
    r"^\s*(?:(?:le|la|l['’])\s*)?(?:maire|pr[ée]sidente?|adjointe?)\b(?!-\w)(?:\s+d[eu]\b)?[\s,:;.\-]*", re.IGNORECASE
)
_CIVILITY_WORD = re.compile(
    r"(?<!\w)(?:M|MM|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Dr|Docteur|Me|Ma[iî]tre)(?:\.|(?=[\s,]|$))",
    re.IGNORECASE,
)


def compact(text: str) -> str:
    """Words in plain capitals, without civility.

    >>> compact("M. Jean-François  Verbellac"), compact("MARTIN née DURAND Anne")
    ('JEAN FRANCOIS VERBELLAC', 'MARTIN DURAND ANNE')
    """
    words = folded_words(_OFFICES.sub("", text))
    named = [word for word in words if word not in _CIVILITIES]
    return " ".join(named)


def validate(text: str) -> str:
    """The compact form; raises :class:`InvalidFormat` on figures, no word of two letters, or a whole sentence."""
    name = compact(text)
    words = name.split()
    if not any(len(word) > 1 for word in words) or len(words) > MOST_WORDS or re.search(r"[0-9]", name):
        raise InvalidFormat(f"{text.strip()[:80]} is no name of a person")
    return name


def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """First names, then the family name in capitals, where the writing tells them apart; else as it was written.

    >>> format("M. VERBELLAC Jean François"), format("Mme Anne FICTIVE"), format("anne fictive")
    ('Jean François VERBELLAC', 'Anne FICTIVE', 'anne fictive')
    """
    words = _CIVILITY_WORD.sub(" ", _OFFICES.sub("", text)).replace(",", " ").split()
    family = [w for w in words if w.isupper() and len(w.strip(".")) > 1]
    leading = words[: len(family)] == family
    if family and leading and len(family) < len(words):
        words = [*words[len(family) :], *family]
    return " ".join(words)
