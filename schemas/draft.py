"""A convention as it was read, before any register was asked: observations, not beliefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from schemas.finding import Finding
from schemas.layout import Box, PageShape
from schemas.reading import Observation


class FieldName(StrEnum):
    """The fourteen fields of a convention (contract, "fields")."""

    SCHOOL_YEAR = "school_year"
    COLLECTIVITY_NAME = "collectivity_name"
    COLLECTIVITY_KIND = "collectivity_kind"
    SIRET = "siret"
    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    SIGNATORY_NAME = "signatory_name"
    SIGNATORY_TITLE = "signatory_title"
    SCHOOL_COUNT = "school_count"
    UNIT_PRICE = "unit_price"
    TOTAL_AMOUNT = "total_amount"
    END_DATE = "end_date"
    SIGNATURE_PLACE = "signature_place"
    SIGNATURE_DATE = "signature_date"


REQUIRED = (
    FieldName.SCHOOL_YEAR,
    FieldName.COLLECTIVITY_NAME,
    FieldName.SIRET,
    FieldName.SIGNATORY_NAME,
    FieldName.SIGNATORY_TITLE,
    FieldName.SCHOOL_COUNT,
    FieldName.UNIT_PRICE,
    FieldName.TOTAL_AMOUNT,
    FieldName.END_DATE,
    FieldName.SIGNATURE_DATE,
)
"""The fields without proof of which no convention is accepted, beside every UAI. Kind, address, postal code and place
decide nothing: no finding rests on them, and the payment goes by SIRET."""


class SchoolPart(StrEnum):
    """The four values of one listed school."""

    UAI = "uai"
    NAME = "name"
    COMMUNE = "commune"
    DEPARTMENT = "department"


class CollectivityKind(StrEnum):
    COMMUNE = "commune"
    REGROUPEMENT = "regroupement"


@dataclass(frozen=True, slots=True)
class RowWord:
    """One printed word of a row of the list of schools, and where it stands."""

    text: str
    page: int
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SchoolDraft:
    """One row of the list of schools: for each part every look at it, the first look first. ``words``: all that is
    printed in the row but its UAI, in reading order, whatever part it was taken for."""

    uai: tuple[Observation, ...] = ()
    name: tuple[Observation, ...] = ()
    commune: tuple[Observation, ...] = ()
    department: tuple[Observation, ...] = ()
    words: tuple[RowWord, ...] = ()

    def part(self, part: SchoolPart) -> tuple[Observation, ...]:
        found: tuple[Observation, ...] = getattr(self, part.value)
        return found

    def with_looks(self, looks: Mapping[SchoolPart, tuple[Observation, ...]]) -> SchoolDraft:
        """The row with other looks at some of its parts."""
        every = {part: self.part(part) for part in SchoolPart} | dict(looks)
        return SchoolDraft(**{part.value: seen for part, seen in every.items()}, words=self.words)


class MarkKind(StrEnum):
    """What stands in a signature block. Only INK and a valid ESIGNATURE sign."""

    INK = "ink"
    ESIGNATURE = "esignature"
    STAMP = "stamp"
    NONE = "none"
    DOUBTFUL = "doubtful"  # something is there; a person must look


@dataclass(frozen=True, slots=True)
class Mark:
    """What was found in one party's signature block, and where."""

    kind: MarkKind = MarkKind.NONE
    page: int | None = None
    box: Box | None = None
    confidence: float = 0.0
    why: str = ""

    @property
    def is_signature(self) -> bool:
        return self.kind in (MarkKind.INK, MarkKind.ESIGNATURE)


@dataclass(frozen=True, slots=True)
class SignaturesDraft:
    collectivity: Mark = Mark()
    region: Mark = Mark()


@dataclass(frozen=True, slots=True)
class ConventionDraft:
    """Everything that was seen of one convention.

    ``first_page``/``last_page``: its pages in the source file, from 1. ``text_pages``: how many of them carry text.
    ``fields``: every look at every field, an absent key means that nothing was seen. ``findings``: what reading
    alone can tell (not_a_convention, page_missing, page_unreadable, clause_altered, esignature_invalid,
    text_layer_ignored). ``pages``: how each of its pages lies in the file, blank ones included.
    """

    first_page: int
    last_page: int
    text_pages: int
    fields: Mapping[FieldName, tuple[Observation, ...]] = field(default_factory=dict)
    schools: tuple[SchoolDraft, ...] = ()
    signatures: SignaturesDraft = SignaturesDraft()
    findings: tuple[Finding, ...] = ()
    pages: tuple[PageShape, ...] = ()

    def seen(self, name: FieldName) -> tuple[Observation, ...]:
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True)
class Doubt:
    """A zone worth another look, and for which value: reconciliation says where, the readers look again.

    ``school`` is the row (from 0) of the list of schools for a :class:`SchoolPart`.
    """

    page: int
    box: Box
    field: FieldName | SchoolPart
    school: int | None = None


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What looking again at a doubtful zone showed: further observations of the same value."""

    doubt: Doubt
    seen: tuple[Observation, ...]
