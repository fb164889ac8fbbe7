"""A value on its way from ink to proof.

Two types, two jobs. An :class:`Observation` is what one look at one place of the paper showed: the readers make
them, as many as they took looks, and never choose between them with a register's help. A :class:`Reading` is what
we believe after reconciliation: one value, how far it is proved, where it stands and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.layout import Box


class Place(StrEnum):
    """The part of a convention in which something was read. Different places are independent sources."""

    TITLE = "title"
    PARTIES = "parties"
    ARTICLE_PRICE = "article_price"  # "la participation ... est fixée à 40 € TTC par école et par an" (article 4)
    ARTICLE_SCHOOLS = "article_schools"  # the sentence and the list of article 9
    AMOUNT_IN_WORDS = "amount_in_words"
    DURATION = "duration"
    CLOSING = "closing"  # "A Montpellier, le 28/05/2025"
    CLOSING_BELOW = "closing_below"  # the line below an "A Montpellier, le" that ends its line
    SIGNATURE_BLOCK = "signature_block"
    BODY = "body"  # anywhere else in the running text


@dataclass(frozen=True, slots=True)
class Observation:
    """What one look showed. ``value`` is written in the field's own format but may be wrong or invalid;
    ``raw`` holds the characters as they were read; ``look`` names how ("layer", "page", "zone 2x psm 7" ...).
    ``by_hand``: whether a pen wrote it, on which Tesseract's looks all fail alike; None where the look cannot tell.
    """

    value: str
    raw: str
    page: int
    box: Box
    place: Place
    look: str
    confidence: float = 1.0
    by_hand: bool | None = None

    @property
    def from_layer(self) -> bool:
        """Read from a born-digital text layer: characters are certain, no misreading is possible."""
        return self.look == LAYER_LOOK

    @property
    def by_other(self) -> bool:
        """By the second reader, which fails otherwise than the engine of the pages."""
        return self.look in (LINE_LOOK, OTHER_PAGE_LOOK)

    @property
    def of_page(self) -> bool:
        """A first look, with the whole picture of the page, by whichever engine."""
        return self.look in (PAGE_LOOK, OTHER_PAGE_LOOK)

    @property
    def of_zone(self) -> bool:
        """A further look, at a doubtful zone cut out of the page."""
        return self.look.startswith("zone")


LAYER_LOOK = "layer"
PAGE_LOOK = "page"
OTHER_PAGE_LOOK = "page, second reader"
SHAPE_LOOK = "zone, shapes of the digits"
LINE_LOOK = "zone, second reader"
"""The look that is no look of Tesseract: a reader of its own, that fails differently."""


class Trust(StrEnum):
    """How far a value is proved (contract, "field status")."""

    VERIFIED = "verified"
    CORRECTED = "corrected"
    READ = "read"
    MISSING = "missing"

    @property
    def is_proved(self) -> bool:
        return self in (Trust.VERIFIED, Trust.CORRECTED)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as we believe the document says it. ``value`` is always text in the field's format
    ("80.00", "2026-09-05", "2"); ``None`` exactly when ``status`` is MISSING."""

    value: str | None
    status: Trust
    confidence: float = 0.0
    raw: str | None = None
    page: int | None = None
    box: Box | None = None
    why: str = ""

    @staticmethod
    def missing(why: str) -> Reading:
        return Reading(None, Trust.MISSING, why=why)

    @staticmethod
    def of(seen: Observation, status: Trust, confidence: float, why: str, value: str | None = None) -> Reading:
        """The reading that rests on ``seen``; ``value`` where a repair replaced what was seen."""
        return Reading(seen.value if value is None else value, status, confidence, seen.raw, seen.page, seen.box, why)
