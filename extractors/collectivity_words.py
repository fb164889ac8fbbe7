"""How a collectivity is named in print: "COMMUNE DE LESPINE", "La ville d'Argens", "SIVU des Trois Vallons"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from extractors.labels import folded
from schemas.draft import CollectivityKind
from schemas.formats.address import STREET

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
LONG_COMMUNE_WORDS = ("commune", "municipalite")
MISREAD = 83.0  # per cent of the letters: one of "commune" is wrong; MAIRIE so misread may be a Marie
LABEL_BEFORE = re.compile(
    r"^\W*(?:(?:[0-9]{1,2}|[a-z])\s?[°)./\-–]+(?:\s+|(?!\w\.)))?"  # "1°", "(2)", "a)", "- ", but no initial
    r"(?:(?:(?:la\s+)?collectivit[ée](?:\s+(?:signataire|territoriale|payeuse|partenaire))?|nom|d[ée]nomination|organisme"
    r"|raison\s+sociale|personne\s+morale|d[’']une\s+part|d[’']autre\s+part|et|entre)\s*[:,\-–]*\s*)?(?=\S)",
    re.IGNORECASE,
)
TAIL = re.compile(r"[\s:;,.\-–—|(]+$")
ANY_LABEL = re.compile(r"^\W*[^\W\d_][^:,;0-9«\n]{2,40}?\s*:\s*(?=[^\W\d_])")
"""Whatever stands before a colon that is no collectivity itself: "Désignation :", "Partenaire :"."""
ARTICLE_BEFORE = re.compile(
    r"^(?:la|le|l[’'])\s*(?=commune|ville|syndicat|communaut|siv|sirp|mairie|regroupement|entente|[ée]tablissement)",
    re.IGNORECASE,
)
REST_OF_SENTENCE = re.compile(
    r"\s*(?:,\s|,?\s*(?:\bdont\s|ayant\s|\bsi[èe]ge|repr[ée]sent[ée]|\bsise?\s|\bsitu[ée]e?\s|\b[ée]tablie?\s|domicili"
    r"|identifi|immatricul|\bportant\s|SIRET|\badresse\b|agissant|en\s+la\s+personne|ci-apr[èe]s|courrier\b|(?:arriv|re[çc]u)\w*\s*(?:le\b|$)|d[ée]sign[ée]e"
    r"|d[ée]nomm[ée]e|nomm[ée]e\s|\bdite\s|dans\s+ce\s+qui|valablement|d[ûu]ment|n°|num[ée]ro|\()).*$",
    re.IGNORECASE,
)
"""What stands behind a name in a sentence. No collectivity has a comma in its name."""

NO_NAME_YET = re.compile(
    r"\W*(?:l[ae]\s+)?(?:(?:commune|ville)\s+(?:d[’']implantation|de\s+l[’'][ée]cole|concern[ée]e|si[èe]ge)|commune|ville|mairie|municipalit[ée]|communaut[ée]\s+de\s+communes|communaut[ée]\s+d['’]agglom[ée]ration"
    r"|syndicat(?:\s+(?:mixte|intercommunal|scolaire|[àa]\s+vocation\s+(?:unique|multiple|scolaire)))*|s\.?i\.?v\.?(?:u|om|os)\.?)\W*",
    re.IGNORECASE,
)
"""What a collectivity is, before what it is called; the head of a column of communes."""

ADDRESS_ONLINE = re.compile(r"\S@\S|\bwww\b|\S\.(?:fr|org|com|net|eu)\b", re.IGNORECASE)
DASH = re.compile(r"\s+[-–—]\s+(?=(?P<next>\S.*))")
SHORT_KINDS = re.compile(
    r"(?:S\.?\s?I\.?|C\.?C\.?|C\.?A\.?|C\.?U\.?)\s+(?=(?:scolaire|intercom|pour|d[eu]s?\s|d[’']|[ée]col))", re.I
)
"""SI scolaire de …, CC du …: too short to be known without what follows."""


def kind_of(name: str) -> str | None:
    """The kind a name speaks of; None when it has no such word.

    >>> kind_of("COMMUNE DE LESPINE"), kind_of("SIVU des Trois Vallons"), kind_of("Jeanne Roux")
    ('commune', 'regroupement', None)
    """
    bare = ARTICLE_BEFORE.sub("", name)
    letters = folded(bare)
    words = [folded(word) for word in bare.split()[:2]]
    if (
        len(words) > 1
        and words[1].startswith("d")
        and any(fuzz.ratio(words[0], k) >= MISREAD for k in LONG_COMMUNE_WORDS)
    ):
        return CollectivityKind.COMMUNE.value
    if SHORT_KINDS.match(bare):
        return CollectivityKind.REGROUPEMENT.value
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
    >>> name_in_line("NB : dans un regroupement chacune remplit la sienne") is None
    True
    >>> name_in_line("mairie@lespine.fr") is None
    True
    >>> name_in_line("Désignation : SIVOM LE MAS"), name_in_line("S.I.V.U. DE LESPINE")
    ('SIVOM LE MAS', 'S.I.V.U. DE LESPINE')
    """
    line = LABEL_BEFORE.sub("", text)
    label = ANY_LABEL.match(line)
    if label is not None and kind_of(label[0].strip()) is None and kind_of(line[label.end() :]) is not None:
        line = line[label.end() :]
    name = _before_street(REST_OF_SENTENCE.sub("", line))
    name = name[: name.index("»") + 1] if "«" in name and "»" in name else name
    bare = TAIL.sub("", ARTICLE_BEFORE.sub("", name)).strip()
    if (
        kind_of(bare) is None
        or ADDRESS_ONLINE.search(bare)
        or (bare[:1].islower() and not folded(bare).startswith(COMMUNE_WORDS + REGROUPEMENT_WORDS))
    ):
        return None
    return TAIL.sub("", name).strip() if line[:1].isupper() else bare


def _before_street(text: str) -> str:
    """ "Commune de Lespine - 4 rue du Puits" up to the dash; a dash within a name stays."""
    dash = next((m for m in DASH.finditer(text) if STREET.match(m["next"])), None)
    return text[: dash.start()] if dash else text
