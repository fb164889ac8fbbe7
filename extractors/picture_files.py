"""TIFF, JPEG and PNG → pages. The door for Pillow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.errors import NotADocument, TooLarge, TooManyPages
from extractors.page_input import PageInput
from extractors.picture import Picture, Pixels
from schemas.layout import POINTS_PER_INCH
from schemas.options import ReadOptions

A4_SHORT_INCHES = 8.27
LEAST_DPI = 90.0  # a declared resolution below this is a default (72), not a measurement
MOST_DPI = 1300.0  # above what office scanners do
SHEET_SHORT_INCHES = (4.0, 14.0)  # the short side of a sheet: A6 to A3, with some air

DAMAGED = "L'image est abîmée ou incomplète."
SCAN_AGAIN = "Numérisez ou photographiez le document de nouveau."
_DECODING_ERRORS = (OSError, SyntaxError, ValueError, EOFError, IndexError)


def picture_pages(path: Path, options: ReadOptions) -> Iterator[PageInput]:
    """One page for each frame of the file."""
    with _opened(path) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if count > options.max_pages:
            raise TooManyPages(f"Le document a {count} pages ; la limite est de {options.max_pages}.")
        for index in range(count):
            _seek(image, index, options.max_pixels)
            dpi_x, dpi_y = _resolution(image)
            width, height = image.size
            if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):
                width, height, dpi_x, dpi_y = height, width, dpi_y, dpi_x
            yield PageInput(
                number=index + 1,
                width=width / dpi_x * POINTS_PER_INCH,
                height=height / dpi_y * POINTS_PER_INCH,
                layer=(),
                born_digital=False,
                picture=partial(_picture, path, index, options.max_pixels),
            )


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path, formats=("TIFF", "JPEG", "PNG", "MPO"))
    except Image.DecompressionBombError as error:
        raise TooLarge("L'image déclare un nombre de pixels démesuré.") from error
    except (UnidentifiedImageError, *_DECODING_ERRORS) as error:
        raise NotADocument(DAMAGED, SCAN_AGAIN) from error


def _seek(image: Image.Image, index: int, max_pixels: int) -> None:
    try:
        image.seek(index)
    except Image.DecompressionBombError as error:
        raise TooLarge("L'image déclare un nombre de pixels démesuré.") from error
    except _DECODING_ERRORS as error:
        raise NotADocument(DAMAGED, SCAN_AGAIN) from error
    if image.width * image.height > max_pixels:
        raise TooLarge(f"La page {index + 1} déclare {image.width} x {image.height} pixels.")


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Pixels per inch across and down; an A4 sheet is assumed where none, or an absurd one, is declared."""
    declared = image.info.get("dpi", (0.0, 0.0))
    x, y = float(declared[0]), float(declared[1])
    if min(x, y) >= LEAST_DPI and max(x, y) <= MOST_DPI:
        short = min(image.width / x, image.height / y)
        if SHEET_SHORT_INCHES[0] <= short <= SHEET_SHORT_INCHES[1]:
            return x, y
    assumed = min(image.size) / A4_SHORT_INCHES
    return assumed, assumed


def _picture(path: Path, index: int, max_pixels: int) -> Picture:
    """Frame ``index`` decoded, turned as its EXIF says, with square pixels."""
    with _opened(path) as image:
        _seek(image, index, max_pixels)
        dpi_x, dpi_y = _resolution(image)
        try:
            upright = ImageOps.exif_transpose(image)
            pixels = _pixels(upright)
        except _DECODING_ERRORS as error:
            raise NotADocument(DAMAGED, SCAN_AGAIN) from error
        if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):
            dpi_x, dpi_y = dpi_y, dpi_x
    return Picture(pixels, max(dpi_x, dpi_y))


def _pixels(image: Image.Image) -> Pixels:
    """Grey or RGB pixels on white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return np.asarray(Image.alpha_composite(paper, rgba).convert("RGB"))
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"))
    if image.mode.startswith("I;16"):
        return (np.asarray(image).astype(np.uint16) >> 8).astype(np.uint8)
    return np.asarray(image.convert("RGB"))
