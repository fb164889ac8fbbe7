"""A convention whose every value is believed as far as it is proved, before the checks judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reconciliation.matching.payer import PayerMatch
from schemas.convention import SchoolReading
from schemas.draft import ConventionDraft, Doubt, FieldName
from schemas.reading import Reading


@dataclass(frozen=True, slots=True)
class Proved:
    """``doubts``: zones that another look could settle. ``payer``: which collectivity this is."""

    fields: Mapping[FieldName, Reading]
    schools: tuple[SchoolReading, ...]
    doubts: tuple[Doubt, ...]
    payer: PayerMatch
    draft: ConventionDraft
