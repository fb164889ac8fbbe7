"""Pieces of pages with print, stamps and pens, and where on them somebody signed. More than half are signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from extractors.marks.training import curves
from extractors.marks.training.ink import (
    MM,
    PENS,
    RUBBER,
    Colour,
    Faces,
    Mask,
    face,
    penned,
    shade,
    turned,
    uneven,
    worded,
)
from extractors.marks.training.stamps import box_stamp, round_stamp
from extractors.marks.training.words import TOWNS, a_date, a_name, some_words

WIDTH, HEIGHT = round(97 * MM), round(73 * MM)
HIGHLIGHTS = ((255, 240, 60), (255, 150, 190), (130, 240, 130), (255, 200, 100))
BLACK = (25, 25, 28)
TWICE = 0.2  # of the stamps

Place = tuple[float, float]
Box = tuple[float, float, float, float]


def _white() -> NDArray[np.float32]:
    return np.ones((HEIGHT, WIDTH, 3), np.float32)


def _empty() -> Mask:
    return np.zeros((HEIGHT, WIDTH), np.uint8)


@dataclass(eq=False)
class Paper:
    """A sheet in the making, written on in place: ``picture`` RGB from 0 to 1, ``signed`` the signer's ink alone,
    ``stamped`` that of rubber."""

    picture: NDArray[np.float32] = field(default_factory=_white)
    signed: Mask = field(default_factory=_empty)
    stamped: Mask = field(default_factory=_empty)

    def press(self, mask: Mask, at: Place, ink: Colour, strength: float, onto: Mask | None = None) -> None:
        """Ink laid on with its top left corner at pixel ``at``; what is under it shows. ``onto``: :attr:`signed` or
        :attr:`stamped`, where it is one of these."""
        x, y = int(at[0]), int(at[1])
        x0, y0, x1, y1 = max(0, x), max(0, y), min(WIDTH, x + mask.shape[1]), min(HEIGHT, y + mask.shape[0])
        if x1 <= x0 or y1 <= y0:
            return
        part = mask[y0 - y : y1 - y, x0 - x : x1 - x]
        share = part[..., None].astype(np.float32) * (strength / 255)
        self.picture[y0:y1, x0:x1] *= 1 - share + share * (np.array(ink, np.float32) / 255)
        if onto is not None:
            np.maximum(onto[y0:y1, x0:x1], part, out=onto[y0:y1, x0:x1])

    def press_on(self, mask: Mask, middle: Place, ink: Colour, strength: float, onto: Mask | None = None) -> None:
        corner = (middle[0] - mask.shape[1] / 2, middle[1] - mask.shape[0] / 2)
        self.press(mask, corner, ink, strength, onto)


def drawn_paper(chance: Random, faces: Faces) -> Paper:
    """One piece of a page."""
    paper = Paper()
    boxes = _print(paper, chance, faces) if chance.random() < 0.93 else []
    signs, first = chance.random() < 0.55, chance.random() < 0.3
    spot = None
    if signs and first:
        spot = _anywhere(chance, 0.15)
        _sign(paper, chance, faces, spot)
    if chance.random() < (0.5 if signs else 0.68):
        spot = _stamp(paper, chance, faces, spot if chance.random() < 0.6 else None)
        if chance.random() < (0.25 if signs else 0.5):
            _stamp(paper, chance, faces, _near(spot, chance.choice(((6, 5), (15, 12))), chance))
    if signs and not first:
        over = spot if chance.random() < 0.75 else None
        if over is None and boxes and chance.random() < 0.3:
            x0, top, _, bottom = chance.choice(boxes)
            over = (x0 + chance.uniform(5, 30) * MM, (top + bottom) / 2)
        _sign(paper, chance, faces, over)
    if chance.random() < (0.3 if signs else 0.55):
        _write(paper, chance, faces, spot if chance.random() < 0.5 else None)
    while chance.random() < (0.25 if signs else 0.42):
        _scrawl(paper, chance, boxes, spot)
    _soil(paper, chance, boxes)
    return paper


def _anywhere(chance: Random, margin: float) -> Place:
    return chance.uniform(margin, 1 - margin) * WIDTH, chance.uniform(margin, 1 - margin) * HEIGHT


def _near(place: Place, spread_mm: Place, chance: Random) -> Place:
    return place[0] + chance.gauss(0, spread_mm[0]) * MM, place[1] + chance.gauss(0, spread_mm[1]) * MM


def _print(paper: Paper, chance: Random, faces: Faces) -> list[Box]:
    """Lines of print, at times with a frame, dots or rules; the boxes of the lines in pixels."""
    letters = face(faces.printed, chance.uniform(2.6, 4.8), chance)
    image = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    left, y = chance.choice([chance.uniform(-25, 12), chance.uniform(30, 60)]) * MM, chance.uniform(-3, 12) * MM
    boxes: list[Box] = []
    for _ in range(chance.choice([0, 1, 2, 3, 3, 4, 5, 7, 12])):
        lines = [some_words(chance, chance.randint(1, 9)), f"COMMUNE DE {chance.choice(TOWNS)}:", "MAIRE", "Le Maire,"]
        text = chance.choice([*lines, f"Représenté(e) par: {a_name(chance)}", a_name(chance).upper(), "Signature :"])
        draw.text((left, y), text, fill=255, font=letters)
        boxes.append(draw.textbbox((left, y), text, font=letters))
        y = y + letters.size * chance.uniform(1.1, 1.6) + (chance.uniform(2, 25) * MM if chance.random() < 0.12 else 0)
    _rule(draw, chance, y)
    ink = BLACK if chance.random() < 0.9 else chance.choice(PENS)
    paper.press(np.asarray(image), (0, 0), ink, chance.uniform(0.5, 0.97))
    return boxes


def _rule(draw: ImageDraw.ImageDraw, chance: Random, y: float) -> None:
    """A frame, a dotted line or rules, in three papers of ten."""
    kind = chance.random()
    if kind < 0.1:
        left, top, right, bottom = (chance.uniform(-12, 10) * MM for _ in range(4))
        draw.rectangle([left, top, WIDTH + right, HEIGHT + bottom], outline=255, width=chance.randint(1, 4))
    elif kind < 0.18:
        for dot in range(int(chance.uniform(0, 40) * MM), WIDTH, chance.randint(6, 12)):
            draw.ellipse([dot, y, dot + 2, y + 2], fill=255)
    elif kind < 0.3:
        draw.line([0, y + 20, chance.uniform(0.3, 1) * WIDTH, y + 20 + chance.uniform(-4, 4)], fill=255, width=2)
        if chance.random() < 0.4:
            x = chance.uniform(0.2, 0.8) * WIDTH
            draw.line([x, 0, x, HEIGHT], fill=255, width=chance.randint(1, 4))


def _stamp(paper: Paper, chance: Random, faces: Faces, near: Place | None) -> Place:
    """One stamp, at times pressed a second time a few millimetres beside; its middle."""
    mask = round_stamp(chance, faces) if chance.random() < 0.6 else box_stamp(chance, faces)
    place, ink, strength = near or _anywhere(chance, 0.05), shade(RUBBER, chance), chance.uniform(0.35, 1)
    for _ in range(2 if chance.random() < TWICE else 1):
        pressed = uneven(mask, chance, chance.choice([0, 0.2, 0.4, 0.7]))
        paper.press_on(pressed, place, ink, strength, paper.stamped)
        place = place[0] + chance.uniform(-14, 14) * MM, place[1] + chance.uniform(-9, 9) * MM
    return place


def _sign(paper: Paper, chance: Random, faces: Faces, near: Place | None) -> None:
    wide = chance.choice([0.15, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6, 0.75, 0.95])
    mask = _name(chance, faces) if chance.random() < 0.08 else penned(curves.signature(chance), wide, chance)
    place = _near(near, chance.choice(((4, 3), (10, 7))), chance) if near else _anywhere(chance, 0.1)
    paper.press_on(mask, place, shade(PENS, chance), chance.uniform(0.45, 1), paper.signed)


def _name(chance: Random, faces: Faces) -> Mask:
    """A name in large handwriting, stretched and slanted, mostly with a flourish."""
    name = a_name(chance)
    mask = worded(name if chance.random() < 0.3 else name.split()[-1], face(faces.hand, chance.uniform(9, 16), chance))
    slant = np.array(
        [[chance.uniform(0.8, 1.5), chance.uniform(-0.3, 0.1), 20], [chance.uniform(-0.15, 0.05), 1, 20]], np.float32
    )
    mask = np.asarray(cv2.warpAffine(mask, slant, (mask.shape[1] * 2, mask.shape[0] + 60)), np.uint8)
    if chance.random() < 0.6:
        mask = np.asarray(cv2.dilate(mask, np.ones((chance.randint(1, 4),) * 2, np.uint8)), np.uint8)
    if chance.random() < 0.65:
        height, width = mask.shape
        line = curves.to_size(curves.flourish(chance), width / MM * 0.55, chance.uniform(1, 7))
        extra = penned(line, chance.uniform(0.25, 0.6), chance)[:height, :width]
        y = chance.randint(0, max(0, height - extra.shape[0]))
        room = mask[y : y + extra.shape[0], : extra.shape[1]]
        np.maximum(room, extra, out=room)
    return mask


def _write(paper: Paper, chance: Random, faces: Faces, near: Place | None) -> None:
    """A date or a few words by hand, at times over a stamp: no signature."""
    texts = [a_date(chance), a_date(chance), "Lu et approuvé", f"lu et approuvé le {a_date(chance)}", "Bon pour accord"]
    texts += ["lu et approuvé", "Bon pour acceptation", "Pour accord", "Lu, approuvé", "P/O", a_date(chance)]
    texts += ["Le Maire", a_name(chance), "Vu", "p/o", some_words(chance, 2), str(chance.randint(1, 999))]
    mask = turned(worded(chance.choice(texts), face(faces.hand, chance.uniform(3.2, 7.8), chance)), chance.gauss(0, 4))
    if chance.random() < 0.5:
        mask = np.asarray(cv2.dilate(mask, np.ones((chance.choice([2, 2, 3, 4]),) * 2, np.uint8)), np.uint8)
    place = _near(near, (12, 8), chance) if near else _anywhere(chance, 0.1)
    paper.press_on(mask, place, shade(PENS, chance), chance.uniform(0.5, 1))


def _scrawl(paper: Paper, chance: Random, boxes: list[Box], near: Place | None) -> None:
    """A tick, a ring, an underline or initials, over print, a stamp or nothing: no signature."""
    ink, wide, strength = shade(PENS, chance), chance.choice([0.2, 0.3, 0.4, 0.5, 0.7]), chance.uniform(0.6, 1)
    kind = chance.random()
    if kind > 0.93 or (kind > 0.85 and near):
        mask = penned(curves.ring(chance, chance.uniform(12, 55), chance.uniform(6, 16)), wide, chance)
        paper.press_on(mask, _near(near or _anywhere(chance, 0.1), (12, 10), chance), ink, strength)
        return
    if not boxes or kind >= 0.4:
        mask = penned(curves.initials(chance) if kind > 0.75 else curves.tick(chance), wide, chance)
        at = (chance.uniform(-0.05, 0.95) * WIDTH, chance.uniform(-0.05, 0.95) * HEIGHT)
        paper.press(mask, at, ink, strength)
        return
    x0, top, x1, bottom = chance.choice(boxes)
    if chance.random() < 0.6:
        x1 = x0 + (x1 - x0) * chance.uniform(0.15, 1)
    width, height = (x1 - x0) / MM, (bottom - top) / MM
    if kind < 0.2:
        mask = penned(curves.ring(chance, width * 1.15 + 3, height * 1.5 + 2), wide, chance)
        paper.press_on(mask, ((x0 + x1) / 2, (top + bottom) / 2), ink, strength)
    else:
        mask = penned(curves.underline(chance, max(3.0, width)), wide, chance)
        paper.press(mask, (x0 - 2 * MM, bottom - 1.5 * MM), ink, strength)


def _soil(paper: Paper, chance: Random, boxes: list[Box]) -> None:
    """A felt pen over a line, a punch hole, a dark edge, a streak: each on few papers."""
    if boxes and chance.random() < 0.1:
        x0, top, x1, bottom = chance.choice(boxes)
        band = np.full((max(2, int((bottom - top) * 1.3)), max(2, int(x1 - x0))), 255, np.uint8)
        paper.press(band, (x0, top), chance.choice(HIGHLIGHTS), 1)
    if chance.random() < 0.05:
        side = round(chance.uniform(2, 9) * MM)
        paper.press(np.full((HEIGHT, side), 255, np.uint8), (chance.choice([0, WIDTH - side]), 0), (20, 20, 20), 1)
    if chance.random() < 0.06:
        paper.press(np.full((HEIGHT, 1), 255, np.uint8), (chance.uniform(0, WIDTH), 0), (120, 120, 120), 1)
    if chance.random() < 0.06:
        hole = cv2.circle(_empty()[:60, :60], (30, 30), int(chance.uniform(2, 3.2) * MM), (255,), -1)
        paper.press(np.asarray(hole, np.uint8), _anywhere(chance, 0.0), (50, 50, 50), 1)
