"""Where a convention stands once people have spoken: the machine's status and the decisions that still hold."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from review.wording import Words
from schemas.convention import Status
from schemas.decision import Decision, DecisionKind, standing
from schemas.draft import FieldName
from schemas.finding import Severity
from schemas.result import FindingJson, Result


class Fate(StrEnum):
    """ACCEPTED by proof alone; APPROVED by a person; only these two are paid. SET_ASIDE: nothing is due for it."""

    ACCEPTED = "accepted"
    APPROVED = "approved"
    TO_REVIEW = "to_review"
    SENT_BACK = "sent_back"
    SET_ASIDE = "set_aside"
    FAILED = "failed"

    @property
    def is_payable(self) -> bool:
        return self in (Fate.ACCEPTED, Fate.APPROVED)


FATE_WORDS = {
    Fate.ACCEPTED: Words("Acceptée", "Accepted"),
    Fate.APPROVED: Words("Approuvée", "Approved"),
    Fate.TO_REVIEW: Words("À vérifier", "To review"),
    Fate.SENT_BACK: Words("Renvoyée", "Sent back"),
    Fate.SET_ASIDE: Words("Écartée", "Set aside"),
    Fate.FAILED: Words("Illisible", "Failed"),
}


def fate_of(result: Result, decisions: Sequence[Decision]) -> Fate:
    """The machine accepts, or a person approves exactly what is there now; a newer reading that differs from what was
    approved or sent back goes to a person again."""
    if result.status is Status.FAILED:
        return Fate.FAILED
    held = standing(decisions)
    last = next((d for d in reversed(held) if d.kind in _FATES), None)
    if last is not None and last.value_read == fingerprint(result):
        return _FATES[last.kind]
    if any(d.kind is DecisionKind.AUDIT_WRONG for d in held):
        return Fate.TO_REVIEW  # accepted by the machine, caught by the audit
    if last is None and result.status is Status.ACCEPTED:
        return Fate.ACCEPTED
    if last is not None and last.kind is DecisionKind.APPROVE and result.status is Status.ACCEPTED:
        return Fate.ACCEPTED  # the machine now proves by itself what a person had to approve
    return Fate.TO_REVIEW


UNDECIDED = {Status.ACCEPTED: Fate.ACCEPTED, Status.TO_REVIEW: Fate.TO_REVIEW, Status.FAILED: Fate.FAILED}
"""Where a convention stands that nobody has decided about."""

_FATES = {
    DecisionKind.APPROVE: Fate.APPROVED,
    DecisionKind.SEND_BACK: Fate.SENT_BACK,
    DecisionKind.SET_ASIDE: Fate.SET_ASIDE,
}
FATE_KINDS = frozenset(_FATES)
"""Decisions about the whole convention; their ``value_read`` is its :func:`fingerprint`."""


def fingerprint(result: Result) -> str:
    """What a person approves: every value, every school, both signatures and what was found wrong; not places,
    confidence or wording."""
    said = [f"{name}={result.fields[name].value}" for name in FieldName]
    said += [f"{s.uai.value}|{s.name.value}|{s.commune.value}|{s.department.value}" for s in result.schools]
    said += [f"{result.signatures.collectivity.present}|{result.signatures.region.present}"]
    said += sorted(f"{f.code}|{f.field}|{f.found}|{f.expected}" for f in result.findings if is_open(f, ()))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def is_open(finding: FindingJson, decisions: Sequence[Decision]) -> bool:
    """Whether a person still has to look at the finding: it is no mere information and was not dismissed as it is."""
    if finding.severity is Severity.INFO:
        return False
    return not any(dismisses(d, finding) for d in standing(decisions))


def dismisses(decision: Decision, finding: FindingJson) -> bool:
    """A dismissal holds for the finding as it was seen: the same code, field and value."""
    return (
        decision.kind is DecisionKind.DISMISS
        and decision.code is finding.code
        and decision.field == finding.field
        and decision.value_read == finding.found
    )
