"""How a signatory is named in print: "Madame Odile Vernay, Maire", "par son Président en exercice, M. Jean de Foy".

A name is as many words as can be a name: a capital, or a particle between capitals. Where it ends need not be known.
"""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.labels import folded
from extractors.title_words import EDGE, TITLE

CIVILITY = re.compile(
    r"(?<![\w’'])(?:M\.|Mr\.?|Mme\.?|Mlle\.?|MME|Monsieur|Madame|M(?=\s))\s*(?!l[ea]\s)", re.IGNORECASE
)
LINK_BEFORE = re.compile(rf"(?:de|par)\s+(?={CIVILITY.pattern})", re.IGNORECASE)
TITLE_FIRST = re.compile(
    rf"^\W*(?:(?:M\.|Mme|Monsieur|Madame)\s+)?(?:son|sa|l[ea]|l['’])\s*{TITLE.pattern}(?:\s+en\s+exercice)?\s*,?\s*",
    re.VERBOSE | re.IGNORECASE,
)
PARTICLES = frozenset(
    ("de", "du", "des", "d", "le", "la", "les", "l", "van", "von", "der", "di", "da", "dos", "el", "ep")
)
MAIDEN = frozenset(("epouse", "nee", "ep", "veuve"))
NO_NAME = re.compile(
    r"(?:madame|monsieur|mme|maire|mairesse|mairie|presidente?|vicepresidente?|adjointe?|conseiller|conseillere|directeur|directrice"
    r"|secretaire|dgs|deleguee?|commune|communes|communaute|ville|syndicat|siv[uos]m?|collectivite|siret|siren|adresse"
    r"|coordonnees|mandat|titre|fonctions?|qualite|esqualites?|signera|signataires?|autorite|personne|representant|dument|identification"
    r"|dite?|ci|ciapres|et|il|elle|recteur|rectrice|region|regionacademique|academie|article|preambule|introduction"
    r"|consider\w*|attendu|visas?|vu|contexte|elements|rappel|pourquoi|objet|siege|bureaux|courriel|mel|tel|telephone"
    r"|etablie?|nom|prenom|raison|dune|dautre|habilitee?|valablement|lieu|sise?|rue|place|avenue|numero|n|entre|pour|par"
    r"|agissant|represente\w*|identifiant|immatriculation|organisme|elu|elue|signature|cachet|date|fait|annee|ecoles?)$"
)
"""Folded words that are no part of a name, whatever stands before them."""

LONGEST = 60  # characters
MOST_WORDS = 7
AGAIN = re.compile(r"^\W*(?:valablement\s+)?repr[ée]sent[ée]e?(?:\(e\))?\s+par\s*:?\s*", re.IGNORECASE)
_TOKEN = re.compile(r"(?P<gap>\s*)(?P<word>[^\s,;:()«»\"0-9/|=]+)")


def names_in(text: str) -> tuple[Found, ...]:
    """The person's name in the text of a zone, with or without the label before it.

    >>> [f.value for f in names_in("représentée par son Maire, Odile Vernay")]
    ['Odile Vernay']
    """
    again = AGAIN.match(text)
    start = again.end() if again else 0
    found = name_in(text[start:])
    return (Found(found[0], start + found[1], start + found[2]),) if found else ()


def name_in(text: str) -> tuple[str, int, int] | None:
    """The name at the beginning of what follows a label like "Représenté(e) par": no civility, no title.

    >>> name_in("Madame Odile Vernay, Maire")
    ('Odile Vernay', 7, 19)
    >>> name_in("de Madame Odile\\nVernay, Maire")[0]
    'Odile Vernay'
    >>> name_in("son autorité") is None
    True
    """
    first = TITLE_FIRST.match(text)
    return name_at(text, first.end() if first else 0)


def name_at(text: str, start: int) -> tuple[str, int, int] | None:
    """The name that begins at ``start``, behind civilities."""
    at = start + len(text[start:]) - len(text[start:].lstrip(EDGE))
    linked = LINK_BEFORE.match(text, at)
    at = linked.end() if linked else at
    while civility := CIVILITY.match(text, at):
        at = civility.end() + len(text[civility.end() :]) - len(text[civility.end() :].lstrip(EDGE))
    end, words, pending = at, 0, at
    while words < MOST_WORDS and (token := _TOKEN.match(text, pending)):
        word = token["word"].rstrip(".") if not re.fullmatch(r"[A-ZÀ-Ý]\.", token["word"]) else token["word"]
        if token.start("word") > at and "\n" in token["gap"] and not _goes_on_below(text, at, end, token, words):
            break
        if not _may_be_named(word) or token.end() - at > LONGEST:
            break
        pending = token.end()
        if folded(word) not in PARTICLES and folded(word):
            end, words = token.start("word") + len(word), words + (folded(word) not in MAIDEN)
        if word != token["word"] and len(word) > 1:
            break  # a full stop
    name = re.sub(r"-\n", "-", text[at:end]).replace("\n", " ").strip(EDGE)
    if words == 0 or not any(len(folded(w)) >= 2 for w in name.split()):
        return None
    return re.sub(r" +", " ", name), at, end


def people_in(text: str) -> list[tuple[str, int, int]]:
    """Everyone whom a civility names anywhere in ``text``."""
    found = (name_at(text, m.start()) for m in CIVILITY.finditer(text))
    return [name for name in found if name and is_full_name(name[0])]


def holder_in(text: str) -> tuple[str, int, int] | None:
    """Whoever stands right before a title, without a civility: "ayant pour représentant Odile Vernay, Maire".

    >>> holder_in("pour laquelle signe Odile Vernay, Maire")[0]
    'Odile Vernay'
    """
    for begin in re.finditer(r"(?:^|(?<=[\s(:]))(?=[A-ZÀ-ÝŒ])", text):
        name = name_at(text, begin.start())
        if name and is_full_name(name[0]) and re.match(rf"[\s,(\-–]*{TITLE.pattern}", text[name[2] :], TITLE.flags):
            return name
    return None


def holder_behind(text: str) -> tuple[str, int, int] | None:
    """Whoever stands right behind a title with its article, without a civility.

    >>> holder_behind("au nom de laquelle agit le Maire, Odile Vernay;")[0]
    'Odile Vernay'
    """
    for title in re.finditer(rf"(?<!\w)(?:l[ae]|son|sa)\s+{TITLE.pattern}\s*,\s*", text, TITLE.flags):
        name = name_at(text, title.end())
        if name and is_full_name(name[0]):
            return name
    return None


def is_full_name(name: str) -> bool:
    """Whether it is more than one word, each of two letters or more."""
    return sum(len(folded(word)) >= 2 for word in name.split()) >= 2


def _goes_on_below(text: str, at: int, end: int, token: re.Match[str], words: int) -> bool:
    """Whether a name goes on in the next line: it has one word yet, hangs on a particle or a hyphen, or a comma ends it
    there."""
    hangs = text[at : token.start()].rstrip().endswith("-") or text[end : token.start()].strip() != ""
    comma = text[token.end() :][:1] == ","
    return (words < 2 or hangs or comma) and not re.match(r"\s*:", text[token.end() :])


def _may_be_named(word: str) -> bool:
    """Whether ``word`` may be part of a name: it begins with a capital, or is a particle."""
    letters = folded(word)
    if letters in PARTICLES or letters in MAIDEN:
        return True
    bare = re.sub(r"^(?:[ldLD]['’])?\W*", "", word)
    return bare[:1].isupper() and not NO_NAME.match(letters)
