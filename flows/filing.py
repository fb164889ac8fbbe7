"""Results to their places: ledger first, then ``results/`` and ``failed/``, the document's state last.

Whatever is interrupted is done again from the start and gives the same, so a crash anywhere leaves nothing half done.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.desk import Desk
from flows.failed_folder import is_shown, put_failed, remove_failed
from flows.failure_words import told_in
from flows.result_files import remove_results, result_id, write_result
from review.ledger.records import ConventionRecord, DocumentRecord, DocumentState
from schemas.convention import Convention, Status
from schemas.document import Failure, Source
from schemas.draft import ConventionDraft
from schemas.result import result_of_convention, result_of_failure


def file_conventions(
    desk: Desk, sha256: str, drafts: Sequence[ConventionDraft], conventions: Sequence[Convention]
) -> DocumentState:
    """The document was read; gives its state: to review when one of its conventions is."""
    document = _document(desk, sha256)
    records = [_record(desk, document, d, c) for d, c in zip(drafts, conventions, strict=True)]
    _store(desk, document, records)
    remove_failed(desk.settings.workspace.failed, sha256, document.name)
    statuses = {record.result.status for record in records}
    state = DocumentState.of(Status.TO_REVIEW if Status.TO_REVIEW in statuses else Status.ACCEPTED)
    now = desk.now()
    desk.ledger.queue.finish(
        sha256,
        state,
        now,
        seconds=(now - document.updated_at).total_seconds(),
        reader_version=desk.reader.version,
        references_sha256=desk.judge.key,
    )
    return state


def file_failure(desk: Desk, document: DocumentRecord, failure: Failure) -> None:
    """The document could not be read: its original goes to ``failed/`` beside the reason."""
    source = Source(document.name, document.sha256, 1, 1)
    told = told_in(failure, desk.settings.language)
    result = result_of_failure(result_id(document.sha256, 1), source, told, desk.judge.snapshots)
    _store(desk, document, [ConventionRecord(result, tag=document.tag)])
    original = desk.archive.path_of(document.sha256)
    if original is not None:
        put_failed(desk.settings.workspace.failed, original, document.sha256, document.name, told)
    desk.ledger.queue.fail(document, failure, desk.now())


def show_again(desk: Desk, document: DocumentRecord) -> bool:
    """Puts a document that failed back into ``failed/`` if it is not there any more; whether it did."""
    original = desk.archive.path_of(document.sha256) if document.state is DocumentState.FAILED else None
    folder = desk.settings.workspace.failed
    if document.failure is None or original is None or is_shown(folder, original, document.sha256, document.name):
        return False
    told = told_in(document.failure, desk.settings.language)
    put_failed(folder, original, document.sha256, document.name, told)
    return True


def _store(desk: Desk, document: DocumentRecord, records: Sequence[ConventionRecord]) -> None:
    gone = desk.ledger.conventions.replace(document.sha256, records, desk.now())
    for record in records:
        write_result(desk.settings.workspace.results, record.result)
    remove_results(desk.settings.workspace.results, gone)


def _record(desk: Desk, document: DocumentRecord, draft: ConventionDraft, convention: Convention) -> ConventionRecord:
    source = Source(document.name, document.sha256, convention.first_page, convention.last_page)
    name = result_id(document.sha256, convention.first_page)
    result = result_of_convention(
        name, source, convention, desk.judge.snapshots, language=desk.settings.language, pages=draft.pages
    )
    return ConventionRecord(result, draft, convention, document.tag)


def _document(desk: Desk, sha256: str) -> DocumentRecord:
    document = desk.ledger.documents.get(sha256)
    if document is None:
        raise LookupError(f"le registre ne connaît pas {sha256}")
    return document
