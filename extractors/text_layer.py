"""The PDF's own text: printed lines in points, and whether it may be trusted. The door for pdfplumber."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from extractors.page_input import PageInput
from extractors.words import words_to_lines
from schemas.layout import Box, Line, Word

TORN = 1.2  # times as many words in the order of the file: its letters stand in none
STRANGE = ("Co", "Cc", "Cn", "Cs")  # Unicode categories: private use, control, unassigned, surrogate
REPLACEMENT = 0xFFFD
STRANGE_SHARE = 0.01  # of a page's characters; a stray bullet from a symbol font is less
ENOUGH_WORDS = 60  # a page of prose; fewer may be a table of names
LITTLE_WORDS = frozenset(
    {
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "et",
        "à",
        "en",
        "par",
        "pour",
        "un",
        "une",
        "est",
        "au",
        "aux",
        "sur",
        "qui",
    }
)
LITTLE_SHARE = 0.06  # of the words of French prose; it has 35 %, a page that is mostly a list of schools 10 %
ENOUGH_LETTERS = 25
VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
VOWEL_SHARE = (0.22, 0.70)  # of the letters of French names and words; 45 % on average


class LayerVerdict(StrEnum):
    """How far a page's own text may be trusted."""

    TRUSTED = "trusted"  # born digital: what is drawn is what is written
    HIDDEN = "hidden"  # a copier's OCR behind a picture: never trusted for identifiers
    GARBLED = "garbled"  # characters without meaning: a font without a usable map
    NONE = "none"


def judge_layer(page: PageInput) -> LayerVerdict:
    """How far ``page.layer`` may be trusted; asked page by page."""
    text = "\n".join(line.text for line in page.layer)
    if not text.strip():
        return LayerVerdict.NONE
    if is_garbled(text):
        return LayerVerdict.GARBLED
    return LayerVerdict.TRUSTED if page.born_digital else LayerVerdict.HIDDEN


def is_garbled(text: str) -> bool:
    """Whether the characters of ``text`` have no meaning: numbers of glyphs, private characters, a shifted alphabet.

    >>> is_garbled("La commune de Vallon-le-Grand, représentée par son maire"), is_garbled("(cid:36)(cid:47) (cid:12)")
    (False, True)
    """
    if "(cid:" in text:
        return True
    characters = [c for c in text if not c.isspace()]
    strange = sum(unicodedata.category(c) in STRANGE or ord(c) == REPLACEMENT for c in characters)
    if strange > STRANGE_SHARE * len(characters):
        return True
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) >= ENOUGH_WORDS:
        return sum(word in LITTLE_WORDS for word in words) < LITTLE_SHARE * len(words)
    letters = "".join(words)
    vowels = sum(c in VOWELS for c in letters)
    return len(letters) >= ENOUGH_LETTERS and not VOWEL_SHARE[0] <= vowels / len(letters) <= VOWEL_SHARE[1]


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
            found = _words_of(page)
        except (PdfminerException, PDFException, PSException, ValueError, TypeError, KeyError, IndexError):
            return None
        dx, dy = page.bbox[0] + offset[0], page.bbox[1] + offset[1]
        words = [Word(w["text"], Box(w["x0"] - dx, w["top"] - dy, w["x1"] - dx, w["bottom"] - dy)) for w in found]
        page.close()
        return words_to_lines(words, index + 1)


def _words_of(page: Page) -> list[dict[str, Any]]:
    """In the order in which the file writes them: where one cell's text runs into the next cell's, the order along the
    line would mix their letters. By their places alone in a file that writes its letters in no order."""
    written, placed = page.extract_words(use_text_flow=True), page.extract_words()
    return written if len(written) <= TORN * len(placed) else placed
