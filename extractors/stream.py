"""Running text over several lines and pages, in which every character still knows where it was printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from extractors.sheets import Paper, observed
from schemas.layout import Box, Line, Word
from schemas.reading import Observation, Place


@dataclass(frozen=True)
class Stream:
    """Words in reading order; ``text`` joins them with one space."""

    placed: tuple[tuple[Word, int], ...]  # (word, page)

    @staticmethod
    def of(segments: Iterable[Line]) -> Stream:
        return Stream(tuple((word, s.page) for s in segments for word in s.words))

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word, _ in self.placed)

    def cut(self, start: int, stop: int) -> Stream:
        """The words that the characters ``start`` to ``stop`` touch."""
        kept, at = [], 0
        for word, page in self.placed:
            if at < stop and at + len(word.text) > start:
                kept.append((word, page))
            at += len(word.text) + 1
        return Stream(tuple(kept))

    def observed(self, paper: Paper, value: str, start: int, stop: int, place: Place) -> Observation:
        """``value``, read in the characters ``start`` to ``stop``; placed on the page where they begin."""
        touched = self.cut(start, stop).placed
        page = touched[0][1]
        words = [word for word, number in touched if number == page]
        sheet = paper.sheet(page)
        return observed(sheet, value, self.text[start:stop], words, place, Box.around(w.box for w in words))
