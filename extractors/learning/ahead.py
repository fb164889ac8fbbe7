"""Lessons without end, drawn ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from multiprocessing import get_context
from random import Random
from threading import Thread
from typing import Any, Generic, TypeVar

import cv2

Lesson = TypeVar("Lesson")
WAITING = 64  # lessons between a process that draws and the one that learns


class DrawnAhead(Generic[Lesson]):
    """Lessons that processes of their own draw all the time; the ``kept`` latest are learnt from, each several times.

    ``draw``: a function of a module, or a ``partial`` of one, that makes a lesson by chance."""

    def __init__(self, draw: Callable[[Random], Lesson], seed: int, kept: int, processes: int) -> None:
        self._pool: deque[Lesson] = deque(maxlen=kept)
        apart = get_context("spawn")  # a fork would inherit the locks of OpenCV's threads
        arriving = apart.Queue(WAITING)
        self._drawing = [
            apart.Process(target=_draw_on, args=(draw, seed + n, arriving), daemon=True) for n in range(processes)
        ]
        for process in self._drawing:
            process.start()
        Thread(target=self._take_in, args=(arriving,), daemon=True).start()

    def _take_in(self, arriving: Any) -> None:
        """All the time: while lessons wait in the pipe, none is drawn."""
        while True:
            self._pool.append(arriving.get())

    def __len__(self) -> int:
        return len(self._pool)

    def some(self, count: int, chance: Random) -> list[Lesson]:
        """So many of those that are kept."""
        return chance.sample(list(self._pool), count)

    def end(self) -> None:
        for process in self._drawing:
            process.kill()


def _draw_on(draw: Callable[[Random], Lesson], seed: int, arriving: Any) -> None:
    cv2.setNumThreads(1)
    chance = Random(seed)
    while True:
        arriving.put(draw(chance))
