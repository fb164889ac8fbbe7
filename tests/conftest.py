"""One Prefect server for the whole session, the project's own; workspaces and desks for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli import main
from flows.desk import Desk, Judge, Reader, at_desk, desk_of, open_desk
from flows.news import News
from flows.prefect_environment import BATCHED, QUIET
from flows.prefect_server import RunningServer, embedded_server
from flows.settings import Workspace, create_workspace, load_settings
from tests.command import Here, Said

OpenDesk = Callable[..., Desk]


def pytest_configure() -> None:
    """Prefect reads the environment when it is imported, which collecting the tests may do."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]
    os.environ.update(QUIET)
    os.environ.update(BATCHED)
    os.environ["PREFECT_HOME"] = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"conventions-tests-{os.getuid()}")  # noqa: PTH118
    Path(os.environ["PREFECT_HOME"]).mkdir(exist_ok=True)


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with embedded_server(create_workspace(tmp_path_factory.mktemp("server"))) as pending:
        server = pending.wait()
        with temporary_settings(updates={PREFECT_API_URL: server.api_url}):
            yield server


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "campagne")


@pytest.fixture
def desk_for(workspace: Workspace, prefect_server: RunningServer) -> Iterator[OpenDesk]:
    """Opens the workspace's desk with the stand-in reader and rules; keywords replace what is on it. ``heard`` is a
    list that gets what is told; ``shown``: runs are sent to Prefect's server, all of them when the desk is closed."""
    from flows.quiet_engine import quiet_engine
    from flows.run_board import RunBoard
    from tests.standins import JUDGE, READER

    with ExitStack() as stack:

        def open_one(
            reader: Reader = READER,
            judge: Judge = JUDGE,
            heard: list[News] | None = None,
            shown: bool = False,
            **changes: object,
        ) -> Desk:
            stack.close()
            tell = [].append if heard is None else heard.append
            desk = open_desk(load_settings(workspace.root, jobs=2), reader=reader, judge=judge, tell=tell)
            board = RunBoard(desk, lambda: None) if shown else None
            stack.enter_context(at_desk(replace(desk, board=board, **changes)))
            stack.enter_context(quiet_engine(workspace))
            stack.enter_context(board or nullcontext())
            return desk_of(str(workspace.root))

        yield open_one


@pytest.fixture
def here(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    monkeypatch.chdir("/")

    def run(*arguments: object) -> Said:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return Said(int(str(ended.value.code or 0)), said.out, said.err)

    return run
