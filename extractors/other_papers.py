"""Papers that come with the post and are no convention: deliberations, invoices, letters, known by what only they say.

A convention speaks of invoices and cites deliberations: only what stands where such a paper says it of itself
counts, at the beginning of a line, as a heading or as a formula of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.labels import Label, find_label, folded
from schemas.layout import Line

FORMULAS = tuple(
    Label(form, (form,))
    for form in (
        "extraitduregistre",
        "registredesdeliberations",
        "leconseilmunicipal",
        "leconseilcommunautaire",
        "lecomitesyndical",
        "apresenavoirdelibere",
        "nombredeconseillers",
        "faitetdelibere",
        "pourextraitconforme",
        "landeuxmille",
        "veuillezagreer",
        "nousvousprions",
        "jevousprie",
        "danscetteattente",
        "danslattentedevotre",
    )
)
"""Found at the beginning of a line, misread letters and all."""

HEADINGS = re.compile(
    r"deliberation(?:n|du|municipale|[0-9]).*|deliberation"
    r"|(?:factur|devis)e?(?:proforma|acquittee)?(?:(?:n|no|numero|du|[a-z]?[0-9]).*)?"
    r"|(?:seancedu|seanceordinaire|seanceextraordinaire).*"
    r"|(?:total|montant|net)(?:ttc|ht|apayer|apayerttc)(?:euros?|[0-9]+)*"
    r"|(?:compterendu|procesverbal|bordereaudenvoi|bondecommande|ordredujour|titredeperception|avisdessommesapayer)"
    r"(?:d[eu].*|n[0-9o].*)?"
    r"|(?:arrete|decision)(?:dumaire|municipale?|n[0-9]*|no[0-9]*)"
)
"""Whole lines of few words, folded."""

ABOUT = re.compile(r"\W{0,2}(?:Objet|OBJET|[NV](?:/|os\s)R[ée]f(?:\.|[ée]rences?)?)\s*:", re.IGNORECASE)
"""What a letter or a deliberation is about; a convention says it in an article."""

HEADING_WORDS = 9  # at most
GREETING = re.compile(
    r"(?:Ch[eè]re?s?\s+)?(?:Madame|Monsieur|Mesdames|Messieurs)"
    r"(?:\s+(?:l[ae]s?\s|l['’]|et\s|ou\s)[^.,;:]{2,50}|,\s*(?:Monsieur|Madame|Messieurs))?\s*,",
    re.IGNORECASE,
)
"""A line by itself: "Madame la Rectrice,", "Madame, Monsieur,"; without its comma it captions a signature."""

GREETING_WORDS = 8  # at most: "Madame la Rectrice de la région académique,"
CUES_OF_ANOTHER = 2  # of different kinds: one alone may be a line of a convention


def other_cues(segments: Sequence[Line]) -> int:
    """How many different things on a page only another kind of paper says."""
    formulas = sum(any(find_label(s, label, at_start=True) for s in segments) for label in FORMULAS)
    about = any(ABOUT.match(s.text) for s in segments)
    headings = {m[0][:5] for s in segments if _is_short(s) and (m := HEADINGS.fullmatch(folded(s.text)))}
    greeted = any(len(s.words) <= GREETING_WORDS and GREETING.fullmatch(s.text.strip()) for s in segments)
    return formulas + len(headings) + greeted + about


def _is_short(segment: Line) -> bool:
    return len(segment.words) <= HEADING_WORDS
