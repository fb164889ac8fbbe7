"""Names, titles, years and dates: proved by a register, by the campaign, or by two independent looks that agree."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import pairwise

from reconciliation.matching.words import folded_words
from reconciliation.proof.votes import CERTAIN, Candidate, Votes, proved, unproved
from schemas.reading import Reading, Trust

TWICE = "lu deux fois de même"


def prove_expected(votes: Votes, expected: Collection[str], why: str, lost: str) -> Reading:
    """A value that the campaign or a register expects; another one needs looks that agree."""
    best = votes.best
    if best is None:
        return unproved(votes, lost)
    if best.value in expected and best.count >= votes.runner_up(best):
        return proved(votes, best, why)
    return prove_alike(votes, lost)


def prove_alike(votes: Votes, lost: str) -> Reading:
    """A value that nothing but its looks can prove."""
    agreed = votes.agreed()
    if agreed is None:
        return unproved(votes, lost)
    return proved(votes, agreed, "texte du fichier lui-même" if agreed.is_certain else TWICE)


def folded(text: str) -> str:
    """Words without accents, case and punctuation, in one string."""
    return " ".join(folded_words(text))


def prove_name(votes: Votes, is_registered: Callable[[str], bool], why: str) -> Reading:
    """A name as it is printed: proved when a register has it, or when two looks differ in nothing but accents.

    Of several spellings of one name the one that was seen most often is taken, the first one among equals.
    """
    if votes.best is None:
        return Reading.missing("rien n'a été lu à cet endroit")
    if votes.best.is_certain:
        return Reading.of(votes.best.first, Trust.VERIFIED, CERTAIN, "texte du fichier lui-même")
    registered = [c for c in votes.candidates if is_registered(c.value)]
    if registered and all(folded(c.value) == folded(registered[0].value) for c in registered):
        return Reading.of(registered[0].first, Trust.VERIFIED, CERTAIN, why)
    same = _largest_agreement(votes)
    if same is not None:
        return Reading.of(same.first, Trust.VERIFIED, CERTAIN, TWICE)
    return unproved(votes, "lu une seule fois" if len(votes.candidates) == 1 else "les lectures ne concordent pas")


def _largest_agreement(votes: Votes) -> Candidate | None:
    """The spelling of the name on which two independent looks agree; None when two names have as many looks."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in votes.candidates:
        groups.setdefault(folded(candidate.value), []).append(candidate)
    ranked = sorted(groups.values(), key=lambda group: -sum(c.count for c in group))
    counts = [sum(c.count for c in group) for group in ranked]
    if counts[0] < 2 or any(a == b for a, b in list(pairwise(counts))[:1]):
        return None
    return ranked[0][0]
