"""Pictures of pages become a file: PDF of JPEGs (with or without a copier's hidden text), fax PDF or TIFF, TIFF, JPEG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Picture = NDArray[np.uint8]
rl_config.useA85 = 0  # plain binary streams: a fifth smaller, as copiers write them


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line of the copier's own OCR, in points from the top left."""

    text: str
    x: float
    y: float
    size: float


def as_image(picture: Picture, one_bit: bool = False) -> Image.Image:
    """Grey when the picture is two-dimensional; one bit by a fixed threshold, as fax machines do."""
    image = Image.fromarray(picture)
    return image.convert("L").point(lambda v: 255 if v > 150 else 0).convert("1") if one_bit else image


def jpeg_of(picture: Picture, quality: int, exif: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    as_image(picture).save(buffer, "JPEG", quality=quality, exif=exif)
    return buffer.getvalue()


def write_pdf(
    path: Path,
    pictures: Sequence[Picture],
    dpi: int,
    quality: int,
    hidden: Sequence[Sequence[HiddenLine]] = (),
) -> None:
    """A PDF whose pages are JPEG pictures."""
    canvas = Canvas(str(path), invariant=True, pageCompression=1)
    canvas.setTitle(path.stem)
    for number, picture in enumerate(pictures):
        width, height = picture.shape[1] * 72 / dpi, picture.shape[0] * 72 / dpi
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(jpeg_of(picture, quality))), 0, 0, width, height)
        for line in hidden[number] if number < len(hidden) else ():
            text = canvas.beginText(line.x, height - line.y - line.size)
            text.setTextRenderMode(3)
            text.setFont("Helvetica", line.size)
            text.textOut(line.text)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()


def write_fax(path: Path, pictures: Sequence[Picture], dpi: int) -> None:
    """One bit a pixel, group 4: a multi-page TIFF, or a PDF, by the suffix."""
    first, *rest = [as_image(p, one_bit=True) for p in pictures]
    if path.suffix == ".pdf":
        first.save(path, "PDF", save_all=True, append_images=rest, resolution=dpi)
    else:
        first.save(path, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(dpi, dpi))


def write_tiff(path: Path, pictures: Sequence[Picture], dpi: int, quality: int) -> None:
    """A multi-page TIFF with JPEG inside."""
    first, *rest = [as_image(p) for p in pictures]
    first.save(path, "TIFF", save_all=True, append_images=rest, compression="jpeg", quality=quality, dpi=(dpi, dpi))
