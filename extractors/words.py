"""Words → printed lines."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.layout import Box, Line, Word

SAME_LINE = 0.5  # share of the smaller height that two words of one printed line have in common


def words_to_lines(words: Iterable[Word], page: int) -> tuple[Line, ...]:
    """Words → printed lines, top to bottom, each from left to right; columns side by side share their lines."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.middle, w.box.x0)):
        row = next((r for r in reversed(rows[-3:]) if _same_line(r[-1].box, word.box)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return tuple(Line(tuple(sorted(row, key=lambda w: w.box.x0)), page) for row in rows)


def _same_line(a: Box, b: Box) -> bool:
    common = min(a.bottom, b.bottom) - max(a.top, b.top)
    return common >= SAME_LINE * min(a.height, b.height)
