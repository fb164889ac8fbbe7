"""What a worker has on its desk: the settings, the ledger, the archive, the readers and the rules, open and ready.

Prefect runs are started with nothing but the workspace's path and a hash: :func:`desk_of` gives the open desk of that
workspace, or opens one (a run that Prefect's own worker started).
"""

from __future__ import annotations

import atexit
import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flows.archive import Archive
from flows.news import Tell, tell_nobody
from flows.reading_pool import ReadingLimits, ReadingPool
from flows.settings import Settings, load_settings
from flows.worker_name import is_known_dead, this_thread, this_worker
from review.ledger import Ledger
from review.ledger.records import DocumentRecord, DocumentState
from schemas.convention import Convention
from schemas.decision import Decision
from schemas.draft import ConventionDraft, Doubt
from schemas.options import ReadOptions
from schemas.school import School, Snapshot

if TYPE_CHECKING:
    from flows.run_board import RunBoard
    from reconciliation.register_errors import Notice

LEASE = timedelta(seconds=60)
"""A worker that gives no sign for so long is taken for dead (those of the same machine are known at once)."""


class ReadDocument(Protocol):
    def __call__(self, path: Path, options: ReadOptions, /) -> tuple[ConventionDraft, ...]: ...


class LookAgain(Protocol):
    def __call__(
        self, path: Path, draft: ConventionDraft, doubts: Sequence[Doubt], options: ReadOptions, /
    ) -> ConventionDraft: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """The slow program. ``version`` goes up when another value may be read; ``modules`` a child imports beforehand."""

    version: str
    read: ReadDocument
    look_again: LookAgain
    modules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules in force. ``key`` changes whenever the same draft may be judged otherwise; ``schools`` gives the
    whole official list, for the board; ``notices``: what a person should know of the registers."""

    key: str
    snapshots: Mapping[str, Snapshot]
    reconcile: Callable[[ConventionDraft, Mapping[str, Decision]], Convention]
    schools: Callable[[], Iterable[School]] = tuple
    notices: Sequence[Notice] = ()


@dataclass(frozen=True)
class Desk:
    """Threads share it. ``now`` is the clock, in UTC; ``worker`` names this process in the ledger. ``tell`` is told
    what happens, by several threads at once; ``board`` shows it in Prefect's UI, unless Prefect itself runs us."""

    settings: Settings
    ledger: Ledger
    archive: Archive
    pool: ReadingPool
    reader: Reader
    judge: Judge
    now: Callable[[], datetime]
    worker: str
    tell: Tell = tell_nobody
    board: RunBoard | None = None

    def claim_next(self) -> DocumentRecord | None:
        return self.ledger.queue.claim_next(this_thread(self.worker), self.now(), LEASE)

    def claim(self, sha256: str) -> DocumentRecord | None:
        return self.ledger.queue.claim(sha256, this_thread(self.worker), self.now(), LEASE)

    def move(self, sha256: str, state: DocumentState) -> None:
        self.ledger.queue.move(sha256, state, self.now())

    def take_over_from_dead(self) -> None:
        """What programs of this machine held when they died waits again; the end of its lease is not awaited."""
        for owner in {document.owner for document in self.ledger.documents.held()}:
            if owner is not None and is_known_dead(owner):
                self.ledger.queue.expire(owner, self.now())

    def original(self, sha256: str) -> Path:
        """Where the archived original lies. Raises ``FileNotFoundError``."""
        path = self.archive.path_of(sha256)
        if path is None:
            raise FileNotFoundError(f"l'original {sha256} n'est plus dans {self.archive.folder}")
        return path

    def key(self, step: str, sha256: str, *parts: str) -> str:
        """Where the result of a step is kept: a folder for each document, a name for all that the result rests on."""
        return f"{sha256}/{step}-{hashlib.sha256('/'.join((self.reader.version, *parts)).encode()).hexdigest()[:16]}"

    def close(self) -> None:
        self.pool.close()
        self.ledger.queue.hand_back(self.worker, self.now())
        self.ledger.close()


_open: dict[str, Desk] = {}
_opening = threading.Lock()


def desk_of(workspace: str) -> Desk:
    """The open desk of the workspace at this path; opens one that stays until the process ends."""
    with _opening:
        if workspace not in _open:
            desk = open_desk(load_settings(Path(workspace)))
            _open[workspace] = desk
            atexit.register(desk.close)
        return _open[workspace]


@contextmanager
def at_desk(desk: Desk) -> Iterator[Desk]:
    """The desk is the one of its workspace for as long as the block lasts; then it is closed."""
    root = str(desk.settings.workspace.root)
    _open[root] = desk
    try:
        with _keeping_leases(desk):
            yield desk
    finally:
        _open.pop(root, None)
        desk.close()


def open_desk(
    settings: Settings,
    *,
    reader: Reader | None = None,
    judge: Judge | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    tell: Tell = tell_nobody,
) -> Desk:
    """A desk with everything on it. Raises :class:`~flows.errors.CommandError` and ``LedgerTrouble``."""
    from flows.judge import load_judge
    from flows.reader import TESSERACT

    reading = reader or TESSERACT
    limits = ReadingLimits(settings.machine.document_seconds, settings.machine.memory_megabytes)
    pool = ReadingPool(settings.jobs, limits, reading.modules)
    ledger = Ledger(settings.database_url, settings.journal)
    archive = Archive(settings.workspace.archive)
    rules = judge or load_judge(settings, _today(now()))
    return Desk(settings, ledger, archive, pool, reading, rules, now, this_worker(), tell)


def _today(now: datetime) -> date:
    """The day where the clerk sits."""
    return now.astimezone().date()


@contextmanager
def _keeping_leases(desk: Desk) -> Iterator[None]:
    """Renews what this process holds, three times per lease."""
    ended = threading.Event()

    def renew() -> None:
        while not ended.wait(LEASE.total_seconds() / 3):
            desk.ledger.queue.renew(desk.worker, desk.now(), LEASE)

    thread = threading.Thread(target=renew, name="leases", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
