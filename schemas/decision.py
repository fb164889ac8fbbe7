"""What a person decided about a convention: an append-only record, never edited (house habit 11).

The last decision about the same thing wins; :attr:`DecisionKind.UNDO` takes one back by its number. ``value_read`` is
what the machine showed at that moment, so that a later reading which differs brings the convention back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas.finding import Code


class DecisionKind(StrEnum):
    CONFIRM = "confirm"  # the value shown is what the document says
    CORRECT = "correct"  # another value is what the document says
    DISMISS = "dismiss"  # a finding does not hold, or does not matter; always with a reason
    APPROVE = "approve"  # the convention may be paid
    SEND_BACK = "send_back"  # the convention goes back to the commune
    SET_ASIDE = "set_aside"  # nothing to pay and nothing to ask: a second scan, a letter, a blank form
    UNDO = "undo"  # an earlier decision is taken back
    AUDIT_RIGHT = "audit_right"  # blind audit of an accepted convention: the value typed is the machine's
    AUDIT_WRONG = "audit_wrong"  # ... is not


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger. ``number`` grows (0: not stored yet); ``at`` is in UTC; ``field`` is a field's name
    ("siret", "schools[1].uai", "signatures.region"); ``code`` is the finding a DISMISS speaks of; ``undoes`` the
    ``number`` of the decision that an UNDO takes back."""

    result_id: str
    kind: DecisionKind
    who: str
    at: datetime
    number: int = 0
    field: str | None = None
    code: Code | None = None
    value_read: str | None = None
    value_decided: str | None = None
    reason: str = ""
    undoes: int | None = None


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: those undone are gone, of several about the same thing the last one stays.

    Oldest first. "The same thing" is a field's value, a finding, or the fate of the whole convention.
    """
    history = sorted(decisions, key=lambda d: d.number)
    undone: set[int] = set()
    for decision in reversed(history):  # an undo may itself be undone
        if decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    last: dict[tuple[str, ...], Decision] = {}
    for decision in history:
        if decision.number not in undone and decision.kind is not DecisionKind.UNDO:
            last.pop(_about(decision), None)
            last[_about(decision)] = decision
    return tuple(last.values())


def _about(decision: Decision) -> tuple[str, ...]:
    match decision.kind:
        case DecisionKind.CONFIRM | DecisionKind.CORRECT:
            return decision.result_id, "value", decision.field or ""
        case DecisionKind.DISMISS:
            return decision.result_id, "finding", decision.code or "", decision.field or ""
        case DecisionKind.AUDIT_RIGHT | DecisionKind.AUDIT_WRONG:
            return decision.result_id, "audit", decision.field or ""
        case _:
            return decision.result_id, "fate"


VALUE_KINDS = frozenset({DecisionKind.CONFIRM, DecisionKind.CORRECT})


def values_decided(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By field, the standing decision about its value: what a judge takes for given instead of a reading."""
    return {d.field: d for d in standing(decisions) if d.kind in VALUE_KINDS and d.field is not None}


def is_contradicted(decision: Decision, read_now: str | None) -> bool:
    """Whether a newer reading differs both from what the person saw and from what the person decided: then the
    convention comes back with both. Silent where the reading is unchanged, or now agrees.

    >>> from datetime import UTC
    >>> made = Decision("r", DecisionKind.CORRECT, "x", datetime(2026, 1, 1, tzinfo=UTC), 1, "siret", None, "a", "b")
    >>> [is_contradicted(made, now) for now in ("a", "b", "c", None)]
    [False, False, True, False]
    """
    return read_now is not None and read_now not in (decision.value_read, decision.value_decided)
