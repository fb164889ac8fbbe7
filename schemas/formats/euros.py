"""An amount in euros: "80€", "2 x 40,00 €" (each side), "1 080 €" with any kind of space, "quatre-vingts euros".

The compact form is a decimal string with a point and two decimals, "1080.00".

>>> validate("1 080 €"), validate("40,00 € TTC"), validate("quatre-vingts euros")
('1080.00', '40.00', '80.00')
>>> validate("4O€")
Traceback (most recent call last):
...
schemas.formats.InvalidFormat: 4O€ is not an amount in euros
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from num2words import num2words

from schemas.formats import InvalidFormat

HIGHEST_IN_WORDS = 20_000
AMOUNTS_KEPT = 5_000  # a campaign has one price, and a total for each number of schools
_TAIL = re.compile(r"(€|eur|euros?)?(ttc)?$")
_NUMBER = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")


def _folded(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text.replace("€", " eur ")).encode("ascii", "ignore").decode()
    return ascii_only.lower()


def compact(text: str) -> str:
    """Folded, without spaces of any width, currency and "TTC"; a decimal comma becomes a point.

    >>> compact("1\u202f080,00\u00a0€ TTC")
    '1080.00'
    """
    tight = re.sub(r"\s", "", _folded(text))
    return _TAIL.sub("", tight).replace(",", ".")


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", _folded(text))


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    """Every whole amount up to the highest, by its French name (both spellings of the tens) without separators."""
    table: dict[str, int] = {}
    for number in range(HIGHEST_IN_WORDS + 1):
        name = _letters(num2words(number, lang="fr"))
        table[name] = number
        # people write "deux cent quatre vingt" with and without the plural s
        table.setdefault(name.replace("vingts", "vingt").replace("cents", "cent"), number)
    return table


def from_words(text: str) -> str | None:
    """The amount that French words spell ("quatre-vingts euros TTC"), or None.

    >>> from_words("Mille quatre-vingts euros"), from_words("beaucoup")
    ('1080.00', None)
    """
    letters = re.sub(r"(ttc)$", "", _letters(text))
    letters = re.sub(r"(euros?|eur)(tout(es)?taxescomprises)?$", "", letters)
    table = _words()
    number = table.get(letters, table.get(letters.replace("vingts", "vingt").replace("cents", "cent")))
    return None if number is None or not letters else f"{number}.00"


def in_words(text: str) -> str:
    """The amount as French contracts spell it, for whole euros and for cents.

    >>> in_words("80.00"), in_words("1080.50")
    ('quatre-vingts euros', 'mille quatre-vingts euros et cinquante centimes')
    """
    whole, cents = (int(part) for part in validate(text).split("."))
    spelled = f"{num2words(whole, lang='fr')} euros"
    return f"{spelled} et {num2words(cents, lang='fr')} centimes" if cents else spelled


@lru_cache(maxsize=AMOUNTS_KEPT)
def validate(text: str) -> str:
    """``"80.00"``; raises :class:`InvalidFormat` when it is neither digits nor words for an amount."""
    found = _NUMBER.fullmatch(compact(text))
    if found:
        return f"{int(found[1])}.{(found[2] or '').ljust(2, '0')}"
    in_words = None if re.search("[0-9]", text) else from_words(text)  # "3 mille" is not a thousand
    if in_words is None:
        raise InvalidFormat(f"{text.strip()} is not an amount in euros")
    return in_words


def is_valid(text: str) -> bool:
    """Whether :func:`validate` accepts it."""
    try:
        validate(text)
    except InvalidFormat:
        return False
    return True


def format(text: str) -> str:
    """As the French print it.

    >>> format("1080.00")
    '1 080,00 €'
    """
    whole, cents = validate(text).split(".")
    grouped = f"{int(whole):,}".replace(",", " ")
    return f"{grouped},{cents} €"
