"""In what capacity does somebody sign: as head of the collectivity, or for its head?

>>> capacity_of("Madame le Maire").value, capacity_of("Maire-adjoint").value, capacity_of("Présidente").value
('mayor', 'delegate', 'president')
>>> capacity_of("Maire, vice-président de l'agglomération").value, capacity_of("P/ le Maire").value
('mayor', 'delegate')
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from reconciliation.matching.words import folded_words, same_word


class Capacity(StrEnum):
    MAYOR = "mayor"
    PRESIDENT = "president"
    DELEGATE = "delegate"  # deputy, by delegation, a civil servant, an acting or former head
    UNCLEAR = "unclear"  # nothing that tells


_BEFORE_A_TITLE = frozenset(folded_words("MONSIEUR MADAME M MME MR LE LA L LES SON SA"))
TITLES_KEPT = 1024
"""Titles whose answer is kept in memory: there are few, and every convention has one of them."""

_FOR_SOMEONE = frozenset(folded_words("POUR P PO PAR DELEGATION INTERIM SUPPLEANCE"))
_NOT_THE_HEAD = folded_words("ADJOINT ADJOINTE DELEGUE DELEGUEE HONORAIRE SUPPLEANT SUPPLEANTE INTERIMAIRE")
_STAFF = tuple(
    folded_words(
        "CONSEILLER CONSEILLERE DIRECTEUR DIRECTRICE DGS DGA SECRETAIRE RESPONSABLE CHEF CHARGE CHARGEE ELU ELUE"
    )
)
_TITLES = {"MAIRE": Capacity.MAYOR, "MAIRESSE": Capacity.MAYOR, "PRESIDENT": Capacity.PRESIDENT}
_TITLES |= {"PRESIDENTE": Capacity.PRESIDENT}


@lru_cache(maxsize=TITLES_KEPT)
def capacity_of(title: str) -> Capacity:
    """What the words of a title say. The first office named is the one that counts: "Maire, conseiller régional"."""
    words = [word for word in folded_words(title) if word not in _BEFORE_A_TITLE]
    if not words:
        return Capacity.UNCLEAR
    if any(word in _FOR_SOMEONE for word in words) or _has(words, _NOT_THE_HEAD):
        return Capacity.DELEGATE
    for word in words:
        if word == "VICE" or same_word(word, "VICEPRESIDENT") or _has([word], _STAFF):
            return Capacity.DELEGATE
        for known, capacity in _TITLES.items():
            if same_word(word, known):
                return capacity
    return Capacity.UNCLEAR


def _has(words: Sequence[str], known: Sequence[str]) -> bool:
    return any(same_word(word, one) for word in words for one in known)
