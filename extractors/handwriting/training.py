"""Makes ``data/handwriting.npz``: draws signs as pens and typefaces do, adds real ones, and learns them.

    python -m extractors.handwriting.training digits.csv.gz FONT.ttf [FONT.ttf ...]

``digits.csv.gz`` is the file of that name in scikit-learn (``sklearn/datasets/data``): 1,797 digits by 43 hands, 8 × 8
pixels, of the UCI repository. Run by a developer when ``extractors.handwriting.shapes`` or ``signs`` change; takes some
minutes. Same files, same result. Nothing but ``month_training`` and the tests imports this module.

The committed weights were made with these typefaces of Debian: fonts-bwht (all six), fonts-yusei-magic, fonts-seto
(setofont), fonts-kiloji (kiloji, kiloji_p), fonts-tomsontalks, fonts-klee (Regular), fonts-comic-neue (Regular),
fonts-kaushanscript, fonts-dancingscript (Regular), fonts-dkg-handwriting (dkg), fonts-humor-sans, fonts-sjfonts
(SteveHand), and in print LiberationSans (Regular, Bold), LiberationSerif, Carlito and OpenSans, in this order.
Held out: fonts-breip, fonts-rufscript, fonts-kristi, fonts-ecolier-court, Delphine, and the last 300 real digits.
"""

from __future__ import annotations

import gzip
import random
import string
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from extractors.handwriting.pen_strokes import HIGH, ROOM, drawn, scribble
from extractors.handwriting.shapes import Features, Mask, Sign, sign_to_features
from extractors.handwriting.signs import OTHER, SIGNS

DRAWN = 100_000  # signs
SHARES = (("pen", 0.42), ("font", 0.34), ("real", 0.14), ("other", 0.1))
HIDDEN = 160
EPOCHS = 20
BATCH = 256
STEP = 2e-3
FADE = 0.85  # of the step, from one epoch to the next
DECAY = 1e-4
SMOOTH = 0.002  # of a sign's probability left to the others: keeps the network from being sure beyond reason
LOOK_HIGH = 40  # pixels of a digit's height when it is looked at
HELD_OUT_REAL = 300  # of the real digits, the last ones: other hands, never learnt from

LIKE_DIGITS = "oOlIiJjsSzZqgbBDQGtT"  # letters that a good reader takes for digits: no examples of "something else"
DATA = Path(__file__).parents[1] / "data"
LETTERS = [c for c in string.ascii_letters + "éûàè" if c not in LIKE_DIGITS]

Layer = npt.NDArray[np.float32]
Maker = Callable[[random.Random], tuple[Sign, int] | None]


def typeset(text: str, font: ImageFont.FreeTypeFont, chance: random.Random) -> tuple[Mask, int]:
    """``text`` in a typeface whose digits are ``HIGH`` high, room around; the row of the baseline."""
    left, _, right, _ = font.getbbox(text, anchor="ls")
    image = Image.new("L", (int(right - left) + 2 * ROOM, HIGH + 3 * ROOM))
    baseline = HIGH + ROOM + ROOM // 2
    ImageDraw.Draw(image).text((ROOM - left, baseline), text, fill=255, font=font, anchor="ls")
    mask = np.asarray(image)
    width = chance.choice((0, 0, 0, 2, 4, 6))
    if width:
        thicker = chance.random() < 0.65
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
        changed = cv2.dilate(mask, kernel) if thicker else cv2.erode(mask, kernel)
        mask = np.asarray(changed if changed.any() else mask, dtype=np.uint8)
    return mask, baseline


def loaded(path: Path) -> ImageFont.FreeTypeFont:
    """The typeface at the size at which its digits are ``HIGH`` pixels high."""
    probe = ImageFont.truetype(str(path), 100)
    tall = [probe.getbbox(d, anchor="ls") for d in "023568"]
    high = float(np.median([bottom - top for _, top, _, bottom in tall]))
    return ImageFont.truetype(str(path), round(100 * HIGH / max(20.0, high)))


def worn(mask: Mask, baseline: float, chance: random.Random, slope: float = 0.24) -> Sign | None:
    """The sign as a hurried hand, a worn pen and a scanner leave it; None where nothing is left.

    ``baseline``: the row on which digits stand, ``HIGH`` their height. ``slope``: how far hands lean."""
    size = (mask.shape[1], mask.shape[0])
    lean = float(np.clip(chance.gauss(0.06, slope), -0.45, 0.75))
    turn, wide = chance.gauss(0, 0.07), float(np.exp(chance.gauss(0, 0.22)))
    matrix = np.array([[wide, -lean, 0.0], [turn, 1.0, 0.0]], dtype=np.float64)
    middle = np.array([size[0] / 2, baseline])
    matrix[:, 2] = middle - matrix[:, :2] @ middle
    bent = _shaken(np.asarray(cv2.warpAffine(mask, matrix, size), dtype=np.uint8), chance)
    scale = chance.uniform(13, 42) / HIGH
    small = cv2.resize(bent, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)
    small = cv2.GaussianBlur(small, (0, 0), chance.uniform(0.2, 0.8)) * chance.uniform(0.8, 1.2)
    grain = np.random.default_rng(chance.randrange(2**31)).normal(0, chance.uniform(0, 18), small.shape)
    seen = cv2.resize(np.clip(small + grain, 0, 255), None, fx=LOOK_HIGH / HIGH / scale, fy=LOOK_HIGH / HIGH / scale,
                      interpolation=cv2.INTER_CUBIC)  # fmt: skip
    ink = np.asarray(seen > chance.uniform(65, 135), dtype=np.uint8)
    if chance.random() < 0.1:  # a gap in the stroke
        at = chance.randrange(ink.shape[0] // 4, 3 * ink.shape[0] // 4)
        ink[at : at + chance.randint(1, 2)] = 0
    return _cut(ink, baseline * LOOK_HIGH / HIGH, chance)


def _shaken(mask: Mask, chance: random.Random) -> Mask:
    """A smooth random warp of a few percent of the height."""
    height, width = mask.shape
    noise = np.random.default_rng(chance.randrange(2**31))
    strength = chance.uniform(0, 0.06) * HIGH
    across, down = (
        cv2.resize(noise.normal(0, strength, (4, 4)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        for _ in range(2)
    )
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(cv2.remap(mask, x + across, y + down, cv2.INTER_LINEAR), dtype=np.uint8)


def _cut(ink: Mask, baseline: float, chance: random.Random) -> Sign | None:
    """The sign's box without specks, measured against digits whose height is only roughly known."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2:
        return None
    largest = stats[1:, cv2.CC_STAT_AREA].max()
    kept = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] >= 0.06 * largest)
    ink = np.isin(labels, kept[kept > 0]).astype(np.uint8)
    x, y, wide, high = cv2.boundingRect(ink)
    tall = LOOK_HIGH * float(np.exp(chance.gauss(0, 0.12)))
    drop = (y + high - baseline) / tall + chance.gauss(0, 0.07)
    return Sign(np.asarray(ink[y : y + high, x : x + wide] * 255, dtype=np.uint8), high / tall, wide / tall, drop)


def by_pen(chance: random.Random) -> tuple[Sign, int] | None:
    """A digit or separator drawn by strokes."""
    at = chance.randrange(OTHER)
    sign = worn(drawn(SIGNS[at], chance, chance.uniform(0.04, 0.19)), HIGH + ROOM, chance, 0.16)
    return (sign, at) if sign else None


def by_font(fonts: Sequence[ImageFont.FreeTypeFont]) -> Maker:
    """A digit or separator in one of the typefaces."""

    def make(chance: random.Random) -> tuple[Sign, int] | None:
        at = chance.randrange(OTHER)
        mask, baseline = typeset(SIGNS[at], chance.choice(fonts), chance)
        sign = worn(mask, baseline, chance)
        return (sign, at) if sign else None

    return make


def real_digits(path: Path) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """n × 8 × 8 pictures with ink bright, and which digit each is."""
    with gzip.open(path) as file:
        table = np.loadtxt(file, delimiter=",")
    return (table[:, :-1].reshape(-1, 8, 8) * 15.9).astype(np.uint8), table[:, -1].astype(np.int64)


def by_hand(pictures: npt.NDArray[np.uint8], digits: npt.NDArray[np.int64]) -> Maker:
    """One of the real digits, a little bent."""

    def make(chance: random.Random) -> tuple[Sign, int] | None:
        i = chance.randrange(len(digits))
        large = cv2.resize(pictures[i], (HIGH, HIGH), interpolation=cv2.INTER_CUBIC)
        large = np.asarray(cv2.copyMakeBorder(large, ROOM, ROOM, ROOM, ROOM, cv2.BORDER_CONSTANT, value=(0,)))
        sign = worn(large, HIGH + ROOM, chance, 0.1)
        return (sign, int(digits[i])) if sign else None

    return make


def by_mistake(fonts: Sequence[ImageFont.FreeTypeFont]) -> Maker:
    """What is no sign: a letter, two signs in one, a piece of one, a scribble, a speck in the wrong place."""

    def make(chance: random.Random) -> tuple[Sign, int] | None:
        kind, baseline = chance.random(), float(HIGH + ROOM)
        font = chance.choice(fonts)
        if kind < 0.35:
            mask, baseline = typeset(chance.choice(LETTERS), font, chance)
        elif kind < 0.75:
            first, second = chance.choice("0123456789/"), chance.choice("0123456789/")
            if chance.random() < 0.5:
                mask, baseline = typeset(first + second, font, chance)
            else:
                width = chance.uniform(0.04, 0.16)
                apart = chance.randint(HIGH // 3, HIGH)
                one, two = drawn(first, chance, width), drawn(second, chance, width)
                mask = np.maximum(np.pad(one, ((0, 0), (0, apart))), np.pad(two, ((0, 0), (apart, 0))))
        elif kind < 0.88:
            mask = drawn(chance.choice("23568"), chance, chance.uniform(0.04, 0.16))
            columns = np.flatnonzero(mask.any(axis=0))
            middle = round(columns[0] + (columns[-1] - columns[0]) * chance.uniform(0.35, 0.65))
            mask[:, middle:] = 0
            if chance.random() < 0.5:
                mask = np.ascontiguousarray(mask[:, ::-1])
        else:
            mask = scribble(chance, chance.uniform(0.04, 0.16))
        sign = worn(mask, baseline, chance)
        return (sign, OTHER) if sign else None

    return make


def drawn_examples(makers: dict[str, Maker], count: int, seed: int) -> tuple[Features, npt.NDArray[np.int64]]:
    """``count`` examples in the shares of :data:`SHARES`."""
    chance = random.Random(seed)
    names, weights = [name for name, _ in SHARES], [share for _, share in SHARES]
    features: list[Features] = []
    signs: list[int] = []
    while len(signs) < count:
        made = makers[chance.choices(names, weights)[0]](chance)
        if made is not None:
            features.append(sign_to_features(made[0]))
            signs.append(made[1])
    return np.stack(features), np.array(signs)


def trained(
    features: Features, signs: npt.NDArray[np.int64], kinds: int = len(SIGNS), width: int = HIDDEN
) -> list[Layer]:
    """The four layers, by Adam on the cross-entropy."""
    rng = np.random.default_rng(0)
    shapes = ((features.shape[1], width), (width,), (width, kinds), (kinds,))
    layers = [rng.normal(0, s, shape).astype(np.float32) for s, shape in zip((0.05, 0, 0.1, 0), shapes, strict=True)]
    mean, square = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    wanted = np.full((len(signs), kinds), SMOOTH / kinds, dtype=np.float32)
    wanted[np.arange(len(signs)), signs] += 1 - SMOOTH
    t = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(features))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            t += 1
            batch = order[start : start + BATCH]
            for i, slope in enumerate(_slopes(features[batch], wanted[batch], layers)):
                mean[i] = 0.9 * mean[i] + 0.1 * slope
                square[i] = 0.999 * square[i] + 0.001 * slope**2
                fair = np.sqrt(square[i] / (1 - 0.999**t)) + 1e-8
                layers[i] = layers[i] - STEP * FADE**epoch * mean[i] / (1 - 0.9**t) / fair
    return layers


def _slopes(features: Features, wanted: Layer, layers: list[Layer]) -> list[Layer]:
    """The loss's slope in each layer."""
    hidden, bias, out, lean = layers
    seen = np.maximum(0, features @ hidden + bias)
    scores = seen @ out + lean
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    pull = (odds / odds.sum(axis=1, keepdims=True) - wanted) / len(features)
    back = (pull @ out.T) * (seen > 0)
    return [features.T @ back + DECAY * hidden, back.sum(axis=0), seen.T @ pull + DECAY * out, pull.sum(axis=0)]


def store(target: Path, layers: Sequence[Layer]) -> None:
    """The four layers in half precision."""
    hidden, bias, out, lean = (layer.astype(np.float16) for layer in layers)
    np.savez_compressed(target, hidden=hidden, bias=bias, out=out, lean=lean)


def main(digits: Path, fonts: Sequence[Path]) -> None:
    """Draw, learn, and write the model beside the reader."""
    faces = [loaded(path) for path in fonts]
    pictures, which = real_digits(digits)
    makers: dict[str, Maker] = {
        "pen": by_pen,
        "font": by_font(faces),
        "real": by_hand(pictures[:-HELD_OUT_REAL], which[:-HELD_OUT_REAL]),
        "other": by_mistake(faces),
    }
    features, signs = drawn_examples(makers, DRAWN, seed=2026)
    target = DATA / "handwriting.npz"
    store(target, trained(features, signs))
    sys.stdout.write(f"{len(signs)} signs, {target.stat().st_size} bytes in {target}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
