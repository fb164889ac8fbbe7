"""Is the signatory the mayor? Names compared word by word, and the term of office at the date of signature.

Order, accents, hyphens, civilities, particles, initials, compound and married names do not tell people apart; a first
name does. A mayor whose function began after the signature did not sign (facts.md), and the register then says
nothing of who was mayor that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reconciliation.matching.words import folded_words, likeness, paired
from schemas.school import Mayor

_CIVILITIES = frozenset(
    folded_words(
        "M MR MME MLLE MM MONSIEUR MADAME MADEMOISELLE DR DOCTEUR ME MAITRE MAIRE PRESIDENT PRESIDENTE "
        "EPOUSE EP NEE VEUVE"
    )
)
_PARTICLES = frozenset(folded_words("DE DU DES D LA LE LES L VAN VON DER DI DA DOS EL AL"))
_BESIDE_A_NAME = _CIVILITIES | _PARTICLES  # unless the register has them as a name: there are people called Maire

SOMEONE_ELSE = 0.5
"""Similarity below which two names are not one name misread, however bad the scan: half of the letters differ."""


class Person(StrEnum):
    """How two names stand to each other. Only SAME proves, only NAMESAKE and OTHER accuse."""

    SAME = "same"
    UNSURE = "unsure"
    INCOMPLETE = "incomplete"  # the first name, and no family name at all
    NAMESAKE = "namesake"  # the family name, and another first name
    OTHER = "other"


class Office(StrEnum):
    """What the register says of the signatory at the date of signature."""

    MAYOR = "mayor"
    UNKNOWN = "unknown"  # no mayor known for that day
    UNSURE = "unsure"  # the name is like the mayor's, and is not it: another's, or the mayor's badly read
    INCOMPLETE = "incomplete"  # the mayor's first name and no family name
    NAMESAKE = "namesake"
    PREDECESSOR = "predecessor"  # mayor before, no longer
    SUCCESSOR = "successor"  # mayor later, not yet
    SOMEONE_ELSE = "someone_else"


@dataclass(frozen=True, slots=True)
class MayorMatch:
    """``mayor``: who was mayor at the date of signature, None when the register does not say."""

    office: Office
    mayor: Mayor | None = None

    @property
    def is_mayor(self) -> bool:
        return self.office is Office.MAYOR

    @property
    def contradicts(self) -> bool:
        return self.office in (Office.NAMESAKE, Office.PREDECESSOR, Office.SUCCESSOR, Office.SOMEONE_ELSE)


def compare_person(name: str, last_name: str, first_name: str) -> Person:
    """Whether ``name``, in any order and with or without civility, is that person.

    >>> compare_person("Mme DURAND-MARTIN Marie", "MARTIN", "Marie").value
    'same'
    >>> compare_person("Paul MARTIN", "MARTIN", "Marie").value, compare_person("Ana DUPUIS", "MARTIN", "Marie").value
    ('namesake', 'other')
    """
    said, family, first = folded_words(name), _proper(folded_words(last_name)), _proper(folded_words(first_name))
    shared = paired(family, said)
    if not family or not (shared or set(said) - _BESIDE_A_NAME):
        return Person.UNSURE
    if not shared:
        if len(paired(first, said)) == len([word for word in said if word not in _BESIDE_A_NAME and len(word) > 1]):
            return Person.INCOMPLETE
        nearest = max(likeness(word, other) for word in family for other in said)
        return Person.UNSURE if nearest >= SOMEONE_ELSE else Person.OTHER
    rest = list(said)
    for _, word in shared:
        rest.remove(word)
    rest = [word for word in rest if word not in _BESIDE_A_NAME]
    if not rest or not first or paired(first, rest, initials=True) or _are_initials(first, rest):
        return Person.SAME
    nearest = max(likeness(word, other) for word in first for other in rest)
    return Person.UNSURE if nearest >= SOMEONE_ELSE else Person.NAMESAKE


def match_mayor(name: str, mayors: Sequence[Mayor], on: date | None = None) -> MayorMatch:
    """What the rows of one commune say of ``name`` on the date of signature; ``on`` None: that date is not known.

    Where no row was in office that day, one that fits the name acquits all the same: a mayor who was elected again has
    a later date.
    """
    in_office = _in_office(mayors, on)
    verdicts = {mayor: compare_person(name, mayor.last_name, mayor.first_name) for mayor in mayors}
    if in_office is None:
        same = next((mayor for mayor, verdict in verdicts.items() if verdict is Person.SAME), None)
        return MayorMatch(Office.MAYOR, same) if same else MayorMatch(Office.UNKNOWN)
    match verdicts[in_office]:
        case Person.SAME:
            return MayorMatch(Office.MAYOR, in_office)
        case Person.UNSURE:
            return MayorMatch(Office.UNSURE, in_office)
        case Person.INCOMPLETE:
            return MayorMatch(Office.INCOMPLETE, in_office)
        case Person.NAMESAKE:
            office = Office.NAMESAKE
        case Person.OTHER:
            office = Office.SOMEONE_ELSE
    for mayor, verdict in verdicts.items():
        if verdict is Person.SAME:
            before = (mayor.since or date.min) < (in_office.since or date.min)
            office = Office.PREDECESSOR if before else Office.SUCCESSOR
    return MayorMatch(office, in_office)


def _in_office(mayors: Sequence[Mayor], on: date | None) -> Mayor | None:
    """The mayor on that day: the last whose function had begun. A row without a date has always been in office; without
    a day, only such a row counts."""
    begun = [m for m in mayors if m.since is None or (on is not None and m.since <= on)]
    return max(begun, key=lambda m: m.since or date.min, default=None)


def _proper(words: Sequence[str]) -> list[str]:
    """Without particles, unless the name is nothing else: "Kim LE"."""
    proper = [word for word in words if word not in _PARTICLES]
    return proper if proper or len(words) > 1 else list(words)


def _are_initials(first: Sequence[str], rest: Sequence[str]) -> bool:
    """ "JF" for Jean François."""
    return any(word == "".join(name[0] for name in first) for word in rest)
