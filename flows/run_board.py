"""What Prefect's UI shows of a pass, sent by a thread of its own: nothing that reads waits for the server.

Documents begin while the server still starts. What has ended is kept for a moment and sent with what ends meanwhile;
what a crash kept from being sent is found in the ledger and sent by the next pass.
"""

from __future__ import annotations

import contextvars
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import TracebackType
from typing import Any
from uuid import UUID

import httpx
from prefect.client.schemas import State, TaskRun
from prefect.exceptions import PrefectException
from prefect.states import Completed, Crashed

from flows import prefect_database
from flows.desk import Desk
from flows.errors import MachineTrouble
from flows.news import Shown as RunShown
from flows.run_forms import Shown
from flows.runs import DIED, Runs, runs_on_server
from flows.worker_name import is_known_dead
from review.ledger.records import DocumentRecord
from schemas.said import Said

COLLECTED_SECONDS = 2.0  # how long documents that ended are collected before they are sent together
MOST_AT_A_TIME = 50  # runs; the server takes a hundred
TRIED_AGAIN_SECONDS = 5.0  # after the server did not answer
LAST_WORDS_SECONDS = 5.0  # for what is left to send when the program is interrupted
SURELY_LEFT = timedelta(minutes=2)  # what ended so long ago and has no run is sent by nobody else


class RunBoard:
    """``ready`` waits until the server answers. Threads may call every method; the with-block sends the rest."""

    def __init__(self, desk: Desk, ready: Callable[[], object]) -> None:
        self._desk, self._ready = desk, ready
        self._ended: queue.SimpleQueue[Shown] = queue.SimpleQueue()
        self._there, self._closing = threading.Event(), threading.Event()
        self._runs: Runs | None = None
        self._pass: _Pass | None = None
        self._trouble: Exception | None = None
        context = contextvars.copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._serve,), name="run board", daemon=True)

    def __enter__(self) -> RunBoard:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pass is not None and error is not None:
            self._pass.state = Crashed(message=DIED)
        self._closing.set()
        self._thread.join(None if error is None else LAST_WORDS_SECONDS)
        if error is None:
            self.check()

    def check(self) -> None:
        """Raises what keeps it from showing anything any more."""
        if self._trouble is not None:
            raise self._trouble

    def pass_began(self, number: int, command: str) -> None:
        """The pass that the ledger knows as ``number``; before anything ends."""
        self._pass = _Pass(number, command)

    def pass_ended(self, rows: Sequence[Mapping[str, str]], report: str) -> None:
        """``rows``: what the pass did with each document; ``report``: where to read more."""
        assert self._pass is not None
        self._pass.rows, self._pass.report, self._pass.state = rows, report, Completed()

    def document_ended(self, document: DocumentRecord, steps: Sequence[TaskRun] = ()) -> None:
        self._ended.put(Shown(document, steps))

    def asked_for(self, *, wait: bool) -> Mapping[str, str]:
        """Documents that someone asked for in Prefect's UI, each with its run. ``wait``: until the server answers;
        otherwise there are none while it does not."""
        if wait:
            self._there.wait()
        try:
            return self._runs.asked_for() if self._runs is not None else {}
        except (httpx.HTTPError, PrefectException):
            return {}

    def _serve(self) -> None:
        try:
            self._ready()
            with runs_on_server(self._desk.settings) as runs:
                self._mend(runs)
                self._runs = runs
                self._there.set()
                while self._send(runs):
                    pass
                self._end_pass(runs)
        except (httpx.HTTPError, PrefectException) as error:
            prefect_database.doubt(self._desk.settings.workspace.prefect)
            name = type(error).__name__
            self._trouble = MachineTrouble(NOT_SHOWN.fr.format(name), NOT_SHOWN.en.format(name))
        except Exception as error:  # noqa: BLE001 - it is not swallowed: the with-block raises it
            self._trouble = error
        finally:
            self._there.set()

    def _mend(self, runs: Runs) -> None:
        """Passes that died are closed; what they could not send is sent."""
        ledger, now = self._desk.ledger, self._desk.now()
        for died in ledger.runs.unended():
            if is_known_dead(died.owner):
                if died.flow_run_id is not None:
                    runs.close(died.flow_run_id)
                ledger.runs.end(died.number, now, taken=0, accepted=0, to_review=0, failed=0)
        for document in ledger.documents.unshown(now - SURELY_LEFT):
            self._ended.put(Shown(document))

    def _send(self, runs: Runs) -> bool:
        """Sends what ended within a moment; whether more may come."""
        ended = self._collect()
        while True:
            try:
                self._begin_pass(runs)
                self._show(runs, ended)
                return not (self._closing.is_set() and self._ended.empty())
            except httpx.HTTPError:
                if self._closing.wait(TRIED_AGAIN_SECONDS):
                    raise

    def _collect(self) -> list[Shown]:
        until = time.monotonic() + COLLECTED_SECONDS
        while time.monotonic() < until and not self._closing.wait(0.1):
            if self._ended.qsize() >= MOST_AT_A_TIME:
                break
        return [self._ended.get() for _ in range(min(self._ended.qsize(), MOST_AT_A_TIME))]

    def _show(self, runs: Runs, ended: Sequence[Shown]) -> None:
        departments = self._desk.ledger.conventions.departments([shown.document.sha256 for shown in ended])
        full = [replace(shown, departments=departments.get(shown.document.sha256, ())) for shown in self._latest(ended)]
        shown_as = runs.show(full)
        self._desk.ledger.queue.note_runs(shown_as)
        for sha256, run in shown_as.items():
            self._desk.tell(RunShown(sha256, run))

    def _latest(self, ended: Sequence[Shown]) -> Sequence[Shown]:
        """Each document once, as it was told last, with all its steps and the run that it has by now."""
        latest: dict[str, Shown] = {}
        for shown in ended:
            sha256 = shown.document.sha256
            steps = latest[sha256].steps if sha256 in latest else ()
            known = self._desk.ledger.documents.get(sha256)
            run = shown.document.flow_run_id if known is None else known.flow_run_id
            latest[sha256] = Shown(replace(shown.document, flow_run_id=run), (*steps, *shown.steps))
        return tuple(latest.values())

    def _begin_pass(self, runs: Runs) -> None:
        begun = self._pass
        if begun is not None and begun.run is None:
            begun.run = runs.begin_pass(begun.command)
            self._desk.ledger.runs.note_run(begun.number, str(begun.run))

    def _end_pass(self, runs: Runs) -> None:
        ended = self._pass
        if ended is not None and ended.run is not None and ended.state is not None:
            runs.end_pass(ended.run, ended.state, ended.rows, ended.report)


class _Pass:
    """The pass that goes on; ``run`` when it is shown, the rest when it has ended."""

    def __init__(self, number: int, command: str) -> None:
        self.number, self.command = number, command
        self.run: UUID | None = None
        self.state: State[Any] | None = None
        self.rows: Sequence[Mapping[str, str]] = ()
        self.report = ""


NOT_SHOWN = Said(
    "Les documents sont traités, mais le serveur Prefect ne répond plus ({}) ; "
    "leurs exécutions seront montrées à la prochaine passe.",
    "The documents are dealt with, but the Prefect server does not answer any more ({}); "
    "their runs are shown by the next pass.",
)
