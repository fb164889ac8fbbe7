"""How many of what, as people write it: "1 document", "3 acceptées"; French has the singular for 0 and 1."""

from __future__ import annotations

from schemas.said import Language


def counted(count: int, one: str, many: str = "", *, language: Language = Language.FRENCH) -> str:
    """``many``: the plural, ``one`` with an s when it is left out; thousands are parted.

    >>> counted(0, "document"), counted(1, "original", "originaux"), counted(12345, "ligne")
    ('0 document', '1 original', '12 345 lignes')
    >>> counted(0, "row", language=Language.ENGLISH)
    '0 rows'
    """
    is_one = count < 2 if language is Language.FRENCH else count == 1
    apart = " " if language is Language.FRENCH else ","
    return f"{count:,}".replace(",", apart) + f" {one if is_one else many or one + 's'}"
