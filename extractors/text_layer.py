"""The PDF's own text: printed lines in points, and whether it may be trusted. The door for pdfplumber."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from extractors.page_input import PageInput
from extractors.words import words_to_lines
from schemas.layout import Box, Line, Word


class LayerVerdict(StrEnum):
    """How far a page's own text may be trusted."""

    TRUSTED = "trusted"  # born digital: what is drawn is what is written
    HIDDEN = "hidden"  # a copier's OCR behind a picture: never trusted for identifiers
    GARBLED = "garbled"  # characters without meaning: a font without a usable map
    NONE = "none"


def judge_layer(page: PageInput) -> LayerVerdict:
    """How far ``page.layer`` may be trusted."""
    text = "\n".join(line.text for line in page.layer)
    if not text.strip():
        return LayerVerdict.NONE
    if not page.born_digital:
        return LayerVerdict.HIDDEN
    if "(cid:" in text or "\ufffd" in text:
        return LayerVerdict.GARBLED
    return LayerVerdict.TRUSTED


class PlumbedPdf:
    """The same file seen by pdfplumber, which knows where each character stands; opened when first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pdf: PDF | None = None

    def lines(self, index: int, offset: tuple[float, float]) -> tuple[Line, ...] | None:
        """The printed lines of page ``index`` (from 0), in points from ``offset`` (right, down) within the media box;
        None when pdfplumber cannot read what PDFium could."""
        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(self._path)
            page = self._pdf.pages[index]
            found = page.extract_words(keep_blank_chars=False)
        except (PdfminerException, PDFException, PSException, ValueError, TypeError, KeyError, IndexError):
            return None
        dx, dy = page.bbox[0] + offset[0], page.bbox[1] + offset[1]
        words = [Word(w["text"], Box(w["x0"] - dx, w["top"] - dy, w["x1"] - dx, w["bottom"] - dy)) for w in found]
        page.close()
        return words_to_lines(words, index + 1)
