"""A convention as we believe it: proved readings, findings, and what is to be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.draft import Doubt, FieldName, SchoolPart, SignaturesDraft
from schemas.finding import Finding
from schemas.reading import Reading


class Status(StrEnum):
    ACCEPTED = "accepted"
    TO_REVIEW = "to_review"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SchoolReading:
    uai: Reading
    name: Reading
    commune: Reading
    department: Reading

    def part(self, part: SchoolPart) -> Reading:
        found: Reading = getattr(self, part.value)
        return found


@dataclass(frozen=True, slots=True)
class Convention:
    """The outcome of reconciliation. ``fields`` has all fourteen names; ``doubts`` are zones that another look
    could settle (empty when nothing is to be gained)."""

    first_page: int
    last_page: int
    status: Status
    fields: Mapping[FieldName, Reading]
    schools: tuple[SchoolReading, ...]
    signatures: SignaturesDraft
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...] = ()

    def __getitem__(self, name: FieldName) -> Reading:
        return self.fields[name]
