"""What people decided counts as certain: it is put among the looks before anything is proved, so that it proves others.

Where a newer reading differs both from what the person saw and from what the person decided, neither is taken for
right: the reading stands unproved, and the convention comes back with both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reconciliation.proof.proved import Proved
from schemas.convention import SchoolReading
from schemas.decision import Decision, is_contradicted
from schemas.draft import ConventionDraft, Doubt, FieldName, Mark, MarkKind, SchoolDraft, SchoolPart
from schemas.layout import Box
from schemas.reading import LAYER_LOOK, Observation, Place, Reading, Trust
from schemas.school_rows import NO_ROW

SURE = 1.0
NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
Prove = Callable[[ConventionDraft], Proved]


def prove_decided(draft: ConventionDraft, decided: Mapping[str, Decision], prove: Prove) -> Proved:
    """The convention proved with every decided value taken for given; ``decided`` by field ("siret", "schools[1].uai",
    "schools[1]" for a row taken out, "signatures.region"), rows numbered as ``schemas.school_rows`` says."""
    machine = prove(draft)
    if not decided:
        return machine
    said = _Said(draft, decided, machine)
    rows = said.rows()
    known = replace(
        draft,
        fields={name: said.looks(name) for name in FieldName if said.looks(name)},
        schools=tuple(said.school(row) for row in rows),
        signatures=replace(
            draft.signatures,
            collectivity=_mark(draft.signatures.collectivity, decided.get("signatures.collectivity")),
            region=_mark(draft.signatures.region, decided.get("signatures.region")),
        ),
    )
    proved = prove(known)
    return replace(
        proved,
        fields={name: said.reading(name.value, proved.fields[name], machine.fields[name]) for name in FieldName},
        schools=tuple(said.school_reading(row, proved.schools[at]) for at, row in enumerate(rows)),
        doubts=tuple(d for d in machine.doubts if _name(d) not in decided and (d.school is None or d.school in rows)),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What was decided about a draft, beside what the machine alone reads."""

    draft: ConventionDraft
    decided: Mapping[str, Decision]
    machine: Proved

    def rows(self) -> list[int]:
        """The rows that stand: those read and not taken out, then those added, as long as there is no gap."""
        count = len(self.draft.schools)
        while f"schools[{count}].uai" in self.decided:
            count += 1
        return [row for row in range(count) if not self._is_out(row)]

    def looks(self, name: FieldName) -> tuple[Observation, ...]:
        """A decided value is one look of which every character is certain; an amount in words stays beside it."""
        seen = self.draft.seen(name)
        value = self._value(name.value, self.machine.fields[name])
        if value is None:
            return seen
        beside = tuple(o for o in seen if o.place is Place.AMOUNT_IN_WORDS)
        return (_certain(value, [o for o in seen if o not in beside], self.draft.first_page), *beside)

    def school(self, row: int) -> SchoolDraft:
        read = self.draft.schools[row] if row < len(self.draft.schools) else SchoolDraft()
        page = next((o.page for school in reversed(self.draft.schools) for o in school.uai), self.draft.first_page)
        return read.with_looks({part: self._part(row, part, read.part(part), page) for part in SchoolPart})

    def reading(self, field: str, known: Reading, alone: Reading) -> Reading:
        """``known`` said to be decided; ``alone``, the machine's, where that contradicts the decision."""
        decision = self.decided.get(field)
        known = replace(known, page=None, box=None) if known.box == NOWHERE else known
        if decision is None or decision.value_decided is None:
            return known
        who = f"{decision.who}, {decision.at:%Y-%m-%d}"
        if is_contradicted(decision, alone.value):
            return replace(alone, status=Trust.READ, why=f"{who} : « {decision.value_decided} » ; {alone.why}")
        value, why = decision.value_decided, f"décidé : {who}"
        return replace(known, value=value, raw=alone.raw, status=Trust.VERIFIED, confidence=SURE, why=why)

    def school_reading(self, row: int, known: SchoolReading) -> SchoolReading:
        parts = {p.value: self.reading(_field(row, p), known.part(p), self._alone(row, p)) for p in SchoolPart}
        return SchoolReading(**parts)

    def _is_out(self, row: int) -> bool:
        decision = self.decided.get(f"schools[{row}]")
        if decision is None or decision.value_decided != NO_ROW:
            return False
        return not is_contradicted(decision, self._alone(row, SchoolPart.UAI).value)

    def _part(self, row: int, part: SchoolPart, seen: tuple[Observation, ...], page: int) -> tuple[Observation, ...]:
        value = self._value(_field(row, part), self._alone(row, part))
        return seen if value is None else (_certain(value, seen, page),)

    def _value(self, field: str, alone: Reading) -> str | None:
        """What a person said and no newer reading contradicts."""
        decision = self.decided.get(field)
        if decision is None or is_contradicted(decision, alone.value):
            return None
        return decision.value_decided

    def _alone(self, row: int, part: SchoolPart) -> Reading:
        there = row < len(self.machine.schools)
        return self.machine.schools[row].part(part) if there else Reading.missing("ligne ajoutée")


def _certain(value: str, seen: list[Observation] | tuple[Observation, ...], page: int) -> Observation:
    """A look at the place where the value was read, or at no place in particular."""
    where = next((o for o in seen if o.value), seen[0] if seen else None)
    if where is None:
        return Observation(value, value, page, NOWHERE, Place.BODY, LAYER_LOOK)
    return replace(where, value=value, raw=value, look=LAYER_LOOK, confidence=SURE)


def _mark(seen: Mark, decision: Decision | None) -> Mark:
    """The mark as it was decided; doubtful where it is now seen clearly otherwise than it was seen and decided."""
    if decision is None or decision.value_decided not in list(MarkKind):
        return seen
    said, now = _is_signed(decision.value_decided), _is_signed(seen.kind)
    if now not in (None, said, _is_signed(decision.value_read)):
        why = f"{decision.who}, {decision.at:%Y-%m-%d} : « {'signé' if said else 'non signé'} » ; {seen.why}"
        return replace(seen, kind=MarkKind.DOUBTFUL, why=why)
    return replace(seen, kind=MarkKind(decision.value_decided), confidence=SURE, why=f"décidé : {decision.who}")


def _is_signed(kind: str | None) -> bool | None:
    """None for what could be either; a stamp alone signs nothing."""
    return None if kind in (None, MarkKind.DOUBTFUL) else kind in (MarkKind.INK, MarkKind.ESIGNATURE)


def _field(row: int, part: SchoolPart) -> str:
    return f"schools[{row}].{part.value}"


def _name(doubt: Doubt) -> str:
    """The doubtful value's name, as decisions name it."""
    return doubt.field.value if isinstance(doubt.field, FieldName) else f"schools[{doubt.school}].{doubt.field.value}"
