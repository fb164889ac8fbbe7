"""The door for Jinja2: templates of ``review/templates``, everything escaped, an unknown name is an error."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from review.figures import amount, day, grouped_siret, moment, number, percent
from schemas.messages import Language

HERE = Path(__file__).parent


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
    for figure in (number, amount, day, moment, percent):
        environment.filters[figure.__name__] = _in_the_page_s_language(figure)
    environment.filters["siret"] = grouped_siret
    environment.globals["static_text"] = static_text
    return environment


def _in_the_page_s_language(figure: Callable[[Any, Language], str]) -> Callable[[Context, Any], str]:
    @pass_context
    def written(context: Context, value: Any) -> str:
        return figure(value, Language(context["language"]))

    return written


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
