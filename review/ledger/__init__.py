"""The ledger: what was taken, where it stands, why it failed, how it was judged, what people decided."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from review.ledger.convention_book import ConventionBook
from review.ledger.decision_book import DecisionBook
from review.ledger.document_list import DocumentList
from review.ledger.document_queue import DocumentQueue
from review.ledger.door import Door
from review.ledger.journal import Journal
from review.ledger.judged_list import JudgedList
from review.ledger.review_list import ReviewList
from review.ledger.run_book import RunBook

__all__ = ["Ledger"]


class Ledger:
    """The books of one workspace, behind one door. ``url``: "sqlite:///path" or "postgresql://…".

    Threads may share it. ``journal``: the file that keeps what a lost ledger could not give back. Raises
    :class:`~review.ledger.errors.LedgerTrouble`, here and in every book.
    """

    def __init__(self, url: str, journal: Path | None = None) -> None:
        self._door = Door(url)
        kept = Journal(journal)
        self.queue = DocumentQueue(self._door, kept)
        self.documents = DocumentList(self._door)
        self.conventions = ConventionBook(self._door)
        self.decisions = DecisionBook(self._door, kept)
        self.runs = RunBook(self._door)
        self.review = ReviewList(self._door)
        self.judged = JudgedList(self._door)

    def close(self) -> None:
        self._door.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
