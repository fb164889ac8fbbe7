"""`conventions watch` and `conventions worker`: the same work as a pass, for ever.

File-system events are only an accelerator: the folder is also looked at regularly, because network shares give no
events. A file is taken when its size and its time of modification stood still for a while.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import watch as file_events

from flows.campaign_pass import finish
from flows.desk import Desk
from flows.drain import Crew, take_asked_for
from flows.inbox_folder import InboxFile, look_into
from flows.news import NotTaken, Taken
from flows.sweeping import sweep
from flows.taking import take_all
from review.ledger.records import DocumentRecord, DocumentState

TICK = 1.0  # seconds between two looks while something is going on
ASK_EVERY = 5.0  # seconds between two looks for dead programs and for runs asked for in Prefect's UI
REPORT_EVERY = 60.0  # seconds between two reports while documents keep coming; at once when none is left
GRACE = 10.0  # seconds that what runs has to finish when the program is stopped


@dataclass
class Settling:
    """Which files stood still long enough; ``seconds`` by the clock that is passed in, in seconds."""

    seconds: float
    _seen: dict[Path, tuple[int, int, float]] = field(default_factory=dict)

    def settled(self, files: list[InboxFile], now: float) -> frozenset[Path]:
        """Of ``files``, those that did not change since a look at least ``seconds`` ago."""
        before, self._seen, still = self._seen, {}, set()
        for file in files:
            try:
                stat = file.path.stat()
            except OSError:
                continue
            size, modified, since = before.get(file.path, (-1, -1, now))
            if (size, modified) != (stat.st_size, stat.st_mtime_ns):
                since = now
            self._seen[file.path] = (stat.st_size, stat.st_mtime_ns, since)
            if now - since >= self.seconds:
                still.add(file.path)
        return frozenset(still)

    @property
    def is_waiting(self) -> bool:
        return bool(self._seen)


def watch(desk: Desk, inbox: Path | None, command: str) -> None:
    """Until it is interrupted. Without ``inbox`` nothing is taken: other machines do that."""
    number = desk.ledger.runs.begin(command, desk.worker, desk.now())
    keeper = _Keeper(desk, inbox)
    with _noticing(inbox) as noticed:
        crew = Crew(desk, patient=True)
        crew.start()
        try:
            while crew.is_well():
                keeper.take(crew, something_new=noticed.wait(TICK))
                noticed.clear()
                keeper.look_around(crew)
                keeper.report(crew)
        finally:
            if not crew.end(GRACE):
                crew.give_up()
            keeper.report(crew, at_once=True)
            desk.ledger.runs.end(number, desk.now(), taken=keeper.taken, **keeper.counts())


class _Keeper:
    """What the main thread of a watching program does between two looks."""

    def __init__(self, desk: Desk, inbox: Path | None) -> None:
        self._desk, self._inbox = desk, inbox
        self._settling = Settling(desk.settings.machine.settle_seconds)
        self._next_sweep = self._next_ask = self._next_report = 0.0
        self._told: set[Path] = set()
        self._ended: list[DocumentRecord] = []
        self._unreported = 0
        self.taken = 0

    def take(self, crew: Crew, something_new: bool) -> None:
        """Takes what has settled, at every event, while something settles, and at every sweep."""
        now = time.monotonic()
        if self._inbox is None or not (something_new or self._settling.is_waiting or now >= self._next_sweep):
            return
        self._next_sweep = now + self._desk.settings.machine.sweep_seconds
        found = list(look_into(self._inbox, subfolders=self._desk.settings.machine.subfolders))
        settled = self._settling.settled([f for f in found if isinstance(f, InboxFile)], now)
        for news in take_all(self._desk, found, self._inbox, only=settled):
            if isinstance(news, NotTaken) and news.path in self._told:
                continue
            self._told |= {news.path} if isinstance(news, NotTaken) else set()
            self.taken += isinstance(news, Taken)
            self._desk.tell(news)
            crew.wake.set()

    def look_around(self, crew: Crew) -> None:
        """Programs that died, and runs that someone asked for in Prefect's UI."""
        if time.monotonic() < self._next_ask:
            return
        self._next_ask = time.monotonic() + ASK_EVERY
        if self._desk.board is not None:
            self._desk.board.check()
        sweep(self._desk)
        self._desk.take_over_from_dead()
        if take_asked_for(self._desk, wait=False):
            crew.wake.set()

    def report(self, crew: Crew, *, at_once: bool = False) -> None:
        """Judges together and reports when documents have ended: when none waits, else now and then."""
        news = [crew.done.get() for _ in range(crew.done.qsize())]
        self._ended += news
        self._unreported += len(news)
        idle = not self._desk.ledger.documents.waiting(self._desk.now())
        if self._unreported and (at_once or idle or time.monotonic() >= self._next_report):
            self._next_report = time.monotonic() + REPORT_EVERY
            self._unreported = 0
            finish(self._desk)

    def counts(self) -> dict[str, int]:
        """How many documents ended in each state."""
        return {s.value: sum(d.state is s for d in self._ended) for s in DocumentState if s.is_end}


@contextmanager
def _noticing(inbox: Path | None) -> Iterator[threading.Event]:
    """An event that is set when something happens in ``inbox``."""
    noticed, stop = threading.Event(), threading.Event()

    def listen() -> None:
        assert inbox is not None
        with suppress(OSError):  # the folder went away, or the system has no watch left: the regular look goes on
            for _ in file_events(inbox, stop_event=stop, watch_filter=None, raise_interrupt=False):
                noticed.set()

    thread = threading.Thread(target=listen, name="file events", daemon=True)
    if inbox is not None:
        thread.start()
    try:
        yield noticed
    finally:
        stop.set()
