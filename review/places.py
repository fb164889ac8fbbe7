"""Where on the scan a result's values and findings stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.draft import FieldName, SchoolPart
from schemas.layout import Box
from schemas.result import FieldJson, FindingJson, Result

_SCHOOL_PART = re.compile(r"schools\[([0-9]+)\]\.([a-z]+)")
_SCHOOL = re.compile(r"schools\[([0-9]+)\]")
ANY_SIZE = (0.0, 0.0)
LEAST_OF_SIGNATURE = (150.0, 60.0)  # points; strokes found are a part of what a hand wrote, judged by its whole


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on a page (from 1)."""

    page: int
    box: Box


def value_of(result: Result, field: str) -> FieldJson | None:
    """The value a finding names ("siret", "schools[1].uai"); None for anything else."""
    if field in set(FieldName):
        return result.fields[FieldName(field)]
    found = _SCHOOL_PART.fullmatch(field)
    if not found or found[2] not in set(SchoolPart) or int(found[1]) >= len(result.schools):
        return None
    value: FieldJson = getattr(result.schools[int(found[1])], found[2])
    return value


def spot_of_field(result: Result, field: str) -> Spot | None:
    """Where a value stands; for a whole school ("schools[1]") where its UAI does; for a signature its mark."""
    if field.startswith("signatures."):
        mark = result.signatures.region if field.endswith(".region") else result.signatures.collectivity
        return _spot(mark.page, mark.bbox, LEAST_OF_SIGNATURE)
    value = value_of(result, f"{field}.uai" if _SCHOOL.fullmatch(field) else field)
    return None if value is None else _spot(value.page, value.bbox)


def spot_of_finding(result: Result, finding: FindingJson) -> Spot | None:
    """The finding's own place, or else that of the value it speaks of."""
    is_signature = finding.field is not None and finding.field.startswith("signatures.")
    own = _spot(finding.page, finding.bbox, LEAST_OF_SIGNATURE if is_signature else ANY_SIZE)
    if own is not None or finding.field is None:
        return own
    return spot_of_field(result, finding.field)


def _spot(
    page: int | None, bbox: tuple[float, float, float, float] | None, least: tuple[float, float] = ANY_SIZE
) -> Spot | None:
    if page is None or bbox is None:
        return None
    box = Box(*bbox)
    beside, above = ((wanted - has) / 2 for wanted, has in zip(least, (box.width, box.height), strict=True))
    return Spot(page, box.grown(max(0.0, beside), max(0.0, above)))
