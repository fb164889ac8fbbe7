"""Leaves become a file: PDF of JPEGs with or without a copier's hidden text, fax PDF or TIFF, TIFF, JPEG, PNG."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.leaves import Leaf, Picture

rl_config.useA85 = 0  # plain binary streams: a fifth smaller, as copiers write them
WRITTEN = time.gmtime(0)  # in a fax's PDF: the same samples have the same bytes
INK_SHARE = 0.66  # of the paper's brightness: darker is ink to a fax machine
EXIF_ORIENTATION = 0x0112
EXIF_OF_TURN = {0: 1, 90: 8, 180: 3, 270: 6}  # stored turned clockwise by so much: how a viewer turns it back


def as_image(picture: Picture, one_bit: bool = False) -> Image.Image:
    """Grey when the picture is two-dimensional; one bit by the paper's own brightness, as fax machines do."""
    image = Image.fromarray(picture)
    if not one_bit:
        return image
    threshold = INK_SHARE * float(np.median(picture))
    return image.convert("L").point(lambda v: 255 if v > threshold else 0).convert("1")


def jpeg_of(picture: Picture, quality: int, exif: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    as_image(picture).save(buffer, "JPEG", quality=quality, exif=exif)
    return buffer.getvalue()


def write_pdf(path: Path, leaves: Sequence[Leaf], dpi: int, quality: int, a4: bool = False) -> None:
    """A PDF whose pages are JPEG pictures, with their hidden text. ``a4``: pages as wide as A4 whatever the picture's
    size, as telephones make them."""
    canvas = Canvas(str(path), invariant=True, pageCompression=1)
    canvas.setTitle(path.stem)
    for leaf in leaves:
        high, wide = leaf.picture.shape[:2]
        points = A4[0] / min(wide, high) if a4 else 72 / dpi
        width, height = wide * points, high * points
        turn_back = (360 - leaf.turned) % 360 if leaf.shown_upright else 0
        # reportlab takes the size of the page as it is shown, and swaps it for the MediaBox of a sideways page
        canvas.setPageSize((height, width) if turn_back in (90, 270) else (width, height))
        canvas.setPageRotation(turn_back)
        canvas.drawImage(ImageReader(io.BytesIO(jpeg_of(leaf.picture, quality))), 0, 0, width, height)
        for line in leaf.hidden if leaf.turned == 0 else ():
            text = canvas.beginText(line.x, height - line.y - line.size)
            text.setTextRenderMode(3)
            text.setFont("Helvetica", line.size)
            text.textOut(line.text)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()


def write_fax(path: Path, leaves: Sequence[Leaf], dpi: int) -> None:
    """One bit a pixel, group 4: a multi-page TIFF, or a PDF, by the suffix."""
    first, *rest = [as_image(leaf.picture, one_bit=True) for leaf in leaves]
    if path.suffix == ".pdf":
        first.save(
            path, "PDF", save_all=True, append_images=rest, resolution=dpi, creationDate=WRITTEN, modDate=WRITTEN
        )
    else:
        first.save(path, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(dpi, dpi))


def write_tiff(path: Path, leaves: Sequence[Leaf], dpi: int, quality: int) -> None:
    """A multi-page TIFF with JPEG inside."""
    first, *rest = [as_image(leaf.picture) for leaf in leaves]
    first.save(path, "TIFF", save_all=True, append_images=rest, compression="jpeg", quality=quality, dpi=(dpi, dpi))


def write_picture(path: Path, leaf: Leaf, dpi: int, quality: int) -> None:
    """One page as JPEG or PNG; a turned JPEG says so in its EXIF, as telephones write it."""
    if path.suffix == ".png":
        as_image(leaf.picture).save(path, "PNG", dpi=(dpi, dpi))
        return
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = EXIF_OF_TURN[leaf.turned]
    path.write_bytes(jpeg_of(leaf.picture, quality, exif.tobytes()))
