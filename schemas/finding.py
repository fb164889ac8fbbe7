"""A finding: one thing a person should know about a convention (contract, "Findings")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.layout import Box


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """Every finding there is; the order is the order of reports."""

    NOT_A_CONVENTION = "not_a_convention"
    PAGE_MISSING = "page_missing"
    PAGE_UNREADABLE = "page_unreadable"
    DUPLICATE_DOCUMENT = "duplicate_document"
    DUPLICATE_CONVENTION = "duplicate_convention"
    CLAUSE_ALTERED = "clause_altered"
    SIRET_MISSING = "siret_missing"
    SIRET_INVALID = "siret_invalid"
    SIRET_MISMATCH = "siret_mismatch"
    COLLECTIVITY_UNKNOWN = "collectivity_unknown"
    MAYOR_MISMATCH = "mayor_mismatch"
    SIGNATORY_NOT_MAYOR = "signatory_not_mayor"
    UAI_INVALID = "uai_invalid"
    UAI_UNKNOWN = "uai_unknown"
    SCHOOL_CLOSED = "school_closed"
    SCHOOL_OTHER_COMMUNE = "school_other_commune"
    SCHOOL_PRIVATE = "school_private"
    SCHOOL_MISSING = "school_missing"
    SCHOOL_DUPLICATE = "school_duplicate"
    SCHOOL_CLAIMED_TWICE = "school_claimed_twice"
    SCHOOL_NAME_MISMATCH = "school_name_mismatch"
    COUNT_MISMATCH = "count_mismatch"
    UNIT_PRICE_MISMATCH = "unit_price_mismatch"
    TOTAL_MISMATCH = "total_mismatch"
    SCHOOL_YEAR_MISMATCH = "school_year_mismatch"
    END_DATE_MISMATCH = "end_date_mismatch"
    SIGNATURE_DATE_MISSING = "signature_date_missing"
    SIGNATURE_DATE_OUT_OF_RANGE = "signature_date_out_of_range"
    SIGNATURE_MISSING = "signature_missing"
    SIGNATURE_MISSING_REGION = "signature_missing_region"
    ESIGNATURE_INVALID = "esignature_invalid"
    FIELD_UNREADABLE = "field_unreadable"
    VALUE_REPAIRED = "value_repaired"
    TEXT_LAYER_IGNORED = "text_layer_ignored"


WARNINGS = frozenset(
    {
        Code.DUPLICATE_DOCUMENT,
        Code.DUPLICATE_CONVENTION,
        Code.MAYOR_MISMATCH,
        Code.SIGNATORY_NOT_MAYOR,
        Code.SCHOOL_MISSING,
        Code.SCHOOL_NAME_MISMATCH,
    }
)
INFOS = frozenset({Code.VALUE_REPAIRED, Code.TEXT_LAYER_IGNORED})


def severity_of(code: Code) -> Severity:
    """The contract's severity of a code.

    >>> severity_of(Code.MAYOR_MISMATCH).value, severity_of(Code.TOTAL_MISMATCH).value
    ('warning', 'error')
    """
    if code in WARNINGS:
        return Severity.WARNING
    return Severity.INFO if code in INFOS else Severity.ERROR


class Nuance(StrEnum):
    """A case of a code that a person should be told in another sentence; programs need not look at it."""

    NOT_SEEN = "not_seen"  # field_unreadable: nothing that looks like it stands on the pages
    DOUBTFUL_MARK = "doubtful_mark"  # field_unreadable: something is in the signature block, is it a signature?
    NO_LIST = "no_list"  # field_unreadable: not one row of the list of schools could be read
    ROW_OVERLOOKED = "row_overlooked"  # field_unreadable: the list seems to have more rows than were read
    NAMED_OTHERWISE = "named_otherwise"  # collectivity_unknown: SIRET and schools are those of another name
    NAMESAKE = "namesake"  # mayor_mismatch: the mayor's family name with another first name
    PREDECESSOR = "predecessor"  # mayor_mismatch: mayor before, no longer at the date of signature
    SUCCESSOR = "successor"  # mayor_mismatch: mayor later, not yet at the date of signature
    NO_SCHOOL = "no_school"  # uai_unknown: it is in the list, and no primary school's
    CLOSING = "closing"  # school_closed: "A FERMER"
    RPI_PARTNER = "rpi_partner"  # school_other_commune: the two communes share a regroupement pédagogique
    IN_WORDS = "in_words"  # total_mismatch: figures and words differ
    STAMP_ONLY = "stamp_only"  # signature_missing: a stamp and no pen
    BETTER_SCAN = "better_scan"  # duplicate_convention: a later scan of the same paper could be accepted
    REPLACED = "replaced"  # duplicate_convention: a corrected version came later
    OTHER_VERSION = "other_version"  # duplicate_convention: two versions, and nothing says which one holds


@dataclass(frozen=True, slots=True)
class Finding:
    """``field`` is a field's name ("siret", "schools[1].uai") or None; ``found`` and ``expected`` are short values
    as a person would write them; ``detail`` is the proper name or date that a message may need (a school's name, a
    register's date), in no language. The sentence itself is made by ``schemas.messages``."""

    code: Code
    field: str | None = None
    found: str | None = None
    expected: str | None = None
    page: int | None = None
    box: Box | None = None
    detail: str = ""
    nuance: Nuance | None = None

    @property
    def severity(self) -> Severity:
        return severity_of(self.code)

    @property
    def blocks(self) -> bool:
        """Whether a person must see the convention because of it."""
        return self.severity is not Severity.INFO
