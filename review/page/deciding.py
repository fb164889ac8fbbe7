"""From a form to a line in the ledger: checked, stored unless someone was faster, judged again if a value changed.

What a value would lead to is known while it is typed (:func:`preview`), by the same checks and the same judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from review.fate import fate_of, fingerprint
from review.page.items import NOTHING_DUE
from review.page.outcome import Changes, Outcome, Preview, open_codes
from review.page.ports import Workbench
from review.page.proposals import added_row
from review.page.typed_values import Refused, checked
from review.places import value_of
from review.wording import Words
from schemas.decision import VALUE_KINDS, Decision, DecisionKind, standing, values_decided
from schemas.result import Result
from schemas.school_rows import on_paper, row_of, taken_out

LONGEST_REASON = 500  # characters
_JUDGED_AGAIN = VALUE_KINDS | {DecisionKind.UNDO}
_BY_FORM = frozenset(
    {
        DecisionKind.CONFIRM,
        DecisionKind.CORRECT,
        DecisionKind.DISMISS,
        DecisionKind.APPROVE,
        DecisionKind.SEND_BACK,
        DecisionKind.SET_ASIDE,
    }
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A form as it was sent; ``seen``: the number of the last decision its page showed."""

    kind: str
    field: str = ""
    code: str = ""
    value: str = ""
    found: str = ""
    reason: str = ""
    seen: int = 0


def decide(wish: Wish, result: Result, who: str, bench: Workbench) -> Outcome:
    """Stores the decision and gives what it led to. Raises :class:`Refused` on a value or reason that cannot be taken,
    :class:`~review.ledger.decision_book.DecidedMeanwhile` when someone was faster."""
    decision = _decision_of(wish, result, bench.ledger.decisions.of(result.id), who, bench.now())
    return _stored(decision, wish.seen, result, bench)


def preview(wish: Wish, result: Result, who: str, bench: Workbench) -> Preview:
    """Nothing is stored. Raises :class:`Refused` on a value that cannot be taken."""
    earlier = bench.ledger.decisions.of(result.id)
    decision = _value_decision(wish, result, earlier, who, bench.now())
    would = [*earlier, replace(decision, number=max((d.number for d in earlier), default=0) + 1)]
    after = bench.judge(result.id, would)
    changes = Changes.between(open_codes(result, earlier), open_codes(after, would), fate_of(after, would))
    value = decision.value_decided or ""
    return Preview(wish.field, value, bench.known_as(wish.field, value), changes)


def undo(result: Result, who: str, seen: int, bench: Workbench) -> Outcome | None:
    """Takes back the last decision about the convention that still holds; None when there is none."""
    held = standing(bench.ledger.decisions.of(result.id))
    if not held:
        return None
    last = max(held, key=lambda d: d.number)
    decision = Decision(result.id, DecisionKind.UNDO, who, bench.now(), field=last.field, undoes=last.number)
    return replace(_stored(decision, seen, result, bench), undone=last)


def _decision_of(wish: Wish, result: Result, earlier: Sequence[Decision], who: str, now: datetime) -> Decision:
    if wish.kind not in _BY_FORM:
        raise Refused(Words("Cette décision n'existe pas.", "There is no such decision."))
    kind = DecisionKind(wish.kind)
    reason = wish.reason.strip()[:LONGEST_REASON]
    if kind in VALUE_KINDS:
        return _value_decision(wish, result, earlier, who, now)
    if kind is DecisionKind.DISMISS:
        if not reason:
            raise Refused(Words("Dites pourquoi l'anomalie peut être levée.", "Say why the finding may be dismissed."))
        return _dismissal(wish, result, who, now)
    if kind is DecisionKind.APPROVE and open_codes(result, earlier) and not reason:
        raise Refused(Words("Il reste des anomalies : dites pourquoi approuver.", "Findings are open: say why."))
    if kind is DecisionKind.SET_ASIDE and not reason and not says_nothing_is_due(result):
        raise Refused(Words("Dites pourquoi la convention est écartée.", "Say why the convention is set aside."))
    return Decision(result.id, kind, who, now, value_read=fingerprint(result), reason=reason)


def says_nothing_is_due(result: Result) -> bool:
    """Whether a finding tells why the convention may be set aside, so that a person need not."""
    return any(finding.code in NOTHING_DUE for finding in result.findings)


def _value_decision(wish: Wish, result: Result, earlier: Sequence[Decision], who: str, now: datetime) -> Decision:
    """CONFIRM where the value typed is the one that the machine read, CORRECT otherwise. Rows of the list of schools
    are numbered as on paper (:mod:`schemas.school_rows`)."""
    decided = values_decided(earlier)
    field = on_paper(wish.field, taken_out(decided))
    read = _value_read(result, wish.field, decided.get(field))
    value = checked(wish.field, wish.value)
    if value in _uais_but(result, wish.field):
        raise Refused(Words("Cet UAI est déjà dans la liste.", "This UAI is in the list already."))
    kind = DecisionKind.CONFIRM if value == read else DecisionKind.CORRECT
    reason = wish.reason.strip()[:LONGEST_REASON]
    return Decision(result.id, kind, who, now, field=field, value_read=read, value_decided=value, reason=reason)


def _uais_but(result: Result, field: str) -> frozenset[str]:
    """The UAIs of the other rows when a row is added."""
    if field != added_row(result):
        return frozenset()
    return frozenset(str(school.uai.value) for school in result.schools if school.uai.value)


def _value_read(result: Result, field: str, before: Decision | None) -> str | None:
    """What the machine read: where the value shown is the one a person decided before, what was read then."""
    shown = _value_shown(result, field)
    return before.value_read if before is not None and before.value_decided == shown else shown


def _value_shown(result: Result, field: str) -> str | None:
    if field == "signatures.collectivity":
        return result.signatures.collectivity.kind
    if field == "signatures.region":
        return result.signatures.region.kind
    if field == added_row(result):
        return None
    row = row_of(field)
    known = value_of(result, f"{field}.uai" if row is not None and not row[1] else field)
    if known is None:
        raise Refused(Words("Cette information n'existe pas.", "There is no such field."))
    return None if known.value is None else str(known.value)


def _dismissal(wish: Wish, result: Result, who: str, now: datetime) -> Decision:
    """Only a finding that is there can be dismissed."""
    for finding in result.findings:
        same = finding.code.value == wish.code and (finding.field or "") == wish.field
        if same and (finding.found or "") == wish.found:
            reason = wish.reason.strip()[:LONGEST_REASON]
            return Decision(
                result.id,
                DecisionKind.DISMISS,
                who,
                now,
                field=finding.field,
                code=finding.code,
                value_read=finding.found,
                reason=reason,
            )
    raise Refused(Words("Cette anomalie n'est plus là.", "This finding is no longer there."))


def _stored(decision: Decision, seen: int, before: Result, bench: Workbench) -> Outcome:
    earlier = bench.ledger.decisions.of(decision.result_id)
    was_open = open_codes(before, earlier)
    stored = bench.ledger.decisions.add_if_last_is(seen, decision)
    decisions = [*earlier, stored]
    after = bench.rejudge(before.id, decisions) if decision.kind in _JUDGED_AGAIN else before
    changes = Changes.between(was_open, open_codes(after, decisions), fate_of(after, decisions))
    return Outcome(stored, after, changes)
