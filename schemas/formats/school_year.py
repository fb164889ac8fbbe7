"""A French school year: two years in a row, "2025-2026".

Written by people with a dash or a slash, spaces, or a short second year.

>>> validate("2025 / 2026"), validate("2025-26")
('2025-2026', '2025-2026')
>>> validate("2025-2027")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: 2025-2027 is not two years in a row
"""

from __future__ import annotations

import re

from schemas.formats import InvalidFormat

_SHAPE = re.compile(r"(20[0-9]{2})[-/](20)?([0-9]{2})")


def compact(text: str) -> str:
    """Without spaces, with a plain dash and both years in full where that is possible."""
    tight = re.sub(r"[\u2010-\u2015\u2212_~]", "-", re.sub(r"\s", "", text))
    found = _SHAPE.fullmatch(tight)
    return f"{found[1]}-20{found[3]}" if found else tight


def validate(text: str) -> str:
    """``YYYY-YYYY``; raises :class:`InvalidFormat` when the years do not follow each other."""
    year = compact(text)
    if not re.fullmatch(r"20[0-9]{2}-20[0-9]{2}", year) or int(year[5:]) != int(year[:4]) + 1:
        raise InvalidFormat(f"{year} is not two years in a row")
    return year


def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """As it is printed.

    >>> format("2025/26")
    '2025-2026'
    """
    return compact(text)
