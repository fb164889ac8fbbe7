"""The two signature blocks: a mark of a pen or a valid electronic signature in each."""

from __future__ import annotations

from collections.abc import Iterator

from reconciliation.case import Case
from schemas.draft import Mark, MarkKind
from schemas.finding import Code, Finding, Nuance

COLLECTIVITY = "signatures.collectivity"
REGION = "signatures.region"


def signature_missing(case: Case) -> Iterator[Finding]:
    """No signature in the collectivity's block; a stamp alone is none."""
    yield from _unsigned(case, Code.SIGNATURE_MISSING, COLLECTIVITY, case.proved.draft.signatures.collectivity)


def signature_missing_region(case: Case) -> Iterator[Finding]:
    """No signature in the region's block, where the campaign asks for one."""
    if case.campaign.require_region_signature:
        yield from _unsigned(case, Code.SIGNATURE_MISSING_REGION, REGION, case.proved.draft.signatures.region)


def signature_doubtful(case: Case) -> Iterator[Finding]:
    """Something is in a signature block, and only a person can say whether it is a signature."""
    signatures = case.proved.draft.signatures
    blocks = [(COLLECTIVITY, signatures.collectivity)]
    if case.campaign.require_region_signature:
        blocks.append((REGION, signatures.region))
    for field, mark in blocks:
        if mark.kind is MarkKind.DOUBTFUL and not _has_broken_esignature(case, field):
            yield Finding(Code.FIELD_UNREADABLE, field, page=mark.page, box=mark.box, nuance=Nuance.DOUBTFUL_MARK)


def _unsigned(case: Case, code: Code, field: str, mark: Mark) -> Iterator[Finding]:
    if mark.kind not in (MarkKind.NONE, MarkKind.STAMP) or _has_broken_esignature(case, field):
        return
    if mark.kind is MarkKind.NONE and mark.page is None and case.incomplete:
        return  # the block is on the page that is not there
    nuance = Nuance.STAMP_ONLY if mark.kind is MarkKind.STAMP else None
    yield Finding(code, field, page=mark.page, box=mark.box, nuance=nuance)


def _has_broken_esignature(case: Case, field: str) -> bool:
    """A broken electronic signature of that party is told by itself."""
    broken = (f for f in case.proved.draft.findings if f.code is Code.ESIGNATURE_INVALID)
    return any(f.field in (None, field) for f in broken)
