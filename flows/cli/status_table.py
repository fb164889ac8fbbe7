"""What `conventions status` prints."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from flows.cli.campaign_figures import print_figures
from flows.cli.summary import PLAIN_WIDTH
from flows.settings import Settings
from review.ledger import Ledger
from review.ledger.records import DocumentRecord, DocumentState
from schemas.one_line import one_line

WORDS = {
    DocumentState.SETTLED: "en attente",
    DocumentState.CLAIMED: "pris",
    DocumentState.READING: "en lecture",
    DocumentState.RECONCILED: "rapproché",
    DocumentState.ACCEPTED: "accepté",
    DocumentState.TO_REVIEW: "à revoir",
    DocumentState.FAILED: "en échec",
}


def print_status(settings: Settings, ledger: Ledger) -> None:
    """Counts by state, the failed documents with cause and remedy, the campaign board's figures, the last pass."""
    console = Console()
    if not console.is_terminal:
        console.width = max(console.width, PLAIN_WIDTH)
    counts = Table(title=str(settings.workspace.root), title_justify="left")
    counts.add_column("état")
    counts.add_column("documents", justify="right")
    for count in ledger.documents.counts():
        counts.add_row(WORDS[count.state], str(count.count))
    console.print(counts)
    for document in ledger.documents.all(state=DocumentState.FAILED):
        console.print(failure_line(document), markup=False, highlight=False, soft_wrap=True)
    print_figures(settings, ledger, console)
    for run in ledger.runs.last():
        ended = "en cours ou interrompue" if run.ended_at is None else f"finie à {run.ended_at.astimezone():%H:%M}"
        console.print(f"Dernière passe : {run.started_at.astimezone():%d/%m/%Y %H:%M}, {ended}", highlight=False)


def failure_line(document: DocumentRecord) -> str:
    """Which document, the cause for `retry --cause`, what happened, what to do, and when it is tried again."""
    failure = document.failure
    why = "" if failure is None else f"{failure.cause.value} — {failure.message} {failure.remedy}"
    again = document.retry_at
    when = "" if again is None else f" (nouvel essai prévu à {again.astimezone():%H:%M})"
    return f"{document.sha256[:16]}  {one_line(document.name)} : {why}{when}"
