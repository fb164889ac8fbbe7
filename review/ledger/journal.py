"""What cannot be found again when the ledger is lost: which files came, under which name, and what people decided.

One JSON line for each, only ever added, in a file beside the ledger. The archive and the results give the rest.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from review.ledger.records import Arrival
from schemas.decision import Decision


@dataclass(frozen=True, slots=True)
class JournalLine:
    """Either of the two."""

    arrival: Arrival | None = None
    at: datetime | None = None
    decision: Decision | None = None


LINE = TypeAdapter(JournalLine)


class Journal:
    """``path`` None: nothing is kept (a server's database has backups of its own)."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def note_arrival(self, arrival: Arrival, at: datetime) -> None:
        self._add(JournalLine(arrival=arrival, at=at))

    def note_decision(self, decision: Decision) -> None:
        self._add(JournalLine(decision=decision))

    def lines(self) -> Iterator[JournalLine]:
        """What was noted, oldest first; a line that a crash cut off is passed over."""
        if self._path is None or not self._path.exists():
            return
        for line in self._path.read_bytes().splitlines():
            try:
                yield LINE.validate_json(line)
            except ValidationError:
                continue

    def _add(self, line: JournalLine) -> None:
        """On the disk when it returns; begins on a line of its own also after a crash. Raises ``OSError``."""
        if self._path is None:
            return
        with self._path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            cut_off = file.seek(0, os.SEEK_END) > 0 and os.pread(file.fileno(), 1, file.tell() - 1) != b"\n"
            file.write(b"\n" * cut_off + LINE.dump_json(line, exclude_none=True) + b"\n")
            file.flush()
            os.fsync(file.fileno())
