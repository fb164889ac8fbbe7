"""What the network learns from drawn papers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from extractors.learning.ahead import DrawnAhead
from extractors.learning.pace import Plan
from extractors.learning.teaching import teach
from extractors.marks.pen_map import CELL, COARSEST, PLANES
from extractors.marks.training.ink import Faces
from extractors.marks.training.lessons import Lesson, lesson, recoloured

BATCH = 16
KEPT = 3000  # lessons in memory
HELD_OUT = 400  # lessons it never learns from, to tell how it does
TELL_EVERY = 250  # steps
SHAPE = (1, PLANES, 8 * CELL * COARSEST, 8 * CELL * COARSEST)


def learn(net: Any, faces: Faces, plan: Plan, kept: Path) -> None:
    """Changes ``net`` as planned, and writes it to ``kept`` on the way."""
    held_out = [lesson(chance, faces) for chance in [Random(plan.seed - 1)] for _ in range(HELD_OUT)]
    ahead = DrawnAhead(partial(lesson, faces=faces), plan.seed, KEPT, plan.drawing)
    while len(ahead) < 4 * BATCH:
        time.sleep(1)
    chance = Random(plan.seed)
    told = (TELL_EVERY, lambda: how_right(net, held_out))
    teach(net, plan, lambda: _loss(net, ahead.some(BATCH, chance), chance), told=told, stored=(SHAPE, kept))
    ahead.end()


def _loss(net: Any, batch: Sequence[Lesson], chance: Random) -> Any:
    import torch

    views = torch.from_numpy(np.stack([recoloured(one.view, chance) for one in batch]))
    answer, weight = _answers(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # a third of the time
        odds = net(views.to(memory_format=torch.channels_last))
    found = torch.nn.functional.binary_cross_entropy_with_logits(
        odds.float(), torch.from_numpy(answer), torch.from_numpy(weight), reduction="sum"
    )
    return found / float(weight.sum())


def _answers(lessons: Sequence[Lesson]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    return np.stack([one.answer for one in lessons]), np.stack([one.weight for one in lessons])


def how_right(net: Any, lessons: Sequence[Lesson]) -> str:
    """Of the cells with ink: how many signed and stamped ones are found, how many others are taken for such."""
    import torch

    net.eval()
    with torch.no_grad():
        odds = np.concatenate([net(torch.from_numpy(one.view[None])).numpy() for one in lessons])
    answer, weight = _answers(lessons)
    told = []
    for n, name in enumerate(("signed", "stamped")):
        yes, no = (answer[:, n] > 0) & (weight[:, n] > 0.5), (answer[:, n] == 0) & (weight[:, n] > 0.5)
        told.append(f"{name} {np.mean(odds[:, n][yes] > 0):.3f} found, {np.mean(odds[:, n][no] > 0):.4f} wrongly")
    return ", ".join(told)
