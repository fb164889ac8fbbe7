"""What goes into the ledger and comes out of it: typed records, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas.convention import Convention, Status
from schemas.document import Failure
from schemas.draft import ConventionDraft
from schemas.finding import Code
from schemas.result import Result

POINTER = "-double-"
"""Stands in the id of every pointer."""


class DocumentState(StrEnum):
    """How far a document is. The last three are ends; a retry leads back from them to SETTLED."""

    SETTLED = "settled"  # archived, waits for its turn
    CLAIMED = "claimed"
    READING = "reading"
    RECONCILED = "reconciled"
    ACCEPTED = "accepted"
    TO_REVIEW = "to_review"
    FAILED = "failed"

    @property
    def is_end(self) -> bool:
        return self in (DocumentState.ACCEPTED, DocumentState.TO_REVIEW, DocumentState.FAILED)

    @staticmethod
    def of(status: Status) -> DocumentState:
        return DocumentState(status.value)


class Receipt(StrEnum):
    """What became of a file that was found in the inbox."""

    NEW = "new"
    SAME_FILE = "same_file"  # this very file was taken before; only its removal was left to do
    DUPLICATE = "duplicate"  # the same bytes under another arrival
    AGAIN = "again"  # the same bytes had failed; they get another try


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it lay in the inbox: ``path`` from the inbox's root, ``tag`` its subfolder or ""."""

    sha256: str
    path: str
    name: str
    tag: str
    size: int
    modified_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document. ``owner`` and ``lease_until`` while someone works on it; ``deaths``: how often the program died
    while this document was being read; ``retry_at``: when a transient failure is tried again by itself."""

    sha256: str
    name: str
    tag: str
    size: int
    state: DocumentState
    attempts: int
    deaths: int
    taken_at: datetime
    updated_at: datetime
    owner: str | None = None
    lease_until: datetime | None = None
    failure: Failure | None = None
    retry_at: datetime | None = None
    seconds: float | None = None
    reader_version: str | None = None
    references_sha256: str | None = None
    flow_run_id: str | None = None


@dataclass(frozen=True, slots=True)
class ConventionRecord:
    """One result with what it was made from; a failure or a pointer to a duplicate has neither draft nor
    convention."""

    result: Result
    draft: ConventionDraft | None = None
    convention: Convention | None = None
    tag: str = ""

    @property
    def result_id(self) -> str:
        return self.result.id

    @property
    def is_pointer(self) -> bool:
        """It speaks of a second file with the bytes of a known document, and of no document of its own."""
        return POINTER in self.result.id or any(f.code is Code.DUPLICATE_DOCUMENT for f in self.result.findings)

    @property
    def sha256(self) -> str:
        return self.result.source.sha256


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """What a convention's result was at a time: one line for each change."""

    number: int
    at: datetime
    result: Result


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One pass over the inbox, or one time of watching it."""

    number: int
    command: str
    owner: str
    started_at: datetime
    ended_at: datetime | None
    taken: int
    accepted: int
    to_review: int
    failed: int
    flow_run_id: str | None = None


@dataclass(frozen=True, slots=True)
class StateCount:
    state: DocumentState
    count: int
