"""Readers that read nothing: what a child process is given in tests instead of Tesseract."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path


def shout(text: str) -> str:
    return text.upper()


def refuse(text: str) -> str:
    raise ValueError(text)


def die(_text: str) -> str:
    os._exit(9)


def die_once(marker: str) -> str:
    path = Path(marker)
    if path.exists():
        return "done"
    path.touch()
    os._exit(9)


def sleep_with_grandchild(note: str) -> str:
    """Starts a process of its own, notes its id, and never ends."""
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(note).write_text(str(grandchild.pid))
    time.sleep(60)
    return "too late"


def take_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))
