"""Working off what waits: threads that claim one document after another and run it, until none is left."""

from __future__ import annotations

import contextvars
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
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


LOOK_EVERY = 2.0  # seconds between two looks at the ledger: another machine may have taken something


class Crew:
    """Threads that work until nothing waits, or, when ``patient``, until they are told to stop.

    ``stop``: nothing new is begun. ``wake``: something new waits. ``asked``: runs that someone asked for in the UI.
    """

    def __init__(self, desk: Desk, runs: DocumentRuns, parent: UUID | None, *, patient: bool = False) -> None:
        self.stop = threading.Event()
        self.wake = threading.Event()
        self.asked: queue.SimpleQueue[FlowRun] = queue.SimpleQueue()
        self.done: queue.SimpleQueue[DocumentRecord] = queue.SimpleQueue()
        self._desk, self._runs, self._parent, self._patient = desk, runs, parent, patient
        self._threads = ThreadPoolExecutor(desk.settings.jobs, thread_name_prefix="document")
        self.workers: list[Future[None]] = []

    def start(self) -> None:
        for _ in range(self._desk.settings.jobs):
            context = contextvars.copy_context()
            self.workers.append(self._threads.submit(context.run, self._work))

    def finish(self, seconds: float | None = None) -> bool:
        """Waits for the threads; whether all have ended. Raises the first error that stops everything."""
        ended, running = wait(self.workers, timeout=seconds, return_when=FIRST_EXCEPTION)
        if any(worker.exception() for worker in ended):
            self.stop.set()
        for worker in ended:
            worker.result()
        return not running

    def is_well(self) -> bool:
        """Whether all threads work. Raises the first error that stops everything."""
        return not self.finish(0)

    def end(self, seconds: float) -> bool:
        """Begins nothing new and gives what runs so long to finish; whether it did."""
        self.stop.set()
        self.wake.set()
        return not wait(self.workers, timeout=seconds).not_done

    def give_up(self) -> None:
        """What is being read is left, to be handed back when the desk closes."""
        self.stop.set()
        self.wake.set()
        self._desk.pool.close()
        self._threads.shutdown(wait=True)

    def _work(self) -> None:
        while not self.stop.is_set():
            if not (self._run_asked() or self._run_next()):
                if not self._patient:
                    return
                self.wake.wait(LOOK_EVERY)
                self.wake.clear()

    def _run_asked(self) -> bool:
        try:
            run = self.asked.get_nowait()
        except queue.Empty:
            return False
        document = self._desk.ledger.documents.get(str(run.parameters.get("sha256")))
        if document is not None:
            self.done.put(run_one(self._desk, self._runs, run, document))
        return True

    def _run_next(self) -> bool:
        document = self._desk.claim_next()
        if document is None:
            return False
        run = self._runs.run_for(document, self._parent)
        self._desk.ledger.queue.note_run(document.sha256, str(run.id))
        self.done.put(run_one(self._desk, self._runs, run, document))
        return True


def drain(desk: Desk, runs: DocumentRuns, parent: UUID | None) -> Sequence[DocumentRecord]:
    """Runs every document that waits, ``jobs`` at a time; gives them as they stand afterwards.

    Raises the first error that stops everything.
    """
    desk.tell(Waiting(desk.ledger.documents.waiting(desk.now())))
    crew = Crew(desk, runs, parent)
    for run in runs.asked_for():
        crew.asked.put(run)
    crew.start()
    try:
        crew.finish()
    except BaseException:
        crew.give_up()
        raise
    return [crew.done.get() for _ in range(crew.done.qsize())]


def recover(desk: Desk, runs: DocumentRuns) -> None:
    """What programs of this machine held when they died waits again, without the end of its lease being awaited; the
    Prefect runs of their passes are closed."""
    for owner in {document.owner for document in desk.ledger.documents.held()}:
        if owner is not None and is_known_dead(owner):
            desk.ledger.queue.expire(owner, desk.now())
    for run in desk.ledger.runs.unended():
        if is_known_dead(run.owner):
            runs.close(run.flow_run_id)
            desk.ledger.runs.end(run.number, desk.now(), taken=0, accepted=0, to_review=0, failed=0)


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
