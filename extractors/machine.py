"""Whether this machine can read at all: Tesseract and its data, asked without loading what reads."""

from __future__ import annotations

import subprocess

from extractors.errors import BrokenFrenchData, NoFrenchData, NoTesseract

ASKED_SECONDS = 30.0  # a program that does not even tell its version by then is not there


def check_machine(language: str = "fra") -> str:
    """Tesseract's version; raises :class:`NoTesseract`, :class:`NoFrenchData` or :class:`BrokenFrenchData`."""
    version = _asked("--version").split(maxsplit=2)
    if len(version) < 2:
        raise NoTesseract
    if language not in _asked("--list-langs").split():
        raise NoFrenchData
    if _run("-l", language, "--print-parameters").returncode:  # the cheapest question that loads the data: 0.1 s
        raise BrokenFrenchData
    return version[1].lstrip("v")


def _asked(question: str) -> str:
    """What Tesseract says; older ones say it on stderr."""
    said = _run(question)
    return said.stdout or said.stderr


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["tesseract", *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=ASKED_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NoTesseract from None
