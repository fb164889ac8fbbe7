"""Names as words: folded, cut at every hyphen and apostrophe, and compared one by one despite a misread letter.

rapidfuzz prepares nothing by itself, so everything is folded first; its ``partial_*`` and ``WRatio`` scores are
not used, they call "Jean" and "Jeanne Martin" the same (facts.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from schemas.folding import folded_words

__all__ = ["folded_words", "likeness", "paired", "same_word"]

SAME_WORD = 0.8
"""Least normalised similarity of one word with itself misread: one wrong letter in five. MARTIN/MARTEL is 0.67."""

SHORTEST_FUZZY = 5
"""Letters below which a word must be read exactly: ROY, ROI and RAY are three families."""


def likeness(one: str, other: str) -> float:
    """Normalised Levenshtein similarity of two folded texts, 0 to 1."""
    return Levenshtein.normalized_similarity(one, other)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one, perhaps with a misread letter.

    >>> same_word("VERBELLAC", "VERBELAC"), same_word("ROY", "ROI"), same_word("MARTIN", "MARTEL")
    (True, False, False)
    """
    if one == other:
        return True
    return min(len(one), len(other)) >= SHORTEST_FUZZY and likeness(one, other) >= SAME_WORD


def paired(words: Sequence[str], others: Sequence[str], initials: bool = False) -> list[tuple[str, str]]:
    """Pairs of words that are one, each word used once, exact ones first; a lone letter pairs with a word that begins
    with it when ``initials``.

    >>> paired(("J", "FERRY"), ("JULES", "FERRY"), initials=True)
    [('FERRY', 'FERRY'), ('J', 'JULES')]
    """
    left, right, pairs = list(words), list(others), []
    tests = [str.__eq__, same_word, *([_is_initial] if initials else [])]
    for test in tests:
        for word in tuple(left):
            partner = next((other for other in right if test(word, other)), None)
            if partner is not None:
                pairs.append((word, partner))
                left.remove(word)
                right.remove(partner)
    return pairs


def _is_initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]
