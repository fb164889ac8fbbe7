"""How a collectivity is named in print: "COMMUNE DE LESPINE", "La ville d'Argens", "SIVU des Trois Vallons"."""

from __future__ import annotations

import re

from extractors.labels import folded
from schemas.draft import CollectivityKind

REGROUPEMENT_WORDS = (
    "syndicat",
    "siv",
    "sirp",
    "sirs",
    "sis",
    "smiv",
    "smix",
    "smis",
    "communaute",
    "regroupement",
    "agglomeration",
    "metropole",
    "rpi",
    "epci",
    "etablissementpublic",
    "eptb",
    "entente",
)
"""Beginnings of the names of those that pay for several communes, folded; "siv" is SIVU, SIVOM, SIVOS."""

ANYWHERE = (
    "syndicat",
    "sivu",
    "sivom",
    "sivos",
    "sirp",
    "communautede",
    "communautedagglo",
    "regroupement",
    "intercommunal",
)
ANYWHERE_WITHIN = 30  # letters
COMMUNE_WORDS = ("commune", "ville", "mairie", "municipalite")
LABEL_BEFORE = re.compile(
    r"^\W*(?:(?:la\s+)?collectivit[ée](?:\s+(?:signataire|territoriale|payeuse|partenaire))?|nom|d[ée]nomination"
    r"|raison\s+sociale|d[’']une\s+part|d[’']autre\s+part|et)\s*[:,\-–]*\s*(?=\S)",
    re.IGNORECASE,
)
TAIL = re.compile(r"[\s:;,.\-–—|]+$")
ARTICLE_BEFORE = re.compile(
    r"^(?:la|le|l[’'])\s*(?=commune|ville|syndicat|communaut|sivu|sivom|sivos|sirp|mairie|regroupement)", re.IGNORECASE
)
REST_OF_SENTENCE = re.compile(
    r"\s*,?\s*(?:\bdont\s|ayant\s|\bsi[èe]ge|repr[ée]sent[ée]|\bsise?\s|\bsitu[ée]e?\s|domicili|identifi|immatricul|SIRET"
    r"|\badresse\b|agissant|en\s+la\s+personne|ci-apr[èe]s|d[ée]sign[ée]e|d[ée]nomm[ée]e|n°|num[ée]ro|\().*$",
    re.IGNORECASE,
)


def kind_of(name: str) -> str | None:
    """The kind a name speaks of; None when it has no such word.

    >>> kind_of("COMMUNE DE LESPINE"), kind_of("SIVU des Trois Vallons"), kind_of("Jeanne Roux")
    ('commune', 'regroupement', None)
    """
    letters = folded(ARTICLE_BEFORE.sub("", name))
    if letters.startswith(COMMUNE_WORDS) and not letters.startswith("communaute"):
        return CollectivityKind.COMMUNE.value
    if letters.startswith(REGROUPEMENT_WORDS) or any(w in letters[:ANYWHERE_WITHIN] for w in ANYWHERE):
        return CollectivityKind.REGROUPEMENT.value
    return None


def name_in_line(text: str) -> str | None:
    """The name that a line of the parties holds, without what stands around it.

    >>> name_in_line("La commune de Lespine, représentée par son maire")
    'La commune de Lespine'
    >>> name_in_line("Et la commune de Lespine")
    'commune de Lespine'
    """
    line = LABEL_BEFORE.sub("", text)
    name = REST_OF_SENTENCE.sub("", line)
    bare = TAIL.sub("", ARTICLE_BEFORE.sub("", name)).strip()
    if kind_of(bare) is None:
        return None
    return TAIL.sub("", name).strip() if line[:1].isupper() else bare
