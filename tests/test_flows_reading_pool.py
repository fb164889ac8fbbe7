"""Child processes that read: their limits, their deaths, and that nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.errors import MachineTrouble, SetAside
from flows.reading_pool import ReadingLimits, ReadingPool
from schemas.document import Cause
from tests import standins

LIMITS = ReadingLimits(seconds=20.0, memory_megabytes=512)


@pytest.fixture
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(2, LIMITS) as opened:
        yield opened


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def ends(pid: int, within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_alive(pid)


def test_values_and_errors_come_back_from_the_child(pool: ReadingPool) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda t: pool.run(standins.shout, t), "abcdefgh")) == list("ABCDEFGH")
    with pytest.raises(ValueError, match="no"):
        pool.run(standins.refuse, "no")
    with pytest.raises(SetAside) as large:
        pool.run(standins.take_memory, 2000)
    assert large.value.failure.cause is Cause.TOO_LARGE
    assert pool.run(standins.shout, "still here") == "STILL HERE"


def test_a_document_that_kills_two_processes_is_set_aside(pool: ReadingPool, tmp_path: Path) -> None:
    with pytest.raises(SetAside) as died:
        pool.run(standins.die, "")
    assert died.value.failure.cause is Cause.INTERRUPTED
    assert pool.run(standins.die_once, str(tmp_path / "marker")) == "done"


def test_a_job_that_overruns_is_killed_with_everything_it_started(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with ReadingPool(1, ReadingLimits(seconds=3.0, memory_megabytes=512), ["tests.standins"]) as pool:
        with pytest.raises(SetAside) as overran:
            pool.run(standins.sleep_with_grandchild, str(note))
        assert overran.value.failure.cause is Cause.TIMED_OUT
        assert ends(int(note.read_text()))
        assert pool.run(standins.shout, "next") == "NEXT"


def test_a_page_that_overruns_ends_its_child_with_everything_it_started(pool: ReadingPool, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(SetAside) as overran:
        pool.run(standins.overrun_a_page, str(note))
    assert overran.value.failure.cause is Cause.TIMED_OUT
    assert ends(int(note.read_text()))
    assert pool.run(standins.shout, "next") == "NEXT"


def test_a_reader_that_cannot_be_loaded_is_no_document_s_fault() -> None:
    with (
        ReadingPool(1, LIMITS, ["tests.no_such_module"]) as pool,
        pytest.raises(MachineTrouble, match="no_such_module"),
    ):
        pool.run(standins.shout, "a")


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    program = (
        "from flows.reading_pool import *; from tests import standins\n"
        f"ReadingPool(1, ReadingLimits(60, 512)).run(standins.sleep_with_grandchild, {str(note)!r})"
    )
    path = os.pathsep.join(sys.path)
    parent = subprocess.Popen([sys.executable, "-c", program], env=os.environ | {"PYTHONPATH": path})
    until = time.monotonic() + 20
    while not (note.exists() and note.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    assert ends(int(note.read_text()))
