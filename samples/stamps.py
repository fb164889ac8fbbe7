"""Rubber stamps: the round one of a town hall, the rectangular one of a post room, a date stamp. Uneven ink."""

from __future__ import annotations

from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from samples.strokes import Mark, Mask

LONGEST_ARC = np.pi * 1.45  # of a circle that the name around may take
SHORT = 24  # letters of a name that leave room for more below
READABLE = 0.85  # of the ink: a date stamp must be read by a person even on a fax
COLOURS = ((40, 50, 140), (90, 40, 130), (170, 30, 40), (40, 40, 45), (60, 70, 160))
_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def _font(path: Path | None, pixels: float) -> _Font:
    size = max(6, round(pixels))
    return ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)


def _inked(image: Image.Image, rng: Random, angle: float, least: float = 0.0) -> Mask:
    """Turned, and pressed unevenly: some parts fade, some dry out, but no part below ``least``."""
    turned = image.rotate(angle, resample=Image.Resampling.BICUBIC, expand=True)
    alpha = np.asarray(turned).astype(np.float32) / 255
    height, width = alpha.shape
    noise = np.random.default_rng(rng.randrange(2**32))
    coarse = cv2.resize(
        noise.uniform(0.35, 1.0, (5, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    fine = cv2.resize(noise.uniform(0.5, 1.2, (height // 3 + 1, width // 3 + 1)).astype(np.float32), (width, height))
    ink = np.maximum(coarse * fine * rng.uniform(0.75, 1.1), least)
    pressed: Mask = np.clip(alpha * ink, 0, 1).astype(np.float32)
    return pressed


def round_stamp(office: str, rng: Random, dpi: int, font: Path | None) -> Mark:
    """Two rings, the office around ("MAIRIE DE VALBRUNE"), "RÉPUBLIQUE FRANÇAISE" inside."""
    unit = dpi / 72
    size = int(rng.uniform(78, 96) * unit)
    image = Image.new("L", (size, size))
    draw = ImageDraw.Draw(image)
    line = max(1, round(1.3 * unit))
    for inset in (2 * unit, 17 * unit):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=255, width=line)
    _around(image, f"{office} ", size / 2 - 10 * unit, 8.5 * unit, font=font)
    below = "* HÔTEL DE VILLE *" if office.startswith("MAIRIE") and len(office) < SHORT else "*"
    _around(image, below, size / 2 - 10 * unit, 7 * unit, font=font, bottom=True)
    inner = _font(font, 7 * unit)
    for row, word in enumerate(("RÉPUBLIQUE", "FRANÇAISE")):
        left, _, right, _ = inner.getbbox(word)
        draw.text((size / 2 - (right - left) / 2, size / 2 + (row - 1) * 9 * unit), word, fill=255, font=inner)
    return Mark(_inked(image, rng, rng.uniform(-35, 35)), rng.choice(COLOURS), dpi)


def _advance(text: str, radius: float, pixels: float, face: _Font) -> list[float]:
    """How far each letter goes along the circle, in radians."""
    return [max(face.getlength(c), pixels * 0.3) * 1.12 / radius for c in text]


def _around(
    image: Image.Image, text: str, radius: float, pixels: float, *, font: Path | None, bottom: bool = False
) -> None:
    """Letters along a circle, clockwise from the upper left (or centred at the bottom)."""
    advance = _advance(text, radius, pixels, _font(font, pixels))
    pixels *= min(1.0, LONGEST_ARC / sum(advance))  # whoever cuts a stamp makes its letters fit
    face = _font(font, pixels)
    advance = _advance(text, radius, pixels, face)
    span = min(sum(advance), LONGEST_ARC)
    squeeze = span / sum(advance)
    angle = (np.pi / 2 + span / 2) if bottom else (-np.pi / 2 - span / 2)
    centre = image.size[0] / 2
    for character, step in zip(text, advance, strict=True):
        turn = step * squeeze * (-1 if bottom else 1)
        at = angle + turn / 2
        glyph = Image.new("L", (int(pixels * 1.8), int(pixels * 1.8)))
        ImageDraw.Draw(glyph).text((pixels * 0.9, pixels * 0.9), character, fill=255, font=face, anchor="mm")
        facing = -np.degrees(at) + (90 if bottom else -90)
        glyph = glyph.rotate(facing, resample=Image.Resampling.BICUBIC)
        x, y = centre + radius * np.cos(at), centre + radius * np.sin(at)
        image.paste(255, (int(x - glyph.width / 2), int(y - glyph.height / 2)), glyph)
        angle += turn


def box_stamp(lines: tuple[str, ...], rng: Random, dpi: int, font: Path | None, framed: bool = True) -> Mark:
    """Lines in a frame: "COURRIER ARRIVÉ / LE 12 JUIN 2025", or a date alone without one."""
    unit = dpi / 72
    face = _font(font, rng.uniform(10, 13) * unit)
    pad = int(6 * unit)
    widths = [face.getlength(line) for line in lines]
    step = int(15 * unit)
    image = Image.new("L", (int(max(widths)) + 2 * pad, step * len(lines) + 2 * pad))
    draw = ImageDraw.Draw(image)
    if framed:
        draw.rectangle((1, 1, image.width - 2, image.height - 2), outline=255, width=max(1, round(1.4 * unit)))
    for row, (line, width) in enumerate(zip(lines, widths, strict=True)):
        draw.text(((image.width - width) / 2, pad + row * step), line, fill=255, font=face)
    least = 0.0 if framed else READABLE
    return Mark(_inked(image, rng, rng.uniform(-5, 5), least), rng.choice(COLOURS), dpi)
