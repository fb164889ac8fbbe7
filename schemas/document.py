"""A file that was dropped in the inbox, and what can go wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """Why a document could not be read (contract, "failure")."""

    EMPTY_FILE = "empty_file"
    NOT_A_DOCUMENT = "not_a_document"
    DAMAGED_PDF = "damaged_pdf"
    ENCRYPTED_PDF = "encrypted_pdf"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TIMED_OUT = "timed_out"
    OCR_FAILED = "ocr_failed"
    DISK_FULL = "disk_full"
    INTERRUPTED = "interrupted"
    INTERNAL_ERROR = "internal_error"

    @property
    def retryable(self) -> bool:
        """Whether the same bytes may well be read on another try."""
        return self in _RETRYABLE


_RETRYABLE = frozenset({Cause.TIMED_OUT, Cause.OCR_FAILED, Cause.DISK_FULL, Cause.INTERRUPTED, Cause.INTERNAL_ERROR})


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document failed, in French for the clerk: what happened, and what to do."""

    cause: Cause
    message: str
    remedy: str

    @property
    def retryable(self) -> bool:
        return self.cause.retryable


@dataclass(frozen=True, slots=True)
class Source:
    """The file a result comes from; ``first_page``/``last_page`` from 1."""

    file: str
    sha256: str
    first_page: int
    last_page: int
