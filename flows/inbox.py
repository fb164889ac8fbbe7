"""One pass over the inbox, as a Prefect flow: the table of contents of `conventions process`.

take what lies there  →  run every document that waits  →  judge them together  →  report
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect import flow

from flows.campaign_pass import finish
from flows.desk import Desk, desk_of
from flows.drain import drain, take_asked_for
from flows.inbox_folder import look_into
from flows.news import NotTaken, PassSummary, Taken
from flows.sweeping import sweep
from flows.taking import take_all
from review.ledger.records import DocumentRecord, DocumentState
from schemas.result import Result

ROWS_IN_ARTIFACT = 500
RESULTS_SHOWN = 40  # documents; a summary on a terminal is read, not searched


@flow(name="process-inbox", validate_parameters=False, persist_result=False)
def process_inbox(workspace: str, inbox: str, command: str = "process") -> PassSummary:
    """Everything that lies in ``inbox`` ("": nothing new) and everything that waits, once."""
    desk = desk_of(workspace)
    number = desk.ledger.runs.begin(command, desk.worker, desk.now())
    if desk.board is not None:
        desk.board.pass_began(number, command)
    taken, not_taken = take(desk, Path(inbox)) if inbox else ([], [])
    documents = run_documents(desk)
    reports = finish(desk)
    documents = _as_they_stand(desk, documents)
    summary = PassSummary(taken, not_taken, documents, reports, _results(desk, documents), desk.judge.notices)
    _close(desk, number, summary)
    return summary


def take(desk: Desk, inbox: Path) -> tuple[list[Taken], list[NotTaken]]:
    """Takes what lies in the inbox, telling of each file."""
    taken: list[Taken] = []
    not_taken: list[NotTaken] = []
    found = look_into(inbox, subfolders=desk.settings.machine.subfolders)
    for news in take_all(desk, found, inbox):
        desk.tell(news)
        if isinstance(news, Taken):
            taken.append(news)
        else:
            not_taken.append(news)
    return taken, not_taken


def run_documents(desk: Desk) -> Sequence[DocumentRecord]:
    """A run for each document that waits, and for those that someone asked for in Prefect's UI."""
    sweep(desk)
    desk.take_over_from_dead()
    documents = drain(desk)
    return [*documents, *drain(desk)] if take_asked_for(desk, wait=True) else documents


def _as_they_stand(desk: Desk, documents: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    """The same documents after they were judged together."""
    return [desk.ledger.documents.get(document.sha256) or document for document in documents]


def _results(desk: Desk, documents: Sequence[DocumentRecord]) -> list[Result]:
    """The results of the first documents by name, as many as a summary shows."""
    named = sorted(documents, key=lambda document: document.name)[:RESULTS_SHOWN]
    return [record.result for d in named for record in desk.ledger.conventions.of_document(d.sha256)]


def _close(desk: Desk, number: int, summary: PassSummary) -> None:
    counts = {state.value: summary.count(state) for state in DocumentState if state.is_end}
    desk.ledger.runs.end(number, desk.now(), taken=len(summary.taken), **counts)
    rows = [
        {"fichier": d.name, "état": d.state.value, "cause": "" if d.failure is None else d.failure.cause.value}
        for d in summary.documents[:ROWS_IN_ARTIFACT]
    ]
    if desk.board is not None:
        desk.board.pass_ended(rows, f"Rapports : [{summary.reports[0]}]({summary.reports[0].as_uri()})")
