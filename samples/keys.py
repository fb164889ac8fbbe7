"""Identifiers with the right keys, for schools and collectivities that do not exist."""

from __future__ import annotations

from random import Random

from schemas.formats import uai

SIREN_BODY = 8
SIRET_BODY = 13


def luhn_key(body: str) -> str:
    """The digit that makes ``body`` + digit pass Luhn.

    >>> luhn_key("21340135"), luhn_key("2134013590001")
    ('9', '2')
    """
    total = 0
    for position, character in enumerate(reversed(body)):
        digit = int(character) * (2 if position % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def siren(prefix: str, rng: Random) -> str:
    """Nine digits that begin with ``prefix``, the rest drawn, the key right."""
    body = prefix + "".join(rng.choices("0123456789", k=SIREN_BODY - len(prefix)))
    return body + luhn_key(body)


def head_office(siren_number: str) -> str:
    """The SIRET of a collectivity's head office: NIC 0001 and its key.

    >>> head_office("213401359")
    '21340135900012'
    """
    body = siren_number + "0001"
    return body + luhn_key(body)


def uai_of(prefix: str, number: int) -> str:
    """The UAI of a three-digit prefix and a running number below 10 000.

    >>> uai_of("034", 1406)
    '0341406U'
    """
    digits = f"{prefix}{number:04d}"
    return digits + uai.check_letter(digits)
