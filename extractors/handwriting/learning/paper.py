"""A line of a form as it comes from a scanner: what was written, what stands around it, what the scanner made of it.

Only for training. ``lesson`` gives the crop of a line as the product would cut it, and the signs to be read in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import numpy.typing as npt

from extractors.handwriting.learning.hands import FIGURE_HIGH, Face, Hands, Mask, sign_by_sign, written_whole
from extractors.handwriting.learning.texts import written_date

Grey = npt.NDArray[np.uint8]
Field = npt.NDArray[np.float32]

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels

NOTHING = 0.07  # share of lines on which no date stands
KINDS, SHARES = ("hand", "print", "stamp"), (74, 13, 13)
LEAST_FIGURE, MOST_FIGURE = 10, 32  # pixels of a figure's height in the scan
ASIDE, ABOVE = 110, 26  # pixels around the writing, where its neighbours stand

DOTTED, RULED, LABELLED, FOLLOWED, SHADED = 0.35, 0.16, 0.4, 0.2, 0.25  # shares of lines
BETWEEN_LINES = 0.12  # share of lines with print close above; as many with print close below
SIGNED = (78, 17, 5)  # in a hundred lines: those with none, one and two strokes of a signature or a stamp
BESIDE = 0.75  # share of these strokes that begin right of the date and not on it
GRAINS = (0, 2, 6, 12, 20)  # grey levels of noise
WEAR = (25, 20, 22, 33)  # in a hundred scans: as they are, faxed, packed as JPEG, whitened
LABELS = ("le", "le :", "Le", "e", ":", "à Caen", "Date :", ", le")
WORDS = ("Le Maire", "La Rectrice", "Signature", "Fait à", "du", "Pour la commune", "en deux exemplaires", "Cachet",
         "M.", "Monsieur le Maire", "Lu et approuvé")  # fmt: skip
LINES = ("la présente convention est établie", "Pour la collectivité", "tribunal administratif", "signature et cachet",
         "Article 12 : litiges", "Le Maire,", "fait pour valoir ce que de droit")  # fmt: skip


@dataclass(frozen=True, eq=False)
class WornLine:
    """``grey``: the line and its neighbours, scanned; ``box``: left, top, right, bottom of what was written; ``read``:
    the signs in it; ``kind``: "hand", "print", "stamp" or "nothing"."""

    grey: Grey
    box: Box
    read: str
    kind: str


def lesson(chance: Random, hands: Hands) -> tuple[Grey, str, str]:
    """The crop of a line, what is to be read in it, and its kind."""
    line = worn_line(chance, hands)
    return cropped(line, chance), line.read, line.kind


def worn_line(chance: Random, hands: Hands) -> WornLine:
    """A date, or nothing, written on a form and scanned."""
    kind = "nothing" if chance.random() < NOTHING else chance.choices(KINDS, SHARES)[0]
    text, read = written_date(chance, words={"hand": 0.32, "print": 0.4, "stamp": 0.75}.get(kind, 0.3))
    if kind == "nothing":
        mask, read = np.zeros((FIGURE_HIGH, chance.randint(60, 260)), dtype=np.uint8), ""
    elif kind == "hand":
        one_face = chance.random() < 0.5
        mask = written_whole(text, chance.choice(hands.pens)) if one_face else sign_by_sign(text, hands, chance)
        mask = _broader(mask, chance)
    else:
        shown = text.upper() if kind == "stamp" and chance.random() < 0.85 else text
        mask = written_whole(shown, chance.choice(hands.print))
    grey, box = _on_paper(mask, hands, chance, kind)
    k = min(1.0, float(np.exp(chance.uniform(np.log(LEAST_FIGURE), np.log(MOST_FIGURE)))) / FIGURE_HIGH)
    x0, y0, x1, y1 = (round(v * k) for v in box)
    return WornLine(_scanned(grey, k, chance), (x0, y0, x1, y1), read, kind)


def cropped(line: WornLine, chance: Random) -> Grey:
    """The crop of a line as it may be cut out: closely, or with much around it."""
    x0, y0, x1, y1 = line.box
    close = chance.random() < 0.55
    above, aside = (0.14, 0.35) if close else (0.7, 2.5)
    high = y1 - y0
    top, bottom = y0 - round(high * chance.uniform(-0.03, above)), y1 + round(high * chance.uniform(-0.03, above))
    left, right = x0 - round(high * chance.uniform(-0.02, aside)), x1 + round(high * chance.uniform(-0.02, aside))
    return line.grey[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]


def _on_paper(mask: Mask, hands: Hands, chance: Random, kind: str) -> tuple[Field, Box]:
    """The line with ``mask`` and its neighbours, and where ``mask`` stands."""
    high, wide = mask.shape
    ground = np.zeros((high + 2 * ABOVE, wide + 2 * ASIDE), dtype=np.uint8)
    ground[ABOVE : ABOVE + high, ASIDE : ASIDE + wide] = mask
    ink = _bent(ground, chance, calm=kind in ("print", "stamp"))
    rows, columns = np.flatnonzero(ink.max(axis=1) > 90), np.flatnonzero(ink.max(axis=0) > 90)
    if not rows.size:
        rows, columns = np.array([ABOVE, ABOVE + high]), np.array([ASIDE, ASIDE + wide])
    box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    others = _neighbours(ink.shape, box, hands, chance)
    dark = chance.uniform(0.3, 0.8) if kind == "stamp" else chance.uniform(0.4, 1.0)
    darkest = np.maximum(ink * dark, others * chance.uniform(0.45, 1.0))
    return 255 - darkest.astype(np.float32), box


def _broader(mask: Mask, chance: Random) -> Mask:
    size = chance.choice((0, 0, 0, 2, 2, 3, 4))
    if not size:
        return mask
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    thinner = chance.random() < 0.2 and size == 2
    changed = cv2.erode(mask, kernel) if thinner else cv2.dilate(mask, kernel)
    return np.asarray(changed, dtype=np.uint8)


def _bent(ground: Mask, chance: Random, *, calm: bool) -> Mask:
    """Slanted, sloping, stretched and shaken."""
    high, wide = ground.shape
    lean = 0.0 if calm else float(np.clip(chance.gauss(0.08, 0.22), -0.4, 0.7))
    slope = chance.gauss(0, 0.025 if calm else 0.04)
    stretch = 1.0 if calm else float(np.exp(chance.gauss(0, 0.14)))
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    noise = np.random.default_rng(chance.randrange(2**31))
    shaken = 0.4 if calm else chance.uniform(0, 0.085) * FIGURE_HIGH
    fields = [
        cv2.resize(noise.normal(0, shaken, (3, 12)).astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
        for _ in range(2)
    ]
    middle = wide / 2
    across = (x - middle) / stretch + middle + lean * (y - high / 2) + fields[0]
    down = y - slope * (x - middle) + fields[1]
    return np.asarray(cv2.remap(ground, across, down, cv2.INTER_LINEAR), dtype=np.uint8)


def _neighbours(shape: tuple[int, ...], box: Box, hands: Hands, chance: Random) -> Mask:
    """Dots, lines, words and strokes around the writing, and some over it."""
    other = np.zeros(shape, dtype=np.uint8)
    x0, y0, x1, y1 = box
    foot = y1 - chance.randint(-3, 9)
    if chance.random() < DOTTED:
        _dots(other, foot, (x0, x1), chance)
    if chance.random() < RULED:
        end = (shape[1], foot + chance.randint(-4, 5))
        cv2.line(other, (chance.randint(0, x0), foot), end, 255, chance.choice((1, 1, 2)), cv2.LINE_AA)
    face = chance.choice(hands.print)
    if chance.random() < LABELLED:
        label = _printed(chance.choice(LABELS), face)
        _put(other, label, x0 - chance.randint(3, 30) - label.shape[1], foot)
    if chance.random() < FOLLOWED:
        _put(other, _printed(chance.choice((*LABELS, *WORDS)), face), x1 + chance.randint(6, 40), foot)
    for below in (False, True):
        if chance.random() < BETWEEN_LINES:
            level = y1 + chance.randint(24, 36) if below else y0 - chance.randint(4, 14)
            _put(other, _printed(chance.choice(LINES), face), chance.randint(-40, 60), level)
    for _ in range(chance.choices((0, 1, 2), SIGNED)[0]):
        left = x1 + chance.randint(4, 40) if chance.random() < BESIDE else chance.randint(0, shape[1])
        points = np.array([(left + chance.uniform(0, 90), chance.uniform(-20, shape[0] + 20)) for _ in range(5)])
        curve = np.round(_joined(points)).astype(np.int32)
        cv2.polylines(other, [curve], False, 255, chance.choice((1, 1, 2, 3)), cv2.LINE_AA)
    return other


def _dots(other: Mask, foot: int, written: tuple[int, int], chance: Random) -> None:
    """Dots to write on, under the writing or only beside it."""
    apart, size, under = chance.randint(4, 11), chance.choice((1, 1, 2)), chance.random() < 0.5
    for x in range(chance.randint(0, 9), other.shape[1], apart):
        if under or not written[0] - 4 <= x <= written[1] + 4:
            cv2.circle(other, (x, foot), size, 255, -1, cv2.LINE_AA)


def _joined(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A line through the points."""
    t = np.linspace(0, len(points) - 1, 40)
    return np.stack([np.interp(t, range(len(points)), points[:, i]) for i in (0, 1)], axis=1)


def _printed(text: str, face: Face) -> Mask:
    return written_whole(text, face)[2:-2]


def _put(other: Mask, word: Mask, left: int, foot: int) -> None:
    """A printed word that stands on ``foot``, cut by the picture's edges."""
    top = foot - word.shape[0]
    y0, x0 = max(0, -top), max(0, -left)
    part = other[max(0, top) : max(0, foot), max(0, left) : max(0, left + word.shape[1])]
    if part.size:
        np.maximum(part, word[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]], out=part)


def _scanned(grey: Field, scale: float, chance: Random) -> Grey:
    """The line at the scanner's resolution, worn."""
    seen = grey
    if scale < 1:
        seen = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.float32)
    if chance.random() < 0.7:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), chance.uniform(0.25, 1.0)), dtype=np.float32)
    noise = np.random.default_rng(chance.randrange(2**31))
    if chance.random() < SHADED:
        seen = seen * np.linspace(chance.uniform(0.7, 1), chance.uniform(0.7, 1), seen.shape[1], dtype=np.float32)
    grain = np.asarray(noise.normal(0, chance.choice(GRAINS), seen.shape), dtype=np.float32)
    worn = np.asarray(np.clip(seen + grain, 0, 255), dtype=np.uint8)
    how = chance.choices((_as_it_is, _faxed, _packed, _whitened), WEAR)[0]
    return how(worn, chance)


def _as_it_is(grey: Grey, _: Random) -> Grey:
    return grey


def _faxed(grey: Grey, chance: Random) -> Grey:
    soft = np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.9), dtype=np.uint8)
    level, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    _, binary = cv2.threshold(soft, min(235, level + chance.uniform(-25, 40)), 255, cv2.THRESH_BINARY)
    return np.asarray(binary, dtype=np.uint8)


def _packed(grey: Grey, chance: Random) -> Grey:
    _, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(18, 75)])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


def _whitened(grey: Grey, chance: Random) -> Grey:
    """As the product's cleaning does."""
    lighter = (grey.astype(np.float32) - 255) * chance.uniform(1.0, 1.5) + 255 + chance.uniform(0, 25)
    return np.asarray(np.clip(lighter, 0, 255), dtype=np.uint8)
