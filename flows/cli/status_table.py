"""What `conventions status` prints."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console
from rich.table import Table

from flows.archive import EMPTY
from flows.cli.campaign_figures import print_figures
from flows.cli.speech import either, say, spoken
from flows.cli.summary import PLAIN_WIDTH
from flows.failure_words import told_in
from flows.settings import Settings
from review.ledger import Ledger
from review.ledger.records import DocumentRecord, DocumentState, RunRecord
from schemas.one_line import one_line
from schemas.said import Said

WORDS = {
    DocumentState.SETTLED: Said("en attente", "waiting"),
    DocumentState.CLAIMED: Said("pris", "taken"),
    DocumentState.READING: Said("en lecture", "being read"),
    DocumentState.RECONCILED: Said("rapproché", "reconciled"),
    DocumentState.ACCEPTED: Said("accepté", "accepted"),
    DocumentState.TO_REVIEW: Said("à revoir", "to review"),
    DocumentState.FAILED: Said("en échec", "failed"),
}


def print_status(settings: Settings, ledger: Ledger) -> None:
    """Counts by state, the failed documents with cause and remedy, the campaign board's figures, the last pass."""
    console = Console()
    if not console.is_terminal:
        console.width = max(console.width, PLAIN_WIDTH)
    counts = Table(title=str(settings.workspace.root), title_justify="left")
    counts.add_column(either("état", "state"))
    counts.add_column("documents", justify="right")
    empty = [record.result.source.file for record in ledger.conventions.pointers(EMPTY)]
    for count in ledger.documents.counts():
        files = count.count + (len(empty) if count.state is DocumentState.FAILED else 0)
        counts.add_row(say(WORDS[count.state]), str(files))
    console.print(counts)
    for document in ledger.documents.all(state=DocumentState.FAILED):
        for name in [document.name, *(empty if document.sha256 == EMPTY else ())]:
            console.print(failure_line(replace(document, name=name)), markup=False, highlight=False, soft_wrap=True)
    print_figures(settings, ledger, console)
    for run in ledger.runs.last():
        console.print(_last_pass(run), highlight=False)


def _last_pass(run: RunRecord) -> str:
    began, ended = run.started_at.astimezone(), run.ended_at and run.ended_at.astimezone()
    if ended is None:
        until = Said("en cours ou interrompue", "under way or interrupted")
    else:
        until = Said(f"finie à {ended:%H:%M}", f"ended at {ended:%H:%M}")
    return either(
        f"Dernière passe : {began:%d/%m/%Y %H:%M}, {until.fr}", f"Last pass: {began:%Y-%m-%d %H:%M}, {until.en}"
    )


def failure_line(document: DocumentRecord) -> str:
    """Which document, the cause for `retry --cause`, what happened, what to do, and when it is tried again."""
    failure = None if document.failure is None else told_in(document.failure, spoken())
    why = "" if failure is None else f"{failure.cause.value} — {failure.message} {failure.remedy}"
    again = document.retry_at
    at = "" if again is None else f"{again.astimezone():%H:%M}"
    when = either(f" (nouvel essai prévu à {at})", f" (tried again at {at})") if at else ""
    return f"{document.sha256[:16]}  {one_line(document.name)} : {why}{when}"
