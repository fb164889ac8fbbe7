"""The two choices of a sample run: how badly the paper was treated, and which family of looks it has."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """How badly the paper was treated between the printer and the file."""

    CLEAN = "clean"
    OFFICE = "office"
    HOSTILE = "hostile"


class Style(StrEnum):
    """Fonts, wordings and layouts. The two share none of them: one tunes the reader, the other measures it."""

    TUNING = "tuning"
    HELDOUT = "heldout"
