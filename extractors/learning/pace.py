"""How large each step of learning is, over a time that is set beforehand."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

WARMING_UP = 200  # steps


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to learn, in what steps, from what chance, and how many processes draw meanwhile."""

    minutes: float
    pace: float
    seed: int
    drawing: int = 1

    def steps(self) -> Iterator[tuple[int, float]]:
        """The number of each step and its pace, which falls along half a cosine until the time is over."""
        began, step = time.monotonic(), 0
        while (spent := (time.monotonic() - began) / (60 * self.minutes)) < 1:
            yield step, self.pace * min(1, (step + 1) / WARMING_UP) * (1 + math.cos(math.pi * spent)) / 2
            step += 1
