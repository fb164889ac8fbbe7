"""PDF → pages. PDFium (here and in ``pdf_*``) is not thread-safe: one thread at a time reads PDFs."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.errors import DamagedPdf, EncryptedPdf, NotADocument, TooManyPages
from extractors.page_input import PageInput
from extractors.pdf_content import PageContent, page_content
from extractors.pdf_picture import page_picture
from extractors.pdf_space import DisplayedPage
from extractors.pdf_text import seen_annotations, text_lines
from extractors.picture import Picture
from extractors.text_layer import PlumbedPdf
from extractors.words import words_to_lines
from schemas.layout import Line
from schemas.options import ReadOptions

PDF_HEADER_WITHIN = 1024  # bytes; readers look for %PDF- in the first kilobyte (PDF 1.7, annex H.3, note 13)
MASK_KEYS = (b"/SMask", b"/Mask", b"/Decode ", b"/Decode[")  # in dictionaries of images, which are never compressed
NO_PAGE = "Le PDF ne contient aucune page."


def pdf_pages(path: Path, options: ReadOptions) -> Iterator[PageInput]:
    """One :class:`PageInput` for each page of the PDF."""
    pdf = _opened(path)
    count = len(pdf)
    if count == 0:
        raise DamagedPdf(NO_PAGE)
    if count > options.max_pages:
        raise TooManyPages(f"Le document a {count} pages ; la limite est de {options.max_pages}.")
    reader = _Reader(pdf, PlumbedPdf(path), options.max_pixels, not _mentions(path, *MASK_KEYS))
    for index in range(count):
        yield reader.page_input(index)


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        if locked and _mentions(path, b"/Encrypt"):  # the code may be left over from another file
            raise EncryptedPdf() from error
        raise DamagedPdf(NO_PAGE if _mentions(path, b"/Count 0") else "") from error
    if pdf.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL:
        raise NotADocument(
            "Ce PDF est un formulaire dynamique (XFA) que seul Adobe Reader affiche.",
            "Ouvrez-le avec Adobe Reader, imprimez-le en PDF, puis déposez cette copie dans inbox.",
        )
    pdf.init_forms()
    return pdf


def _mentions(path: Path, *keys: bytes) -> bool:
    """Whether one of ``keys`` stands in the bytes of the file."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return any(data.find(key) >= 0 for key in keys)


@dataclass(frozen=True, eq=False)
class _Reader:
    """One open PDF. Pages are loaded when they are looked at and closed at once, so that memory stays flat."""

    pdf: pdfium.PdfDocument
    plumbed: PlumbedPdf
    max_pixels: int
    plain: bool

    def page_input(self, index: int) -> PageInput:
        page = self._loaded(index)
        content = page_content(page, DisplayedPage.of(page).visible)
        width, height = page.get_size()
        layer, born_digital = self._layer(page, index, content)
        page.close()
        return PageInput(index + 1, width, height, layer, born_digital, partial(self.picture, index))

    def picture(self, index: int) -> Picture:
        page = self._loaded(index)
        content = page_content(page, DisplayedPage.of(page).visible)
        picture = page_picture(page, content, self.plain, self.max_pixels)
        page.close()
        return picture

    def _layer(self, page: pdfium.PdfPage, index: int, content: PageContent) -> tuple[tuple[Line, ...], bool]:
        """The page's own text, and whether it is all that one sees."""
        number = index + 1
        if not content.born_digital:
            return (text_lines(page, number) if content.seen + content.hidden else ()), False
        lines = self.plumbed.lines(index, DisplayedPage.of(page).media_offset)
        if lines is None:
            return text_lines(page, number), False
        fields = self._field_lines(page, index)
        words = [word for line in (*lines, *fields) for word in line.words]
        return words_to_lines(words, number), True

    def _field_lines(self, page: pdfium.PdfPage, index: int) -> tuple[Line, ...]:
        """What annotations and form fields say, once they are made part of a throw-away copy of the page."""
        places = seen_annotations(page)
        if not places:
            return ()
        copy = self._loaded(index)
        pdfium_c.FPDFPage_Flatten(copy, pdfium_c.FLAT_NORMALDISPLAY)
        copy.close()
        flat = self._loaded(index)
        lines = text_lines(flat, index + 1, places)
        flat.close()
        return lines

    def _loaded(self, index: int) -> pdfium.PdfPage:
        try:
            return self.pdf[index]
        except pdfium.PdfiumError as error:
            raise DamagedPdf(
                f"La page {index + 1} du PDF est illisible : le fichier est abîmé ou incomplet."
            ) from error
