"""Which documents are run again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.desk import Desk
from flows.errors import WrongUse
from review.ledger.records import DocumentRecord, DocumentState
from schemas.document import Cause


@dataclass(frozen=True, slots=True)
class Choice:
    """``ids``: beginnings of result ids or hashes, or file names, failed or not; the others choose on their own."""

    ids: tuple[str, ...] = ()
    all_failed: bool = False
    cause: Cause | None = None
    changed_references: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.ids or self.all_failed or self.cause or self.changed_references)


def queue_again(desk: Desk, choice: Choice) -> int:
    """Makes the chosen documents wait again; how many. Raises :class:`WrongUse` for an id that is nobody's."""
    documents = desk.ledger.documents.all()
    chosen = {d.sha256 for d in documents if _is_chosen(desk, choice, d)}
    for name in choice.ids:
        chosen |= _named(documents, name)
    return desk.ledger.queue.retry(chosen, desk.now())


def _is_chosen(desk: Desk, choice: Choice, document: DocumentRecord) -> bool:
    if document.state is DocumentState.FAILED:
        failed_so = choice.cause is not None and document.failure is not None and document.failure.cause is choice.cause
        return choice.all_failed or failed_so
    judged_otherwise = document.references_sha256 != desk.judge.key
    return choice.changed_references and document.state.is_end and judged_otherwise


def _named(documents: Sequence[DocumentRecord], name: str) -> set[str]:
    """The documents that ``name`` means: a file name, the beginning of a hash, or a result's id."""
    beginning = name.removesuffix(".json").partition("-")[0].lower()
    found = {d.sha256 for d in documents if d.name == name or (beginning and d.sha256.startswith(beginning))}
    if not found:
        raise WrongUse(
            f"Aucun document ne s'appelle « {name} » ; voyez « conventions status ».",
            f"No document is called “{name}”; see “conventions status”.",
        )
    return found
