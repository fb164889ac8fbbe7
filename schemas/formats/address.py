"""A postal address in one line: "4 rue du Puits, 34990 VALBRUNE"; the street first, the postal code and its town last.

>>> validate("4  RUE DU PUITS,\\n34990 VALBRUNE"), is_valid("établie 4 rue du Puits, 34990 VALBRUNE et portant")
('4 RUE DU PUITS, 34990 VALBRUNE', False)
"""

from __future__ import annotations

import re

from schemas.formats import InvalidFormat

_WAY = (
    r"(?:rue|avenue|av\.?|boulevard|bd\.?|blvd|place|plan|pl\.|chemin|ch\.|route|rte\.?|all[ée]es?|impasse|cours|quai|square"
    r"|mont[ée]e|lotissement|hameau|lieu[\s\-]?dit|r[ée]sidence|esplanade|faubourg|fbg|passage|ruelle|sentier|traverse|voie"
    r"|zone|z\.?a\.?c?\.?|parvis|rond[\s\-]point|promenade|mail|grand(?:e|['’])?[\s\-]*(?:rue|place)|cit[ée]|clos|c[ôo]te"
    r"|domaine|quartier|rampe|sente|venelle|espace)"
)
STREET = re.compile(
    rf"""
    (?<![\w’'\-])(?:
        [0-9]{{1,4}}(?:\s?[-/]\s?[0-9]{{1,4}})?(?:\s?(?:bis|ter|quater|[A-D]))?[\s,]+(?:d[eu]s?\s+)?(?:l[ae]\s+)?(?={_WAY}(?!\w))
      | {_WAY}\s+(?=[\w’'])
      | (?:B\.?P\.?|C\.?S\.?|T\.?S\.?A\.?)\s?(?:n°\s?)?[0-9]
      | h[ôo]tel\s+de\s+ville
      | mairie(?=\s*[,\n]|\s+[-–])
      | le\s+(?:bourg|village|chef-lieu)(?=\s*(?:[,\n]|\s[-–]|$))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What a street begins with, behind whatever stands before it."""

_TOWN = re.compile(r"(?<![0-9])[0-9]{5}\s+[\-–]?\s*(?P<town>[^\W\d_][\w’'.\-/ ]*)$")


def compact(text: str) -> str:
    """On one line, with single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def validate(text: str) -> str:
    """The compact form of a whole address. Raises :class:`InvalidFormat` where its street or its town is not there."""
    line = compact(text)
    if STREET.match(line) is None:
        raise InvalidFormat(f"{line} does not begin with a street")
    if town_of(line) is None:
        raise InvalidFormat(f"{line} does not end with a postal code and a town")
    return line


def is_valid(text: str) -> bool:
    """Whether ``text`` is an address, from its street to its town, and nothing more."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """As it is written on an envelope's single line."""
    return validate(text)


def town_of(text: str) -> str | None:
    """The town behind the postal code that ends ``text``; None where there is none.

    >>> town_of("4 rue du Puits, 34990 VALBRUNE")
    'VALBRUNE'
    """
    found = _TOWN.search(compact(text))
    return found["town"] if found else None
