"""Long-lived child processes that read documents, each within limits of time and memory.

A job that overruns its time, or kills its process, ends that process with its whole group (Tesseract included); a new
one takes its place. A document that kills two processes in a row is set aside.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import TracebackType
from typing import ParamSpec, TypeVar

from flows.errors import Interrupted, MachineTrouble, SetAside
from schemas.document import Cause, Failure

P = ParamSpec("P")
T = TypeVar("T")

DEATHS_BEFORE_SET_ASIDE = 2
LOADING_SECONDS = 60.0  # longest start of a child; it takes one
JOBS_BEFORE_RENEWAL = 300  # a process is replaced after so many documents, whatever its libraries have leaked
BYTES_PER_MEGABYTE = 1024 * 1024
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""One core for each process: as many processes as cores read faster than one process with many threads."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Of one job: wall seconds, and memory of the process and of each Tesseract it starts."""

    seconds: float
    memory_megabytes: int


class _Died(Exception):  # noqa: N818
    """The process ended in the middle of a job."""


class _Overran(Exception):  # noqa: N818
    """The job, or a page of it, did not end in time."""


@dataclass
class _Child:
    process: subprocess.Popen[bytes]
    jobs: Connection
    lifeline: int
    done: int = field(default=0)
    is_loaded: bool = field(default=False)

    def run(self, job: tuple[object, ...], seconds: float) -> tuple[bool, object]:
        """The child's answer: whether it went well, and the value or the error."""
        try:
            self._wait_until_loaded()
            self.jobs.send(job)
            if not self.jobs.poll(seconds):
                raise _Overran
            answer: tuple[bool, object] = self.jobs.recv()
        except (EOFError, OSError):
            page_overran = self.process.wait() == -signal.SIGALRM
            raise (_Overran if page_overran else _Died) from None
        self.done += 1
        return answer

    def _wait_until_loaded(self) -> None:
        """Raises :class:`MachineTrouble` when what reads cannot be loaded: no document is to blame."""
        if self.is_loaded:
            return
        if not self.jobs.poll(LOADING_SECONDS):
            raise _Died
        if why := self.jobs.recv():
            raise MachineTrouble(f"Le programme qui lit ne démarre pas ({why}) ; réinstallez-le avec « make setup ».")
        self.is_loaded = True

    def kill(self) -> None:
        """Ends the child and everything it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.jobs.close()
        with suppress(OSError):
            os.close(self.lifeline)


class ReadingPool:
    """At most ``size`` jobs at a time. Threads call :meth:`run`; children start when first needed, or by :meth:`warm`.

    ``modules`` are imported by a new child before its first job.
    """

    def __init__(self, size: int, limits: ReadingLimits, modules: Sequence[str] = ()) -> None:
        self._limits = limits
        self._modules = tuple(modules)
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        self._children: dict[int, _Child] = {}
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(size):
            self._idle.put(None)
        self._size = size

    def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``function`` gives, called in a child. Function and arguments must be picklable.

        Raises what it raised, :class:`SetAside` (timed_out, interrupted, too_large), or :class:`Interrupted` when the
        pool was closed meanwhile.
        """
        assert not kwargs, "a job has positional arguments only"
        for _ in range(DEATHS_BEFORE_SET_ASIDE):
            try:
                return self._run_once(function, args)
            except _Died:
                if self._closed:
                    raise Interrupted("Interrompu.", "Interrupted.") from None
            except _Overran:
                raise SetAside(TIMED_OUT) from None
        raise SetAside(INTERRUPTED)

    def _run_once(self, function: Callable[..., T], args: tuple[object, ...]) -> T:
        child: _Child | None = None
        try:
            child = self._idle.get() or self._start()
            went_well, answer = child.run((function, args), self._limits.seconds)
        except BaseException:
            self._retire(child)
            raise
        if child.done >= JOBS_BEFORE_RENEWAL or (not went_well and _is_out_of_memory(answer)):
            self._retire(child)
        else:
            self._idle.put(child)
        if not went_well:
            assert isinstance(answer, BaseException)
            raise answer
        return answer  # type: ignore[return-value]

    def warm(self) -> None:
        """Starts every child that has not started, without waiting for them."""
        waiting = [self._idle.get_nowait() for _ in range(self._size)]
        for child in waiting:
            self._idle.put(child or self._start())

    def close(self) -> None:
        """Kills every child with its group."""
        self._closed = True
        with self._lock:
            children = list(self._children.values())
            self._children.clear()
        for child in children:
            child.kill()

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _retire(self, child: _Child | None) -> None:
        """The child's place is free for a new one."""
        if child is not None:
            with self._lock:
                known = self._children.pop(child.process.pid, None)
            if known is not None:
                child.kill()
        self._idle.put(None)

    def _start(self) -> _Child:
        ours, theirs = Pipe()
        lifeline_read, lifeline = os.pipe()
        fds = (theirs.fileno(), lifeline_read)
        memory = str(self._limits.memory_megabytes * BYTES_PER_MEGABYTE)
        path = os.pathsep.join(p for p in sys.path if p)
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "flows.reading_child", *map(str, fds), memory, *self._modules],
            pass_fds=fds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": path},
        )
        theirs.close()
        os.close(lifeline_read)
        child = _Child(process, ours, lifeline)
        with self._lock:
            self._children[process.pid] = child
        return child


INTERRUPTED = Failure(
    Cause.INTERRUPTED,
    "La lecture de ce document arrête le programme qui lit.",
    "Numérisez-le de nouveau ; sinon, relancez-le avec « conventions retry » et transmettez-le au support.",
)


TIMED_OUT = Failure(
    Cause.TIMED_OUT,
    "La lecture d'une page, ou du document entier, dure trop longtemps.",
    "Relancez-la avec « conventions retry », ou augmentez page_seconds ou document_seconds dans campaign.toml.",
)


def _is_out_of_memory(answer: object) -> bool:
    return isinstance(answer, SetAside) and answer.failure.cause is Cause.TOO_LARGE
