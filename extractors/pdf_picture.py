"""A PDF page as pixels: a scan's own image where the page is nothing else, else drawn at a fitting resolution."""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.errors import TooLarge
from extractors.pdf_content import PageContent
from extractors.pdf_space import Bounds, DisplayedPage
from extractors.pdf_text import seen_annotations
from extractors.picture import Picture, Pixels, as_pixels, sheet_dpi, square, without_idle_colour
from schemas.layout import POINTS_PER_INCH

VECTOR_DPI = 300.0
DRAWN_DPI = (100.0, 400.0)  # least and most at which a page with pictures is drawn
MOST_DRAWN_PIXELS = 25_000_000  # A3 at 300 dpi and some air; a page of 200 inches is drawn coarser
THUMBNAIL_POINTS = 160.0  # the longer side of the small drawing that an own image is compared with
ALIKE = 12.0  # mean difference in grey levels; two ways to shrink a page differ by one or two
PLAIN_COLOURS = (
    pdfium_c.FPDF_COLORSPACE_DEVICEGRAY,
    pdfium_c.FPDF_COLORSPACE_DEVICERGB,
    pdfium_c.FPDF_COLORSPACE_CALGRAY,
    pdfium_c.FPDF_COLORSPACE_CALRGB,
    pdfium_c.FPDF_COLORSPACE_ICCBASED,
)
EDGE_POINTS = 6.0  # a scan's image may miss the edge of its page by that much and still be the page


def page_picture(page: pdfium.PdfPage, content: PageContent, plain: bool, max_pixels: int) -> Picture:
    """The page as one sees it. ``plain``: no image of the file is masked. Raises TooLarge when an image declares more
    than ``max_pixels``."""
    for image in content.pictures:
        width, height = image.get_px_size()
        if width * height > max_pixels:
            raise TooLarge(f"Une image du PDF déclare {width} x {height} pixels.")
    if _is_one_image(page, content):
        own = _own_image(page, content.pictures[0], plain)
        if own is not None:
            return own
    return _drawn(page, content)


def _is_one_image(page: pdfium.PdfPage, content: PageContent) -> bool:
    """Whether the page shows one opaque image and nothing on it."""
    return (
        content.analysed
        and content.is_scan
        and len(content.pictures) == 1
        and content.seen == 0
        and not content.drawings
        and not seen_annotations(page)
        and not pdfium_c.FPDFPage_HasTransparency(page)
    )


def _own_image(page: pdfium.PdfPage, image: pdfium.PdfImage, plain: bool) -> Picture | None:
    """The image's own pixels as they are displayed; None when it must be drawn to be seen as it is."""
    space = DisplayedPage.of(page)
    if not _fills(image.get_bounds(), space.visible):
        return None
    sure = plain and image.get_metadata().colorspace in PLAIN_COLOURS
    a, b, c, d, _, _ = image.get_matrix().get()
    if max(abs(b), abs(c)) > 0.002 * max(abs(a), abs(d)) and max(abs(a), abs(d)) > 0.002 * max(abs(b), abs(c)):
        return None
    try:
        stored = _rgb_or_grey(image.get_bitmap())
    except pdfium.PdfiumError:
        return None
    pixels = _as_displayed(stored, (a, b), (-c, -d), space.rotation)
    width, height = (side / POINTS_PER_INCH for side in page.get_size())
    if not sure and not _looks_like(page, pixels):
        return None
    page_dpi = (pixels.shape[1] / width, pixels.shape[0] / height)
    return Picture(
        square(without_idle_colour(pixels), *page_dpi), sheet_dpi(max(page_dpi), width, height), max(page_dpi)
    )


def _looks_like(page: pdfium.PdfPage, pixels: Pixels) -> bool:
    """Whether the page, drawn small, is ``pixels``: masks and odd colour spaces are only applied by drawing."""
    scale = THUMBNAIL_POINTS / max(page.get_size())
    drawn = _rgb_or_grey(page.render(scale=scale))
    own = cv2.resize(pixels, (drawn.shape[1], drawn.shape[0]), interpolation=cv2.INTER_AREA)
    if own.ndim == 2:
        drawn = as_pixels(cv2.cvtColor(drawn, cv2.COLOR_RGB2GRAY))
    return float(cv2.absdiff(own, drawn).mean()) < ALIKE


def _fills(bounds: Bounds, visible: Bounds) -> bool:
    return all(abs(one - other) <= EDGE_POINTS for one, other in zip(bounds, visible, strict=True))


def _as_displayed(pixels: Pixels, right: tuple[float, float], down: tuple[float, float], rotation: int) -> Pixels:
    """``pixels`` whose rows run ``right`` and whose columns run ``down`` in user space, as /Rotate displays them."""
    for _ in range(rotation // 90):
        right, down = (right[1], -right[0]), (down[1], -down[0])
    if abs(right[0]) < abs(right[1]):
        pixels, right, down = np.swapaxes(pixels, 0, 1), down, right
    if right[0] < 0:
        pixels = pixels[:, ::-1]
    if down[1] > 0:
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def _drawn(page: pdfium.PdfPage, content: PageContent) -> Picture:
    """The page drawn by PDFium: a scan near its own resolution, anything else at VECTOR_DPI."""
    width, height = (side / POINTS_PER_INCH for side in page.get_size())
    page_dpi = VECTOR_DPI * VECTOR_DPI / sheet_dpi(VECTOR_DPI, width, height)
    if content.is_scan and content.sharpest > 0:
        page_dpi = content.sharpest * POINTS_PER_INCH
        wanted = min(max(sheet_dpi(page_dpi, width, height), DRAWN_DPI[0]), DRAWN_DPI[1])
        page_dpi *= wanted / sheet_dpi(page_dpi, width, height)
    page_dpi *= min(1.0, (MOST_DRAWN_PIXELS / (width * height * page_dpi**2)) ** 0.5)
    bitmap = page.render(scale=page_dpi / POINTS_PER_INCH, rev_byteorder=True, may_draw_forms=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return Picture(without_idle_colour(pixels), sheet_dpi(page_dpi, width, height), page_dpi)


def _rgb_or_grey(bitmap: pdfium.PdfBitmap) -> Pixels:
    """A copy of the bitmap as grey or RGB pixels."""
    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.array(pixels.reshape(pixels.shape[:2]), dtype=np.uint8)
    return np.array(pixels[:, :, 2::-1], dtype=np.uint8)
