"""What stays without proof, and what was repaired. Runs last: a value with a finding of its own needs no second one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reconciliation.case import Case
from reconciliation.checks.evidence import on_field, on_row
from schemas.draft import REQUIRED, FieldName, SchoolPart
from schemas.finding import Code, Finding, Nuance
from schemas.reading import Trust

EXPLAINS: dict[Code, tuple[FieldName, ...]] = {
    Code.SIRET_MISSING: (FieldName.SIRET,),
    Code.COLLECTIVITY_UNKNOWN: (FieldName.COLLECTIVITY_NAME, FieldName.SIRET, FieldName.SIGNATORY_NAME),
    Code.SIGNATORY_NOT_MAYOR: (FieldName.SIGNATORY_NAME, FieldName.SIGNATORY_TITLE),
    Code.COUNT_MISMATCH: (FieldName.SCHOOL_COUNT, FieldName.TOTAL_AMOUNT),
    Code.UNIT_PRICE_MISMATCH: (FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT),
    Code.TOTAL_MISMATCH: (FieldName.TOTAL_AMOUNT, FieldName.SCHOOL_COUNT),
    Code.SIGNATURE_DATE_MISSING: (FieldName.SIGNATURE_DATE,),
}
"""The fields that a finding leaves without proof although they were read: one cause, one finding."""


def field_unreadable(case: Case, raised: Collection[Finding]) -> Iterator[Finding]:
    """A required value is printed but could not be read with proof, or is nowhere to be found."""
    explained = _explained(raised)
    for name in REQUIRED:
        reading, looks = case[name], case.seen(name)
        if reading.status.is_proved or name.value in explained:
            continue
        if reading.value is None and not case.stands_there(name):
            if not case.incomplete:
                yield on_field(case, Code.FIELD_UNREADABLE, name, nuance=Nuance.NOT_SEEN)
        else:
            yield on_field(case, Code.FIELD_UNREADABLE, name, found=reading.value or looks[0].raw)
    for row in case.rows:
        field = row.field(SchoolPart.UAI)
        if not row.reading.uai.status.is_proved and field not in explained:
            looks = case.proved.draft.schools[row.number].uai
            found = row.uai or (looks[0].raw if looks else None)
            nuance = None if found else Nuance.NOT_SEEN
            meant = row.meant.uai if row.meant else None
            yield on_row(row, Code.FIELD_UNREADABLE, expected=meant, found=found, nuance=nuance)
    if not case.rows and not case.incomplete:
        yield Finding(Code.FIELD_UNREADABLE, "schools", nuance=Nuance.NO_LIST)


def value_repaired(case: Case) -> Iterator[Finding]:
    """A value was misread and repaired with proof; what was read and what it is."""
    for name in FieldName:
        if case[name].status is Trust.CORRECTED:
            yield on_field(case, Code.VALUE_REPAIRED, name, case[name].value, found=case[name].raw)
    for row in case.rows:
        for part in SchoolPart:
            reading = row.reading.part(part)
            if reading.status is Trust.CORRECTED:
                yield on_row(row, Code.VALUE_REPAIRED, part, reading.value, found=reading.raw)


def _explained(raised: Collection[Finding]) -> frozenset[str]:
    own = {finding.field for finding in raised if finding.field and finding.blocks}
    left = {name.value for finding in raised for name in EXPLAINS.get(finding.code, ())}
    return frozenset(own | left)
