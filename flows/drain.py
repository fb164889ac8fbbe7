"""Working off what waits: threads that claim one document after another and run it, until none is left."""

from __future__ import annotations

import contextvars
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait

from prefect.client.schemas.objects import State

from extractors.errors import MachineLacks
from flows.convention import process_document
from flows.desk import Desk
from flows.errors import CommandError, failure_of
from flows.filing import file_failure
from flows.news import Ended, Waiting
from flows.quiet_engine import run_quietly
from review.ledger.errors import LedgerTrouble
from review.ledger.records import DocumentRecord

STOPS_EVERYTHING = (LedgerTrouble, MachineLacks, CommandError)
LOOK_EVERY = 2.0  # seconds between two looks at the ledger: another machine may have taken something


class Crew:
    """Threads that work until nothing waits, or, when ``patient``, until they are told to stop.

    ``stop``: nothing new is begun. ``wake``: something new waits. ``done``: what has ended, as it stands.
    """

    def __init__(self, desk: Desk, *, patient: bool = False) -> None:
        self.stop = threading.Event()
        self.wake = threading.Event()
        self.done: queue.SimpleQueue[DocumentRecord] = queue.SimpleQueue()
        self._desk, self._patient = desk, patient
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
            document = self._desk.claim_next()
            if document is not None:
                self.done.put(run_one(self._desk, document))
            elif self._patient:
                self.wake.wait(LOOK_EVERY)
                self.wake.clear()
            else:
                return


def drain(desk: Desk) -> Sequence[DocumentRecord]:
    """Runs every document that waits, ``jobs`` at a time; gives them as they stand afterwards.

    Raises the first error that stops everything.
    """
    desk.tell(Waiting(desk.ledger.documents.waiting(desk.now())))
    crew = Crew(desk)
    crew.start()
    try:
        crew.finish()
    except BaseException:
        crew.give_up()
        raise
    return [crew.done.get() for _ in range(crew.done.qsize())]


def take_asked_for(desk: Desk, *, wait: bool) -> int:
    """Documents whose runs someone asked for in Prefect's UI wait again; how many. ``wait``: for Prefect's server."""
    asked = {} if desk.board is None else desk.board.asked_for(wait=wait)
    if asked:
        desk.ledger.queue.note_runs(asked)
    return desk.ledger.queue.retry(asked, desk.now()) if asked else 0


def run_one(desk: Desk, document: DocumentRecord) -> DocumentRecord:
    """The claimed document as it stands after its run."""
    parameters = {"workspace": str(desk.settings.workspace.root), "sha256": document.sha256, "name": document.name}
    state, steps = run_quietly(process_document, document.name, parameters)
    after = desk.ledger.documents.get(document.sha256) or document
    if not after.state.is_end and not state.is_completed():  # the run ended without its failure being filed
        file_failure(desk, after, failure_of(_error(state)))
        after = desk.ledger.documents.get(document.sha256) or after
    if desk.board is not None and after.state.is_end:
        desk.board.document_ended(after, steps)
    desk.tell(Ended(after))
    return after


def _error(state: State[object]) -> BaseException:
    """What ended the run; raised again when it stops every document. Prefect wraps it in a record of a result."""
    ended = getattr(state.data, "result", state.data)
    error = ended if isinstance(ended, BaseException) else RuntimeError(state.message or state.name)
    if isinstance(error, STOPS_EVERYTHING):
        raise error
    return error
