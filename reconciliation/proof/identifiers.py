"""UAI and SIRET: a key, a register, and as many looks as it takes.

Three outcomes: *right* (key fits, register knows it), *printed so* (the looks agree on something that the key or the
register refuses: the commune's mistake), *not known* (the looks disagree: a person).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from reconciliation.proof.votes import Candidate, Votes, proved, unproved
from schemas.confusions import LOOKALIKES, may_be_misread
from schemas.formats import siret as siret_format
from schemas.formats import uai as uai_format
from schemas.reading import Observation, Reading, Trust

FEW_HOUSES = "00"  # begins the NIC of whoever has fewer than a thousand houses
PRINTED_SO = 3  # looks that must agree before a number whose key is wrong is called the commune's mistake


CLEAR = 0.6
"""Tesseract's confidence in a look at a number from which it is clear. Measured: looks at a printed mistake 0.66 to
0.92; looks at worn print that agree on a wrong digit 0.1 to 0.74."""

CLEAR_LOOKS = 2  # of those that agree, before a number whose key is wrong is called the commune's mistake
NAMED_LOOKS = 3
"""Looks that show the identifier of the very school which its row names, before a wrong one that more looks show is
left to a person: it may be worn print. It is not repaired: treatments of one picture may all misread it alike."""


def prove_uai(
    votes: Votes,
    is_known: Callable[[str], bool],
    is_near: Callable[[str], bool],
    is_named: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """``is_known``: in the official list. ``is_near``: of the commune that the row or the payer names. ``is_named``: of
    the school that the row names."""
    known = [c for c in votes.candidates if uai_format.is_valid(c.value) and is_known(c.value)]
    near = [c for c in known if is_near(c.value)]
    for group in (near, known):
        best = _only(group)
        if best is not None and _outweighs(votes, best, need=1 if best in near else 2):
            return proved(votes, best, "clé valide et présent dans la liste officielle" + _how_often(best))
    named = [c for c in near if is_named(c.value) and c.count >= NAMED_LOOKS and clear_looks(c.looks) >= CLEAR_LOOKS]
    if len(named) == 1 and _is_worn(votes, named[0]):
        return unproved(votes, "trop mal imprimé : plusieurs lectures y voient l'UAI de l'école que nomme la ligne")
    whys = ("absent de la liste officielle", "lettre de contrôle fausse")
    wrong = votes.best
    if wrong is not None and not wrong.is_certain and not uai_format.is_valid(wrong.value):
        if clear_looks(wrong.looks) < CLEAR_LOOKS:
            return unproved(votes, "trop mal imprimé pour être cru")
        if not is_of_page(wrong.looks) and _is_misread(wrong.value, is_known, is_near):
            return unproved(votes, "une école de la commune a cet UAI à un signe semblable près")
    return _printed_so(votes, uai_format.is_valid, uai_format.has_shape, whys)


def prove_siret(votes: Votes, expected_sirens: Collection[str]) -> Reading:
    """``expected_sirens``: of the payer and of the listed schools' owners; empty when nothing is known of them."""
    valid = [c for c in votes.candidates if siret_format.is_valid(c.value)]
    expected = [c for c in valid if siret_format.siren_of(c.value) in expected_sirens]
    best = _only(expected)
    if best is not None and _outweighs(votes, best, need=1):
        return proved(votes, best, "clé valide ; le SIREN est celui de la collectivité dans les registres")
    if votes.best is not None and _is_misread_nic(votes.best, expected_sirens):
        return unproved(votes, "le SIREN est celui de la collectivité, les chiffres qui suivent ont été mal lus")
    whys = ("clé valide, lu deux fois de même ; le SIREN n'est pas confirmé", "clé fausse")
    return _printed_so(votes, siret_format.is_valid, _has_siret_shape, whys)


def _is_misread_nic(candidate: Candidate, expected_sirens: Collection[str]) -> bool:
    """Whether the SIREN is right, the key is wrong, and the NIC would be that of a collectivity's thousandth house: its
    noughts were misread."""
    number = candidate.value
    is_expected = _has_siret_shape(number) and number[:9] in expected_sirens and not candidate.is_certain
    return is_expected and not siret_format.is_valid(number) and not number[9:].startswith(FEW_HOUSES)


def _is_worn(votes: Votes, named: Candidate) -> bool:
    """Whether every other number that the looks show is a misreading of ``named`` whose key tells it."""
    others = [c for c in votes.candidates if c is not named and uai_format.has_shape(c.value)]
    return all(not uai_format.is_valid(c.value) and may_be_misread(c.value, named.value) for c in others)


def is_of_page(looks: Sequence[Observation]) -> bool:
    """Whether the first look, at the whole page, is among them. A pen's loop through a letter makes an E of an F in all
    the looks at the zone alone; the page's own look fails there."""
    return any(o.of_page for o in looks)


def _is_misread(wrong: str, is_known: Callable[[str], bool], is_near: Callable[[str], bool]) -> bool:
    """Whether one sign read for its look-alike makes the identifier of a school of the commune that the row names."""
    alike = (
        wrong[:at] + sign + wrong[at + 1 :]
        for at, read in enumerate(wrong)
        for sign in LOOKALIKES.get(read, frozenset())
    )
    return any(uai_format.is_valid(uai) and is_known(uai) and is_near(uai) for uai in alike)


def clear_looks(looks: Sequence[Observation]) -> int:
    """How many ways of looking showed a number clearly."""
    return len({o.look for o in looks if o.confidence >= CLEAR})


def _has_siret_shape(number: str) -> bool:
    return len(number) == siret_format.LENGTH and number.isdigit()


def _only(candidates: list[Candidate]) -> Candidate | None:
    """The single survivor, or the one with a clear lead."""
    if len(candidates) == 1:
        return candidates[0]
    if candidates and candidates[0].count > candidates[1].count:
        return candidates[0]
    return None


def _outweighs(votes: Votes, best: Candidate, need: int) -> bool:
    """Whether a value that key and register accept may be believed against what other looks showed.

    One look in agreement with key and register is proof while nothing contradicts it. As soon as another value was
    seen, the right one must have been seen more often: a commune's misprint is seen every time.
    """
    if best.is_certain:
        return True
    against = votes.runner_up(best)
    return best.count >= need and (against == 0 or best.count > against)


def _printed_so(
    votes: Votes, is_valid: Callable[[str], bool], has_shape: Callable[[str], bool], whys: tuple[str, str]
) -> Reading:
    """What the looks agree on although no register confirms it, or only read when they do not agree."""
    best = votes.best
    if best is None:
        return unproved(votes, "illisible")
    valid = is_valid(best.value)
    need = 2 if valid else PRINTED_SO
    if not best.is_certain and not valid and not has_shape(best.value):
        return unproved(votes, "des chiffres manquent ou sont de trop à la lecture")
    if not best.is_certain and not valid and any(o.by_other and is_valid(o.value) for o in votes.looks):
        return unproved(votes, "une autre lecture y voit un numéro dont la clé est juste")
    if best.is_certain or (best.count >= need and best.count > 2 * votes.runner_up(best) - 1):
        return Reading.of(best.first, Trust.VERIFIED, 0.9, whys[0] if valid else f"imprimé ainsi : {whys[1]}")
    return unproved(votes, "les lectures ne concordent pas" if len(votes.candidates) > 1 else "lu une seule fois")


def _how_often(candidate: Candidate) -> str:
    return "" if candidate.count < 2 else f", lu {candidate.count} fois de même"
