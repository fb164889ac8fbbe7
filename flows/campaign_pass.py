"""The end of a pass: findings between conventions, agreement of ledger and files, reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from flows.cycles import no_search_for_cycles
from flows.desk import Desk
from flows.filing import show_again
from flows.news import Reported
from flows.result_files import SHORT_HASH, remove_results, write_result, written_ids
from reconciliation.campaign_wide import Entry, Findings, campaign_findings, entry_of
from review.ledger.judged_list import Judged
from review.ledger.records import ConventionRecord, DocumentState
from schemas.convention import Status
from schemas.document import Source
from schemas.finding import Code, Finding
from schemas.result import Result, result_of_convention
from schemas.school import Snapshot

HASH_LENGTH = 64  # characters of a SHA-256, with which the names in the archive begin

REVIEW_ADDRESS = "http://127.0.0.1:8765"
"""Where `conventions review` listens unless told otherwise; the reports link there."""


CAMPAIGN_CODES = frozenset({Code.DUPLICATE_CONVENTION, Code.SCHOOL_CLAIMED_TWICE})
"""What :func:`campaign_findings` finds."""


def judge_together(desk: Desk) -> int:
    """Findings that only the whole campaign shows, for every convention anew; how many results changed.

    Conventions pass one after another; only those that have such a finding, or had one, are opened."""
    together = campaign_findings([_entry(judged) for judged in desk.ledger.judged.all()])
    touched = together.keys() | desk.ledger.judged.with_finding(CAMPAIGN_CODES)
    records = (desk.ledger.conventions.get(result_id) for result_id in sorted(touched))
    return _restate(desk, [r for r in records if r is not None and r.convention is not None], together)


def judge_around(desk: Desk, record: ConventionRecord) -> Result:
    """Stores one convention that was judged anew, with the findings of the campaign; the same for what shares a school
    with it, before or now. Gives its result."""
    near = _near(desk, record)
    together = campaign_findings([_entry(judged) for judged in (_judged(desk, record), *near)])
    result = _with(desk, record, together.get(record.result_id, ()))
    desk.ledger.conventions.save(replace(record, result=result), desk.now())
    write_result(desk.settings.workspace.results, result)
    _follow(desk, [result])
    others = (desk.ledger.conventions.get(judged.result_id) for judged in near)
    _restate(desk, [other for other in others if other is not None], together)
    return result


def seen_around(desk: Desk, record: ConventionRecord) -> Result:
    """What :func:`judge_around` would give; nothing is stored."""
    together = campaign_findings([_entry(judged) for judged in (_judged(desk, record), *_near(desk, record))])
    return _with(desk, record, together.get(record.result_id, ()))


def _near(desk: Desk, record: ConventionRecord) -> list[Judged]:
    """The other conventions that share a school with it, as it is stored or as it stands now."""
    former = desk.ledger.conventions.get(record.result_id)
    uais = {str(s.uai.value) for r in (former, record) if r is not None for s in r.result.schools if s.uai.value}
    return [judged for judged in desk.ledger.judged.around(uais) if judged.result_id != record.result_id]


def _restate(desk: Desk, records: Iterable[ConventionRecord], together: Findings) -> int:
    """Stores those of ``records`` that now stand otherwise; how many."""
    changed = []
    for record in records:
        judged = _with(desk, record, together.get(record.result_id, ()))
        if judged != record.result:
            desk.ledger.conventions.save(replace(record, result=judged), desk.now())
            write_result(desk.settings.workspace.results, judged)
            changed.append(judged)
    _follow(desk, changed)
    return len(changed)


def _judged(desk: Desk, record: ConventionRecord) -> Judged:
    document = desk.ledger.documents.get(record.sha256)
    if document is None or record.convention is None:
        raise LookupError(record.result_id)
    return Judged(record.result_id, record.sha256, document.name, document.taken_at, record.convention)


def _entry(judged: Judged) -> Entry:
    arrival = round(judged.taken_at.timestamp() * 1e6)  # microseconds: documents come one after another
    return entry_of(judged.result_id, judged.sha256, arrival, judged.convention, judged.file)


def _with(desk: Desk, record: ConventionRecord, added: tuple[Finding, ...]) -> Result:
    """The record's result with the campaign's findings besides its own."""
    alone, source = record.convention, record.result.source
    assert alone is not None
    status = Status.TO_REVIEW if any(finding.blocks for finding in added) else alone.status
    return result_of_convention(
        record.result_id,
        Source(source.file, source.sha256, *source.pages),
        replace(alone, findings=(*alone.findings, *added), status=status),
        {name: Snapshot(s.sha256, s.rows, s.date) for name, s in record.result.reference.items()},
        language=desk.settings.language,
        pages=record.result.pages,
    )


def _follow(desk: Desk, changed: Sequence[Result]) -> None:
    """The documents of changed results stand where their results stand now."""
    for sha256 in {result.source.sha256 for result in changed}:
        document = desk.ledger.documents.get(sha256)
        if document is not None and document.state in (DocumentState.ACCEPTED, DocumentState.TO_REVIEW):
            statuses = {record.result.status for record in desk.ledger.conventions.of_document(sha256)}
            state = DocumentState.TO_REVIEW if Status.TO_REVIEW in statuses else DocumentState.ACCEPTED
            if document.state is not state:
                desk.move(sha256, state)
                if desk.board is not None:
                    desk.board.document_ended(replace(document, state=state))


def finish(desk: Desk) -> tuple[Path, ...]:
    """Everything after the last document was read; gives the reports, ``index.html`` first."""
    judge_together(desk)
    agree(desk)
    reports = report(desk)
    desk.tell(Reported(reports))
    return reports


def agree(desk: Desk) -> int:
    """Makes ``results/`` and ``failed/`` hold what the ledger says: a deleted file comes back; how many were mended."""
    folder = desk.settings.workspace.results
    there = written_ids(folder)
    known = desk.ledger.conventions.ids()
    lost = known - there
    for result in desk.ledger.review.results(sorted(lost)).values():
        write_result(folder, result)
    documents = desk.ledger.documents.all()
    hashes = {document.sha256[:SHORT_HASH] for document in documents}
    strangers = there - known
    left_over = [i for i in strangers if i[:SHORT_HASH] in hashes]
    remove_results(folder, left_over)
    return len(lost) + len(left_over) + sum(show_again(desk, document) for document in documents)


def report(desk: Desk) -> tuple[Path, ...]:
    """Writes ``reports/`` from the ledger; gives what was written, ``index.html`` first."""
    from review.reports import write_reports  # half a second, better spent while documents are read

    settings = desk.settings
    originals = {path.name[:HASH_LENGTH]: path for path in desk.archive.all()}  # asked one by one they cost more
    with no_search_for_cycles():
        return write_reports(
            desk.ledger.conventions.results(),
            settings.workspace.reports,
            originals.get,
            settings.campaign,
            desk.now(),
            decisions=desk.ledger.decisions.by_result(),
            schools=tuple(desk.judge.schools()),
            language=settings.language,
            review_address=REVIEW_ADDRESS,
            sender=settings.wording.sender,
            notices=[notice.said.in_language(settings.language) for notice in desk.judge.notices],
        )
