"""Why a value is believed, and why a candidate is proposed, in English: the machine says it in French.

The phrases are those of ``reconciliation.proof``, ``extractors.marks`` and ``flows.candidates``; one that is not here
stays in French.
"""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.messages import Language

_PHRASES = {
    "clé valide et présent dans la liste officielle": "valid key, stands in the official list",
    "lu ([0-9]+) fois de même": r"read \1 times alike",
    "lue ([0-9]+) fois de même": r"read \1 times alike",
    "lue ([0-9]+) fois de même, une seule fois autrement": r"read \1 times alike, once otherwise",
    "lu une seule fois": "read only once",
    "lu deux fois de même": "read twice alike",
    "lu plusieurs fois de même": "read several times alike",
    "lue de même par Tesseract et par la forme des chiffres": "read alike by Tesseract and by the shapes of the digits",
    "date lue une seule fois": "date read only once",
    "les lectures ne concordent pas": "the readings differ",
    "les années lues ne concordent pas": "the years read differ",
    "les dates lues ne concordent pas": "the dates read differ",
    "aucune date n'a pu être lue": "no date could be read",
    "aucune date n'a pu être lue avec certitude": "no date could be read with certainty",
    "date manuscrite, que deux lectures indépendantes ne confirment pas": (
        "handwritten date that two independent readings do not confirm"
    ),
    "clé valide ; le SIREN est celui de la collectivité dans les registres": (
        "valid key; the SIREN is the collectivity's in the registers"
    ),
    "clé valide, lu deux fois de même ; le SIREN n'est pas confirmé": (
        "valid key, read twice alike; the SIREN is not confirmed"
    ),
    "imprimé ainsi : lettre de contrôle fausse": "printed so: wrong check letter",
    "imprimé ainsi : clé fausse": "printed so: wrong key",
    "une autre lecture y voit un numéro dont la clé est juste": "another look sees a number there whose key is valid",
    "absent de la liste officielle": "not in the official list",
    "lettre de contrôle fausse": "wrong check letter",
    "clé fausse": "wrong key",
    "des chiffres manquent ou sont de trop à la lecture": "digits were lost or added in reading",
    "nom d'une collectivité des registres": "name of a collectivity of the registers",
    "nom du maire au répertoire des élus": "name of the mayor in the register of elected people",
    "nom de la commune": "name of the commune",
    "titre de qui peut signer": "title of one who may sign",
    "dit par le nom": "told by the name",
    "aucun nom de collectivité lu": "no name of a collectivity read",
    "le nom n'est pas prouvé": "the name is not proved",
    "année de la campagne": "year of the campaign",
    "date de fin de la campagne": "end date of the campaign",
    "code postal de la commune": "postal code of the commune",
    "texte du fichier lui-même": "the file's own text",
    "comme dans la liste officielle": "as in the official list",
    "tel que lu ; la liste officielle l'écrit autrement": "as read; the official list writes it otherwise",
    "rien n'a été lu à cet endroit": "nothing was read there",
    "une lettre mal lue, rétablie d'après le registre": "a misread letter, restored from the register",
    "le carré se ferme : nombre × prix = total": "the square closes: number × price = total",
    "non confirmé : le carré nombre × prix = total ne se ferme pas": "not confirmed: number × price is not the total",
    "chiffre perdu à la lecture ; total ÷ prix = nombre d'écoles listées": (
        "a digit was lost in reading; total ÷ price = number of schools listed"
    ),
    "ce n'est pas une convention": "not a convention",
    "ligne ajoutée": "added row",
    "décidé : (.+)": r"decided: \1",
    "(.+) : « signé »": r"\1: “signed”",
    "(.+) : « non signé »": r"\1: “not signed”",
    "(.+) : « (.+) »": r"\1: “\2”",
    "des traits de plume, trop courts ou trop simples pour une signature certaine": (
        "strokes of a pen, too short or too plain to be a signature for certain"
    ),
    "un tampon, sans trait de plume": "a stamp, no stroke of a pen",
    "rien que du texte imprimé": "nothing but print",
    "un tracé à la plume sur (.+) mm²": r"strokes of a pen over \1 mm²",
    "à un caractère de ce qui est lu": "one character from what was read",
    "école publique de la commune": "public school of the commune",
    "SIREN de la commune de (.+), d'après (.+)": r"SIREN of the commune of \1, after \2",
    "(.+) \\((.+)\\)": None,  # a school's name, and why in brackets
}
_KNOWN = [(re.compile(french), english) for french, english in _PHRASES.items()]
_AND = re.compile(" ; |, (?=lue? )")  # one reason after another


@lru_cache(maxsize=4096)
def reason(text: str, language: Language) -> str:
    """``text`` in ``language``.

    >>> reason("clé valide et présent dans la liste officielle, lu 3 fois de même", Language.ENGLISH)
    'valid key, stands in the official list; read 3 times alike'
    >>> reason("Ecole du Centre, X (à un caractère de ce qui est lu)", Language.ENGLISH)
    'Ecole du Centre, X (one character from what was read)'
    """
    if language is Language.FRENCH:
        return text
    whole = _known(text)
    if whole is not None:
        return whole
    return "; ".join(_known(part) or part for part in _AND.split(text))


def _known(text: str) -> str | None:
    for french, english in _KNOWN:
        found = french.fullmatch(text)
        if found is not None:
            return found.expand(english) if english else f"{found[1]} ({_known(found[2]) or found[2]})"
    return None
