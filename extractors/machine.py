"""Whether this machine can read at all: Tesseract and its data, asked without loading what reads."""

from __future__ import annotations

import subprocess

from extractors.errors import NoFrenchData, NoTesseract

ASKED_SECONDS = 30.0  # a program that does not even tell its version by then is not there


def check_machine(language: str = "fra") -> str:
    """Tesseract's version; raises :class:`NoTesseract` or :class:`NoFrenchData` with the remedy."""
    version = _asked("--version").split(maxsplit=2)
    if len(version) < 2:
        raise NoTesseract
    if language not in _asked("--list-langs").split():
        raise NoFrenchData
    return version[1].lstrip("v")


def _asked(question: str) -> str:
    """What Tesseract says; older ones say it on stderr."""
    try:
        said = subprocess.run(
            ["tesseract", question], capture_output=True, text=True, check=False, timeout=ASKED_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NoTesseract from None
    return said.stdout or said.stderr
