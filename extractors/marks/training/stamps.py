"""Rubber stamps: round and oval ones with letters around and a device inside, and boxes of words."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from extractors.marks.training.curves import spline
from extractors.marks.training.ink import MM, Faces, Mask, face, turned
from extractors.marks.training.words import TOWNS, a_date, a_name, some_words

AROUND = ("MAIRIE DE ", "COMMUNE DE ", "SYNDICAT DE ", "VILLE DE ", "ACADEMIE DE ")
BELOW = ("HERAULT", "(AUDE)", "* 34 *", "GARD", "* * *", "HOTEL DE VILLE")
INSIDE = (("RÉPUBLIQUE", "FRANÇAISE"), ("LE", "MAIRE"), ("34500", "Tél. 04 67"), ("R F",))
DEVICES = ("head", "head", "shield", "tree", "star", "rays")


def round_stamp(chance: Random, faces: Faces) -> Mask:
    """22 to 44 mm across."""
    size = chance.uniform(22, 44)
    side = int(size * MM) + 16
    image = Image.new("L", (side, side))
    draw = ImageDraw.Draw(image)
    c, r = side / 2, size * MM / 2
    line = max(1, round(chance.uniform(0.2, 0.7) * MM))
    inner = r * chance.uniform(0.52, 0.72)
    for radius, often, width in ((r, 0.93, line), (r * 0.93, 0.25, 1), (inner, 0.75, max(1, line * 2 // 3))):
        if chance.random() < often:
            draw.ellipse([c - radius, c - radius, c + radius, c + radius], outline=255, width=width)
    letters, middle = face(faces.printed, size * chance.uniform(0.075, 0.12), chance), (r * 0.93 + inner) / 2
    top = -math.pi / 2 + chance.uniform(-0.2, 0.2)
    name = chance.choice(AROUND) + chance.choice(TOWNS)
    _on_arc(image, (c, middle), name, letters, (top, chance.uniform(2.6, 4.6)))
    if chance.random() < 0.8:
        _on_arc(image, (c, middle), chance.choice(BELOW), letters, (math.pi / 2, -chance.uniform(0.6, 1.5)))
    _inside(draw, chance, faces, c, inner)
    mask = np.asarray(image)
    if chance.random() < 0.18:
        oval = (round(side * chance.uniform(1.2, 1.6)), side)
        mask = np.asarray(cv2.resize(mask, oval, interpolation=cv2.INTER_AREA), np.uint8)
    return turned(mask, chance.gauss(0, 15))


def _inside(draw: ImageDraw.ImageDraw, chance: Random, faces: Faces, c: float, inner: float) -> None:
    """A device, words, a date between two lines, or nothing."""
    kind = chance.choice(["device", "device", "words", "words", "date", "none"])
    if kind == "device":
        device(draw, chance, c, inner)
    elif kind != "none":
        rows = chance.choice(INSIDE) if kind == "words" else (a_date(chance),)
        letters = face(faces.printed, inner / MM * chance.uniform(0.22, 0.42), chance)
        for i, row in enumerate(rows):
            y = c + (i - (len(rows) - 1) / 2) * letters.size * 1.25
            draw.text((c, y), row, fill=255, font=letters, anchor="mm")
        if kind == "date" and chance.random() < 0.6:
            for y in (c - 1.1 * letters.size, c + 1.1 * letters.size):
                draw.line([c - inner * 0.85, y, c + inner * 0.85, y], fill=255, width=2)


def _on_arc(
    image: Image.Image, circle: tuple[float, float], text: str, letters: FreeTypeFont, arc: tuple[float, float]
) -> None:
    """``circle``: its middle (x and y alike) and radius; ``arc``: the middle of the text and its angle, in radians; a
    negative angle turns the letters' feet outwards."""
    (c, radius), (at, spread) = circle, arc
    cut = len(text) % 4 == 0
    feet = -90 if spread > 0 else 90
    for i, letter in enumerate(text):
        a = at + spread * (i / max(1, len(text) - 1) - 0.5)
        size = int(letters.size * 1.7)
        glyph = _glyph(letter, size, letters, cut)
        glyph = glyph.rotate(feet - math.degrees(a), resample=Image.Resampling.BILINEAR)
        image.paste(255, (int(c + radius * math.cos(a) - size / 2), int(c + radius * math.sin(a) - size / 2)), glyph)


def _glyph(letter: str, size: int, letters: FreeTypeFont, cut: bool) -> Image.Image:
    """A letter in the middle of a square; ``cut``: as an engraver's tool cuts it, in lines of one width."""
    if cut:
        scale = letters.size / 32
        (wide, high), _ = cv2.getTextSize(letter, cv2.FONT_HERSHEY_SIMPLEX, scale, 2)
        ground = np.zeros((size, size), np.uint8)
        foot = ((size - wide) // 2, (size + high) // 2)
        thick = max(1, round(2 * scale))
        return Image.fromarray(
            np.asarray(cv2.putText(ground, letter, foot, cv2.FONT_HERSHEY_SIMPLEX, scale, (255,), thick, cv2.LINE_AA))
        )
    glyph = Image.new("L", (size, size))
    ImageDraw.Draw(glyph).text((size / 2, size / 2), letter, fill=255, font=letters, anchor="mm")
    return glyph


def device(draw: ImageDraw.ImageDraw, chance: Random, c: float, r: float) -> None:
    """A head with locks, a shield, a tree, a star or rays round the point (c, c)."""
    kind = chance.choice(DEVICES)
    if kind == "head":
        _head(draw, chance, c, r)
    elif kind == "shield":
        w, h = r * chance.uniform(0.35, 0.6), r * chance.uniform(0.45, 0.7)
        draw.polygon([(c - w, c - h), (c + w, c - h), (c + w, c), (c, c + h), (c - w, c)], outline=255, width=2)
        for i in range(chance.randint(2, 8)):
            x = c - w + 2 * w * i / 8
            draw.line([(x, c - h), (x + w * 0.3, c + h * 0.3)], fill=255, width=1)
    elif kind == "tree":
        for _ in range(chance.randint(5, 16)):
            x, y, q = c + chance.gauss(0, 0.25) * r, c + chance.gauss(-0.15, 0.25) * r, chance.uniform(0.06, 0.2) * r
            draw.ellipse([x - q, y - q, x + q, y + q], outline=255, width=2)
        draw.line([c, c, c, c + r * 0.7], fill=255, width=3)
    elif kind == "star":
        radii = [(r * (0.6 if i % 2 else 0.25), i * math.pi / 5) for i in range(10)]
        draw.polygon([(c + q * math.cos(a), c + q * math.sin(a)) for q, a in radii], fill=255)
    else:
        for a in np.arange(24) * math.pi / 12:
            x, y = r * math.cos(a), r * math.sin(a)
            draw.line([(c + 0.3 * x, c + 0.3 * y), (c + 0.7 * x, c + 0.7 * y)], fill=255, width=2)


def _head(draw: ImageDraw.ImageDraw, chance: Random, c: float, r: float) -> None:
    n, dark = chance.randint(8, 26), chance.random() < 0.4
    radii = [(r * chance.uniform(0.35, 0.85), 2 * math.pi * i / n) for i in range(n)]
    outline = spline([(c + q * math.cos(a), c + q * math.sin(a)) for q, a in radii], 5)
    draw.polygon([(x, y) for x, y in outline], outline=255, fill=255 if dark else 0, width=chance.randint(1, 3))
    for _ in range(chance.randint(3, 14)):
        x, y, q = c + chance.uniform(-0.55, 0.5) * r, c + chance.uniform(-0.6, 0.6) * r, chance.uniform(0.06, 0.35) * r
        start, width = chance.randint(0, 300), chance.randint(1, 3)
        box = [x - q, y - q, x + q, y + q]
        draw.arc(box, start, start + chance.randint(60, 330), fill=0 if dark else 255, width=width)
    for _ in range(chance.randint(0, 4)):
        points = [
            (c + r * chance.uniform(-0.7, 0.7), c + r * chance.uniform(-0.7, 0.7)) for _ in range(chance.randint(3, 5))
        ]
        draw.line([(x, y) for x, y in spline(points, 5)], fill=0 if dark else 255, width=chance.randint(1, 3))


def _icon(draw: ImageDraw.ImageDraw, chance: Random, c: float, r: float) -> None:
    """Solid shapes upon each other: the rubber stamps, padlocks and seals of electronic signatures."""
    y = c - r
    for _ in range(chance.randint(2, 5)):
        w, h = r * chance.uniform(0.2, 0.95), r * chance.uniform(0.1, 0.7)
        box, fill = (c - w, y, c + w, y + h), None if chance.random() < 0.2 else 255
        if chance.random() < 0.4:
            draw.ellipse(box, fill=fill, outline=255, width=2)
        else:
            draw.rounded_rectangle(box, radius=chance.choice([0, 2]), fill=fill, outline=255, width=2)
        y += h * chance.uniform(0.8, 1.3)


def box_stamp(chance: Random, faces: Faces) -> Mask:
    """One to five lines, in a frame or without, some before a device as the pictures of electronic signatures are."""
    letters = face(faces.printed, chance.uniform(1.4, 5.0), chance)
    pool = ["MAIRIE DE " + chance.choice(TOWNS), "Le Maire,", a_name(chance), "1 place de la République"]
    pool += ["34500 " + chance.choice(TOWNS), "Tél. 04 67 00 00 00", a_date(chance), "REÇU LE", "L'Adjoint délégué"]
    pool += ["Pour le Maire et par délégation", "COURRIER ARRIVÉ", "Signé électroniquement par", "COPIE CONFORME"]
    pool += [a_name(chance).upper(), "Le Président", some_words(chance, 3).upper()]
    rows = chance.sample(pool, chance.choice([1, 1, 2, 3, 3, 4, 5]))
    step, pad = letters.size * chance.uniform(1.15, 1.4), chance.uniform(1, 3) * MM
    wide = max(letters.getlength(row) for row in rows)
    image = Image.new("L", (int(wide + 2 * pad), int(step * len(rows) + 2 * pad)))
    draw = ImageDraw.Draw(image)
    if chance.random() < 0.55:
        box, line = (2, 2, image.width - 3, image.height - 3), max(1, round(chance.uniform(0.2, 0.8) * MM))
        corner = chance.uniform(1, 4) * MM if chance.random() < 0.4 else 0
        draw.rounded_rectangle(box, radius=corner, outline=255, width=line)
    for i, row in enumerate(rows):
        at_left = chance.random() < 0.3
        place = (pad if at_left else image.width / 2, pad + (i + 0.5) * step)
        draw.text(place, row, fill=255, font=letters, anchor="lm" if at_left else "mm")
    if chance.random() < 0.3:
        side = image.height
        drawn = Image.new("L", (side, side))
        inside = _icon if chance.random() < 0.7 else device
        inside(ImageDraw.Draw(drawn), chance, side / 2, side * chance.uniform(0.3, 0.5))
        image.paste(chance.choice([90, 160, 255]), (chance.randint(0, max(0, image.width - side)), 0), drawn)
    return turned(np.asarray(image), chance.gauss(0, 6) if chance.random() < 0.7 else 0.0)
