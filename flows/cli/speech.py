"""The language in which the commands speak: `--language`, else the one that campaign.toml asks for, else French."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar

from flows.errors import WrongUse
from schemas.said import Language, Said

OPTION = "--language"

_asked: ContextVar[Language | None] = ContextVar("asked", default=None)
_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.FRENCH)


def take_language(arguments: Sequence[str]) -> list[str]:
    """The arguments without ``--language``, which stands anywhere among them; what it says is spoken from now on.

    Raises :class:`WrongUse`."""
    rest, asked = [], None
    given = iter(arguments)
    for argument in given:
        if argument == OPTION or argument.startswith(f"{OPTION}="):
            asked = _language(argument.partition("=")[2] or next(given, ""))
        else:
            rest.append(argument)
    _asked.set(asked)
    _spoken.set(asked or Language.FRENCH)
    return rest


def _language(name: str) -> Language:
    if name not in list(Language):
        raise WrongUse(
            f"{OPTION} {name} est inconnu ; écrivez {OPTION} fr ou {OPTION} en.",
            f"{OPTION} {name} is unknown; write {OPTION} fr or {OPTION} en.",
        )
    return Language(name)


def speak(of_campaign: Language) -> Language:
    """From now on the campaign's language, unless another was asked for on the command line; gives it."""
    _spoken.set(_asked.get() or of_campaign)
    return _spoken.get()


def asked_or(of_campaign: Language | None) -> Language:
    """What an error is told in."""
    return _asked.get() or of_campaign or _spoken.get()


def spoken() -> Language:
    """The language that is spoken."""
    return _spoken.get()


def say(words: Said) -> str:
    """In the language that is spoken."""
    return words.in_language(_spoken.get())


def either(fr: str, en: str) -> str:
    """One of the two, by the language that is spoken."""
    return say(Said(fr, en))
