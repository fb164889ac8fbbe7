"""What is told while a pass runs: to the progress bar, the plain lines or the structured log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from review.ledger.records import DocumentRecord, Receipt


@dataclass(frozen=True, slots=True)
class Taken:
    """A file was taken from the inbox; ``receipt`` says what it was."""

    name: str
    sha256: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something stays where it is, and why, in one sentence; ``is_failure``: a person must do something."""

    path: Path
    why: str
    is_failure: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many documents wait to be read."""

    count: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A document was dealt with, and this is how it stands."""

    document: DocumentRecord


@dataclass(frozen=True, slots=True)
class Reported:
    """The reports were written; ``index.html`` first."""

    paths: tuple[Path, ...]


News = Taken | NotTaken | Waiting | Ended | Reported
Tell = Callable[[News], None]


def tell_nobody(_news: News) -> None:
    """For runs that nobody watches."""
