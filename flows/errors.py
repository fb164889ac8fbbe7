"""What can stop a command, as the person at the terminal is told.

    CommandError                  exit status
    ├── WrongUse                  2   a wrong argument, a folder that is no workspace
    │   └── CampaignError         2   campaign.toml cannot be used
    ├── MachineTrouble            3   something the machine lacks: disk space, a server that does not start
    └── Interrupted             130   Ctrl-C or SIGTERM

A document that cannot be read stops nothing: it becomes a result (``extractors.errors``, :class:`SetAside`), the others
go on and the command ends with status 1. Every message is one sentence that names the file and the remedy: in French,
and in English where the error has both.
"""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import ClassVar

from schemas.document import Cause, Failure
from schemas.said import Language


class ExitStatus(IntEnum):
    """The contract's exit statuses."""

    DONE = 0
    SOME_FAILED = 1
    WRONG_USE = 2
    MACHINE_LACKS = 3
    INTERRUPTED = 130


class CommandError(Exception):
    """The command ends here; its text is what is shown. ``language``: the one that its cause asks for."""

    exit_status: ClassVar[ExitStatus] = ExitStatus.SOME_FAILED
    language: Language | None = None

    def __init__(self, fr: str, en: str = "") -> None:
        self.en = en
        super().__init__(fr)

    def sentence(self, language: Language = Language.FRENCH) -> str:
        return self.en if self.en and language is Language.ENGLISH else str(self)


class WrongUse(CommandError):  # noqa: N818 - named as the contract names it
    exit_status = ExitStatus.WRONG_USE


class CampaignError(WrongUse):
    """campaign.toml is missing, is no TOML, or holds a value that cannot be."""


class MachineTrouble(CommandError):  # noqa: N818
    exit_status = ExitStatus.MACHINE_LACKS


class Interrupted(CommandError):  # noqa: N818
    exit_status = ExitStatus.INTERRUPTED


class SetAside(Exception):  # noqa: N818
    """This document is set aside and the others go on; ``failure`` says why (like an extractor's DocumentError)."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure)

    def __str__(self) -> str:
        return f"{self.failure.message} {self.failure.remedy}"


def failure_of(error: BaseException) -> Failure:
    """What the clerk is told about an error that stopped a document."""
    known = getattr(error, "failure", None)
    if isinstance(known, Failure):
        return known
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Failure(
            Cause.DISK_FULL,
            "Le disque est plein : le document n'a pas pu être traité.",
            "Libérez de la place, puis lancez « conventions retry --cause disk_full ».",
        )
    return Failure(
        Cause.INTERNAL_ERROR,
        f"Une erreur inattendue s'est produite ({type(error).__name__}).",
        "Lancez « conventions retry » ; si elle revient, transmettez le fichier et la sortie de --debug au support.",
    )
