"""Draws lines, learns to read them, and writes the network beside this package (see this folder's docstring).

python -m extractors.handwriting.learning --digits digits.csv.gz --pen FONT ... --print FONT ...
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

import extractors
from extractors.handwriting.date_signs import HIGH, View, crop_to_view, sign_number
from extractors.handwriting.learning.hands import Hands, face_of, real_figures
from extractors.handwriting.learning.network import network, store
from extractors.handwriting.learning.paper import lesson

STORED = Path(extractors.__file__).parent / "data" / "date_line.onnx"
LESSONS = 28_000  # drawn once; each is learnt from several times, never twice alike
STEPS = 10_000
BATCH = 32
PACE = 3e-3
WARMING_UP = 100  # steps
DECAY = 1e-3
LONGEST_STEP = 5.0  # of the slope
ALIKE_WIDE = 16  # batches are cut from as many lessons in the order of their width
SEED = 2026
LEAST_HIGH, LEAST_WIDE = 6, 12  # pixels of a crop

Lesson = tuple[View, list[int]]


def lessons(hands: Hands, count: int, seed: int) -> list[Lesson]:
    """Views, and the numbers of the signs to be read in them."""
    chance, made = Random(seed), list[Lesson]()
    while len(made) < count:
        crop, read, _ = lesson(chance, hands)
        if crop.shape[0] >= LEAST_HIGH and crop.shape[1] >= LEAST_WIDE:
            made.append((crop_to_view(crop), [sign_number(s) for s in read]))
    return made


def batches(drawn: Sequence[Lesson], chance: Random) -> list[list[Lesson]]:
    """Some lessons in batches of about one width."""
    some = sorted(chance.sample(drawn, min(len(drawn), BATCH * ALIKE_WIDE)), key=lambda one: one[0].shape[1])
    cut = [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
    chance.shuffle(cut)
    return cut


def together(batch: Sequence[Lesson], chance: Random, noise: np.random.Generator) -> View:
    """The views of one batch side by side in depth, each moved, paler or grainier than it was drawn."""
    wide = -(-max(view.shape[1] for view, _ in batch) // 8) * 8
    seen = np.zeros((len(batch), 1, HIGH, wide), dtype=np.float32)
    for n, (view, _) in enumerate(batch):
        at = chance.randrange(wide - view.shape[1] + 1)
        seen[n, 0, :, at : at + view.shape[1]] = np.roll(view, chance.choice((-2, -1, 0, 0, 0, 0, 1, 2)), axis=0)
    if chance.random() < 0.5:
        seen += np.asarray(noise.normal(0, 0.06, seen.shape), dtype=np.float32)
    return np.asarray(seen * noise.uniform(0.75, 1.1, (len(batch), 1, 1, 1)), dtype=np.float32)


def learnt(drawn: Sequence[Lesson], steps: int, seed: int) -> Any:
    """The network after that many steps, the pace falling along half a cosine."""
    import torch

    torch.manual_seed(seed)
    chance, noise, net = Random(seed), np.random.default_rng(seed), network()
    learner = torch.optim.AdamW(net.parameters(), lr=PACE, weight_decay=DECAY, betas=(0.9, 0.98))
    waiting: list[list[Lesson]] = []
    for step in range(steps):
        waiting = waiting or batches(drawn, chance)
        batch = waiting.pop()
        for group in learner.param_groups:
            group["lr"] = PACE * min(1, (step + 1) / WARMING_UP) * (1 + math.cos(math.pi * step / steps)) / 2
        odds = net(torch.from_numpy(together(batch, chance, noise)))[:, :, 0, :].permute(2, 0, 1).log_softmax(2)
        signs = torch.tensor([sign for _, read in batch for sign in read], dtype=torch.long)
        lengths = torch.tensor([len(read) for _, read in batch])
        columns = torch.full((len(batch),), odds.shape[0], dtype=torch.long)
        loss = torch.nn.functional.ctc_loss(odds, signs, columns, lengths, zero_infinity=True)
        learner.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), LONGEST_STEP)
        learner.step()
        if step % 100 == 0:
            sys.stdout.write(f"step {step}: loss {float(loss):.3f}\n")
            sys.stdout.flush()
    return net.eval()


def main() -> None:
    """Some forty minutes on one core with the numbers proposed."""
    parser = argparse.ArgumentParser(prog="python -m extractors.handwriting.learning", description=__doc__)
    parser.add_argument("--digits", type=Path, required=True, help="digits.csv.gz of scikit-learn")
    parser.add_argument("--pen", nargs="+", type=Path, required=True, help="typefaces of handwriting")
    parser.add_argument("--print", dest="printed", nargs="+", type=Path, required=True, help="typefaces of print")
    parser.add_argument("--lessons", type=int, default=LESSONS)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    real = real_figures(chosen.digits, held_out=False)
    hands = Hands(tuple(map(face_of, chosen.pen)), tuple(map(face_of, chosen.printed)), real)
    store(learnt(lessons(hands, chosen.lessons, chosen.seed), chosen.steps, chosen.seed), STORED)


if __name__ == "__main__":
    main()
