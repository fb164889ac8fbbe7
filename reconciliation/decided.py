"""What people decided takes the place of what was proved: a value that a person typed or confirmed needs no proof.

Where a newer reading differs both from what the person saw and from what the person decided, neither is taken for
right: the reading stands unproved, and the convention comes back with both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reconciliation.proof.proved import Proved
from schemas.decision import Decision, is_contradicted
from schemas.draft import Doubt, FieldName, Mark, MarkKind, SchoolPart
from schemas.reading import Reading, Trust

_SCHOOL = re.compile(r"schools\[(?P<row>[0-9]+)\]\.(?P<part>[a-z]+)")
SURE = 1.0


def with_decided(proved: Proved, decided: Mapping[str, Decision]) -> Proved:
    """``proved`` with every decided value in its place; ``decided`` by field ("siret", "schools[1].uai",
    "signatures.region"). A decision about a row or a field that is no more changes nothing."""
    if not decided:
        return proved
    fields = {name: _value(reading, decided.get(name.value)) for name, reading in proved.fields.items()}
    schools = list(proved.schools)
    for field, decision in decided.items():
        named = _SCHOOL.fullmatch(field)
        if named is None or named["part"] not in list(SchoolPart) or int(named["row"]) >= len(schools):
            continue
        row, part = int(named["row"]), SchoolPart(named["part"])
        schools[row] = replace(schools[row], **{part.value: _value(schools[row].part(part), decision)})
    signatures = replace(
        proved.draft.signatures,
        collectivity=_mark(proved.draft.signatures.collectivity, decided.get("signatures.collectivity")),
        region=_mark(proved.draft.signatures.region, decided.get("signatures.region")),
    )
    return replace(
        proved,
        fields=fields,
        schools=tuple(schools),
        doubts=tuple(doubt for doubt in proved.doubts if _name(doubt) not in decided),
        draft=replace(proved.draft, signatures=signatures),
    )


def _value(read: Reading, decision: Decision | None) -> Reading:
    if decision is None or decision.value_decided is None:
        return read
    who = f"{decision.who}, {decision.at:%Y-%m-%d}"
    if is_contradicted(decision, read.value):
        return replace(read, status=Trust.READ, why=f"{who} : « {decision.value_decided} » ; {read.why}")
    return replace(read, value=decision.value_decided, status=Trust.VERIFIED, confidence=SURE, why=f"décidé : {who}")


def _mark(seen: Mark, decision: Decision | None) -> Mark:
    if decision is None or decision.value_decided not in list(MarkKind):
        return seen
    return replace(seen, kind=MarkKind(decision.value_decided), confidence=SURE, why=f"décidé : {decision.who}")


def _name(doubt: Doubt) -> str:
    """The doubtful value's name, as decisions name it."""
    return doubt.field.value if isinstance(doubt.field, FieldName) else f"schools[{doubt.school}].{doubt.field.value}"
