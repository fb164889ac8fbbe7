"""The pipeline as a person runs it: the installed command, in a process of its own, on a workspace."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from flows.errors import ExitStatus

COMMAND = Path(sys.executable).with_name("conventions")


class PassFailed(Exception):  # noqa: N818
    """The pass ended as no pass over samples may; the message holds what it said."""


def clean_environment() -> dict[str, str]:
    """Without settings of a Prefect server that this session may have."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}


def process_command(workspace: Path, jobs: int) -> Sequence[str]:
    """``conventions process`` over the inbox of ``workspace``."""
    return [str(COMMAND), "process", "--workspace", str(workspace), "--jobs", str(jobs)]


def process(workspace: Path, jobs: int) -> float:
    """One pass; gives its wall seconds. Raises :class:`PassFailed`; documents that failed are results, not errors."""
    began = time.monotonic()
    done = subprocess.run(
        process_command(workspace, jobs), env=clean_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode not in (ExitStatus.DONE, ExitStatus.SOME_FAILED):
        raise PassFailed(f"conventions process ended with {done.returncode}: {done.stderr or done.stdout}")
    return time.monotonic() - began
