"""One check for each kind of value in campaign.toml: what TOML gave → what the program uses, or what was expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from schemas.formats import InvalidFormat, school_year
from schemas.options import Engine
from schemas.said import Language, Said


class BadValue(Exception):  # noqa: N818
    """What was expected, as the end of a sentence."""

    def __init__(self, fr: str, en: str) -> None:
        self.expected = Said(fr, en)
        super().__init__(fr, en)


Check = Callable[[object], object]


def two_years(value: object) -> str:
    if isinstance(value, str):
        try:
            return school_year.validate(value)
        except InvalidFormat:
            pass
    raise BadValue('deux années qui se suivent, comme "2025-2026"', 'two years in a row, like "2025-2026"')


def price(value: object) -> Decimal:
    refused = BadValue(
        'un montant positif en euros, entre guillemets, comme "40.00"',
        'a positive amount in euros, in quotes, like "40.00"',
    )
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise refused
    try:
        price = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        raise refused from None
    if not price.is_finite() or price <= 0 or price != price.quantize(Decimal("0.01")):
        raise refused
    return price.quantize(Decimal("0.01"))


def day(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadValue("une date comme 2026-09-05", "a date like 2026-09-05")


def window(value: object) -> tuple[date, date]:
    if isinstance(value, list) and len(value) == 2:
        first, last = day(value[0]), day(value[1])
        if first <= last:
            return first, last
    raise BadValue(
        "deux dates, la première avant la seconde, comme [2025-03-01, 2026-07-31]",
        "two dates, the first before the second, like [2025-03-01, 2026-07-31]",
    )


def page_range(value: object) -> tuple[int, int]:
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        fewest, most = value
        if 1 <= fewest <= most:
            return fewest, most
    raise BadValue(
        "deux nombres de pages, le plus petit d'abord, comme [3, 6]", "two numbers of pages, the smaller first: [3, 6]"
    )


def departments(value: object) -> tuple[str, ...]:
    """Three characters each, as in the official list: "34" is taken for "034"."""
    if isinstance(value, list) and all(isinstance(v, str) and v.isalnum() and 1 <= len(v) <= 3 for v in value):
        return tuple(v.upper().zfill(3) for v in value)
    raise BadValue(
        'une liste de codes de départements entre guillemets, comme ["034", "011"]',
        'a list of codes of départements in quotes, like ["034", "011"]',
    )


def text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise BadValue("un texte entre guillemets", "a text in quotes")


def lines(value: object) -> tuple[str, ...]:
    """One text of several lines, or a list of them."""
    if isinstance(value, str):
        return tuple(value.strip().splitlines())
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise BadValue('une liste de textes, comme ["Service", "Adresse"]', 'a list of texts, like ["Office", "Address"]')


def address(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise BadValue(
        'une adresse comme "https://…", ou le chemin d\'un fichier, entre guillemets',
        'an address like "https://…", or the path of a file, in quotes',
    )


def language(value: object) -> Language:
    if isinstance(value, str) and value in list(Language):
        return Language(value)
    raise BadValue('"fr" ou "en"', '"fr" or "en"')


def database_url(value: object) -> str:
    if isinstance(value, str) and (not value or value.startswith(("postgresql://", "postgresql+psycopg://"))):
        return value
    raise BadValue(
        '"" ou une adresse comme "postgresql://utilisateur@serveur/base"',
        '"" or an address like "postgresql://user@server/base"',
    )


def truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise BadValue("true (oui) ou false (non)", "true or false")


def share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise BadValue("une part entre 0 et 1, comme 0.02", "a share between 0 and 1, like 0.02")


def at_least(lowest: int) -> Check:
    def check(value: object) -> int:
        if type(value) is int and value >= lowest:
            return value
        raise BadValue(f"un nombre entier d'au moins {lowest}", f"a whole number of at least {lowest}")

    return check


def seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return float(value)
    raise BadValue("un nombre de secondes plus grand que zéro", "a number of seconds above zero")


def engine(value: object) -> Engine:
    if isinstance(value, str) and value in list(Engine):
        return Engine(value)
    names = [f'"{engine}"' for engine in Engine]
    raise BadValue(" ou ".join(names), " or ".join(names))
