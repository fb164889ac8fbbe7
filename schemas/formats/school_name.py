"""The name of a school, as registers and people write it: "E.E.PU VALBRUNE", "Ecole élémentaire publique du Lac".

Names are the commune's choice and no keys (five public schools of one département have the same). Registers shorten the
kind of school to letters, ``E`` + ``M`` (maternelle), ``E`` (élémentaire), ``P`` (primaire) + ``PU`` or ``PR``. The
compact form is for comparing only: the kind in full, no "publique", no articles, "ST" in full.

>>> validate("E.E.PU Jules FERRY"), validate("École élémentaire publique Jules-Ferry")
('ECOLE ELEMENTAIRE JULES FERRY', 'ECOLE ELEMENTAIRE JULES FERRY')
>>> validate("....")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: .... is no name of a school
"""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.folding import WORDS_KEPT, folded_words, unaccented
from schemas.formats import InvalidFormat

MOSTLY = 0.9
"""Share of capitals above which a name is shouted."""

LONGEST = 150
"""Letters; the official list's longest names have about 100."""

_SIGLE = re.compile(r"\bE\.? ?(?P<kind>[MEP])\.? ?(?P<extra>[AI])?\.? ?P\.? ?(?P<status>[UR])\b\.?", re.IGNORECASE)
"""E.E.PU, E.M.PU, EPPU, E.E.A.PU (d'application), E.P.I.PU (intercommunale), E.P.PR."""

_BARE_SIGLE = re.compile(r"^\s*E\.?(?P<kind>[MEP])\.?(?=\s+\S|\s*$)", re.IGNORECASE)
"""EE, E.M., EP at the beginning."""

_KINDS = {"M": "maternelle", "E": "élémentaire", "P": "primaire"}
_EXTRAS = {"A": "d'application", "I": "intercommunale"}
_STATUS = {"U": "publique", "R": "privée"}

_SHORTENED = (
    (re.compile(r"\b[ée]c(?:ol)?\.(?=\s|\w)|\b[ée]c\b", re.IGNORECASE), "école "),
    (re.compile(r"\bmat(?:ern)?\.|\bmat(?:ern)?\b", re.IGNORECASE), "maternelle "),
    (re.compile(r"\b[ée]l[ée]m(?:ent)?\.|\b[ée]l[ée]m(?:ent)?\b", re.IGNORECASE), "élémentaire "),
    (re.compile(r"\bprim\.|\bprim\b", re.IGNORECASE), "primaire "),
    (re.compile(r"\bpub(?:l)?\.|\bpubl?\b|\bpu\b", re.IGNORECASE), "publique "),
    (re.compile(r"\bgr(?:pe?|oupe)?\.? scol(?:aire)?\b\.?|\bG\.?S\b\.?", re.IGNORECASE), "groupe scolaire "),
    (re.compile(r"\bR\.P\.I\b\.?", re.IGNORECASE), "RPI "),
    (re.compile(r"\bst\b\.?", re.IGNORECASE), "saint "),
    (re.compile(r"\bste\b\.?", re.IGNORECASE), "sainte "),
    (re.compile(r"\bdr\b\.?", re.IGNORECASE), "docteur "),
)
_UNSAID = frozenset(
    folded_words("PUBLIQUE PUBLIQUES PUBLIC COMMUNALE COMMUNAL MIXTE D DE DU DES L LE LA LES A AU AUX ET EN")
)
_PLURALS = {"ECOLES": "ECOLE", "MATERNELLES": "MATERNELLE", "ELEMENTAIRES": "ELEMENTAIRE", "PRIMAIRES": "PRIMAIRE"}
_LINKS = frozenset(folded_words("DE DU DES D ET AU AUX EN SUR SOUS"))
_ARTICLES = frozenset(folded_words("LE LA LES L"))
_PLAIN = frozenset(
    folded_words("ECOLE MATERNELLE ELEMENTAIRE PRIMAIRE PUBLIQUE PRIVEE APPLICATION INTERCOMMUNALE GROUPE SCOLAIRE")
)


def _in_full(text: str) -> str:
    """Abbreviations opened, the rest as it was written."""
    full = _SIGLE.sub(_sigle_in_full, text)
    full = _BARE_SIGLE.sub(lambda found: f"école {_KINDS[found['kind'].upper()]} ", full)
    for shortened, whole in _SHORTENED:
        full = shortened.sub(whole, full)
    return " ".join(full.split())


def _sigle_in_full(found: re.Match[str]) -> str:
    parts = (
        _KINDS[found["kind"].upper()],
        _EXTRAS.get((found["extra"] or "").upper()),
        _STATUS[found["status"].upper()],
    )
    return f"école {' '.join(part for part in parts if part)} "


@lru_cache(maxsize=WORDS_KEPT)
def compact(text: str) -> str:
    """Words in plain capitals: the kind in full, without articles and "publique".

    >>> compact("Ec. élém. publique de la Crouzette"), compact("EMPU"), compact("ECOLE MATERNELLE PUBLIQUE")
    ('ECOLE ELEMENTAIRE CROUZETTE', 'ECOLE MATERNELLE', 'ECOLE MATERNELLE')
    >>> compact("la EM"), compact("de A"), compact("Ecole Ferry A")
    ('ECOLE MATERNELLE', '', 'ECOLE FERRY A')
    """
    words = folded_words(_in_full(text))
    said = [_PLURALS.get(word, word) for word in words if word not in _UNSAID]
    if said and words[-1] == "A":  # "Jules Ferry A" and "Jules Ferry B" are two schools
        said.append("A")
    name = " ".join(said)
    return name if name == text else compact(name)  # "la EM": what is left may be a sigle in its turn


def validate(text: str) -> str:
    """The compact form; raises :class:`InvalidFormat` when there is no letter, or far too much."""
    name = compact(text)
    if len(name) > LONGEST or not re.search(r"[A-Z]", name):
        raise InvalidFormat(f"{text.strip()[:LONGEST]} is no name of a school")
    return name


def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """As people read it: nothing shortened, a name in capitals set in small letters.

    >>> format("E.E.PU LES TILLEULS"), format("Ec. mat. Ste-Anne"), format("Ecole primaire du Lac")
    ('École élémentaire publique Les Tilleuls', 'École maternelle Sainte-Anne', 'Ecole primaire du Lac')
    """
    full = re.sub(r"\b(sainte?) -", r"\1-", _in_full(text))
    own = [c for c in text if c.isalpha()]
    shouted = bool(own) and sum(c.isupper() for c in own) > MOSTLY * len(own)
    words = re.split(r"(?<=[\s\-'’])", full)
    return "".join(_cased(word, before, shouted) for before, word in zip(["", *words], words, strict=False))


def _cased(word: str, before: str, shouted: bool) -> str:
    """A word with the separator behind it: the kind of school in small letters, what names it with a capital."""
    bare, first = _bare(word), not before
    if first or bare in ("SAINT", "SAINTE", "DOCTEUR"):
        small = False
    elif not shouted:
        return word
    elif bare in _LINKS:
        small = True
    else:
        small = bare in _PLAIN or (bare in _ARTICLES and _bare(before) not in _PLAIN)
    rest = word[1:].lower() if shouted else word[1:]
    return word.lower() if small else word[:1].upper() + rest


def _bare(word: str) -> str:
    return unaccented(word).strip(" -'").upper()
