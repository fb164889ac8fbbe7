"""What communes are found by: their codes and names, however a register or a person wrote them."""

from __future__ import annotations

import re

from schemas.formats import InvalidFormat, commune_name

_OVERSEAS = {
    "ZA": "971",
    "ZB": "972",
    "ZC": "973",
    "ZD": "974",
    "ZM": "976",
    "ZN": "988",
    "ZP": "987",
    "ZS": "975",
    "ZW": "986",
    "ZX": "977",
}
"""The interior ministry's letters in older files of elected persons."""


def three_characters(code: str) -> str:
    """The code as the official list writes it; "" for an empty one.

    >>> [three_characters(code) for code in ("34", "1", "2a", "02B", "971", "ZA", "")]
    ['034', '001', '02A', '02B', '971', '971', '']
    """
    plain = code.strip().upper()
    plain = re.sub(r"\.0$", "", plain)
    return _OVERSEAS.get(plain, plain.zfill(3) if plain else "")


def of_commune_code(code: str) -> str:
    """The département that an INSEE code lies in: its first two characters, three overseas.

    >>> of_commune_code("34135"), of_commune_code("2A004"), of_commune_code("97411")
    ('034', '02A', '974')
    """
    return code[:3] if code.startswith(("97", "98")) else three_characters(code[:2])


def insee_of(commune: str, department: str) -> str:
    """The five characters of INSEE from a register's code, which may be short of a zero or of its département.

    >>> insee_of("1004", "1"), insee_of("135", "34"), insee_of("ZA101", "ZA"), insee_of("2A004", "2A")
    ('01004', '34135', '97101', '2A004')
    """
    code = re.sub(r"\.0$", "", commune.strip().upper())
    if code.startswith("Z") and code[:2] in _OVERSEAS:
        code, department = code[2:], code[:2]
    if not code or len(code) > 3:
        return code.zfill(5) if code else ""
    in_full = three_characters(department)
    if not in_full:
        return ""
    return in_full[:2] + code.zfill(3) if in_full.startswith(("97", "98")) else in_full[1:] + code.zfill(3)


def name_key(name: str) -> str:
    """What two writings of one commune's name have in common, without spaces; "" for what is no name.

    >>> name_key("L'Haÿ-les-Roses") == name_key("HAY LES ROSES")
    True
    """
    try:
        return commune_name.validate(name).replace(" ", "")
    except InvalidFormat:
        return ""
