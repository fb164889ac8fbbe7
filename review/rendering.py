"""The door for Jinja2: templates of ``review/templates``, everything escaped, an unknown name is an error."""

from __future__ import annotations

import base64
import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from schemas.formats import InvalidFormat, euros, siret
from schemas.messages import Language

HERE = Path(__file__).parent
NARROW_SPACE = "\u202f"  # between thousands and before "€" and "%", as French typography has it


def render(template: str, language: Language, **values: Any) -> str:
    """The text of ``templates/<template>`` with ``values``; ``t(french, english)`` picks by ``language``."""

    def t(french: str, english: str) -> str:
        return english if language is Language.ENGLISH else french

    return _environment().get_template(template).render(t=t, language=language.value, **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=number, amount=amount, day=day, moment=moment, siret=grouped_siret, percent=percent
    )
    environment.globals["static_text"] = static_text
    return environment


def number(value: int) -> str:
    """
    >>> number(12345)
    '12\u202f345'
    """
    return f"{value:,}".replace(",", NARROW_SPACE)


def amount(value: Any) -> str:
    """An amount in euros as people write it; what is no amount stays as it is.

    >>> amount("1080.00")
    '1\u202f080,00\u202f€'
    """
    try:
        return euros.format(str(value)).replace(" ", NARROW_SPACE)
    except InvalidFormat:
        whole, _, cents = str(value).partition(".")
        return (
            f"{number(int(whole))},{cents.ljust(2, '0')}{NARROW_SPACE}€"
            if whole.isascii() and whole.isdigit()
            else str(value)
        )


def day(value: Any) -> str:
    """An ISO date or a date as dd/mm/yyyy; anything else stays."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    try:
        return date.fromisoformat(str(value)).strftime("%d/%m/%Y")
    except ValueError:
        return str(value)


def moment(value: datetime) -> str:
    """A time as this machine's clock shows it: day and minute."""
    local = value.astimezone() if value.tzinfo else value
    return local.strftime("%d/%m/%Y, %H:%M")


def grouped_siret(value: Any) -> str:
    """Fourteen digits in groups; anything else stays."""
    text = str(value)
    return siret.format(text).replace(" ", NARROW_SPACE) if siret.is_valid(text) else text


def percent(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",").removesuffix(",0") + f"{NARROW_SPACE}%"


def static_text(name: str) -> Markup:
    """A file of ``static/`` to be put inside a page as it is; ours, never a scan's."""
    return Markup((HERE / "static" / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def static_version() -> str:
    """Changes with any file of ``static/``."""
    files = sorted((HERE / "static").iterdir())
    return hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()[:12]


def script_hash(name: str) -> str:
    """The source expression by which a Content-Security-Policy allows the inline script ``static/<name>``."""
    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
