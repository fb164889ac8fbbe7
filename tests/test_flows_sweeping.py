"""What is swept at the start of a pass, and what never is."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from flows.inbox import process_inbox
from flows.settings import Workspace
from flows.sweeping import SUPERSEDED, sweep
from tests.conftest import OpenDesk


def aged(path: Path, age: timedelta) -> Path:
    """``path``, made when it is missing, last written so long ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    moment = path.stat().st_mtime - age.total_seconds()
    os.utime(path, (moment, moment))
    return path


def test_left_overs_go_and_the_newest_result_of_a_step_stays(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk = desk_for()
    month, minute = timedelta(days=30), timedelta(minutes=1)
    gone = [
        aged(desk.archive.folder / ".left.part", timedelta(hours=2)),
        aged(workspace.results / ".left.json.1.part", timedelta(hours=2)),
        aged(workspace.failed / ".left.pdf.1.part", timedelta(hours=2)),
        aged(workspace.reports / "letters" / ".left.txt.1.part", timedelta(hours=2)),
        aged(workspace.steps / "ab12" / "read-1", month + SUPERSEDED),
        aged(workspace.steps / "8d6f", month),
    ]
    kept = [
        aged(desk.archive.folder / ".being-written.part", minute),
        aged(workspace.steps / "ab12" / "read-2", month),
        aged(workspace.steps / "ab12" / "reconcile-1", minute),
        aged(workspace.steps / "ab12" / "reconcile-2", timedelta()),
    ]
    assert sweep(desk) == len(gone)
    assert not [p for p in gone if p.exists()] and all(p.exists() for p in kept)
    aged(desk.archive.folder / ".left.part", timedelta(hours=2))
    assert sweep(desk) == 0  # once a day


def test_a_pass_sweeps(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk = desk_for()
    left = aged(desk.archive.folder / ".left.part", timedelta(hours=2))
    process_inbox(str(workspace.root), str(workspace.inbox))
    assert not left.exists()
