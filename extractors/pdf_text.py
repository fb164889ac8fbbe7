"""Text of a PDF page as PDFium sees it: a scan's hidden layer, and what annotations and form fields show."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.pdf_space import Bounds, DisplayedPage
from extractors.words import words_to_lines
from schemas.layout import Box, Line, Word

UNSEEN_ANNOTATIONS = (pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP)
UNSEEN_FLAGS = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
WITHIN = 2.0  # points by which the text of a field may stick out of it


def seen_annotations(page: pdfium.PdfPage) -> tuple[Bounds, ...]:
    """Where annotations and form fields that one sees stand, in user space."""
    return tuple(_seen_annotations(page))


def _seen_annotations(page: pdfium.PdfPage) -> Iterator[Bounds]:
    for i in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        hidden = pdfium_c.FPDFAnnot_GetFlags(annotation) & UNSEEN_FLAGS
        rectangle = pdfium_c.FS_RECTF()
        if (
            not hidden
            and pdfium_c.FPDFAnnot_GetSubtype(annotation) not in UNSEEN_ANNOTATIONS
            and pdfium_c.FPDFAnnot_GetRect(annotation, rectangle)
            and rectangle.right - rectangle.left > 1
        ):
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def text_lines(page: pdfium.PdfPage, number: int, within: tuple[Bounds, ...] | None = None) -> tuple[Line, ...]:
    """The printed lines of the page, or of the places ``within``; the words of a run share its width by length."""
    space = DisplayedPage.of(page)
    text = page.get_textpage()
    words: list[Word] = []
    for i in range(text.count_rects()):
        bounds = text.get_rect(i)
        if within is None or any(_holds(place, bounds) for place in within):
            words += _words(text.get_text_bounded(*bounds), bounds, space)
    text.close()
    return words_to_lines(words, number)


def _holds(place: Bounds, bounds: Bounds) -> bool:
    return (
        place[0] - WITHIN <= bounds[0]
        and place[1] - WITHIN <= bounds[1]
        and bounds[2] <= place[2] + WITHIN
        and bounds[3] <= place[3] + WITHIN
    )


def _words(text: str, bounds: Bounds, space: DisplayedPage) -> Iterator[Word]:
    """The words of one run of text, each with its share of the run's length."""
    left, bottom, right, top = bounds
    run = text.replace("\r", " ").replace("\n", " ")
    k = (right - left) / max(1, len(run))
    start = 0
    for word in run.split():
        at = run.index(word, start)
        start = at + len(word)
        box: Box = space.box((left + at * k, bottom, left + start * k, top))
        yield Word(word, box)
