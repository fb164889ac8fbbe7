"""Makes ``data/month_words.npz``: writes the months' names in handwriting typefaces, bends them, and learns them.

    python -m extractors.handwriting.month_training FONT.ttf [FONT.ttf ...]

Run by a developer when ``extractors.handwriting.month_words`` changes; takes a few minutes. Same fonts, same result.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import ImageFont

from extractors.handwriting.month_words import MONTHS, OTHER, WrittenWord
from extractors.handwriting.shapes import Features
from extractors.handwriting.training import DATA, loaded, store, trained, typeset, worn

DRAWN = 40_000  # words
HIDDEN = 96
NO_MONTH = 0.12  # of them
NAMES = (
    ("janvier", "janv", "janv."), ("février", "fevrier", "fév", "févr."), ("mars",), ("avril", "avr."), ("mai",),
    ("juin",), ("juillet", "juil", "juil."), ("août", "aout"), ("septembre", "sept", "sept."),
    ("octobre", "oct", "oct."), ("novembre", "nov", "nov."), ("décembre", "decembre", "déc."),
)  # fmt: skip
OTHERS = ("2025", "15", "le", "Maire", "fait", "20", "signé", "2026", "M", "lu", "approuvé", "12/05", "er")


def written(chance: random.Random, fonts: Sequence[ImageFont.FreeTypeFont]) -> tuple[WrittenWord, int] | None:
    """One word and its month, 0 for January; ``OTHER`` for a word that is none."""
    if chance.random() < NO_MONTH:
        text, month = chance.choice(OTHERS), OTHER
    else:
        month = chance.randrange(MONTHS)
        names = NAMES[month]
        text = names[0] if chance.random() < 0.6 else chance.choice(names)
    text = chance.choice((text, text, text.upper(), text.capitalize()))
    mask, baseline = typeset(text, chance.choice(fonts), chance)
    sign = worn(mask, baseline, chance, 0.18)
    return (WrittenWord(sign.mask), month) if sign else None


def main(fonts: Sequence[Path]) -> None:
    """Write, learn, and put the model beside the reader."""
    chance, faces = random.Random(2026), [loaded(path) for path in fonts]
    features: list[Features] = []
    months: list[int] = []
    while len(months) < DRAWN:
        made = written(chance, faces)
        if made is not None:
            features.append(made[0].features)
            months.append(made[1])
    layers = trained(np.stack(features), np.array(months), MONTHS + 1, HIDDEN)
    target = DATA / "month_words.npz"
    store(target, layers)
    sys.stdout.write(f"{len(months)} words, {target.stat().st_size} bytes in {target}\n")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
