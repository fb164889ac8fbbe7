"""The name of a commune, as registers and people write it: "L'Haÿ-les-Roses", "L HAY LES ROSES", "St Jean de Védas".

Names are INSEE's; they are not keys (many communes are homonyms, always give the département too). The compact form is
for comparing only: capitals, "ST" and "STE" in full, "S/" as SUR, no leading article, no "CEDEX", no arrondissement's
ending. "Lez" in the sense of "near" is written lès, les and lez; all are LES here.

>>> validate("St-Étienne d’Albagnan"), validate("LES MATELLES Cedex 2"), validate("Lyon 3e Arrondissement")
('SAINT ETIENNE D ALBAGNAN', 'MATELLES', 'LYON 3')
>>> validate("34500")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: 34500 is no name of a commune
"""

from __future__ import annotations

import re

from schemas.folding import folded_words, unaccented
from schemas.formats import InvalidFormat

LONGEST = 60
"""Letters; the longest name of a commune has 45 (Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson)."""

_ARTICLES = frozenset({"LE", "LA", "LES", "L"})
_SPELLED = {"ST": "SAINT", "STE": "SAINTE", "STS": "SAINTS", "STES": "SAINTES", "LEZ": "LES"}
_CEDEX = re.compile(r"\bcedex\b.*$", re.IGNORECASE | re.DOTALL)
_DEPARTMENT_BEHIND = re.compile(r"\(\s*[0-9][0-9ab][0-9]?\s*\)\s*$", re.IGNORECASE)
_SUR = re.compile(r"\bs/(?=\s*\w)", re.IGNORECASE)
_ARRONDISSEMENT = re.compile(r"([0-9]{1,2})(?:ER|E|EME)?")
_SMALL = {"le", "la", "les", "lès", "lez", "l", "de", "du", "des", "d", "sur", "sous", "en", "et", "au", "aux", "à"}


def compact(text: str) -> str:
    """Words in plain capitals, without what varies from one writer to the next.

    >>> compact("L'Haÿ-les-Roses"), compact("L HAY LES ROSES"), compact("CHALONS S/MARNE")
    ('HAY LES ROSES', 'HAY LES ROSES', 'CHALONS SUR MARNE')
    """
    bare = _DEPARTMENT_BEHIND.sub("", _CEDEX.sub("", text))
    words = [_SPELLED.get(word, word) for word in folded_words(_SUR.sub("sur ", bare))]
    if words[:1] == ["ND"]:
        words[:1] = ["NOTRE", "DAME"]
    while len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return " ".join(_without_arrondissement(words))


def _without_arrondissement(words: list[str]) -> list[str]:
    if len(words) > 1 and words[-1].startswith("ARRON"):
        words = words[:-1]
    number = _ARRONDISSEMENT.fullmatch(words[-1]) if len(words) > 1 else None
    return words if number is None else [*words[:-1], str(int(number[1]))]


def validate(text: str) -> str:
    """The compact form; raises :class:`InvalidFormat` when there is no letter, too much, or figures but an
    arrondissement's."""
    name = compact(text)
    first, _, rest = name.rpartition(" ")
    letters = first if first and rest.isdigit() and len(rest) <= 2 else name
    if not letters or len(name) > LONGEST or re.search(r"[0-9]", letters):
        raise InvalidFormat(f"{text.strip()[:LONGEST]} is no name of a commune")
    return name


def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """As INSEE writes it: hyphens, small words small, the leading article apart; accents stay as they were given.

    >>> format("SAINT JEAN DE VÉDAS"), format("L'HAŸ LES ROSES"), format("LA GRANDE MOTTE"), format("ST GELY DU FESC")
    ('Saint-Jean-de-Védas', "L'Haÿ-les-Roses", 'La Grande-Motte', 'Saint-Gely-du-Fesc')
    """
    written = re.sub(r"[’‘ʼ`´]", "'", text)
    words = [_capitalised(word, n) for n, word in enumerate(re.findall(r"[^\W_]+'?", written))]
    name = "-".join(words).replace("'-", "'")
    return re.sub(r"^(Le|La|Les)-(?=\w)", r"\1 ", name)


def _capitalised(word: str, position: int) -> str:
    spelled = _SPELLED.get(unaccented(word).upper(), word) if unaccented(word).upper() != "LEZ" else word
    lower = spelled.lower()
    if position and lower.rstrip("'") in _SMALL:
        return lower
    return lower[:1].upper() + lower[1:]
