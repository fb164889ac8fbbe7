"""Several programs on one inbox: PostgreSQL for the ledger and for Prefect, two workers, one of them killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from flows.settings import Workspace, load_settings
from review.ledger import Ledger
from review.ledger.records import DocumentState
from tests import test_ledger
from tests.postgres import binaries, database, postgres_server, user
from tests.several_machines import prefect_server, start_worker
from tests.standins import calls

DOCUMENTS = 16
PATIENCE = 120.0  # seconds for everything to be read


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    folder, name = binaries(), user()
    if folder is None or name is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    with postgres_server(folder, name) as url:
        yield url


@pytest.mark.parametrize("test", [t for t in dir(test_ledger) if t.startswith("test_") and "damaged" not in t])
def test_the_ledger_is_the_same_on_postgresql(postgres: str, test: str) -> None:
    with Ledger(database(postgres, test[:60])) as ledger:
        getattr(test_ledger, test)(ledger)


@pytest.fixture
def prefect_on_postgres(postgres: str) -> Iterator[str]:
    with prefect_server(database(postgres, "prefect")) as api_url:
        yield api_url


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
