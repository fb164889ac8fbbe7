"""``conventions``: the command line of the contract. Each command is a few lines that call the flows.

Nothing heavy is imported before a command needs it: ``conventions status`` must answer at once.
"""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from flows.cli import looking, reviewing, running, setting_up
from flows.cli.app import app
from flows.errors import CommandError, ExitStatus, Interrupted

__all__ = ["app", "looking", "main", "reviewing", "running", "setting_up"]

DEBUG = "--debug"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits with the contract's status; an error is one sentence on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = DEBUG in given
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        status = app([a for a in given if a != DEBUG], standalone_mode=False)
    except BaseException as error:
        if debug and not isinstance(error, SystemExit):
            raise
        sys.exit(_say(error))
    sys.exit(status or ExitStatus.DONE)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise Interrupted("Interrompu.")


def _say(error: BaseException) -> int:
    """Tells what happened in one sentence; gives the exit status."""
    status, sentence = _told(error)
    if sentence:
        sys.stderr.write(f"conventions : {sentence}\n")
    return status


def _told(error: BaseException) -> tuple[int, str]:
    if isinstance(error, SystemExit):
        return int(error.code or 0), ""
    if isinstance(error, CommandError):
        return error.exit_status, str(error)
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ in ("Abort", "TerminationSignal"):
        return ExitStatus.INTERRUPTED, "Interrompu ; ce qui restait à lire sera repris la prochaine fois."
    if hasattr(error, "format_message"):  # click's own errors of usage
        return ExitStatus.WRONG_USE, f"{error.format_message()} (voyez « conventions --help »)"
    return _told_of_the_machine(error)


def _told_of_the_machine(error: BaseException) -> tuple[int, str]:
    """Errors of the packages that flows calls carry their own sentence, and some their status."""
    from review.ledger.errors import LedgerTrouble

    if isinstance(error, LedgerTrouble):
        return ExitStatus.MACHINE_LACKS, str(error)
    if isinstance(status := getattr(error, "exit_status", None), int):
        return status, str(error)
    if isinstance(error, OSError):
        where = f"{error.filename} : " if error.filename else ""
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return ExitStatus.MACHINE_LACKS, f"{where}le disque est plein ; libérez de la place, puis relancez."
        if error.errno == errno.EROFS or isinstance(error, PermissionError):
            return ExitStatus.MACHINE_LACKS, f"{where}l'écriture est refusée ; donnez le droit d'y écrire."
    name = type(error).__name__
    return ExitStatus.SOME_FAILED, f"erreur inattendue ({name} : {error}) ; relancez avec --debug pour le détail."
