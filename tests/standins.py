"""Readers that read nothing: what a child process is given in tests instead of Tesseract."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extractors.errors import EmptyFile, NoFrenchData
from flows.desk import Judge, Reader
from flows.errors import SetAside
from schemas.convention import Convention, Status
from schemas.decision import Decision
from schemas.document import Cause, Failure
from schemas.draft import ConventionDraft, Doubt, FieldName
from schemas.layout import Box
from schemas.options import ReadOptions
from schemas.reading import Observation, Place
from tests.invented import REFERENCE, convention


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


def overrun_a_page(note: str) -> str:
    """A page whose time is over while something else than Python works."""
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    return sleep_with_grandchild(note)


def take_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def read_text(path: Path, options: ReadOptions) -> tuple[ConventionDraft, ...]:
    """A draft whose school year is the file's text; "fail: CAUSE" fails with that cause, "lacking" is read on a machine
    without French data, "again" leaves a doubt.

    Every call leaves a line in the file ``<archive>/../reads``.
    """
    text = path.read_text()
    note_call(path, "read")
    if not text:
        raise EmptyFile
    if text.startswith("fail: "):
        raise SetAside(Failure(Cause(text.split()[1]), f"Cause {text}.", "Rien à faire."))
    if text.startswith("lacking"):
        raise NoFrenchData
    if text.startswith("slow"):
        time.sleep(0.5)
    if text.startswith("wait "):
        time.sleep(float(text.split()[1]))
    if text.startswith("busy "):
        burn(float(text.split()[1]))
    seen = Observation(text, text, 1, BOX, Place.TITLE, "page")
    return (ConventionDraft(1, 1, 1, fields={FieldName.SCHOOL_YEAR: (seen,)}),)


def burn(seconds: float) -> None:
    """Uses so much CPU time."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def warm_up(number: int) -> int:
    """Keeps a child busy for a moment, so that each of several calls gets one of its own."""
    time.sleep(0.5)
    return number


def look_at_text(path: Path, draft: ConventionDraft, doubts: Sequence[Doubt], options: ReadOptions) -> ConventionDraft:
    note_call(path, "look")
    seen = Observation("seen again", "seen again", 1, BOX, Place.TITLE, "zone")
    return replace(draft, fields={FieldName.SCHOOL_YEAR: (*draft.seen(FieldName.SCHOOL_YEAR), seen)})


def note_call(path: Path, what: str) -> None:
    with (path.parent.parent.parent / "calls").open("a") as calls:
        calls.write(f"{what}\n")


def calls(workspace: Path) -> list[str]:
    """The calls of the stand-in reader so far."""
    notes = workspace / "calls"
    return notes.read_text().split() if notes.exists() else []


def judge_text(draft: ConventionDraft, decided: Mapping[str, Decision]) -> Convention:
    """Accepted, unless the text says "review"; "again" is doubted until it was looked at twice. The number at the end
    of the text tells collectivities apart, so that no two documents are scans of one convention."""
    seen = draft.seen(FieldName.SCHOOL_YEAR)
    status = Status.TO_REVIEW if "review" in seen[0].value else Status.ACCEPTED
    doubts = (Doubt(1, BOX, FieldName.SCHOOL_YEAR),) if "again" in seen[0].value and len(seen) == 1 else ()
    last = seen[0].value.split()[-1]
    number = int(last) if last.isdigit() else int(hashlib.sha256(last.encode()).hexdigest()[:3], 16)
    return replace(convention(number=number, status=status, school_year=seen[-1].value), doubts=doubts)


BOX = Box(10, 10, 50, 20)
READER = Reader("stand-in", read_text, look_at_text)
JUDGE = Judge("rules 1", REFERENCE, judge_text)
