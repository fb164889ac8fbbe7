"""A process that reads documents for :mod:`flows.reading_pool`: takes a function and its arguments, gives what it gave.

It is the head of its own process group, so that one signal ends it with every Tesseract it started; it ends itself
and its group when its parent is gone.
"""

from __future__ import annotations

import importlib
import os
import pickle
import resource
import signal
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection

from flows.errors import SetAside
from schemas.document import Cause, Failure


def main(job_fd: int, lifeline_fd: int, memory_bytes: int, *modules: str) -> None:
    """Serves jobs until the parent closes ``job_fd``. ``modules`` are imported first: the first job need not wait."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    sys.modules["pandas"] = None  # type: ignore[assignment]  # pytesseract loads it for a table nobody asks for: 1 s
    threading.Thread(target=_end_with_parent, args=(lifeline_fd,), daemon=True).start()
    jobs = Connection(job_fd)
    jobs.send(_load(modules))
    while True:
        try:
            job = jobs.recv_bytes()
        except EOFError:
            return
        try:
            function, arguments = pickle.loads(job)
            answer = (True, function(*arguments))
        except MemoryError:
            answer = (False, SetAside(TOO_LARGE))
        except Exception as error:  # noqa: BLE001 - it is not swallowed: the parent raises it
            answer = (False, error)
        _send(jobs, answer)


def _load(modules: Sequence[str]) -> str:
    """Imports them; gives what went wrong, "" when nothing did."""
    try:
        for module in modules:
            importlib.import_module(module)
    except Exception as error:  # noqa: BLE001 - it is not swallowed: the parent tells it
        return f"{type(error).__name__} : {error}"
    return ""


TOO_LARGE = Failure(
    Cause.TOO_LARGE,
    "Le document demande plus de mémoire que la limite.",
    "Numérisez-le de nouveau en 200 ou 300 points par pouce, ou augmentez memory_megabytes dans campaign.toml.",
)


def _send(jobs: Connection, answer: tuple[bool, object]) -> None:
    try:
        jobs.send(answer)
    except (TypeError, AttributeError, ValueError):  # an error that cannot be pickled: its words at least
        jobs.send((False, RuntimeError(repr(answer[1]))))


def _end_with_parent(lifeline_fd: int) -> None:
    """Nothing is ever written to the lifeline: reading from it ends when the parent does."""
    os.read(lifeline_fd, 1)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
