"""The embedded Prefect server: one per workspace, started when first needed, shared by every command that runs.

A command that uses it holds a shared lock; the last one to go stops it, and after a crash it stops by itself.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from flows import prefect_database
from flows.errors import MachineTrouble
from flows.prefect_environment import BATCHED, QUIET, UNUSED_SERVICES
from flows.prefect_server_process import START_LOCK, USERS_LOCK, is_unused
from flows.settings import Workspace

START_SECONDS = 90.0  # longest start; a new database takes 14 s on two busy cores
POLL_SECONDS = 0.05
OWN_SERVER_SECONDS = 15.0  # a server of the user's that was started together with the workers
STATE = "server.json"
LOG = "server.log"


@dataclass(frozen=True, slots=True)
class RunningServer:
    """``pid`` on this machine; ``port`` on loopback."""

    pid: int
    port: int
    host: str

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def is_healthy(self) -> bool:
        """Whether it answers now."""
        return answers(self.api_url)


def answers(api_url: str) -> bool:
    """Whether a Prefect server answers there now."""
    try:
        with urllib.request.urlopen(f"{api_url.rstrip('/')}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return True  # it refuses or does not know the question, but it is there
    except (OSError, ValueError):
        return False


def wait_for_api(api_url: str, seconds: float = OWN_SERVER_SECONDS) -> None:
    """Until the user's own server answers. Raises :class:`MachineTrouble` when it does not."""
    until = time.monotonic() + seconds
    while not answers(api_url):
        if time.monotonic() > until:
            raise MachineTrouble(
                f"Le serveur Prefect {api_url} ne répond pas ; démarrez-le, ou ôtez PREFECT_API_URL.",
                f"The Prefect server {api_url} does not answer; start it, or unset PREFECT_API_URL.",
            )
        time.sleep(POLL_SECONDS)


@dataclass(frozen=True)
class PendingServer:
    """A server that was found or is being started; ``wait`` until it answers, do something else before."""

    server: RunningServer
    folder: Path

    def wait(self, seconds: float = START_SECONDS) -> RunningServer:
        """Raises :class:`MachineTrouble` when it does not start."""
        until = time.monotonic() + seconds
        while not self.server.is_healthy():
            if not is_alive(self.server.pid) or time.monotonic() > until:
                raise MachineTrouble(
                    f"Le serveur Prefect ne démarre pas ; voyez {self.folder / LOG}, ou lancez « conventions doctor ».",
                    f"The Prefect server does not start; see {self.folder / LOG}, or run “conventions doctor”.",
                )
            time.sleep(POLL_SECONDS)
        prefect_database.keep(self.folder)
        return self.server


@contextmanager
def embedded_server(workspace: Workspace) -> Iterator[PendingServer]:
    """A server for as long as the block lasts; the last user stops it."""
    folder = workspace.prefect
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / USERS_LOCK).open("a") as users, (folder / START_LOCK).open("a") as start:
        fcntl.flock(start, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        pending = _running(folder) or _start(folder)
        fcntl.flock(start, fcntl.LOCK_UN)
        try:
            yield pending
        finally:
            fcntl.flock(start, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_UN)
            if is_unused(folder / USERS_LOCK):
                _stop(pending.server)
                (folder / STATE).unlink(missing_ok=True)


def find_server(workspace: Workspace) -> RunningServer | None:
    """The server of the workspace if one runs; starts nothing."""
    found = _running(workspace.prefect)
    return found.server if found is not None and found.server.is_healthy() else None


def _running(folder: Path) -> PendingServer | None:
    try:
        server = RunningServer(**json.loads((folder / STATE).read_text()))
    except (OSError, ValueError, TypeError):
        return None
    ours = server.host == socket.gethostname() and is_alive(server.pid)
    return PendingServer(server, folder) if ours and (server.is_healthy() or _is_starting(folder)) else None


def _is_starting(folder: Path) -> bool:
    """Whether a server was started so lately that it need not answer yet; one more would write to the same database."""
    try:
        return time.time() - (folder / STATE).stat().st_mtime < START_SECONDS
    except OSError:
        return False


def _start(folder: Path) -> PendingServer:
    port = free_port()
    is_migrated = prefect_database.provide(folder)
    with (folder / LOG).open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "flows.prefect_server_process", str(port), str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=_server_environment(folder, port, is_migrated),
        )
    server = RunningServer(process.pid, port, socket.gethostname())
    (folder / STATE).write_text(json.dumps(asdict(server)))
    return PendingServer(server, folder)


def _server_environment(folder: Path, port: int, is_migrated: bool) -> dict[str, str]:
    """Ours alone: a PREFECT_ setting of the user's is meant for a server of the user's."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    to_do = str(not is_migrated).lower()
    own = {
        "PREFECT_HOME": str(folder),
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder / prefect_database.DATABASE}",
        "PREFECT_API_DATABASE_MIGRATE_ON_START": to_do,
        "PREFECT_API_BLOCKS_REGISTER_ON_START": to_do,
        "PREFECT_UI_ENABLED": "true",
        "PREFECT_UI_API_URL": f"http://127.0.0.1:{port}/api",  # where the pages ask; 4200 otherwise
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    return inherited | dict(QUIET) | dict(BATCHED) | dict(UNUSED_SERVICES) | own


def _stop(server: RunningServer) -> None:
    """Asks it to end, then makes it; one that still starts has nothing to save and is ended at once."""
    polite = (signal.SIGTERM, 5.0) if server.is_healthy() else (signal.SIGKILL, 5.0)
    for sign, seconds in (polite, (signal.SIGKILL, 5.0)):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(server.pid, sign)
        until = time.monotonic() + seconds
        while is_alive(server.pid) and time.monotonic() < until:
            time.sleep(POLL_SECONDS)
        if not is_alive(server.pid):
            return


def is_alive(pid: int) -> bool:
    """Whether the process runs; one of our children that ended is buried on the way."""
    with suppress(ChildProcessError, OSError):
        os.waitpid(pid, os.WNOHANG)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
