"""The real reader, by name only: what it needs is loaded in the processes that read, and costs this one nothing."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

from extractors.version import READER_VERSION
from flows.desk import Reader
from schemas.draft import ConventionDraft, Doubt
from schemas.options import ReadOptions


def read_document(path: Path, options: ReadOptions) -> tuple[ConventionDraft, ...]:
    """In a reading child: a page that takes too long ends the process, also where no Python code would notice."""
    from extractors import read

    def page_begins() -> None:
        signal.setitimer(signal.ITIMER_REAL, options.page_seconds)

    try:
        return read.read_document(path, options, page_begins=page_begins)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def look_again(path: Path, draft: ConventionDraft, doubts: Sequence[Doubt], options: ReadOptions) -> ConventionDraft:
    from extractors import read

    return read.look_again(path, draft, doubts, options)


TESSERACT = Reader(READER_VERSION, read_document, look_again, ("extractors.read",))
