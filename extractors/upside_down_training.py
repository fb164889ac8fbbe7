"""Makes ``data/upside_down.npz``: draws pages of French text, capitals and codes, and learns their letters.

    python -m extractors.upside_down_training FONT.ttf [FONT.ttf ...]

Run by a developer when the windows of ``extractors.upside_down`` change; takes about a minute. Same fonts, same
result. Nothing else imports this module.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from extractors.cleaning import divide_background
from extractors.glyphs import ESTIMATE_DPI, Components, find_glyphs, letter_mask, shrunk
from extractors.picture import Pixels, as_pixels
from extractors.upside_down import WINDOW, Windows, letter_windows

PAGES = 700
HIDDEN = 24
EPOCHS = 14
BATCH = 256
STEP = 2e-3
FADE = 0.8  # of the step, from one epoch to the next
DECAY = 1e-4

WORDS = """la région et le rectorat mettent à disposition des écoles du premier degré un espace numérique de travail
les collectivités participent au financement selon les modalités fixées par la présente convention qui prend effet
à la date de signature chaque partie peut y mettre fin moyennant un préavis de trois mois par lettre recommandée avec
accusé de réception élèves parents enseignants directeur académie mairie groupement syndicat président représentée
annuelle somme euros toutes taxes comprises facture comptable public jours notification tribunal avenant"""
CAPITALS = "COMMUNE ÉCOLE MATERNELLE ÉLÉMENTAIRE PRIMAIRE SAINT BOURG RIVIÈRE CHÂTEAU GRAND PUY VALLON SIRET UAI"

Layer = npt.NDArray[np.float32]


def drawn_text(chance: random.Random) -> str:
    """One line: a sentence, a line of capitals, or a row of a list of schools."""
    kind = chance.random()
    if kind < 0.5:
        return " ".join(chance.choices(WORDS.split(), k=chance.randint(3, 12))).capitalize()
    if kind < 0.7:
        return " ".join(chance.choices(CAPITALS.split(), k=chance.randint(2, 7)))
    code = f"{chance.randint(0, 9_999_999):07d}{chance.choice('ABCDEFGHJKLMNPRSTUVWXYZ')}"
    commune, *name = chance.choices(CAPITALS.split(), k=4)
    return f"{commune} - {chance.randint(1, 95)} - {' '.join(name)}, {code}"


def drawn_page(chance: random.Random, fonts: Sequence[Path]) -> tuple[Pixels, float]:
    """Half a page of lines, skewed, shaded, blurred, grainy or reduced to one bit, and its resolution."""
    dpi = chance.choice([150, 200, 300])
    size = round(chance.uniform(8.5, 13) * dpi / 72)
    page = Image.new("L", (round(8.27 * dpi), round(5.8 * dpi)), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(chance.choice(fonts), size)
    for y in range(size, page.height - 2 * size, round(size * chance.uniform(1.15, 2.2))):
        pen.text((chance.randint(size, 4 * size), y), drawn_text(chance), font=font, fill=chance.randint(0, 90))
    if chance.random() < 0.25:
        for x in range(size, page.width, round(page.width / chance.randint(2, 6))):
            pen.line((x, 0, x, page.height), fill=0, width=round(dpi / 100))
    turn = cv2.getRotationMatrix2D((page.width / 2, page.height / 2), chance.uniform(-4, 4), 1.0)
    skewed = cv2.warpAffine(np.asarray(page), turn, page.size, borderValue=(255,))
    blurred = cv2.GaussianBlur(skewed, (0, 0), chance.uniform(0.3, 1.2) * dpi / 200)
    grain = np.random.default_rng(chance.randrange(2**31)).normal(0, chance.uniform(0, 12), blurred.shape)
    pixels = blurred * np.linspace(chance.uniform(0.6, 1), 1, page.width) + grain
    if chance.random() < 0.25:
        pixels = np.where(pixels > chance.randint(110, 170), 255.0, 0.0)
    return as_pixels(np.clip(pixels, 0, 255)), float(dpi)


def page_windows(pixels: Pixels, dpi: float) -> Windows:
    """The same windows that a page gives when it is read."""
    view, view_dpi = shrunk(pixels, dpi, ESTIMATE_DPI)
    divided = divide_background(view, view_dpi)
    pieces = Components.of(letter_mask(divided))
    return letter_windows(find_glyphs(divided, pieces, np.zeros(len(pieces.areas), dtype=np.bool_), view_dpi))


def upright_windows(chance: random.Random, fonts: Sequence[Path]) -> Windows:
    """Upright windows of one drawn page. Half of the pages are cut up while they lie upside down: otherwise the model
    would learn how boxes are rounded to pixels, which tells upright from turned windows without a look at the letters.
    """
    pixels, dpi = drawn_page(chance, fonts)
    if chance.random() < 0.5:
        return page_windows(pixels, dpi)
    return page_windows(np.ascontiguousarray(np.rot90(pixels, 2)), dpi)[:, ::-1]


def trained(windows: Windows, seed: int = 0) -> list[Layer]:
    """The three layers, by Adam on the logistic loss of "upright minus upside down"."""
    rng = np.random.default_rng(seed)
    shapes = ((WINDOW * WINDOW, HIDDEN), (HIDDEN,), (HIDDEN,))
    layers = [rng.normal(0, s, shape).astype(np.float32) for s, shape in zip((0.05, 0.0, 0.2), shapes, strict=True)]
    mean, square = ([np.zeros_like(layer) for layer in layers] for _ in range(2))
    t = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(windows))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            t += 1
            for i, slope in enumerate(_slopes(windows[order[start : start + BATCH]], layers)):
                mean[i] = 0.9 * mean[i] + 0.1 * slope
                square[i] = 0.999 * square[i] + 0.001 * slope**2
                fair = np.sqrt(square[i] / (1 - 0.999**t)) + 1e-8
                layers[i] = layers[i] - STEP * FADE**epoch * mean[i] / (1 - 0.9**t) / fair
    return layers


def _slopes(upright: Windows, layers: list[Layer]) -> list[Layer]:
    """The loss's slope in each layer."""
    hidden, bias, out = layers
    over = upright[:, ::-1]
    seen, seen_over = np.maximum(0, upright @ hidden + bias), np.maximum(0, over @ hidden + bias)
    pull = -1 / (1 + np.exp((seen - seen_over) @ out)) / len(upright)
    back, back_over = np.outer(pull, out) * (seen > 0), -np.outer(pull, out) * (seen_over > 0)
    return [
        upright.T @ back + over.T @ back_over + DECAY * hidden,
        (back + back_over).sum(axis=0),
        (seen - seen_over).T @ pull + DECAY * out,
    ]


def main(fonts: Sequence[Path]) -> None:
    """Draw, learn, and write the model beside this module."""
    chance = random.Random(2026)
    windows = np.concatenate([upright_windows(chance, fonts) for _ in range(PAGES)])
    hidden, bias, out = (layer.astype(np.float16) for layer in trained(windows))
    target = Path(__file__).parent / "data" / "upside_down.npz"
    np.savez_compressed(target, hidden=hidden, bias=bias, out=out)
    sys.stdout.write(f"{len(windows)} windows, {target.stat().st_size} bytes in {target}\n")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
