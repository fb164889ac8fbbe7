"""A date in some hand: typefaces, drawn strokes, real figures, whole or sign by sign. Only for training."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from extractors.handwriting.learning.strokes import HIGH as DRAWN_HIGH
from extractors.handwriting.learning.strokes import ROOM, drawn
from extractors.handwriting.learning.texts import plain

Mask = npt.NDArray[np.uint8]  # 255 where there is ink

FIGURE_HIGH = 28  # pixels of a figure's height when it is drawn
HELD_OUT_REAL = 300  # of the real figures, the last ones: other hands, never learnt from


@dataclass(frozen=True, eq=False)
class Face:
    """A typeface at the size at which its figures are FIGURE_HIGH pixels high; ``signs``: those that it has."""

    font: ImageFont.FreeTypeFont
    signs: frozenset[str]
    name: str = ""

    def shown(self, text: str) -> str:
        """``text`` without the accents that the face lacks."""
        return "".join(
            c if c in self.signs or c == " " else plain(c) if c.islower() else plain(c).upper() for c in text
        )


@dataclass(frozen=True)
class Hands:
    """What dates are written with. ``real``: pictures of each figure by real hands, 8 × 8, ink bright."""

    pens: tuple[Face, ...]
    print: tuple[Face, ...]
    real: tuple[tuple[Mask, ...], ...] = field(default=())


def face_of(path: Path) -> Face:
    probe = ImageFont.truetype(str(path), 100)
    tall = [probe.getbbox(d, anchor="ls") for d in "023568"]
    high = float(np.median([bottom - top for _, top, _, bottom in tall]))
    font = ImageFont.truetype(str(path), max(8, round(100 * FIGURE_HIGH / max(20.0, high))))
    missing = font.getmask("\uffff").getbbox(), bytes(font.getmask("\uffff"))
    signs = frozenset(c for c in "0123456789/.-éûÉÛabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                      if (m := font.getmask(c)).getbbox() and (m.getbbox(), bytes(m)) != missing)  # fmt: skip
    return Face(font, signs, path.stem)


def real_figures(path: Path, *, held_out: bool) -> tuple[tuple[Mask, ...], ...]:
    """The UCI digits (``digits.csv.gz`` of scikit-learn), figure by figure."""
    with gzip.open(path) as file:
        table = np.loadtxt(file, delimiter=",")
    table = table[-HELD_OUT_REAL:] if held_out else table[:-HELD_OUT_REAL]
    pictures = (table[:, :-1].reshape(-1, 8, 8) * 15.9).astype(np.uint8)
    return tuple(tuple(pictures[table[:, -1] == figure]) for figure in range(10))


@lru_cache(maxsize=20000)
def _set(text: str, face: Face) -> tuple[Mask, int]:
    """``text`` in the typeface, cut at its sides; the row of its baseline."""
    left, top, right, bottom = (int(v) for v in face.font.getbbox(text, anchor="ls"))
    image = Image.new("L", (max(1, right - left) + 4, max(1, bottom - top) + 4))
    ImageDraw.Draw(image).text((2 - left, 2 - top), text, fill=255, font=face.font, anchor="ls")
    return np.asarray(image), 2 - top


def _pen_sign(sign: str, chance: Random, width: float) -> tuple[Mask, int]:
    mask = drawn(sign, chance, width)
    k = FIGURE_HIGH / DRAWN_HIGH
    small = np.asarray(cv2.resize(mask, None, fx=k, fy=k, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return _tight(small), round((DRAWN_HIGH + ROOM) * k)


def _real_sign(sign: str, chance: Random, hands: Hands) -> tuple[Mask, int]:
    picture = chance.choice(hands.real[int(sign)])
    large = cv2.resize(picture, (24, FIGURE_HIGH + 4), interpolation=cv2.INTER_CUBIC)
    sharp = np.clip((large.astype(np.float32) - 90) * 2.2, 0, 255)
    return _tight(np.asarray(sharp, dtype=np.uint8)), FIGURE_HIGH + 2


def _tight(mask: Mask) -> Mask:
    """Cut at its sides only."""
    columns = np.flatnonzero(mask.max(axis=0) > 60)
    return mask[:, columns[0] : columns[-1] + 1] if columns.size else mask


def _pasted(signs: list[tuple[Mask, int, int, int]]) -> Mask:
    """Masks with their baselines, places and rises on one ground."""
    up = max(base + rise for _, base, _, rise in signs) + 2
    down = max(m.shape[0] - base - rise for m, base, _, rise in signs) + 2
    wide = max(x + m.shape[1] for m, _, x, _ in signs) + 2
    ground = np.zeros((up + down, wide), dtype=np.uint8)
    for mask, base, x, rise in signs:
        top = up - base - rise
        part = ground[top : top + mask.shape[0], x : x + mask.shape[1]]
        np.maximum(part, mask[: part.shape[0], : part.shape[1]], out=part)
    return ground


def sign_by_sign(text: str, hands: Hands, chance: Random) -> Mask:
    """Each sign apart, moved a little; in one hand, or in several that take turns."""
    own = chance.choice(hands.pens)
    mixed, how = chance.random() < 0.45, chance.choices(("face", "drawn", "real"), (4, 4, 2 if hands.real else 0))[0]
    width = chance.uniform(0.05, 0.16)
    tight, loose = chance.choice(((-3, 2), (0, 5), (1, 8), (4, 14)))
    shaky, sized = chance.uniform(0, 0.09), chance.uniform(0, 0.14)
    signs, x = [], 2
    for word in _parts(text):
        if word == " ":
            x += chance.randint(5, 18)
            continue
        now = chance.choices(("face", "drawn", "real"), (3, 4, 2 if hands.real else 0))[0] if mixed else how
        if word.isdigit() and now == "real":
            mask, base = _real_sign(word, chance, hands)
        elif word in "0123456789/.-" and now == "drawn":
            mask, base = _pen_sign(word, chance, width)
        else:
            face = chance.choice(hands.pens) if mixed and len(word) == 1 else own
            mask, base = _set(face.shown(word), face)
            mask = _tight(mask)
        k, w = float(np.exp(chance.gauss(0, sized))), float(np.exp(chance.gauss(0, 1.4 * sized)))
        mask = cv2.resize(mask, None, fx=k * w, fy=k, interpolation=cv2.INTER_LINEAR).astype(np.uint8)
        signs.append((mask, round(base * k), x, round(chance.gauss(0, shaky) * FIGURE_HIGH)))
        x = max(2, x + mask.shape[1] + chance.randint(tight, loose))
    return _pasted(signs)


def _parts(text: str) -> list[str]:
    """Single signs, and words whole."""
    parts: list[str] = []
    for c in text:
        if c.isalpha() and parts and parts[-1][-1].isalpha():
            parts[-1] += c
        else:
            parts.append(c)
    return parts


def written_whole(text: str, face: Face) -> Mask:
    """The line as the typeface sets it."""
    return np.pad(_set.__wrapped__(face.shown(text), face)[0], 2)
