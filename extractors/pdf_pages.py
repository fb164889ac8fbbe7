"""PDF → pages. PDFium (here and in ``pdf_*``) is not thread-safe: one thread at a time reads PDFs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
SEARCH_BLOCK = 1 << 20  # bytes
PAGES_HELD = 32  # loads of a page; some 20 MB of compressed scans
NO_PAGE = "Le PDF ne contient aucune page."


def pdf_pages(path: Path, options: ReadOptions, numbers: Collection[int] | None = None) -> Iterator[PageInput]:
    """One :class:`PageInput` for each page of the PDF, or for those of ``numbers`` only."""
    pdf = _opened(path)
    count = len(pdf)
    if count == 0:
        raise DamagedPdf(NO_PAGE)
    if count > options.max_pages:
        raise TooManyPages(f"Le document a {count} pages ; la limite est de {options.max_pages}.")
    reader = _Reader(path, pdf, options.max_pixels)
    for index in range(count):
        if numbers is None or index + 1 in numbers:
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
    end = b""
    with path.open("rb") as file:
        while block := file.read(SEARCH_BLOCK):
            if any(key in end + block for key in keys):
                return True
            end = block[-max(map(len, keys)) :]
    return False


class _Reader:
    """One PDF, opened anew every PAGES_HELD page loads: PDFium keeps the streams of all pages it was shown."""

    def __init__(self, path: Path, pdf: pdfium.PdfDocument, max_pixels: int) -> None:
        self._path = path
        self._pdf = pdf
        self._loads = 0
        self._max_pixels = max_pixels
        self._plumbed = PlumbedPdf(path)
        self._plain = not _mentions(path, *MASK_KEYS)

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
        picture = page_picture(page, content, self._plain, self._max_pixels)
        page.close()
        return picture

    def _layer(self, page: pdfium.PdfPage, index: int, content: PageContent) -> tuple[tuple[Line, ...], bool]:
        """The page's own text, and whether it is all that one sees."""
        number = index + 1
        if not content.born_digital:
            return (text_lines(page, number) if content.seen + content.hidden else ()), False
        lines = self._plumbed.lines(index, DisplayedPage.of(page).media_offset)
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
        if self._loads == PAGES_HELD:
            self._pdf, self._loads = _opened(self._path), 0
        self._loads += 1
        try:
            return self._pdf[index]
        except pdfium.PdfiumError as error:
            raise DamagedPdf(
                f"La page {index + 1} du PDF est illisible : le fichier est abîmé ou incomplet."
            ) from error
