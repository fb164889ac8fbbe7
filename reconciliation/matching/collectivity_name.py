"""What the name of a collectivity says: commune or regroupement, which commune, and how near another name it is."""

from __future__ import annotations

from rapidfuzz import fuzz

from reconciliation.matching.words import folded_words, likeness, same_word
from schemas.draft import CollectivityKind
from schemas.formats import commune_name

NEAR_NAME = 0.8
"""Least likeness of a name read with noise; taken only when SIREN or schools point to it as well."""

PERHAPS_NAME = 0.5
"""Least likeness of a name with itself on a bad scan: half of the letters are right."""

PART_OF_IT = 80.0
"""Per cent of the letters of a name that was cut short."""

LONG_ENOUGH = 6
"""Letters from which a word for a regroupement may be misread and is still known: SIVU and SIVOM are too short."""

_GROUP_WORDS = frozenset(
    folded_words(
        "SIVU SIVOM SIVOS SIRP SIRS SMIRP SIS RPI SYNDICAT REGROUPEMENT COMMUNAUTE INTERCOMMUNAL INTERCOMMUNALE "
        "METROPOLE EPCI"
    )
)
_GROUP_SIGLES = frozenset(("SI", "CC", "CA", "CU"))
"""Only as the first word: "SI scolaire du Lac", "CC des Trois Vallons"."""
_COMMUNE_WORDS = ("COMMUNE", "MAIRIE", "VILLE", "MUNICIPALITE")
_LINKS = ("DE", "D", "DU", "DES")


def kind_of(name: str) -> CollectivityKind | None:
    """What a collectivity's name says it is; None for an empty name.

    >>> kind_of("COMMUNE DE VALBRUNE").value, kind_of("COMMUNAUTE DE COMMUNES DU LAC").value, kind_of("")
    ('commune', 'regroupement', None)
    """
    words = folded_words(name.replace(".", ""))
    if not words:
        return None
    long_words = [known for known in _GROUP_WORDS if len(known) >= LONG_ENOUGH]
    grouped = any(word in _GROUP_WORDS or any(same_word(word, known) for known in long_words) for word in words)
    grouped = grouped or (len(words) > 1 and words[0] in _GROUP_SIGLES)
    return CollectivityKind.REGROUPEMENT if grouped else CollectivityKind.COMMUNE


def bare_commune_name(name: str) -> str:
    """A commune's name in its compact form, without "COMMUNE DE", "VILLE DE", "MAIRIE DE L'".

    >>> bare_commune_name("COMMUNE DE LA SALLE-L'EVEQUE"), bare_commune_name("Ville d'Aspres")
    ('SALLE L EVEQUE', 'ASPRES')
    """
    words = folded_words(name)
    if len(words) > 2 and words[0] in ("LA", "L", "LE") and any(same_word(words[1], kind) for kind in _COMMUNE_WORDS):
        words = words[1:]
    if len(words) > 1 and any(same_word(words[0], kind) for kind in _COMMUNE_WORDS):
        words = words[1:]
    while len(words) > 1 and words[0] in _LINKS:
        words = words[1:]
    return commune_name.compact(" ".join(words))


def possible_names(printed: str) -> tuple[str, ...]:
    """The compact names that a printed one may mean: "VILLE D'AVRIL" is a commune called so, or the town of Avril."""
    return tuple(name for name in (bare_commune_name(printed), commune_name.compact(printed)) if name)


def is_near(printed: str, official: str) -> bool:
    """Whether a printed name is that of ``official`` with a misread letter or two."""
    wanted = possible_names(official)
    return any(likeness(name, other) >= NEAR_NAME for name in possible_names(printed) for other in wanted)


def may_be_misread(printed: str, official: str) -> bool:
    """Whether the printed name of a collectivity may, on a bad scan, be ``official``, or a part of it.

    >>> may_be_misread("MMUNE DE VALBRU", "COMMUNE DE VALBRUNE"), may_be_misread("COMMUNE D'ASPRES", "VALBRUNE")
    (True, False)
    """
    one, other = bare_commune_name(printed), bare_commune_name(official)
    part = min(len(one), len(other)) >= LONG_ENOUGH and fuzz.partial_ratio(one, other) >= PART_OF_IT
    return part or likeness(one, other) >= PERHAPS_NAME
