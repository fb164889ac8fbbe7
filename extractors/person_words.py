"""How a signatory and a title are printed: "Madame Odile Vernay, Maire", "par son Président en exercice, …"."""

from __future__ import annotations

import re

from extractors.found import Found
from extractors.labels import folded
from extractors.patterns import CIVILITY

TITLE = re.compile(
    r"""(?:,\s*|\s+|\(\s*|^)(?:en\s+(?:sa\s+)?qualit[ée]\s+de\s*:?\s*|agissant\s+en\s+(?:sa\s+)?qualit[ée]\s+de\s*:?\s*)?
    (?P<title>(?:(?:\d\s?[a-zèe]*|premi[èe]re?|deuxi[èe]me|troisi[èe]me|1er|1[èe]re)\s+)?
      (?:maire|pr[ée]sidente?|vice[\s-]*pr[ée]sidente?|adjointe?|conseill[eè]re?|directeur|directrice|d[ée]l[ée]gu[ée]e?
        |secr[ée]taire|\d[eè]me\s+adjointe?)\b.*)$""",
    re.VERBOSE | re.IGNORECASE,
)
AFTER_NAME = re.compile(
    r",|\(|\ben\s+(?:sa\s+)?qualit|\bagissant|\bci-apr|\bd[ûu]ment|\bd[ée]sign|\bd[ée]nomm|\bhabilit"
)
AFTER_TITLE = re.compile(
    r"\s*[,;]?\s*(?:ci-apr[èe]s|d[ée]sign[ée]|d[ée]nomm[ée]|d[ûu]ment|agissant|d[’']une\s+part|d[’']autre|habilit|autoris"
    r"|\(?[«\"“]|\bnota\b|\bN\.\s?B\b|il\s+est\s+convenu|la\s+collectivit[ée])",
    re.IGNORECASE,
)
TITLE_FIRST = re.compile(
    r"^\W*(?:son|sa)\s+(?P<title>maire|pr[ée]sidente?)(?:\s+en\s+exercice)?\s*,?\s*", re.IGNORECASE
)
PARTICLES = frozenset(
    (
        "de",
        "du",
        "des",
        "d",
        "le",
        "la",
        "les",
        "l",
        "van",
        "von",
        "der",
        "di",
        "da",
        "dos",
        "el",
        "ep",
        "epouse",
        "nee",
    )
)
AGAIN = re.compile(r"^\W*repr[ée]sent[ée]e?(?:\(e\))?\s+par\s*:?\s*", re.IGNORECASE)
EDGE = " :,;.-–—_|°"
ELISION = re.compile(r"^(?:l[ea]\s+|l[’'])(?=\w)", re.IGNORECASE)


def names_in(text: str) -> tuple[Found, ...]:
    """The person's name in the text of a zone, with or without the label before it.

    >>> [f.value for f in names_in("représentée par son Maire, Odile Vernay")]
    ['Odile Vernay']
    """
    again = AGAIN.match(text)
    start = again.end() if again else 0
    found = name_in(text[start:])
    return (Found(found[0], start + found[1], start + found[2]),) if found else ()


def titles_in(text: str) -> tuple[Found, ...]:
    """The title in the text of a zone."""
    found = title_in(text.strip(EDGE))
    return (Found(ELISION.sub("", found[0]), 0, len(text)),) if found else ()


def title_in(text: str) -> tuple[str, int, int] | None:
    """The title that ends ``text``, and where.

    >>> title_in("Madame Odile Vernay, Maire")
    ('Maire', 21, 26)
    """
    first = TITLE_FIRST.match(text)
    if first:
        return first["title"], *first.span("title")
    found = TITLE.search(text)
    if not found:
        return None
    title = AFTER_TITLE.split(found["title"])[0].strip(EDGE)
    title = title.removesuffix(")").strip(EDGE) if "(" not in title else title
    return (title, found.start("title"), found.start("title") + len(title)) if title else None


def name_in(text: str) -> tuple[str, int, int] | None:
    """The person's name in what follows "Représenté(e) par": no civility, no title.

    >>> name_in("Madame Odile Vernay, Maire")
    ('Odile Vernay', 7, 19)
    """
    first = TITLE_FIRST.match(text)
    start = first.end() if first else 0
    found = TITLE.search(text, start)
    upto = found.start() if found else len(text)
    cut = AFTER_NAME.search(text, start, upto)
    upto = cut.start() if cut else upto
    head = text[:upto]
    while True:
        civility = CIVILITY.match(head[start:].lstrip(EDGE))
        skipped = len(head[start:]) - len(head[start:].lstrip(EDGE))
        if not civility or not civility[0]:
            break
        start += skipped + civility.end()
    name = head[start:].strip(EDGE)
    if not name or len(name) > 60 or not _is_a_name(name):
        return None
    at = text.index(name, start)
    return name, at, at + len(name)


def _is_a_name(text: str) -> bool:
    """Whether every word begins with a capital, particles aside, and one has two letters: "son autorité" is no name."""
    words = [w for w in re.split(r"[\s\-]+", text) if folded(w) and folded(w) not in PARTICLES]
    capitals = all(re.sub(r"^(?:[ldLD]['’])?\W*", "", w)[:1].isupper() for w in words)
    return bool(words) and capitals and any(len(folded(w)) >= 2 for w in words)
