"""Several programs on one inbox: PostgreSQL for the ledger and for Prefect, two workers, one of them killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from flows.prefect_server import free_port, wait_for_api
from flows.settings import Workspace, load_settings
from review.ledger import Ledger
from review.ledger.records import DocumentState
from tests import test_ledger
from tests.postgres import binaries, postgres_server, user
from tests.standins import calls

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = 16
PATIENCE = 120.0  # seconds for everything to be read


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    folder, name = binaries(), user()
    if folder is None or name is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    with postgres_server(folder, name) as url:
        yield url


def database(url: str, name: str) -> str:
    """The address of a new, empty database."""
    with psycopg.connect(f"{url}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return f"{url}{name}"


@pytest.mark.parametrize("test", [t for t in dir(test_ledger) if t.startswith("test_") and "damaged" not in t])
def test_the_ledger_is_the_same_on_postgresql(postgres: str, test: str) -> None:
    with Ledger(database(postgres, test[:60])) as ledger:
        getattr(test_ledger, test)(ledger)


@pytest.fixture
def prefect_on_postgres(postgres: str) -> Iterator[str]:
    port = free_port()
    url = database(postgres, "prefect").replace("postgresql://", "postgresql+asyncpg://")
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--no-ui"],
        env=clean | {"PREFECT_SERVER_DATABASE_CONNECTION_URL": url, "PREFECT_SERVER_ANALYTICS_ENABLED": "false"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for_api(f"http://127.0.0.1:{port}/api", PATIENCE)
    yield f"http://127.0.0.1:{port}/api"
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def start_worker(workspace: Workspace, api_url: str, command: str) -> subprocess.Popen[bytes]:
    """A `watch` or a `worker` with the stand-in reader, in a process group of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.one_worker", str(workspace.root), command],
        cwd=ROOT,
        env=clean | {"PREFECT_API_URL": api_url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_two_workers_share_an_inbox_and_one_is_killed(
    postgres: str, prefect_on_postgres: str, workspace: Workspace
) -> None:
    url = database(postgres, "conventions")
    text = workspace.campaign_file.read_text().replace('database_url = ""', f'database_url = "{url}"')
    workspace.campaign_file.write_text(text)
    for number in range(DOCUMENTS):
        (workspace.inbox / f"{number}.pdf").write_text(f"slow {number}")
    workers = [start_worker(workspace, prefect_on_postgres, command) for command in ("watch", "worker")]
    with Ledger(load_settings(workspace.root).database_url) as ledger:
        wait_until(lambda: ended(ledger) >= 3)
        os.killpg(workers[1].pid, signal.SIGKILL)
        workers[1].wait()
        wait_until(lambda: ended(ledger) == DOCUMENTS)
        documents = ledger.documents.all()
    workers[0].send_signal(signal.SIGTERM)
    assert workers[0].wait(timeout=60) == 130
    assert {d.state for d in documents} == {DocumentState.ACCEPTED}
    assert len(list(workspace.results.glob("*.json"))) == DOCUMENTS
    assert DOCUMENTS <= len(calls(workspace.root)) <= DOCUMENTS + 2  # the killed worker had at most two in hand
    assert (workspace.reports / "index.html").is_file()


def ended(ledger: Ledger) -> int:
    return sum(count.count for count in ledger.documents.counts() if count.state.is_end)


def wait_until(true: object) -> None:
    assert callable(true)
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.2)
