"""How a document is to be read: limits and choices, made in ``flows.settings`` and passed down as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Engine(StrEnum):
    """Which door to Tesseract is used."""

    PYTESSERACT = "pytesseract"
    TESSEROCR = "tesserocr"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``page_seconds``: longest wall time for one page; ``max_bytes``/``max_pixels``/``max_pages``: larger inputs fail
    with their cause; ``full_text``: read every line of every page, also where no field is; ``reference_text``: the text
    that was sent out ("" when the campaign names none), compared clause by clause."""

    max_bytes: int = 200 * 1024 * 1024
    max_pages: int = 200
    max_pixels: int = 120_000_000
    page_seconds: float = 60.0
    full_text: bool = False
    reference_text: str = ""
    language: str = "fra"
    engine: Engine = Engine.PYTESSERACT
