"""A few kills at every run of the tests; CI and `make chaos` ask for more."""

from __future__ import annotations

import os
from pathlib import Path

from tests.chaos import run_chaos

KILLS = int(os.environ.get("CHAOS_KILLS", "2"))


def test_killed_passes_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    chaos = run_chaos(tmp_path / "campagne", KILLS, seed=7)
    assert chaos.kills == KILLS
