"""What people decided, brought back to the judge: at every run, and at once when a clerk corrects a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flows.campaign_pass import judge_around, seen_around
from flows.desk import Desk
from flows.result_files import result_id
from review.ledger.records import ConventionRecord
from schemas.decision import Decision, values_decided
from schemas.document import Source
from schemas.draft import ConventionDraft
from schemas.result import Result, result_of_convention


def decided(desk: Desk, sha256: str, draft: ConventionDraft) -> Mapping[str, Decision]:
    """By field, what people decided about the convention that this draft becomes."""
    return values_decided(desk.ledger.decisions.of(result_id(sha256, draft.first_page)))


def decisions_key(desk: Desk, sha256: str, drafts: Sequence[ConventionDraft]) -> str:
    """Changes with every decision about the document: what was judged without it is judged again."""
    return repr([sorted(d.number for d in decided(desk, sha256, draft).values()) for draft in drafts])


def rejudge(desk: Desk, name: str, decisions: Sequence[Decision]) -> Result:
    """Judges the convention again with every decision about it, without reading; the review page's `Rejudge`.

    Raises ``LookupError`` when there is no such convention.
    """
    return _judged_so(desk, name, decisions, judge_around)


def try_out(desk: Desk, name: str, decisions: Sequence[Decision]) -> Result:
    """What :func:`rejudge` would give; nothing is stored. The review page's `Judge`."""
    return _judged_so(desk, name, decisions, seen_around)


def _judged_so(
    desk: Desk, name: str, decisions: Sequence[Decision], among_others: Callable[[Desk, ConventionRecord], Result]
) -> Result:
    record = desk.ledger.conventions.get(name)
    if record is None:
        raise LookupError(name)
    if record.draft is None:  # a failure or a pointer: there is nothing to judge
        return record.result
    convention = desk.judge.reconcile(record.draft, values_decided(decisions))
    before = record.result
    source = Source(before.source.file, before.source.sha256, *before.source.pages)
    result = result_of_convention(
        name, source, convention, desk.judge.snapshots, language=desk.settings.language, pages=before.pages
    )
    return among_others(desk, replace(record, result=result, convention=convention))
