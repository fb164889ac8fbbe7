"""What can stop a command, as the person at the terminal is told.

    CommandError                  exit status
    ├── WrongUse                  2   a wrong argument, a folder that is no workspace
    │   └── CampaignError         2   campaign.toml cannot be used
    ├── MachineTrouble            3   something the machine lacks: disk space, a server that does not start
    └── Interrupted             130   Ctrl-C or SIGTERM

A document that cannot be read is not here: it is a result (``extractors.errors``), the other documents go on and the
command ends with status 1. Every message is one French sentence that names the file and the remedy.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitStatus(IntEnum):
    """The contract's exit statuses."""

    DONE = 0
    SOME_FAILED = 1
    WRONG_USE = 2
    MACHINE_LACKS = 3
    INTERRUPTED = 130


class CommandError(Exception):
    """The command ends here; its text is what is shown."""

    exit_status: ClassVar[ExitStatus] = ExitStatus.SOME_FAILED


class WrongUse(CommandError):  # noqa: N818 - named as the contract names it
    exit_status = ExitStatus.WRONG_USE


class CampaignError(WrongUse):
    """campaign.toml is missing, is no TOML, or holds a value that cannot be."""


class MachineTrouble(CommandError):  # noqa: N818
    exit_status = ExitStatus.MACHINE_LACKS


class Interrupted(CommandError):  # noqa: N818
    exit_status = ExitStatus.INTERRUPTED
