"""Who works: a name that tells machine, process and thread apart, and from which the machine's own dead are known."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

SEPARATOR = "/"


def this_worker() -> str:
    """This process: its host, its process namespace (containers share host names), its id and its start."""
    pid = os.getpid()
    return SEPARATOR.join([_machine(), str(pid), _started(pid) or "0"]) + SEPARATOR


def this_thread(worker: str) -> str:
    """The current thread of ``worker``: the owner of what it claims."""
    return f"{worker}{threading.get_ident()}"


def is_known_dead(owner: str) -> bool:
    """Whether ``owner`` was a process of this machine that runs no more. False when in doubt.

    >>> is_known_dead(this_thread(this_worker())), is_known_dead("elsewhere/1/2/3"), is_known_dead("junk")
    (False, False, False)
    """
    parts = owner.split(SEPARATOR)
    if len(parts) != 4 or parts[0] != _machine() or not parts[1].isdigit():
        return False
    return _started(int(parts[1])) != parts[2]


def _machine() -> str:
    try:
        namespace = Path("/proc/self/ns/pid").readlink().name.strip("pid:[]")
    except OSError:
        namespace = "0"
    return f"{socket.gethostname()}.{namespace}"


def _started(pid: int) -> str | None:
    """When the process started, in ticks since boot; None when there is none (a process number is used again)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] == "Z" else fields[19]
