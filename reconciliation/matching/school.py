"""A school's printed name against the schools of its commune: levels, proper names, and a margin over the second best.

School names are no keys: five public schools of one département have the same name (facts.md), so a name is only ever
looked for within one commune.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reconciliation.matching.words import folded_words, likeness, paired, same_word
from schemas.formats import school_name
from schemas.school import School

GOOD = 0.8
"""Least likeness of a printed name with the school it names."""

MARGIN = 0.2
"""Least lead over the second best: with less, two schools fit and neither is taken."""

NAMES_KEPT = 4096
"""School names kept apart in memory: those of the communes at hand, some hundred bytes each."""

CONTRADICTION = 0.5
"""What is left of a likeness when one is a maternelle and the other an élémentaire."""

OTHER_LEVEL = 0.85
"""What is left when one is a primaire and the other one of its halves: communes use the words loosely."""


class Level(StrEnum):
    NURSERY = "nursery"  # maternelle
    ELEMENTARY = "elementary"  # élémentaire
    BOTH = "both"  # primaire, groupe scolaire
    UNSAID = "unsaid"


_LEVEL_WORDS = {
    "MATERNELLE": Level.NURSERY,
    "ELEMENTAIRE": Level.ELEMENTARY,
    "PRIMAIRE": Level.BOTH,
    "GROUPE": Level.BOTH,
    "SCOLAIRE": Level.BOTH,
    "RPI": Level.BOTH,
}
_SAY_NOTHING = ("ECOLE", "PUBLIQUE", "APPLICATION", "INTERCOMMUNALE", "PRIVEE")


@dataclass(frozen=True, slots=True)
class SchoolName:
    """A school's name taken apart: its level and the words that are its own."""

    level: Level
    proper: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolMatch:
    """``school``: the only one of the commune that the name fits, or None; ``likeness`` of the best, 0 to 1."""

    school: School | None
    likeness: float


@lru_cache(maxsize=NAMES_KEPT)
def parse_school_name(name: str, commune: str = "") -> SchoolName:
    """The level, and the proper words without the general ones and the commune's name.

    >>> parse_school_name("Ecole maternelle publique Jules Ferry")
    SchoolName(level=<Level.NURSERY: 'nursery'>, proper=('JULES', 'FERRY'))
    >>> parse_school_name("E.E.PU VALBRUNE", "Valbrune")
    SchoolName(level=<Level.ELEMENTARY: 'elementary'>, proper=())
    """
    words = school_name.compact(name).split()
    if folded_words(name)[-1:] == ["A"] != words[-1:]:
        words.append("A")  # "Henri Wallon A": no preposition
    levels = {level for word in words if (level := _level_of(word))}
    proper = [w for w in words if _level_of(w) is None and not any(same_word(w, empty) for empty in _SAY_NOTHING)]
    of_commune = school_name.compact(commune).split()
    if of_commune and set(of_commune) <= set(proper):
        proper = [word for word in proper if word not in of_commune]
    return SchoolName(_joined(levels), tuple(proper))


def contradicting_levels(one: SchoolName, other: SchoolName) -> bool:
    """Whether one is a maternelle and the other an élémentaire; a primaire is both."""
    return {one.level, other.level} == {Level.NURSERY, Level.ELEMENTARY}


def proper_likeness(one: SchoolName, other: SchoolName) -> float:
    """0 to 1: the share of letters of the shorter proper name that the other has too ("FERRY", "J. FERRY" and "JULES
    FERRY" are one); 1 when neither has any, just good when only one has."""
    if not one.proper and not other.proper:
        return 1.0
    if not one.proper or not other.proper:
        return GOOD
    pairs = paired(one.proper, other.proper, initials=True)
    shared = sum(min(len(a), len(b)) for a, b in pairs) if any(min(len(a), len(b)) > 2 for a, b in pairs) else 0
    shorter = min(sum(map(len, one.proper)), sum(map(len, other.proper)))
    return max(min(1.0, shared / shorter), likeness(" ".join(one.proper), " ".join(other.proper)))


def name_likeness(printed: str, school: School) -> float:
    """How well a printed name fits a school of the list: its proper words, less when the levels differ."""
    one, other = parse_school_name(printed, school.commune), parse_school_name(school.name, school.commune)
    score = proper_likeness(one, other)
    if contradicting_levels(one, other):
        return score * CONTRADICTION
    if Level.UNSAID in (one.level, other.level) or one.level is other.level:
        return score
    return score * OTHER_LEVEL


def match_school(printed: str, schools: Sequence[School]) -> SchoolMatch:
    """The school of one commune that the printed name fits clearly better than any other; None when none or several do.

    A name that is letter by letter that of one school needs no margin: "Henri Wallon A" is not "Henri Wallon B".
    """
    if not schools or not printed.strip():
        return SchoolMatch(None, 0.0)
    ranked = sorted(((name_likeness(printed, school), school.uai, school) for school in schools), reverse=True)
    best, _, school = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best >= GOOD and best - second >= MARGIN:
        return SchoolMatch(school, best)
    exact = [s for score, _, s in ranked if score >= GOOD and _is_exactly(printed, s)]
    return SchoolMatch(exact[0] if len(exact) == 1 else None, best)


def _is_exactly(printed: str, school: School) -> bool:
    proper = parse_school_name(printed, school.commune).proper
    return bool(proper) and proper == parse_school_name(school.name, school.commune).proper


@lru_cache(maxsize=NAMES_KEPT)
def _level_of(word: str) -> Level | None:
    return next((level for known, level in _LEVEL_WORDS.items() if same_word(word, known)), None)


def _joined(levels: set[Level]) -> Level:
    if not levels:
        return Level.UNSAID
    return levels.pop() if len(levels) == 1 else Level.BOTH
