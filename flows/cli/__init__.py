"""``conventions``: the command line of the contract. Each command is a few lines that call the flows.

Nothing heavy is imported before a command needs it: ``conventions status`` must answer at once.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType

from flows.cli import looking, references, reviewing, running, setting_up
from flows.cli.app import app
from flows.cli.speech import asked_or, take_language
from flows.cli.trouble import INTERRUPTED, told
from flows.errors import ExitStatus, Interrupted
from schemas.said import Language

__all__ = ["app", "looking", "main", "references", "reviewing", "running", "setting_up"]

DEBUG = "--debug"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits with the contract's status; an error is one sentence on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = DEBUG in given
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        status = app(take_language([a for a in given if a != DEBUG]), standalone_mode=False)
    except BaseException as error:
        if debug and not isinstance(error, SystemExit):
            raise
        sys.exit(_say(error))
    if status == ExitStatus.INTERRUPTED:  # Typer makes a silent status of Ctrl-C
        status = _say(KeyboardInterrupt())
    sys.exit(status or ExitStatus.DONE)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise Interrupted(INTERRUPTED.fr, INTERRUPTED.en)


def _say(error: BaseException) -> int:
    """Tells what happened in one sentence; gives the exit status."""
    status, said = told(error)
    language = asked_or(getattr(error, "language", None))
    sentence = said.in_language(language)
    if sentence:
        colon = " :" if language is Language.FRENCH else ":"
        sys.stderr.write(f"conventions{colon} {sentence}\n")
    return status
