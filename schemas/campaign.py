"""What this year's convention must say (``campaign.toml``, contract). Parsed in ``flows.settings``; a value here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Campaign:
    """``pages``: fewest and most pages that carry text. ``reference_text``: the text that was sent out, or "".

    ``communes``: a file that names the communes in scope, one a line, or ""; ``departments`` narrows further."""

    school_year: str = "2025-2026"
    unit_price: Decimal = Decimal("40.00")
    end_date: date = date(2026, 9, 5)
    signature_window: tuple[date, date] = (date(2025, 3, 1), date(2026, 7, 31))
    require_region_signature: bool = True
    pages: tuple[int, int] = (3, 6)
    departments: tuple[str, ...] = ()
    communes: str = ""
    reference_text: str = ""
    audit_share: float = 0.02
    database_url: str = ""
