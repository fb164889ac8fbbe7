"""A disk that is full or may not be written: the pass stops, nothing is lost, all is read when it is well again."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from flows.errors import ExitStatus
from flows.inbox import process_inbox
from flows.machine import require_reader
from flows.settings import Workspace, load_settings
from review.ledger.records import DocumentState
from tests.command import Here
from tests.conftest import OpenDesk

NO_WRITING = [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES]


def refuse(number: int) -> object:
    """What the system says of every file that is written."""

    def write(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "somewhere")

    return write


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("number", NO_WRITING)
def test_what_the_archive_cannot_keep_stays_in_the_inbox(workspace: Workspace, desk_for: OpenDesk, number: int) -> None:
    desk = desk_for()
    (workspace.inbox / "a.pdf").write_text("one")
    with pytest.MonkeyPatch.context() as broken, pytest.raises(OSError, match="somewhere"):
        broken.setattr("flows.archive.os.fsync", refuse(number))
        process_inbox(str(workspace.root), str(workspace.inbox))
    assert files(workspace.inbox) == ["a.pdf"] and not files(workspace.archive)
    assert not desk.ledger.documents.all()
    summary = process_inbox(str(workspace.root), str(workspace.inbox))
    assert [d.state for d in summary.documents] == [DocumentState.ACCEPTED]
    assert not files(workspace.inbox) and len(files(workspace.archive)) == 1


@pytest.mark.parametrize("number", NO_WRITING)
def test_a_result_that_cannot_be_written_comes_when_there_is_room(
    workspace: Workspace, desk_for: OpenDesk, number: int
) -> None:
    desk_for()
    for name in ("a", "b", "c"):
        (workspace.inbox / f"{name}.pdf").write_text(name)
    with pytest.MonkeyPatch.context() as broken, pytest.raises(OSError, match="somewhere"):
        broken.setattr("flows.filing.write_result", refuse(number))
        process_inbox(str(workspace.root), str(workspace.inbox))
    desk = desk_for()
    assert len(files(workspace.archive)) == 3 and not files(workspace.results)
    desk.ledger.queue.retry([d.sha256 for d in desk.ledger.documents.all()], desk.now())  # `retry --all`
    process_inbox(str(workspace.root), str(workspace.inbox))
    assert {d.state for d in desk.ledger.documents.all()} == {DocumentState.ACCEPTED}
    assert len(files(workspace.results)) == 3 and not files(workspace.failed)


@pytest.mark.skipif(os.getuid() == 0, reason="root writes where it may not")
def test_an_archive_without_the_right_to_write_is_told_before_anything_is_taken(
    workspace: Workspace, here: Here
) -> None:
    workspace.archive.chmod(0o555)
    (workspace.inbox / "a.pdf").write_text("one")
    try:
        said = here("process", "--workspace", workspace.root)
    finally:
        workspace.archive.chmod(0o755)
    assert said.status == ExitStatus.MACHINE_LACKS and str(workspace.archive) in said.err
    assert files(workspace.inbox) == ["a.pdf"]


def test_a_folder_that_refuses_is_named_before_anything_is_taken(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.machine.check_machine", lambda _language: "5")
    monkeypatch.setattr("flows.machine.tempfile.TemporaryFile", refuse(errno.EROFS))
    with pytest.raises(OSError, match="Read-only") as refused:
        require_reader(load_settings(workspace.root))
    assert refused.value.filename == str(workspace.root)


@pytest.mark.parametrize("gone", ["results", "failed", "reports"])
def test_a_folder_that_was_deleted_comes_back_whole(workspace: Workspace, desk_for: OpenDesk, gone: str) -> None:
    desk_for()
    (workspace.inbox / "a.pdf").write_text("one")
    for name in ("b", "c"):
        (workspace.inbox / f"{name}.pdf").write_text(f"fail: damaged_pdf {name}")
    process_inbox(str(workspace.root), str(workspace.inbox))
    folder = workspace.root / gone
    before = files(folder)
    shutil.rmtree(folder)
    process_inbox(str(workspace.root), str(workspace.inbox))
    assert files(folder) == before and (gone != "failed" or before == ["b.pdf", "b.pdf.txt", "c.pdf", "c.pdf.txt"])


def test_one_note_that_was_deleted_comes_back(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for()
    (workspace.inbox / "b.pdf").write_text("fail: damaged_pdf")
    process_inbox(str(workspace.root), str(workspace.inbox))
    note = workspace.failed / "b.pdf.txt"
    text = note.read_text()
    note.unlink()
    process_inbox(str(workspace.root), str(workspace.inbox))
    assert note.read_text() == text
