"""While the review page runs the reports follow what people decide: written again once nobody has decided anything for
a while, and at the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

QUIET = 60.0
"""Seconds without a decision before the reports are written again: a clerk who goes through the queue decides every ten
seconds, and at 35,000 conventions the reports take half a minute of a processor."""


@contextmanager
def reports_kept(
    last_decision: Callable[[], int], write: Callable[[], None], at_end: Callable[[], None], quiet: float = QUIET
) -> Iterator[None]:
    """``last_decision``: its number; ``write``: writes the reports beside the page; ``at_end``: writes them when the
    block ends and something was decided since."""
    written = [last_decision()]
    ended = threading.Event()

    def keep() -> None:
        seen = written[0]
        while not ended.wait(quiet):
            before, seen = seen, last_decision()
            if before == seen != written[0]:
                write()
                written[0] = seen

    thread = threading.Thread(target=keep, name="reports", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        if last_decision() != written[0]:
            at_end()


def write_beside(workspace: Path) -> None:
    """Writes the reports in a process of its own, so that the page answers as quickly meanwhile. That it failed is no
    news for who reviews: ``conventions report`` says why."""
    command = [sys.executable, "-m", "flows.cli", "report", "--workspace", str(workspace)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
