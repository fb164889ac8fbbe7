"""Does a second machine help? ``python -m tests.bench.two_workers --documents 60 --seconds 1``.

PostgreSQL for the ledger and for Prefect, one worker and then two, each reading one document at a time with the
stand-in reader. Documents per minute, from the first that ended to the last. ``--waiting`` reads by waiting instead of
computing, as where each worker has a machine of its own: it shows what orchestration allows, whatever the cores do.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flows.settings import create_workspace, load_settings
from review.ledger import Ledger
from tests.postgres import binaries, database, postgres_server, user
from tests.several_machines import prefect_server, start_worker

LOOK_EVERY = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=1.0, help="to read one document")
    parser.add_argument("--waiting", action="store_true")
    given = parser.parse_args()
    folder, name = binaries(), user()
    if folder is None or name is None:
        sys.exit("PostgreSQL is not installed (Debian: apt install postgresql)")
    text = f"{'wait' if given.waiting else 'busy'} {given.seconds}"
    with postgres_server(folder, name) as postgres, prefect_server(database(postgres, "prefect")) as api_url:
        one, two = (per_minute(postgres, api_url, workers, given.documents, text) for workers in (1, 2))
    print(f"{given.documents} documents of {given.seconds:g} s {'waited' if given.waiting else 'of CPU'}")
    print(f"one worker {one:.0f} a minute, two {two:.0f}: {two / one:.2f} times as many")


def per_minute(postgres: str, api_url: str, workers: int, count: int, text: str) -> float:
    """Documents a minute that so many workers read."""
    with tempfile.TemporaryDirectory() as root:
        workspace = create_workspace(Path(root) / "campagne")
        url = database(postgres, f"conventions_{workers}")
        campaign = workspace.campaign_file.read_text().replace('database_url = ""', f'database_url = "{url}"')
        workspace.campaign_file.write_text(campaign)
        running = [start_worker(workspace, api_url, c, jobs=1) for c in ("watch", "worker")[:workers]]
        try:
            with Ledger(load_settings(workspace.root).database_url) as ledger:
                wait_for(lambda: len(ledger.runs.unended()) == workers)
                for number in range(count):
                    (workspace.inbox / f"{number:04d}.pdf").write_text(f"{text} {number}")
                wait_for(lambda: sum(c.count for c in ledger.documents.counts() if c.state.is_end) == count)
                ended = sorted(document.updated_at for document in ledger.documents.all())
        finally:
            for process in running:
                os.killpg(process.pid, signal.SIGTERM)
            for process in running:
                process.wait()
    return 60 * (count - 1) / (ended[-1] - ended[0]).total_seconds()


def wait_for(true: Callable[[], bool], seconds: float = 3600.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it took too long"
        time.sleep(LOOK_EVERY)


if __name__ == "__main__":
    main()
