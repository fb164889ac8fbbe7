"""The sentence a person reads for each finding, in French and in English: found, expected, where, what to do."""

from __future__ import annotations

from enum import StrEnum

from schemas.finding import Finding


class Language(StrEnum):
    FRENCH = "fr"
    ENGLISH = "en"


def message(finding: Finding, language: Language = Language.FRENCH) -> str:
    """The sentence for ``finding``."""
    parts = [finding.code.value, finding.detail, f"lu : {finding.found}", f"attendu : {finding.expected}"]
    return " — ".join(p for p in parts if p)
