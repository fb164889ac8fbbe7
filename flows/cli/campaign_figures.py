"""The campaign board's figures, as `conventions status` prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from flows.judge import schools_in_scope
from flows.settings import Settings
from reconciliation.register_errors import RegisterError
from reconciliation.registers import load_registers
from review.board import Answer, Board
from review.board_now import board_now
from review.ledger import Ledger
from schemas.counted import counted

MOST_DEPARTMENTS = 20  # rows on a terminal; all of them stand in reports/departements.csv
MOST_UNKNOWN = 5  # lines of the scope's file that are named
ANSWERS = {
    Answer.ACCEPTED: ("acceptée",),
    Answer.PARTIAL: ("en partie", "en partie"),
    Answer.TO_REVIEW: ("à vérifier", "à vérifier"),
    Answer.SENT_BACK: ("renvoyée",),
    Answer.MISSING: ("sans réponse", "sans réponse"),
}
"""One and many."""


def print_figures(settings: Settings, ledger: Ledger, console: Console) -> None:
    """Communes, schools and euros of the campaign's scope; a sentence on stderr where no official list can be used."""
    try:
        registers = load_registers(settings.workspace.reference, settings.workspace.cache)
    except RegisterError as error:
        sys.stderr.write(f"conventions : pas de tableau de bord. {error}\n")
        return
    scope = schools_in_scope(settings, registers)
    board = board_now(ledger, scope.schools, settings.campaign)
    if board is None:
        _say(console, "Tableau de bord : aucune école publique ouverte dans le périmètre de campaign.toml.")
    else:
        _say(console, f"Campagne {settings.campaign.school_year}")
        for line in _lines(board):
            _say(console, line)
        if 1 < len(board.departments) <= MOST_DEPARTMENTS:
            console.print(_departments(board))
    if scope.unknown:
        named = ", ".join(f"« {line} »" for line in scope.unknown[:MOST_UNKNOWN])
        more = len(scope.unknown) - MOST_UNKNOWN
        _say(
            console,
            f"{settings.campaign.communes} : introuvable dans la liste officielle : {named}"
            + (f" et {more} autres." if more > 0 else "."),
        )


def _lines(board: Board) -> Iterator[str]:
    """Communes, schools, euros."""
    total = board.total
    tally = total.tally
    answers = [counted(total.answers.get(a, 0), *ANSWERS[a]) for a in ANSWERS]
    received = f"{_number(total.communes)} dans le périmètre, {counted(total.received, 'reçue')}"
    yield f"Communes : {received} — {', '.join(answers)}"
    yield (
        f"Écoles   : {_number(tally.schools)} dans le périmètre — {counted(tally.schools_accepted, 'acceptée')}, "
        f"{_number(tally.schools_in_doubt)} en attente, {_number(tally.schools_missing)} sans convention"
    )
    yield f"Euros    : {_euros(tally.due)} dus — {_euros(tally.accepted)} acceptés, {_euros(tally.in_doubt)} en attente"
    if board.unreadable:
        yield f"Documents illisibles : {_number(board.unreadable)}"
    if board.elsewhere:
        yield f"Documents hors du périmètre ou sans commune connue : {_number(len(board.elsewhere))}"


def _departments(board: Board) -> Table:
    table = Table()
    table.add_column("dép.")
    for header in (
        "communes",
        "reçues",
        "acceptées",
        "à vérifier",
        "sans rép.",
        "écoles",
        "acceptées",
        "euros dus",
        "acceptés",
    ):
        table.add_column(header, justify="right", no_wrap=True)
    for line in board.departments:
        answers, tally = line.answers, line.tally
        counts = (line.communes, line.received, answers.get(Answer.ACCEPTED, 0), answers.get(Answer.TO_REVIEW, 0))
        more = (answers.get(Answer.MISSING, 0), tally.schools, tally.schools_accepted)
        table.add_row(line.department, *map(_number, (*counts, *more)), _euros(tally.due), _euros(tally.accepted))
    return table


def _say(console: Console, sentence: str) -> None:
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _number(count: int) -> str:
    """Thousands apart, as in French.

    >>> _number(12345)
    '12 345'
    """
    return f"{count:,}".replace(",", " ")


def _euros(amount: Decimal) -> str:
    return f"{amount:,.2f} €".replace(",", " ").replace(".", ",")
