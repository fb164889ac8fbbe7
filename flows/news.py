"""What is told while a pass runs, to the progress bar, the plain lines or the structured log; and at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconciliation.register_errors import Notice
from review.ledger.records import DocumentRecord, DocumentState, Receipt
from schemas.result import Result
from schemas.said import Said


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
    why: Said
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
class Shown:
    """The document's run stands in Prefect's UI under this id: a moment after it has ended, with others."""

    sha256: str
    flow_run_id: str


@dataclass(frozen=True, slots=True)
class Reported:
    """The reports were written; ``index.html`` first."""

    paths: tuple[Path, ...]


News = Taken | NotTaken | Waiting | Ended | Shown | Reported
Tell = Callable[[News], None]


def tell_nobody(_news: News) -> None:
    """For runs that nobody watches."""


@dataclass(frozen=True, slots=True)
class PassSummary:
    """What a pass did. ``documents``: those it ran, as they stand at its end; ``reports``: ``index.html`` first;
    ``results``: those of its documents, of the first few when there are many; ``notices``: of the registers."""

    taken: Sequence[Taken]
    not_taken: Sequence[NotTaken]
    documents: Sequence[DocumentRecord]
    reports: Sequence[Path]
    results: Sequence[Result]
    notices: Sequence[Notice] = ()

    @property
    def failed(self) -> int:
        """How many documents a person must do something about before they can be read."""
        return self.count(DocumentState.FAILED) + sum(n.is_failure for n in self.not_taken)

    @property
    def duplicates(self) -> int:
        return sum(t.receipt is Receipt.DUPLICATE for t in self.taken)

    def count(self, state: DocumentState) -> int:
        return sum(d.state is state for d in self.documents)
