"""By what words the parties are known: "Entre", "Et", both names, and what ends their part of the page."""

from __future__ import annotations

import re

from extractors.collectivity_words import name_in_line
from extractors.labels import Label, find_label, folded
from schemas.layout import Line

BETWEEN = Label("Entre", ("entre", "entrelessoussignes", "entrelesparties", "entreles"))
AND = ("et", "etdautrepart", "dunepartet", "etla", "etle", "etlacollectivite", "etlacommune", "ei", "el", "fl")
PARTS = "dunepartet|etdautrepart"  # folded
AGREED = Label(
    "Il est convenu",
    (
        "ilestconvenucequisuit",
        "ilaeteconvenucequisuit",
        "ilestarretecequisuit",
        "ilaetearreteetconvenucequisuit",
        "ontconvenucequisuit",
        "conviennentdecequisuit",
        "sontconvenuesdecequisuit",
        "estconvenuentrelesparties",
    ),
)
REGION = Label(
    "la région académique",
    (
        "regionacademique",
        "rectrice",
        "recteur",
        "rectorat",
        "academiede",
        "chanceliere",
        "chancelierdesuniversites",
        "servicesacademiques",
    ),
)
REGION_NAME = Label(
    "the region's own name", ("regionacademique", "rectorat", "academiede", "servicesacademiques", "ministere")
)
"""What names the region itself, and not who signs for it."""
REGION_OFFICE = Label("who signs for the region", ("rectrice", "recteur", "chanceliere"))
COLLECTIVITY = Label(
    "la collectivité",
    (
        "siret",
        "collectivite",
        "commune",
        "syndicat",
        "communaute",
        "sivu",
        "sivom",
        "sivos",
        "maire",
        "mairie",
        "presidente",
        "president",
        "ville",
    ),
)
PREAMBLE = (
    "(?:1|i|l|ll|il)?(?:preambule|expose(?:desmotifs|preliminaire)?|(?:rappelducontexte|elementsdecontexte|contexte)"
    "|considerants?|introduction|pourquoicetteconvention|avantpropos|rappel(?:desfaits)?|objet(?:delaconvention)?)"
    "|vu(?:lecode|laloi|lesarticles|ladeliberation|ledecret).*|(?:considerant|attendu)(?:que|lint|la|le).*|visas.*"
)
LONGEST_LEAD = 12  # characters before the region's name: a number, "Et", an article, "l'État - "
NOTE = Label("a note between the parties", ("nota", "notabene", "lorsquelescommunes", "uneconventionestetablie"))


def is_between(segment: Line) -> bool:
    return folded(segment.text) in BETWEEN.forms


def is_and(segment: Line) -> bool:
    letters = folded(segment.text)
    return letters in AND or re.fullmatch(PARTS, letters) is not None


def begins_region(segment: Line) -> bool:
    """Whether the line begins with the region's name: "2° La région académique …", "Le rectorat de …"."""
    hit = find_label(segment, REGION_NAME)
    if hit is None:
        return False
    lead = segment.text[: hit.start]
    return len(lead) <= LONGEST_LEAD and not lead.rstrip(" -–—").endswith((",", ":"))


def names_collectivity(segment: Line) -> bool:
    """Whether the line begins with the name of a collectivity and does not speak of the region."""
    return name_in_line(segment.text) is not None and not find_label(segment, REGION) and not find_label(segment, NOTE)
