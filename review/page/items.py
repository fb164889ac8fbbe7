"""What needs a person in a convention, one item after another: open findings, then values without proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.fate import is_open
from review.page.ports import Candidates
from review.page.proposals import Proposal, Proposer, added_row, is_sure
from review.places import Spot, spot_of_field, spot_of_finding, value_of
from review.readable import readable
from review.reasons import reason
from review.tables import Tone
from review.tones import SEVERITY_TONE
from review.wording import SEVERITY, Words, field_label, finding_title, labelled
from schemas.decision import Decision, values_decided
from schemas.draft import REQUIRED, FieldName
from schemas.finding import Code
from schemas.messages import Language
from schemas.reading import Trust
from schemas.result import FieldJson, FindingJson, Result
from schemas.school_rows import by_field, row_of

NOTHING_DUE = frozenset({Code.NOT_A_CONVENTION, Code.DUPLICATE_DOCUMENT, Code.DUPLICATE_CONVENTION})
"""Findings that say by themselves why a convention is set aside."""
SIGNATURE_CODES = {
    Code.SIGNATURE_MISSING: "signatures.collectivity",
    Code.SIGNATURE_MISSING_REGION: "signatures.region",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to settle. ``value``: what the machine shows now, in the field's format; ``can_type``: whether a value
    may be typed; ``can_dismiss``: whether it is a finding that may be set aside with a reason. ``target``: the field
    that a value is for, where it is not ``field``; ``row``: the row of the list of schools it is about. ``page``: where
    to look when there is no ``spot``. ``is_sure``: what the paper says is proved, and it is wrong: no value is proposed
    under the key that one presses by habit."""

    key: str
    title: str
    tone: Tone
    severity: str
    message: str
    field: str | None
    label: str
    code: Code | None
    found: str | None
    value: str | None
    value_text: str
    found_text: str
    expected_text: str
    why: str
    proposals: tuple[Proposal, ...]
    can_type: bool
    is_signature: bool
    spot: Spot | None
    target: str | None = None
    row: str | None = None
    page: int | None = None
    is_sure: bool = False

    @property
    def is_nothing_due(self) -> bool:
        """Whether the finding tells why the convention may be set aside."""
        return self.code in NOTHING_DUE

    @property
    def can_dismiss(self) -> bool:
        return self.code is not None


def items_of(
    result: Result, decisions: Sequence[Decision], candidates: Candidates, language: Language
) -> tuple[Item, ...]:
    """Findings in the order of their gravity, then what a newer reading contradicts, and what is still without proof
    once no finding is left; unproved values that decide nothing are shown with the values."""
    decided = by_field(values_decided(decisions))
    make = _Maker(result, Proposer(result, candidates, language, decided), language)
    found = sorted((f for f in result.findings if is_open(f, decisions)), key=lambda f: SEVERITY_RANK[f.severity])
    items = [make.of_finding(finding, at) for at, finding in enumerate(found)]
    spoken_of = {item.field for item in items}
    items += [
        make.of_value(name.value, result.fields[name])
        for name in FieldName
        if name.value not in spoken_of
        and not result.fields[name].status.is_proved
        and (name.value in decided or (name in REQUIRED and not found and not _is_something_else(result)))
    ]
    return tuple(items)


def _is_something_else(result: Result) -> bool:
    """A letter has no values to settle."""
    return any(finding.code is Code.NOT_A_CONVENTION for finding in result.findings)


SEVERITY_RANK = {severity: at for at, severity in enumerate(SEVERITY)}


@dataclass(frozen=True, slots=True)
class _Maker:
    result: Result
    proposer: Proposer
    language: Language

    def of_finding(self, finding: FindingJson, at: int) -> Item:
        field = SIGNATURE_CODES.get(finding.code, finding.field)
        is_signature = bool(field and field.startswith("signatures."))
        known = value_of(self.result, field) if field else None
        target = added_row(self.result) if field == "schools" else None
        value = None if known is None or known.value is None else str(known.value)
        sure = (known is not None or target is not None) and is_sure(self.result, finding, known)
        return Item(
            key=f"finding-{at}",
            title=finding_title(finding.code, finding.field, self.language, finding.nuance),
            tone=SEVERITY_TONE[finding.severity],
            severity=SEVERITY[finding.severity](self.language),
            message=finding.sentence(self.language),
            field=field,
            label=field_label(field, self.language),
            code=finding.code,
            found=finding.found,
            value=value,
            value_text=readable(field, value, self.language),
            found_text=readable(finding.field, finding.found, self.language),
            expected_text=readable(finding.field, finding.expected, self.language),
            why=reason(self._why(field, known), self.language),
            proposals=self.proposer.signature()
            if is_signature
            else self.proposer.value(target or field, known, finding, by_habit=not sure),
            can_type=(known is not None or target is not None) and not is_signature,
            is_signature=is_signature,
            spot=spot_of_finding(self.result, finding),
            target=target,
            row=_row(field),
            page=finding.page or (self.result.source.pages[1] if is_signature else None),
            is_sure=sure,
        )

    def _why(self, field: str | None, known: FieldJson | None) -> str:
        marks = self.result.signatures
        of_mark = {"signatures.collectivity": marks.collectivity.why, "signatures.region": marks.region.why}
        return known.why if known is not None else of_mark.get(field or "", "")

    def of_value(self, field: str, known: FieldJson) -> Item:
        value = None if known.value is None else str(known.value)
        label = field_label(field, self.language)
        title = _NOT_FOUND if known.status is Trust.MISSING else _NO_PROOF
        return Item(
            key=f"value-{field}",
            title=labelled(label, title(self.language), self.language),
            tone=Tone.CAREFUL,
            severity=Words("À confirmer", "To confirm")(self.language),
            message="",
            field=field,
            label=label,
            code=None,
            found=None,
            value=value,
            value_text=readable(field, value, self.language),
            found_text=readable(field, value, self.language),
            expected_text="",
            why=reason(known.why, self.language),
            proposals=self.proposer.value(field, known, None, by_habit=True),
            can_type=True,
            is_signature=False,
            spot=spot_of_field(self.result, field),
        )


_NOT_FOUND = Words("introuvable", "not found")
_NO_PROOF = Words("lu sans preuve", "read without proof")


def _row(field: str | None) -> str | None:
    row = row_of(field or "")
    return None if row is None else f"schools[{row[0]}]"
