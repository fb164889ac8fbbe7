"""One check for each kind of value in campaign.toml: what TOML gave → what the program uses, or what was expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from schemas.formats import InvalidFormat, school_year
from schemas.options import Engine


class BadValue(Exception):  # noqa: N818
    """What was expected, as the end of a sentence."""


Check = Callable[[object], object]


def two_years(value: object) -> str:
    if isinstance(value, str):
        try:
            return school_year.validate(value)
        except InvalidFormat:
            pass
    raise BadValue('deux années qui se suivent, comme "2025-2026"')


def price(value: object) -> Decimal:
    expected = 'un montant positif en euros, entre guillemets, comme "40.00"'
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadValue(expected)
    try:
        price = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        raise BadValue(expected) from None
    if not price.is_finite() or price <= 0 or price != price.quantize(Decimal("0.01")):
        raise BadValue(expected)
    return price.quantize(Decimal("0.01"))


def day(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadValue("une date comme 2026-09-05")


def window(value: object) -> tuple[date, date]:
    if isinstance(value, list) and len(value) == 2:
        first, last = day(value[0]), day(value[1])
        if first <= last:
            return first, last
    raise BadValue("deux dates, la première avant la seconde, comme [2025-03-01, 2026-07-31]")


def page_range(value: object) -> tuple[int, int]:
    expected = "deux nombres de pages, le plus petit d'abord, comme [3, 6]"
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        fewest, most = value
        if 1 <= fewest <= most:
            return fewest, most
    raise BadValue(expected)


def departments(value: object) -> tuple[str, ...]:
    """Three characters each, as in the official list: "34" is taken for "034"."""
    if isinstance(value, list) and all(isinstance(v, str) and v.isalnum() and 1 <= len(v) <= 3 for v in value):
        return tuple(v.upper().zfill(3) for v in value)
    raise BadValue('une liste de codes entre guillemets, comme ["034", "011"]')


def text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise BadValue("un texte entre guillemets")


def database_url(value: object) -> str:
    if isinstance(value, str) and (not value or value.startswith(("postgresql://", "postgresql+psycopg://"))):
        return value
    raise BadValue('"" ou une adresse comme "postgresql://utilisateur@serveur/base"')


def truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise BadValue("true ou false")


def share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise BadValue("une part entre 0 et 1, comme 0.02")


def at_least(lowest: int) -> Check:
    def check(value: object) -> int:
        if type(value) is int and value >= lowest:
            return value
        raise BadValue(f"un nombre entier d'au moins {lowest}")

    return check


def seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return float(value)
    raise BadValue("un nombre de secondes plus grand que zéro")


def engine(value: object) -> Engine:
    if isinstance(value, str) and value in list(Engine):
        return Engine(value)
    raise BadValue(" ou ".join(f'"{engine}"' for engine in Engine))
