"""Working off what waits: threads that claim one document after another and run it, until none is left."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from uuid import UUID

from prefect.client.schemas.objects import FlowRun, State

from extractors.errors import MachineLacks
from flows.desk import Desk
from flows.errors import CommandError, failure_of
from flows.filing import file_failure
from flows.news import Ended, Waiting
from flows.runs import DocumentRuns
from flows.worker_name import is_known_dead
from review.ledger.errors import LedgerTrouble
from review.ledger.records import DocumentRecord

STOPS_EVERYTHING = (LedgerTrouble, MachineLacks, CommandError)


def drain(desk: Desk, runs: DocumentRuns, parent: UUID | None, stop: threading.Event) -> Sequence[DocumentRecord]:
    """Runs every document that waits, ``jobs`` at a time; gives them as they stand afterwards.

    Raises the first error that stops everything. When ``stop`` is set, nothing new is begun.
    """
    desk.tell(Waiting(desk.ledger.documents.waiting(desk.now())))
    with ThreadPoolExecutor(desk.settings.jobs, thread_name_prefix="document") as threads:
        workers = [
            threads.submit(contextvars.copy_context().run, _work, desk, runs, parent, stop)
            for _ in range(desk.settings.jobs)
        ]
        try:
            wait(workers, return_when=FIRST_EXCEPTION)
        except BaseException:  # Ctrl-C: what is being read is given up and handed back
            stop.set()
            desk.pool.close()
            raise
        if any(worker.done() and worker.exception() for worker in workers):
            stop.set()
    return [document for worker in workers for document in worker.result()]


def recover(desk: Desk) -> None:
    """What programs of this machine held when they died waits again, without the end of its lease being awaited."""
    for owner in {document.owner for document in desk.ledger.documents.held()}:
        if owner is not None and is_known_dead(owner):
            desk.ledger.queue.expire(owner, desk.now())


def _work(desk: Desk, runs: DocumentRuns, parent: UUID | None, stop: threading.Event) -> list[DocumentRecord]:
    done = []
    while not stop.is_set() and (document := desk.claim_next()) is not None:
        run = runs.run_for(document, parent)
        desk.ledger.queue.note_run(document.sha256, str(run.id))
        done.append(run_one(desk, runs, run, document))
    return done


def run_one(desk: Desk, runs: DocumentRuns, run: FlowRun, document: DocumentRecord) -> DocumentRecord:
    """The document as it stands after its run."""
    state = runs.execute(run)
    after = desk.ledger.documents.get(document.sha256) or document
    if not after.state.is_end and not state.is_completed():  # the run ended without its failure being filed
        file_failure(desk, after, failure_of(_error(state)))
        after = desk.ledger.documents.get(document.sha256) or after
    desk.tell(Ended(after))
    return after


def _error(state: State[object]) -> BaseException:
    """What ended the run; raised again when it stops every document."""
    error = state.data if isinstance(state.data, BaseException) else RuntimeError(state.message or state.name)
    if isinstance(error, STOPS_EVERYTHING):
        raise error
    return error
