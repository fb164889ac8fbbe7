"""Prefect's share: the same documents through the flows and through the same functions called directly.

``python -m tests.bench.orchestration --documents 100 --seconds 1.0``: the stand-in reader burns ``seconds`` of CPU a
document in its child process, as reading a scan does. The flows' side ends when the server has recorded every run.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from flows.prefect_environment import prepare
from flows.prefect_server import RunningServer, embedded_server
from flows.settings import Workspace, create_workspace, load_settings
from tests.bench.measured import cpu_seconds


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds; CPU of this process and of the Prefect server, as the readers' is the same on both sides."""

    wall: float
    ours: float
    server: float


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
        with embedded_server(workspaces[1]) as pending:
            prepare(workspaces[1], pending.server.api_url)
            before = own_cpu()
            from flows import inbox, run_board  # noqa: F401 - Prefect's import is part of the start

            loading = own_cpu() - before
            server = pending.wait()
            starting = cpu_seconds(server.pid)
            direct = timed(workspaces[0], server, run_directly)
            flows = timed(workspaces[1], server, run_flows)
    tell(given.documents, given.seconds, direct, flows)
    print(f"once a pass: {loading:.1f} CPU seconds to load Prefect, {starting:.1f} for its server to start")


def tell(documents: int, seconds: float, direct: Took, flows: Took) -> None:
    """What Prefect took of these documents."""
    wall, ours, server = flows.wall - direct.wall, flows.ours - direct.ours, flows.server - direct.server
    cpu = ours + server
    print(f"{documents} documents of {seconds:g} CPU seconds")
    print(f"direct {direct.wall:.1f} s, through Prefect {flows.wall:.1f} s: {wall / flows.wall:.1%} of the wall time")
    each, of_it = cpu / documents * 1000, server / documents * 1000
    print(f"CPU of Prefect: {each:.0f} ms a document, of it {of_it:.0f} the server's;")
    print(f"{cpu / (cpu + direct.ours + documents * seconds):.1%} of all CPU time")


def timed(workspace: Workspace, server: RunningServer, work: Callable[[Workspace], None]) -> Took:
    """What ``work`` takes, child processes started beforehand."""
    from flows.desk import at_desk, open_desk
    from flows.inbox import take
    from flows.quiet_engine import quiet_engine
    from flows.run_board import RunBoard
    from tests.standins import JUDGE, READER, warm_up

    reader = replace(READER, modules=("tests.standins",))
    desk = open_desk(load_settings(workspace.root), reader=reader, judge=JUDGE)
    board = RunBoard(desk, lambda: None)
    with at_desk(replace(desk, board=board)) as desk, quiet_engine(workspace):
        take(desk, workspace.inbox)
        with ThreadPoolExecutor(desk.settings.jobs) as threads:
            list(threads.map(lambda n: desk.pool.run(warm_up, n), range(desk.settings.jobs)))
        began, ours, servers = time.monotonic(), own_cpu(), cpu_seconds(server.pid)
        with board:
            work(workspace)
        return Took(time.monotonic() - began, own_cpu() - ours, cpu_seconds(server.pid) - servers)


def own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def run_flows(workspace: Workspace) -> None:
    from flows.desk import desk_of
    from flows.drain import drain

    drain(desk_of(str(workspace.root)))


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
