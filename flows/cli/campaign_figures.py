"""The campaign board's figures, as `conventions status` prints them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from flows.cli.speech import either, say, spoken
from flows.judge import schools_in_scope
from flows.settings import Settings
from reconciliation.register_errors import RegisterError
from reconciliation.registers import load_registers
from review.board import Answer, Board
from review.board_now import board_now
from review.ledger import Ledger
from schemas.counted import counted
from schemas.said import Said

MOST_DEPARTMENTS = 20  # rows on a terminal; all of them stand in reports/departements.csv
MOST_UNKNOWN = 5  # lines of the scope's file that are named
ONE = {
    Answer.ACCEPTED: Said("acceptée", "accepted"),
    Answer.PARTIAL: Said("en partie", "in part"),
    Answer.TO_REVIEW: Said("à vérifier", "to review"),
    Answer.SENT_BACK: Said("renvoyée", "sent back"),
    Answer.MISSING: Said("sans réponse", "no answer"),
}
MANY = {Answer.ACCEPTED: Said("acceptées", "accepted"), Answer.SENT_BACK: Said("renvoyées", "sent back")}
"""Where more than one are called otherwise."""


HEADERS = (
    Said("communes", "communes"),
    Said("reçues", "received"),
    Said("acceptées", "accepted"),
    Said("à vérifier", "to review"),
    Said("sans rép.", "no answer"),
    Said("écoles", "schools"),
    Said("acceptées", "accepted"),
    Said("euros dus", "euros due"),
    Said("acceptés", "accepted"),
)


def print_figures(settings: Settings, ledger: Ledger, console: Console) -> None:
    """Communes, schools and euros of the campaign's scope; a sentence on stderr where no official list can be used."""
    try:
        registers = load_registers(settings.workspace.reference, settings.workspace.cache)
    except RegisterError as error:
        why = error.sentence(spoken())
        sys.stderr.write(either(f"conventions : pas de tableau de bord. {why}\n", f"conventions: no board. {why}\n"))
        return
    scope = schools_in_scope(settings, registers)
    board = board_now(ledger, scope.schools, settings.campaign)
    if board is None:
        none = "Tableau de bord : aucune école publique ouverte dans le périmètre de campaign.toml."
        _say(console, either(none, "Board: there is no open public school in the scope of campaign.toml."))
    else:
        _say(console, f"{either('Campagne', 'Campaign')} {settings.campaign.school_year}")
        for line in _lines(board):
            _say(console, line)
        if 1 < len(board.departments) <= MOST_DEPARTMENTS:
            console.print(_departments(board))
    if scope.unknown:
        _say(console, _unknown(settings.campaign.communes, scope.unknown))


def _unknown(file: str, unknown: Sequence[str]) -> str:
    named = ", ".join(f"« {line} »" for line in unknown[:MOST_UNKNOWN])
    more = len(unknown) - MOST_UNKNOWN
    fr, en = (f" et {more} autres.", f" and {more} more.") if more > 0 else (".", ".")
    return either(
        f"{file} : introuvable dans la liste officielle : {named}{fr}", f"{file}: not in the official list: {named}{en}"
    )


def _lines(board: Board) -> Iterator[str]:
    """Communes, schools, euros."""
    total, tally = board.total, board.total.tally
    answers = ", ".join(
        counted(total.answers.get(a, 0), say(one), say(MANY.get(a, one)), language=spoken()) for a, one in ONE.items()
    )
    communes, received = _number(total.communes), counted(total.received, "reçue")
    yield either(
        f"Communes : {communes} dans le périmètre, {received} — {answers}",
        f"Communes: {communes} in scope, {_number(total.received)} received — {answers}",
    )
    schools, waiting, missing = _number(tally.schools), _number(tally.schools_in_doubt), _number(tally.schools_missing)
    yield either(
        f"Écoles   : {schools} dans le périmètre — {counted(tally.schools_accepted, 'acceptée')}, "
        f"{waiting} en attente, {missing} sans convention",
        f"Schools : {schools} in scope — {_number(tally.schools_accepted)} accepted, {waiting} in doubt, "
        f"{missing} without a convention",
    )
    due, accepted, doubt = _euros(tally.due), _euros(tally.accepted), _euros(tally.in_doubt)
    yield either(
        f"Euros    : {due} dus — {accepted} acceptés, {doubt} en attente",
        f"Euros   : {due} due — {accepted} accepted, {doubt} in doubt",
    )
    if board.unreadable:
        yield f"{either('Documents illisibles :', 'Unreadable documents:')} {_number(board.unreadable)}"
    if board.elsewhere:
        elsewhere = either("Documents hors du périmètre ou sans commune connue :", "Documents of no commune in scope:")
        yield f"{elsewhere} {_number(len(board.elsewhere))}"


def _departments(board: Board) -> Table:
    table = Table()
    table.add_column("dép.")
    for header in HEADERS:
        table.add_column(say(header), justify="right", no_wrap=True)
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
