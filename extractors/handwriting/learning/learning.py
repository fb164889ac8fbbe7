"""What the network learns from drawn lines."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from extractors.handwriting.date_signs import HIGH, View, crop_to_view, sign_number
from extractors.handwriting.learning.hands import Hands, face_of, real_figures
from extractors.handwriting.learning.network import SHAPE
from extractors.handwriting.learning.paper import lesson
from extractors.learning.ahead import DrawnAhead
from extractors.learning.pace import Plan
from extractors.learning.teaching import teach

BATCH = 32
KEPT = 20_000  # lessons in memory; each is learnt from several times, never twice alike
ALIKE_WIDE = 16  # batches are cut from as many lessons in the order of their width
LEAST_HIGH, LEAST_WIDE = 6, 12  # pixels of a crop
TELL_EVERY = 100  # steps

Lesson = tuple[View, list[int]]
Paths = tuple[Path, ...]


@cache
def hands_of(pens: Paths, printed: Paths, digits: Path) -> Hands:
    """Of files of typefaces, and of ``digits.csv.gz``."""
    real = real_figures(digits, held_out=False)
    return Hands(tuple(map(face_of, pens)), tuple(map(face_of, printed)), real)


def draw(chance: Random, pens: Paths, printed: Paths, digits: Path) -> Lesson:
    """A view, and the numbers of the signs to be read in it."""
    while True:
        crop, read, _ = lesson(chance, hands_of(pens, printed, digits))
        if crop.shape[0] >= LEAST_HIGH and crop.shape[1] >= LEAST_WIDE:
            return crop_to_view(crop), [sign_number(s) for s in read]


def batches(drawn: Sequence[Lesson], chance: Random) -> list[list[Lesson]]:
    """Lessons in batches of about one width."""
    some = sorted(drawn, key=lambda one: one[0].shape[1])
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


def learn(net: Any, hands: tuple[Paths, Paths, Path], plan: Plan, kept: Path) -> None:
    """Changes ``net`` as planned, and writes it to ``kept`` on the way. ``hands``: see :func:`hands_of`."""
    pens, printed, digits = hands
    ahead = DrawnAhead(partial(draw, pens=pens, printed=printed, digits=digits), plan.seed, KEPT, plan.drawing)
    while len(ahead) < ALIKE_WIDE * BATCH:
        time.sleep(1)
    chance, noise = Random(plan.seed), np.random.default_rng(plan.seed)
    waiting: list[list[Lesson]] = []

    def loss() -> Any:
        if not waiting:
            waiting.extend(batches(ahead.some(ALIKE_WIDE * BATCH, chance), chance))
        return _loss(net, waiting.pop(), chance, noise)

    told = (TELL_EVERY, lambda: f"{len(ahead)} lessons")
    teach(net, plan, loss, told=told, stored=(SHAPE, kept), betas=(0.9, 0.98))
    ahead.end()


def _loss(net: Any, batch: Sequence[Lesson], chance: Random, noise: np.random.Generator) -> Any:
    """That of CTC: all ways of laying the signs over the columns."""
    import torch

    views = torch.from_numpy(together(batch, chance, noise)).to(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # a third of the time
        scores = net(views)
    odds = scores.float()[:, :, 0, :].permute(2, 0, 1).log_softmax(2)
    signs = torch.tensor([sign for _, read in batch for sign in read], dtype=torch.long)
    lengths = torch.tensor([len(read) for _, read in batch])
    columns = torch.full((len(batch),), odds.shape[0], dtype=torch.long)
    return torch.nn.functional.ctc_loss(odds, signs, columns, lengths, zero_infinity=True)
