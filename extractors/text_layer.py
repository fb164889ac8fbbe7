"""The PDF's own text: printed lines in points, and whether it may be trusted. The door for pdfplumber."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pdfplumber

from extractors.page_input import PageInput
from schemas.layout import Box, Line, Word

SAME_LINE = 0.5  # share of the smaller height that two words of one printed line have in common


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
    """The same file seen by pdfplumber, which alone knows where each character stands."""

    def __init__(self, path: Path) -> None:
        self._pdf = pdfplumber.open(path)

    def lines(self, index: int) -> tuple[Line, ...]:
        """The printed lines of page ``index`` (from 0), top to bottom."""
        page = self._pdf.pages[index]
        found = page.extract_words()
        words = [Word(w["text"], Box(w["x0"], w["top"], w["x1"], w["bottom"])) for w in found]
        page.close()
        return words_to_lines(words, index + 1)


def words_to_lines(words: Iterable[Word], page: int) -> tuple[Line, ...]:
    """Words → printed lines, top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.middle, w.box.x0)):
        row = next((r for r in reversed(rows[-3:]) if _same_line(r[-1].box, word.box)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return tuple(Line(tuple(sorted(row, key=lambda w: w.box.x0)), page) for row in rows)


def _same_line(a: Box, b: Box) -> bool:
    common = min(a.bottom, b.bottom) - max(a.top, b.top)
    return common >= SAME_LINE * min(a.height, b.height)
