"""The end of a pass: findings between conventions, agreement of ledger and files, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from flows.desk import Desk
from flows.result_files import SHORT_HASH, remove_results, write_result, written_ids
from reconciliation.campaign_wide import Entry, campaign_findings, entry_of
from review.ledger.records import ConventionRecord, DocumentState
from review.reports import write_reports
from schemas.convention import Status
from schemas.document import Source
from schemas.finding import Finding
from schemas.result import Result, result_of_convention
from schemas.school import Snapshot

REVIEW_ADDRESS = "http://127.0.0.1:8765"
"""Where `conventions review` listens unless told otherwise; the reports link there."""


def judge_together(desk: Desk) -> int:
    """Findings that only the whole campaign shows, for every convention anew; how many results changed."""
    order = {document.sha256: at for at, document in enumerate(desk.ledger.documents.all())}
    records = [record for record in desk.ledger.conventions.all() if record.convention is not None]
    together = campaign_findings([_entry(record, order) for record in records])
    changed = []
    for record in records:
        judged = _with(record, together.get(record.result_id, ()))
        if judged != record.result:
            desk.ledger.conventions.save(replace(record, result=judged), desk.now())
            write_result(desk.settings.workspace.results, judged)
            changed.append(judged)
    _follow(desk, changed)
    return len(changed)


def _entry(record: ConventionRecord, order: Mapping[str, int]) -> Entry:
    assert record.convention is not None
    return entry_of(
        record.result_id, record.sha256, order.get(record.sha256, 0), record.convention, record.result.source.file
    )


def _with(record: ConventionRecord, added: tuple[Finding, ...]) -> Result:
    """The record's result with the campaign's findings besides its own."""
    alone, source = record.convention, record.result.source
    assert alone is not None
    status = Status.TO_REVIEW if any(finding.blocks for finding in added) else alone.status
    return result_of_convention(
        record.result_id,
        Source(source.file, source.sha256, *source.pages),
        replace(alone, findings=(*alone.findings, *added), status=status),
        {name: Snapshot(s.sha256, s.rows, s.date) for name, s in record.result.reference.items()},
        pages=record.result.pages,
    )


def _follow(desk: Desk, changed: Sequence[Result]) -> None:
    """The documents of changed results stand where their results stand now."""
    for sha256 in {result.source.sha256 for result in changed}:
        document = desk.ledger.documents.get(sha256)
        if document is not None and document.state in (DocumentState.ACCEPTED, DocumentState.TO_REVIEW):
            statuses = {record.result.status for record in desk.ledger.conventions.of_document(sha256)}
            state = DocumentState.TO_REVIEW if Status.TO_REVIEW in statuses else DocumentState.ACCEPTED
            desk.move(sha256, state)


def agree(desk: Desk) -> int:
    """Makes ``results/`` and ``failed/`` hold what the ledger says: a deleted file comes back; how many were mended."""
    folder = desk.settings.workspace.results
    there = written_ids(folder)
    results = desk.ledger.conventions.results()
    lost = [result for result in results if result.id not in there]
    for result in lost:
        write_result(folder, result)
    documents = {document.sha256[:SHORT_HASH] for document in desk.ledger.documents.all()}
    strangers = there - {result.id for result in results}
    left_over = [i for i in strangers if i[:SHORT_HASH] in documents]
    remove_results(folder, left_over)
    return len(lost) + len(left_over)


def report(desk: Desk) -> tuple[Path, ...]:
    """Writes ``reports/`` from the ledger; gives what was written, ``index.html`` first."""
    return write_reports(
        desk.ledger.conventions.results(),
        desk.settings.workspace.reports,
        desk.archive.path_of,
        desk.settings.campaign,
        desk.now(),
        decisions=desk.ledger.decisions.by_result(),
        schools=tuple(desk.judge.schools()),
        review_address=REVIEW_ADDRESS,
    )
