"""The checks as a table: code, the field it speaks of, the function that finds it. Its severity is the code's.

A check is a function of the :class:`~reconciliation.case.Case`; the first line of its docstring is what one argues
about in a meeting. To add a check, write the function and a line here.

>>> next(check for check in CHECKS if check.code is Code.SIGNATURE_DATE_MISSING).sentence
'No date of signature stands where it belongs. Where that place was not found, nobody can say so.'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reconciliation.case import Case
from reconciliation.checks.amounts import count_mismatch, total_mismatch, unit_price_mismatch
from reconciliation.checks.campaign_terms import (
    end_date_mismatch,
    school_year_mismatch,
    signature_date_missing,
    signature_date_out_of_range,
)
from reconciliation.checks.identity import collectivity_unknown, siret_invalid, siret_mismatch, siret_missing
from reconciliation.checks.schools import (
    school_closed,
    school_duplicate,
    school_missing,
    school_name_mismatch,
    school_name_unreadable,
    school_other_commune,
    school_private,
)
from reconciliation.checks.signatories import mayor_mismatch, signatory_incomplete, signatory_not_mayor
from reconciliation.checks.signatures import signature_doubtful, signature_missing, signature_missing_region
from reconciliation.checks.uais import uai_invalid, uai_unknown
from reconciliation.checks.unproved import field_unreadable, value_repaired
from schemas.finding import Code, Finding, Severity, severity_of


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table. ``field``: what the finding speaks of; ``find`` yields a finding per occurrence."""

    code: Code
    field: str
    find: Callable[[Case], Iterator[Finding]]

    @property
    def severity(self) -> Severity:
        return severity_of(self.code)

    @property
    def sentence(self) -> str:
        """The first line of the check's docstring."""
        return (self.find.__doc__ or "").strip().splitlines()[0]


CHECKS = (
    Check(Code.SIRET_MISSING, "siret", siret_missing),
    Check(Code.SIRET_INVALID, "siret", siret_invalid),
    Check(Code.SIRET_MISMATCH, "siret", siret_mismatch),
    Check(Code.COLLECTIVITY_UNKNOWN, "collectivity_name", collectivity_unknown),
    Check(Code.MAYOR_MISMATCH, "signatory_name", mayor_mismatch),
    Check(Code.FIELD_UNREADABLE, "signatory_name", signatory_incomplete),
    Check(Code.SIGNATORY_NOT_MAYOR, "signatory_title", signatory_not_mayor),
    Check(Code.UAI_INVALID, "schools[n].uai", uai_invalid),
    Check(Code.UAI_UNKNOWN, "schools[n].uai", uai_unknown),
    Check(Code.SCHOOL_CLOSED, "schools[n].uai", school_closed),
    Check(Code.SCHOOL_OTHER_COMMUNE, "schools[n].uai", school_other_commune),
    Check(Code.SCHOOL_PRIVATE, "schools[n].uai", school_private),
    Check(Code.SCHOOL_MISSING, "schools", school_missing),
    Check(Code.SCHOOL_DUPLICATE, "schools[n].uai", school_duplicate),
    Check(Code.SCHOOL_NAME_MISMATCH, "schools[n].name", school_name_mismatch),
    Check(Code.FIELD_UNREADABLE, "schools[n].name", school_name_unreadable),
    Check(Code.COUNT_MISMATCH, "school_count", count_mismatch),
    Check(Code.UNIT_PRICE_MISMATCH, "unit_price", unit_price_mismatch),
    Check(Code.TOTAL_MISMATCH, "total_amount", total_mismatch),
    Check(Code.SCHOOL_YEAR_MISMATCH, "school_year", school_year_mismatch),
    Check(Code.END_DATE_MISMATCH, "end_date", end_date_mismatch),
    Check(Code.SIGNATURE_DATE_MISSING, "signature_date", signature_date_missing),
    Check(Code.SIGNATURE_DATE_OUT_OF_RANGE, "signature_date", signature_date_out_of_range),
    Check(Code.SIGNATURE_MISSING, "signatures.collectivity", signature_missing),
    Check(Code.SIGNATURE_MISSING_REGION, "signatures.region", signature_missing_region),
    Check(Code.FIELD_UNREADABLE, "signatures.*", signature_doubtful),
    Check(Code.VALUE_REPAIRED, "any", value_repaired),
)
"""Every check of one convention. ``field_unreadable`` runs after them, on what they leave unexplained. The other codes
come from reading (not_a_convention, page_*, clause_altered, esignature_invalid, text_layer_ignored), from the inbox
(duplicate_document) and from the campaign as a whole (:mod:`reconciliation.campaign_wide`)."""


def findings_of(case: Case) -> tuple[Finding, ...]:
    """All findings of a convention, those of reading included, in the order of reports: by code, then place."""
    raised = [*case.proved.draft.findings, *(finding for check in CHECKS for finding in check.find(case))]
    raised += field_unreadable(case, raised)
    order = {code: n for n, code in enumerate(Code)}
    return tuple(sorted(raised, key=lambda finding: (order[finding.code], finding.page or 0)))
