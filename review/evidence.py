"""Pieces of the scan as pictures: the door for pypdfium2 and Pillow in ``review``.

A ``bbox`` is in points on the page as a person reads it. The original may lie turned: ``Sheet.turned`` says by how
many degrees clockwise it has to be turned first. EXIF orientation and a PDF's own /Rotate come before that.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageOps

from schemas.layout import POINTS_PER_INCH, Box

_PDFIUM = Lock()  # pdfium is not thread-safe; the review page serves from several threads
PDF_HEADER_WITHIN = 1024  # bytes; %PDF- stands in the first kilobyte (PDF 1.7, annex H.3, note 13)
A4_SHORT = 595.0  # points; assumed for the short side of a picture whose page size is not known
CROP_DPI = 130.0  # legible print at the width of a report, some 20 kB a piece
MARGIN = (54.0, 24.0)  # points shown around a box: three words to the sides, a line and a half above and below
LEAST_SIZE = (300.0, 48.0)  # points; a single word alone does not tell where one is
MARKER = (255, 226, 110)  # highlighter yellow
WORDS_HIGH = 40.0  # points; a taller box is a block, whose ink is better left in its own colour
MARKER_EDGE = (196, 98, 0)
HEAD = 0.36  # of the height of a page: letterhead, title and first lines
JPEG_QUALITY = 82
MOST_PIXELS = 180_000_000  # a picture that declares more is not decoded


class NoPicture(Exception):  # noqa: N818 - the report goes on without the picture
    """The original is gone, damaged, or has no such page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How page ``number`` (from 1) lies in its original; ``width``/``height`` in points once upright, 0 if unknown."""

    number: int
    turned: int = 0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, eq=False)
class Upright:
    """A page as a person reads it; ``scale``: pixels a point."""

    picture: Image.Image
    scale: float

    def box_in_pixels(self, box: Box) -> tuple[int, int, int, int]:
        k = self.scale
        return round(box.x0 * k), round(box.top * k), round(box.x1 * k), round(box.bottom * k)


def upright_page(original: Path, sheet: Sheet, dpi: float = CROP_DPI) -> Upright:
    """The page turned upright at about ``dpi``. Raises :class:`NoPicture`."""
    with _as_no_picture(sheet):
        return (_pdf_page if _is_pdf(original) else _frame)(original, sheet, dpi)


def page_size(original: Path, sheet: Sheet) -> tuple[float, float]:
    """Width and height of the upright page in points. Raises :class:`NoPicture`."""
    if sheet.width and sheet.height:
        return sheet.width, sheet.height
    with _as_no_picture(sheet):
        return (_pdf_page_size if _is_pdf(original) else _frame_size)(original, sheet)


@contextmanager
def _as_no_picture(sheet: Sheet) -> Iterator[None]:
    """Whatever a damaged original makes its reader raise becomes :class:`NoPicture`."""
    try:
        yield
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, pdfium.PdfiumError) as error:
        raise NoPicture(f"page {sheet.number}: {error}") from error
    except Image.DecompressionBombError as error:
        raise NoPicture("the picture declares too many pixels") from error


def _is_pdf(original: Path) -> bool:
    with original.open("rb") as file:
        return b"%PDF-" in file.read(PDF_HEADER_WITHIN)


@contextmanager
def _opened_page(original: Path, sheet: Sheet) -> Iterator[pdfium.PdfPage]:
    with _PDFIUM:
        pdf = pdfium.PdfDocument(original)
        try:
            yield pdf[sheet.number - 1]
        finally:
            pdf.close()


def _pdf_page(original: Path, sheet: Sheet, dpi: float) -> Upright:
    scale = dpi / POINTS_PER_INCH
    with _opened_page(original, sheet) as page:
        width, height = page.get_size()
        if width * height * scale * scale > MOST_PIXELS:
            raise NoPicture("the page is too large to draw")
        picture = page.render(scale=scale, rotation=sheet.turned % 360, rev_byteorder=True).to_pil().convert("RGB")
    return Upright(picture, scale)


def _pdf_page_size(original: Path, sheet: Sheet) -> tuple[float, float]:
    with _opened_page(original, sheet) as page:
        width, height = page.get_size()
    return (height, width) if sheet.turned % 180 else (width, height)


def _frame_size(original: Path, sheet: Sheet) -> tuple[float, float]:
    page = _frame(original, sheet, CROP_DPI)
    return page.picture.width / page.scale, page.picture.height / page.scale


def _frame(original: Path, sheet: Sheet, dpi: float) -> Upright:
    with Image.open(original, formats=("TIFF", "JPEG", "PNG")) as image:
        if image.format == "TIFF":
            image.seek(sheet.number - 1)
        if image.width * image.height > MOST_PIXELS:
            raise NoPicture("the picture declares too many pixels")
        picture = ImageOps.exif_transpose(image).convert("RGB")
    if sheet.turned % 360:
        picture = picture.rotate(-sheet.turned, expand=True)
    points = (sheet.width, sheet.height) if sheet.width and sheet.height else _guessed_size(picture)
    scale = dpi / POINTS_PER_INCH
    wanted = max(1, round(points[0] * scale)), max(1, round(points[1] * scale))
    if wanted[0] < picture.width:
        picture = picture.resize(wanted, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return Upright(picture, picture.width / points[0])


def _guessed_size(picture: Image.Image) -> tuple[float, float]:
    k = A4_SHORT / min(picture.size)
    return picture.width * k, picture.height * k


def cut(page: Upright, box: Box) -> bytes:
    """The piece around ``box`` with ``box`` marked, as JPEG."""
    around = _with_context(box, page)
    piece = page.picture.crop(page.box_in_pixels(around))
    inner = Box(box.x0 - around.x0, box.top - around.top, box.x1 - around.x0, box.bottom - around.top)
    return as_jpeg(_marked(piece, page.box_in_pixels(inner.grown(2, 2)), fill=box.height < WORDS_HIGH))


def head(page: Upright) -> bytes:
    """The upper part of the page, by which a person sees what it is, as JPEG."""
    picture = page.picture
    return as_jpeg(picture.crop((0, 0, picture.width, max(1, round(picture.height * HEAD)))))


def _with_context(box: Box, page: Upright) -> Box:
    width, height = page.picture.width / page.scale, page.picture.height / page.scale
    dx = max(MARGIN[0], (LEAST_SIZE[0] - box.width) / 2)
    dy = max(MARGIN[1], (LEAST_SIZE[1] - box.height) / 2)
    grown = box.grown(dx, dy)
    x0, top = min(max(0.0, grown.x0), width - 1), min(max(0.0, grown.top), height - 1)
    return Box(x0, top, min(max(x0 + 1, grown.x1), width), min(max(top + 1, grown.bottom), height))


def _marked(piece: Image.Image, at: tuple[int, int, int, int], fill: bool) -> Image.Image:
    """A frame around the box and, over words, highlighter: paper turns yellow, ink stays ink."""
    x0, y0, x1, y1 = max(0, at[0]), max(0, at[1]), min(piece.width, at[2]), min(piece.height, at[3])
    if x1 - x0 < 2 or y1 - y0 < 2:
        return piece
    if fill:
        yellow = Image.new("RGB", (x1 - x0, y1 - y0), MARKER)
        piece.paste(ImageChops.multiply(piece.crop((x0, y0, x1, y1)), yellow), (x0, y0))
    ImageDraw.Draw(piece).rectangle((x0, y0, x1 - 1, y1 - 1), outline=MARKER_EDGE, width=2)
    return piece


def as_jpeg(picture: Image.Image) -> bytes:
    """``picture`` in a form every browser shows, without any metadata of the original."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()
