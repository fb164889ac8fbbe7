"""One document, from its archived original to its results: the table of contents of the whole pipeline.

read  →  reconcile  →  look again at what is doubtful  →  reconcile  →  file
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect import flow
from prefect.client.schemas import State
from prefect.states import Completed, Failed

from extractors.errors import MachineLacks
from flows import steps
from flows.desk import Desk, desk_of
from flows.errors import CommandError, SetAside, failure_of
from flows.filing import file_failure
from flows.step_results import Conventions, Drafts
from review.ledger.errors import LedgerTrouble
from review.ledger.records import DocumentRecord
from schemas.document import Cause, Failure

# The program itself, not a reading child, died with this document on its desk. That says little about the document:
# a power cut or a kill hits whatever is being read; a child that dies twice is told by the reading pool.
PROGRAM_DEATHS_BEFORE_SET_ASIDE = 20


@flow(name="process-document", validate_parameters=False)
def process_document(workspace: str, sha256: str, name: str) -> State[Any]:
    """Reads, reconciles and files one archived document, unless someone else has it. ``name``: its file's."""
    desk = desk_of(workspace)
    document = desk.claim(sha256)
    if document is None:
        return Completed(name="Skipped", message=f"{name} : un autre programme s'en occupe.")
    try:
        with _failures_filed(desk, document):
            drafts: Drafts = steps.read(workspace, sha256)
            conventions: Conventions = steps.reconcile(workspace, sha256, drafts, "first")
            if any(convention.doubts for convention in conventions):
                drafts = steps.look_again(workspace, sha256, drafts, conventions)
                conventions = steps.reconcile(workspace, sha256, drafts, "second")
            state = steps.file(workspace, sha256, drafts, conventions)
    except DocumentFailed as failed:
        return Failed(message=str(failed))
    return Completed(name=str(state).replace("_", " ").capitalize(), message=str(state))


class DocumentFailed(Exception):  # noqa: N818
    """The document's failure was filed; the run shows it as failed, and so as one that can be tried again."""


@contextmanager
def _failures_filed(desk: Desk, document: DocumentRecord) -> Iterator[None]:
    """Whatever stops this document becomes its failure; what stops every document goes on up."""
    try:
        if document.deaths >= PROGRAM_DEATHS_BEFORE_SET_ASIDE:
            raise SetAside(STOPS_THE_PROGRAM)
        yield
    except (LedgerTrouble, MachineLacks, CommandError):
        raise
    except Exception as error:
        failure = failure_of(error)
        file_failure(desk, document, failure)
        raise DocumentFailed(f"{failure.cause}: {failure.message} {failure.remedy}") from error


STOPS_THE_PROGRAM = Failure(
    Cause.INTERRUPTED,
    "Le programme s'est arrêté plusieurs fois pendant la lecture de ce document.",
    "Numérisez-le de nouveau, ou relancez-le seul avec « conventions retry ».",
)
