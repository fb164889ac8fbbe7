"""The office a signatory holds, by a closed grammar: what is no word of a title ends it.

"Maire", "1re adjointe au maire, déléguée aux affaires scolaires", "Vice-président du SIVU". A sentence goes on behind a
title in too many ways to name them all; the ways a title goes on are few.
"""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.labels import folded

EDGE = " :,;.-–—_|°\n"
_ORDINAL = (
    r"(?:[0-9]{1,2}\s?(?:er|[èe]re|re|ère|nde?|[èe]me|e)\s+|(?:premi[eè]re?|seconde?|deuxi[èe]me|troisi[èe]me|quatri[èe]me"
    r"|cinqui[èe]me|sixi[èe]me)\s+)?"
)
_OFFICE = r"""(?:
    maire(?:sse)?(?:[\s\-]+adjointe?)?
  | (?:vice[\s\-]*)?pr[ée]sident(?:e|\(e\))?
  | adjointe?(?:\s+au\s+maire)?
  | conseill[eè]re?(?:\s+(?:municipale?|communautaire|syndicale?))*
  | direct(?:eur|rice)(?:\s+g[ée]n[ée]rale?)?(?:\s+adjointe?)?(?:\s+des\s+services)?
  | secr[ée]taire(?:\s+g[ée]n[ée]rale?|\s+de\s+mairie)?
  | DGS
)"""
TITLE = re.compile(rf"(?<![\w’'\-])(?P<title>{_ORDINAL}{_OFFICE})(?!\w|['’])", re.VERBOSE | re.IGNORECASE)
_GOES_ON = re.compile(
    r"""
    [\s\-]+(?:(?:par\s+(?:int[ée]rim|d[ée]l[ée]gation|suppl[ée]ance)(?:\s+d[ue]\s+(?:la\s+)?(?:maire|pr[ée]sidente?))?|honoraire|int[ée]rimaire|suppl[ée]ante?)(?!\w)
      |(?:d[ée]l[ée]gu[ée]e?|charg[ée]e?|adjointe?|en\s+charge)(?!\w)(?P<domain>\s+(?:aux?|[àa]|d[eu]s?)\s+|\s+(?:[àa]\s+l|d)['’])?)
    | ,\s*par\s+(?:int[ée]rim|d[ée]l[ée]gation|suppl[ée]ance)(?:\s+d[ue]\s+(?:la\s+)?(?:maire|pr[ée]sidente?))?(?!\w)
    | ,\s*(?:d[ée]l[ée]gu[ée]e?|charg[ée]e?|en\s+charge)(?P<of>\s+(?:aux?|[àa]|d[eu]s?)\s+|\s+(?:[àa]\s+l|d)['’])
    | \s+(?:aux?|[àa])\s+(?=\w) | \s+[àa]\s+l['’](?=\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BY_DELEGATION = re.compile(
    r",?\s+(?:par|sur)\s+(?:int[ée]rim|d[ée]l[ée]gation|suppl[ée]ance)(?:\s+d[ue]\s+(?:la\s+)?(?:maire|pr[ée]sidente?))?(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?P<gap>[ \n]+|)(?P<word>[^\W\d_][\w’'\-]*)")
_LINKS = frozenset(("a", "au", "aux", "de", "du", "des", "d", "l", "la", "le", "les", "et", "en"))
MOST_WORDS = 12  # in the domain of a deputy: "à la petite enfance, à la jeunesse et aux affaires scolaires"
MOST_UNLINKED = 2  # words of it in a row without "et", "de", "aux": a verb begins the rest of the sentence
_ENDS_IT = re.compile(
    r"(?:part|premiere|seconde|autre|dite?s?|dans|siege|sise?|ayant|dont|tel|madame|monsieur|mme|pour|par|qui|que|il|est|vu|n)$"
    r"|nomme|denomm|design|etabli|ciapr|dument|portant|represent|agissant|agit|habilit|autoris|valable|coordonn|adresse"
    r"|siret|situe|immatric|courriel|sign|conform|suivant|selon|numero|collectivit"
)
"""Folded words, and beginnings of words, that no domain of a deputy holds."""

_BEFORE = re.compile(
    r"(?:^|[\n,:;(/\-–—|.»\"]|(?<![\w’'])(?:l[ea]|son|sa|d[eu]|que|comme|[èe]s|une?|madame|monsieur|mme|m\.?|[ldLD]['’]))\s*$",
    re.IGNORECASE,
)
"""What stands before a title: the beginning of something, or "son", "en qualité de", "en tant que"."""

_DELEGATES = re.compile(r"(?:d[ée]l[ée]gation|suppl[ée]ance|int[ée]rim)\s+d[eu](?:\s+l[ae])?\s*$", re.IGNORECASE)
"""What stands before the office of somebody else, in whose stead the signatory signs."""


def title_at(text: str, start: int = 0) -> tuple[str, int, int] | None:
    """The first title in ``text`` from ``start`` on, and where it stands.

    >>> title_at("Madame Odile Vernay, Maire, dite « la commune »")
    ('Maire', 21, 26)
    >>> title_at("Maire-adjointe à l'éducation établie 3 place du Puits")[0]
    "Maire-adjointe à l'éducation"
    >>> title_at("Adjointe à l'éducation, par délégation du maire, de seconde part")[0]
    "Adjointe à l'éducation, par délégation du maire"
    >>> title_at("2e adjoint, par délégation du Maire")[0]
    '2e adjoint, par délégation du Maire'
    >>> title_at("Adjoint au maire délégué aux affaires scolaires et à la petite enfance règle chacune")[0]
    'Adjoint au maire délégué aux affaires scolaires et à la petite enfance'
    """
    for found in TITLE.finditer(text, start):
        before = text[: found.start()]
        if _BEFORE.search(before) and not _DELEGATES.search(before):
            end = _end(text, found.end())
            return re.sub(r"\s+", " ", text[found.start() : end]), found.start(), end
    return None


def titles_in(text: str) -> tuple[Found, ...]:
    """The title in the text of a zone."""
    found = title_at(text.strip(EDGE))
    return (Found(found[0], 0, len(text)),) if found else ()


def _end(text: str, at: int) -> int:
    """Where the title whose office ends at ``at`` ends: behind the last word that still belongs to it."""
    while more := _GOES_ON.match(text, at):
        domain = more["domain"] or more["of"] or not re.search(r"[a-zé]{4}", more[0], re.IGNORECASE)
        at = _domain(text, more.end()) if domain else more.end()
        if domain:
            by = _BY_DELEGATION.match(text, at)
            return by.end() if by else at
    return at


def _domain(text: str, at: int) -> int:
    """The end of "l'éducation et aux affaires scolaires" from ``at`` on."""
    end, unlinked = at, 0
    for _ in range(MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None or _ENDS_IT.match(folded(word["word"])):
            break
        is_link = folded(word["word"]) in _LINKS
        if ("\n" in word["gap"] and word["word"][:1].isupper()) or (unlinked == MOST_UNLINKED and not is_link):
            break
        at = word.end()
        unlinked = 0 if is_link else unlinked + 1
        end = end if is_link else at
        comma = re.match(r",(?=\s+(?:[àa]|aux?|d[eu]s?)\s)", text[at:])
        at += comma.end() if comma else 0
    return end
