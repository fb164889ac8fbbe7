"""What a person is told when something stops a command: one sentence with its remedy, and the exit status."""

from __future__ import annotations

from flows.errors import CommandError, ExitStatus
from schemas.said import Language, Said
from schemas.system_reasons import sentence_of

NOTHING = Said("", "")
INTERRUPTED = Said(
    "Interrompu ; ce qui restait à lire sera repris la prochaine fois.",
    "Interrupted; what was left to read is taken up the next time.",
)


def told(error: BaseException) -> tuple[int, Said]:
    """The exit status and the sentence, "" where nothing is to be said."""
    if isinstance(error, SystemExit):
        return int(error.code or 0), NOTHING
    if isinstance(error, CommandError):
        return error.exit_status, _both(error)
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ in ("Abort", "TerminationSignal"):
        return ExitStatus.INTERRUPTED, INTERRUPTED
    if hasattr(error, "format_message"):  # click's own errors of usage
        said = error.format_message()
        return ExitStatus.WRONG_USE, Said(
            f"{said} (voyez « conventions --help »)", f"{said} (see “conventions --help”)"
        )
    return _told_of_the_machine(error)


def _both(error: BaseException) -> Said:
    """Its sentence in both languages, where it has both."""
    sentence = getattr(error, "sentence", None)
    return Said(*(sentence(language) for language in Language)) if sentence else Said(str(error), str(error))


def _told_of_the_machine(error: BaseException) -> tuple[int, Said]:
    """Errors of the packages that flows calls carry their own sentence, and some their status."""
    from review.ledger.errors import LedgerTrouble

    if isinstance(error, LedgerTrouble):
        return ExitStatus.MACHINE_LACKS, _both(error)
    if isinstance(status := getattr(error, "exit_status", None), int):
        return status, _both(error)
    if isinstance(error, OSError) and (said := sentence_of(error)) is not None:
        return ExitStatus.MACHINE_LACKS, said
    what = f"{type(error).__name__} : {error}"
    return ExitStatus.SOME_FAILED, Said(
        f"erreur inattendue ({what}) ; relancez avec --debug pour le détail.",
        f"unexpected error ({what}); run it again with --debug for the detail.",
    )
