"""The embedded Prefect server and the watching of files, where the machine does not do as expected."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from flows import prefect_database, prefect_server
from flows.prefect_server import embedded_server, find_server
from flows.settings import Workspace
from flows.watch import _noticing


def test_two_commands_that_start_at_once_share_one_server(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes while the first one's server does not answer yet."""
    monkeypatch.setattr(prefect_server.RunningServer, "is_healthy", lambda _server: False)
    with embedded_server(workspace) as first, embedded_server(workspace) as second:
        assert first.server == second.server
        assert find_server(workspace) is None  # it is nobody's to ask yet
    assert not prefect_server.is_alive(first.server.pid)


@pytest.mark.parametrize("content", [b"junk" * 5000, b""])
def test_a_damaged_database_of_prefect_is_put_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / prefect_database.DATABASE).write_bytes(content)
    (tmp_path / "migrated").write_text(prefect_database.version("prefect"))
    prefect_database.provide(tmp_path)
    aside = tmp_path / f"{prefect_database.DATABASE}{prefect_database.DAMAGED}"
    assert aside.read_bytes() == content
    assert prefect_database.provide(tmp_path) == prefect_database.is_migrated(tmp_path)


def test_a_server_that_failed_has_its_whole_database_looked_at(tmp_path: Path) -> None:
    database, aside = tmp_path / "prefect.db", tmp_path / "prefect.db.damaged"
    with prefect_database.sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,)] * 50)
    connection.close()
    (tmp_path / "migrated").write_text(prefect_database.version("prefect"))
    content = bytearray(database.read_bytes())
    content[4096 * 2 : -4096] = b"\xff" * (len(content) - 4096 * 3)  # its beginning is well
    database.write_bytes(content)
    assert prefect_database.provide(tmp_path) and not aside.exists()
    prefect_database.doubt(tmp_path)
    prefect_database.provide(tmp_path)
    assert aside.exists()


def test_a_system_without_file_events_leaves_the_regular_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object, **__: object) -> object:
        raise OSError(28, "OS file watch limit reached")

    crashed: list[object] = []
    monkeypatch.setattr(threading, "excepthook", crashed.append)
    monkeypatch.setattr("flows.watch.file_events", none_left)
    with _noticing(tmp_path) as noticed:
        assert not noticed.wait(0.2)
    assert not crashed
