"""What needs a person in a convention, one item after another: open findings, then values without proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review.fate import is_open
from review.page.ports import Candidates
from review.page.typed_values import Refused, checked
from review.places import Spot, spot_of_field, spot_of_finding, value_of
from review.readable import readable
from review.tables import Tone
from review.tones import SEVERITY_TONE
from review.wording import MARK, SEVERITY, Words, field_label, finding_title
from schemas.decision import Decision, values_decided
from schemas.draft import FieldName, MarkKind, SchoolPart
from schemas.finding import Code
from schemas.messages import Language
from schemas.reading import Trust
from schemas.result import FieldJson, FindingJson, Result
from schemas.school_rows import by_field, row_of

SIGNATURE_CODES = {
    Code.SIGNATURE_MISSING: "signatures.collectivity",
    Code.SIGNATURE_MISSING_REGION: "signatures.region",
}
MOST_PROPOSALS = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that a person may take with one key."""

    value: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to settle. ``value``: what the machine shows now, in the field's format; ``can_type``: whether a value
    may be typed; ``can_dismiss``: whether it is a finding that may be set aside with a reason. ``target``: the field
    that a value is for, where it is not ``field``; ``row``: the row of the list of schools it is about. ``page``: where
    to look when there is no ``spot``."""

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

    @property
    def can_dismiss(self) -> bool:
        return self.code is not None


def items_of(
    result: Result, decisions: Sequence[Decision], candidates: Candidates, language: Language
) -> tuple[Item, ...]:
    """Findings in the order of their gravity, then what a newer reading contradicts; unproved values that block nothing
    are shown with the values."""
    make = _Maker(result, candidates, language, by_field(values_decided(decisions)))
    found = sorted((f for f in result.findings if is_open(f, decisions)), key=lambda f: SEVERITY_RANK[f.severity])
    items = [make.of_finding(finding, at) for at, finding in enumerate(found)]
    spoken_of = {item.field for item in items}
    items += [
        make.of_value(name.value, result.fields[name])
        for name in FieldName
        if name.value not in spoken_of
        and not result.fields[name].status.is_proved
        and (name.value in make.decided or not found)  # a newer reading contradicts a person; or nothing else is wrong
    ]
    return tuple(items)


SEVERITY_RANK = {severity: at for at, severity in enumerate(SEVERITY)}


@dataclass(frozen=True, slots=True)
class _Maker:
    result: Result
    candidates: Candidates
    language: Language
    decided: Mapping[str, Decision]

    def of_finding(self, finding: FindingJson, at: int) -> Item:
        field = SIGNATURE_CODES.get(finding.code, finding.field)
        is_signature = bool(field and field.startswith("signatures."))
        known = value_of(self.result, field) if field else None
        target = added_row(self.result) if field == "schools" else None
        value = None if known is None or known.value is None else str(known.value)
        return Item(
            key=f"finding-{at}",
            title=finding_title(finding.code, finding.field, self.language),
            tone=SEVERITY_TONE[finding.severity],
            severity=SEVERITY[finding.severity](self.language),
            message=finding.message,
            field=field,
            label=field_label(field, self.language),
            code=finding.code,
            found=finding.found,
            value=value,
            value_text=readable(field, value),
            found_text=readable(finding.field, finding.found),
            expected_text=readable(finding.field, finding.expected),
            why="" if known is None else known.why,
            proposals=self._signature() if is_signature else self._proposals(target or field, known, finding),
            can_type=(known is not None or target is not None) and not is_signature,
            is_signature=is_signature,
            spot=spot_of_finding(self.result, finding),
            target=target,
            row=_row(field),
            page=finding.page or (self.result.source.pages[1] if is_signature else None),
        )

    def of_value(self, field: str, known: FieldJson) -> Item:
        value = None if known.value is None else str(known.value)
        label = field_label(field, self.language)
        title = _NOT_FOUND if known.status is Trust.MISSING else _NO_PROOF
        return Item(
            key=f"value-{field}",
            title=f"{label} : {title(self.language)}",
            tone=Tone.CAREFUL,
            severity=Words("À confirmer", "To confirm")(self.language),
            message="",
            field=field,
            label=label,
            code=None,
            found=None,
            value=value,
            value_text=readable(field, value),
            found_text=readable(field, value),
            expected_text="",
            why=known.why,
            proposals=self._proposals(field, known, None),
            can_type=True,
            is_signature=False,
            spot=spot_of_field(self.result, field),
        )

    def _proposals(
        self, field: str | None, known: FieldJson | None, finding: FindingJson | None
    ) -> tuple[Proposal, ...]:
        """What the paper may say. A doubtful reading is proposed first as it stands, a mismatch as it should be."""
        adds = field == added_row(self.result)
        if field is None or (known is None and not adds):
            return ()
        made: list[Proposal] = []
        doubtful = finding is None or finding.code is Code.FIELD_UNREADABLE
        if doubtful and known is not None and known.value is not None and _fits(field, str(known.value)):
            made.append(_proposal(field, str(known.value), Words("comme lu", "as read")(self.language)))
        expected = finding.expected if finding else None
        if expected and _fits(field, expected):
            made.append(_proposal(field, expected, (_LISTED if adds else _EXPECTED)(self.language)))
        before = self.decided.get(field)
        if before is not None and before.value_decided is not None:  # a newer reading contradicts it
            said_by = Words("décidé par", "decided by")(self.language)
            made.append(_proposal(field, before.value_decided, f"{said_by} {before.who}"))
        if not (adds and made):
            made += [_proposal(field, c.value, c.why) for c in self.candidates(self.result, field)]
        first: dict[str, Proposal] = {}
        for proposal in made:
            first.setdefault(proposal.value, proposal)
        return tuple(first.values())[:MOST_PROPOSALS]

    def _signature(self) -> tuple[Proposal, ...]:
        signed = Words("C'est bien une signature", "This is a signature")(self.language)
        unsigned = Words("Ce n'en est pas une", "This is none")(self.language)
        return (
            Proposal(MarkKind.INK.value, signed, MARK[MarkKind.INK](self.language)),
            Proposal(MarkKind.NONE.value, unsigned, MARK[MarkKind.NONE](self.language)),
        )


_EXPECTED = Words("valeur attendue", "expected value")
_LISTED = Words("elle est bien dans la liste", "it is in the list")
_NOT_FOUND = Words("introuvable", "not found")
_NO_PROOF = Words("lu sans preuve", "read without proof")


def added_row(result: Result) -> str:
    """The field by which a row is added to the list of schools: the UAI of the row after the last."""
    return f"schools[{len(result.schools)}].{SchoolPart.UAI.value}"


def _row(field: str | None) -> str | None:
    row = row_of(field or "")
    return None if row is None else f"schools[{row[0]}]"


def _fits(field: str, value: str) -> bool:
    """Whether it is a value of the field: a SIREN of nine digits is no SIRET, a wrong key no UAI."""
    try:
        checked(field, value)
    except Refused:
        return False
    return True


def _proposal(field: str, value: str, why: str) -> Proposal:
    return Proposal(value, readable(field, value), why)
