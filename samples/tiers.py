"""The two choices of a sample run: how badly the paper was treated, and which family of looks it has."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """How badly the paper was treated between the printer and the file."""

    CLEAN = "clean"
    OFFICE = "office"
    HOSTILE = "hostile"


class Style(StrEnum):
    """Families of fonts, wordings and layouts. Nothing that develops the reader may look at the last two."""

    TUNING = "tuning"  # close to the real convention, for tuning
    HELDOUT = "heldout"  # measured on at first; its wordings have been used for development since
    VARIED = "varied"  # as many ways as could be thought of, for development
    UNSEEN = "unseen"  # for the numbers that are reported
    RESERVED = "reserved"  # académies with templates of their own; kept for the last measurement
