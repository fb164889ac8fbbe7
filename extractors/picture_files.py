"""TIFF, JPEG and PNG → pages. The door for Pillow."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.errors import NotADocument, TooLarge, TooManyPages
from extractors.page_input import PageInput
from extractors.picture import A4_SHORT_INCHES, Picture, Pixels, sheet_dpi, square, without_idle_colour
from schemas.layout import POINTS_PER_INCH
from schemas.options import ReadOptions

LEAST_DPI = 90.0  # a declared resolution below this is a default (72), not a measurement
LEAST_SIDE = 300  # pixels; an A4 page is 36 dpi then, which nobody can read
MOST_DPI = 1300.0  # above what office scanners do
ORIENTATION = 0x0112  # EXIF tag
ON_SIDE = (5, 6, 7, 8)  # its values that swap width and height

DAMAGED = "L'image est abîmée ou incomplète."
SCAN_AGAIN = "Numérisez ou photographiez le document de nouveau."
BOMB = "L'image déclare un nombre de pixels démesuré."
_DECODING_ERRORS = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error)


def picture_pages(path: Path, options: ReadOptions, numbers: Collection[int] | None = None) -> Iterator[PageInput]:
    """One page for each frame of the file, or for those of ``numbers`` only."""
    with _opened(path) as image:
        for index in range(_frames(image, options.max_pages)):
            if numbers is not None and index + 1 not in numbers:
                continue
            _seek(image, index, options.max_pixels)
            dpi_x, dpi_y = _resolution(image)
            width, height = image.width / dpi_x * POINTS_PER_INCH, image.height / dpi_y * POINTS_PER_INCH
            if _lies_on_side(image):
                width, height = height, width
            picture = partial(_picture, path, index, options.max_pixels)
            yield PageInput(index + 1, width, height, layer=(), born_digital=False, picture=picture)


def _opened(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow mutters about a damaged file; the clerk is told in a sentence
            return Image.open(path, formats=("TIFF", "JPEG", "PNG"))
    except Image.DecompressionBombError as error:
        raise TooLarge(BOMB) from error
    except (UnidentifiedImageError, *_DECODING_ERRORS) as error:
        raise NotADocument(DAMAGED, SCAN_AGAIN) from error


def _frames(image: Image.Image, max_pages: int) -> int:
    """How many pages the file has; the further frames of a JPEG or PNG are previews and animations."""
    try:
        count = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    except _DECODING_ERRORS as error:
        raise NotADocument(DAMAGED, SCAN_AGAIN) from error
    if count > max_pages:
        raise TooManyPages(f"Le document a {count} pages ; la limite est de {max_pages}.")
    return count


def _seek(image: Image.Image, index: int, max_pixels: int) -> None:
    try:
        image.seek(index)
    except Image.DecompressionBombError as error:
        raise TooLarge(BOMB) from error
    except _DECODING_ERRORS as error:
        raise NotADocument(DAMAGED, SCAN_AGAIN) from error
    if min(image.size) < LEAST_SIDE:
        raise NotADocument(
            f"L'image de {image.width} x {image.height} pixels est trop petite pour une page.", SCAN_AGAIN
        )
    if image.width * image.height > max_pixels:
        raise TooLarge(f"La page {index + 1} déclare {image.width} x {image.height} pixels.")


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Pixels per inch across and down; an A4 sheet is assumed where none, or an absurd one, is declared."""
    x, y = (float(v) for v in image.info.get("dpi", (0.0, 0.0)))
    if min(x, y) >= LEAST_DPI and max(x, y) <= MOST_DPI:
        width, height = image.width / x, image.height / y
        if sheet_dpi(x, width, height) == x:
            return x, y
    assumed = min(image.size) / A4_SHORT_INCHES
    return assumed, assumed


def _lies_on_side(image: Image.Image) -> bool:
    return image.getexif().get(ORIENTATION, 1) in ON_SIDE


def _picture(path: Path, index: int, max_pixels: int) -> Picture:
    """Frame ``index`` decoded, turned as its EXIF says, with square pixels."""
    with _opened(path) as image:
        _seek(image, index, max_pixels)
        dpi_x, dpi_y = _resolution(image)
        if _lies_on_side(image):
            dpi_x, dpi_y = dpi_y, dpi_x
        try:
            pixels = _pixels(ImageOps.exif_transpose(image))
        except _DECODING_ERRORS as error:
            raise NotADocument(DAMAGED, SCAN_AGAIN) from error
    return Picture(square(without_idle_colour(pixels), dpi_x, dpi_y), max(dpi_x, dpi_y))


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
