"""SIRET: fourteen digits that name an establishment; the first nine are the SIREN of its legal unit.

Issued by INSEE. Luhn over the fourteen digits and over the first nine (La Poste excepted); python-stdnum has the
rules, this module adds the punctuation that clerks type.

>>> validate("213 401 359 00012")
'21340135900012'
>>> validate("21340135900013")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: the keys of 21340135900013 do not fit
"""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum.exceptions import ValidationError
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from schemas.formats import InvalidFormat

SIREN_LENGTH = 9
LENGTH = 14
NUMBERS_KEPT = 1024
"""Numbers whose answer is kept in memory: one convention asks eight times for its own."""


def compact(text: str) -> str:
    """Without white space and punctuation; anything else stays, so that junk is not taken for a number.

    >>> compact("213.401.359/00012")
    '21340135900012'
    """
    return re.sub(r"[\s.,:;/\-‐‑–—_']", "", text)


def validate(text: str) -> str:
    """The fourteen digits; raises :class:`InvalidFormat` on another shape or a wrong key."""
    number = compact(text)
    if not re.fullmatch(r"[0-9]{14}", number):
        raise InvalidFormat(f"{number} is not fourteen digits")
    try:
        stdnum_siret.validate(number)
        stdnum_siren.validate(number[:SIREN_LENGTH])
    except ValidationError:
        raise InvalidFormat(f"the keys of {number} do not fit") from None
    return number


@lru_cache(maxsize=NUMBERS_KEPT)
def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """As people group it.

    >>> format("21340135900012")
    '213 401 359 00012'
    """
    n = compact(text)
    return f"{n[:3]} {n[3:6]} {n[6:9]} {n[9:]}"


def siren_of(siret: str) -> str:
    """The nine digits of the legal unit.

    >>> siren_of("21340135900012")
    '213401359'
    """
    return compact(siret)[:SIREN_LENGTH]
