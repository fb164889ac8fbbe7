"""Machines of a shared inbox, as processes of this one: a Prefect server on PostgreSQL, and workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.prefect_server import free_port, wait_for_api
from flows.settings import Workspace

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120.0


@contextmanager
def prefect_server(database_url: str) -> Iterator[str]:
    """Prefect's own server as an administrator would start it; gives the address of its API."""
    port = free_port()
    settings = {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database_url.replace("postgresql://", "postgresql+asyncpg://"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--no-ui"],
        env=_clean() | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for_api(f"http://127.0.0.1:{port}/api", START_SECONDS)
        yield f"http://127.0.0.1:{port}/api"
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def start_worker(workspace: Workspace, api_url: str, command: str, jobs: int = 2) -> subprocess.Popen[bytes]:
    """A `watch` or a `worker` with the stand-in reader, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.one_worker", str(workspace.root), command, str(jobs)],
        cwd=ROOT,
        env=_clean() | {"PREFECT_API_URL": api_url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _clean() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
