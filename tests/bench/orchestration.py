"""Prefect's share: the same documents through the flows and through the same functions called directly.

``python -m tests.bench.orchestration --documents 100 --seconds 1.0``: the stand-in reader burns ``seconds`` of CPU a
document in its child process, as reading a scan does.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from flows.prefect_environment import prepare
from flows.prefect_server import embedded_server
from flows.settings import Workspace, create_workspace, load_settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=1.0, help="CPU seconds to read one document")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspaces = [create_workspace(Path(folder) / name) for name in ("direct", "flows")]
        for workspace in workspaces:
            for number in range(given.documents):
                (workspace.inbox / f"{number:04d}.pdf").write_text(f"busy {given.seconds} {number}")
        began = time.monotonic()
        with embedded_server(workspaces[1]) as pending:
            prepare(workspaces[1], pending.server.api_url)
            import prefect  # noqa: F401 - its import is part of the start

            pending.wait()
            started = time.monotonic() - began
            direct = timed(workspaces[0], run_directly)
            flows = timed(workspaces[1], run_flows)
    share = (flows - direct) / flows
    print(
        f"{given.documents} documents of {given.seconds:g} CPU seconds; start of Prefect and its server {started:.1f} s"
    )
    print(f"direct {direct:.1f} s, through Prefect {flows:.1f} s: {share:.1%} of the wall time is Prefect's")
    print(f"{(flows - direct) / given.documents * 1000:.0f} ms a document")


def timed(workspace: Workspace, work: Callable[[Workspace], None]) -> float:
    """Wall seconds, child processes started beforehand."""
    from flows.desk import at_desk, open_desk
    from flows.inbox import take
    from flows.runs import prefect_settings
    from tests.standins import JUDGE, READER, warm_up

    reader = replace(READER, modules=("tests.standins",))
    with (
        prefect_settings(workspace),
        at_desk(open_desk(load_settings(workspace.root), reader=reader, judge=JUDGE)) as desk,
    ):
        take(desk, workspace.inbox)
        with ThreadPoolExecutor(desk.settings.jobs) as threads:
            list(threads.map(lambda n: desk.pool.run(warm_up, n), range(desk.settings.jobs)))
        began = time.monotonic()
        work(workspace)
        return time.monotonic() - began


def run_flows(workspace: Workspace) -> None:
    from flows.desk import desk_of
    from flows.drain import drain
    from flows.runs import document_runs

    desk = desk_of(str(workspace.root))
    with document_runs(desk.settings) as runs:
        drain(desk, runs, None)


def run_directly(workspace: Workspace) -> None:
    """The same steps without their decorators."""
    from flows import steps
    from flows.desk import desk_of

    root = str(workspace.root)
    desk = desk_of(root)

    def work(_: int) -> None:
        while (document := desk.claim_next()) is not None:
            drafts = steps.read.fn(root, document.sha256)
            conventions = steps.reconcile.fn(root, document.sha256, drafts, "first")
            steps.file.fn(root, document.sha256, drafts, conventions)

    with ThreadPoolExecutor(desk.settings.jobs) as threads:
        list(threads.map(work, range(desk.settings.jobs)))


if __name__ == "__main__":
    main()
