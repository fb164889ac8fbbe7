"""PDF → pages. The door for pypdfium2, which is not thread-safe: one thread at a time reads PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.errors import DamagedPdf, EncryptedPdf, TooManyPages
from extractors.page_input import PageInput
from extractors.picture import Picture
from extractors.text_layer import PlumbedPdf
from schemas.layout import POINTS_PER_INCH, Box
from schemas.options import ReadOptions

PDF_HEADER_WITHIN = 1024  # bytes; readers look for %PDF- in the first kilobyte (PDF 1.7, annex H.3, note 13)
VECTOR_DPI = 300.0
PICTURE_DPI = (100.0, 400.0)
FULL_PAGE = 0.7  # share of the page that the pictures of a scan cover


def pdf_pages(path: Path, options: ReadOptions) -> Iterator[PageInput]:
    """One :class:`PageInput` for each page of the PDF."""
    pdf = _opened(path)
    count = len(pdf)
    if count == 0:
        raise DamagedPdf("Le PDF ne contient aucune page.")
    if count > options.max_pages:
        raise TooManyPages(f"Le document a {count} pages ; la limite est de {options.max_pages}.")
    plumbed = PlumbedPdf(path)
    for index in range(count):
        page = _page(pdf, index)
        width, height = page.get_size()
        objects = list(page.get_objects(max_depth=3))
        pictures = [o for o in objects if o.type == pdfium_c.FPDF_PAGEOBJ_IMAGE]
        covered = sum(_area(o) for o in pictures) / max(1.0, width * height)
        modes = {pdfium_c.FPDFTextObj_GetTextRenderMode(o) for o in objects if o.type == pdfium_c.FPDF_PAGEOBJ_TEXT}
        born_digital = bool(modes) and covered < FULL_PAGE and 3 not in modes
        layer = plumbed.lines(index) if modes else ()
        dpi = VECTOR_DPI
        if covered >= FULL_PAGE:
            dpi = max(o.get_px_size()[0] for o in pictures) / (width / POINTS_PER_INCH)
            dpi = min(max(dpi, PICTURE_DPI[0]), PICTURE_DPI[1])
        page.close()
        yield PageInput(index + 1, width, height, layer, born_digital, partial(_render, pdf, index, dpi))


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise EncryptedPdf() from error
        raise DamagedPdf() from error


def _page(pdf: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    try:
        return pdf[index]
    except pdfium.PdfiumError as error:
        raise DamagedPdf(f"La page {index + 1} du PDF est illisible : le fichier est abîmé ou incomplet.") from error


def _area(image: pdfium.PdfObject) -> float:
    left, bottom, right, top = image.get_bounds()
    return Box(left, bottom, right, top).width * Box(left, bottom, right, top).height


def _render(pdf: pdfium.PdfDocument, index: int, dpi: float) -> Picture:
    page = _page(pdf, index)
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
    pixels = np.array(bitmap.to_numpy())
    bitmap.close()
    page.close()
    return Picture(pixels, dpi)
