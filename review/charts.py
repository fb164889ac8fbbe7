"""Small bar charts as plain geometry; ``templates/charts.html`` draws them as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.tables import Tone


@dataclass(frozen=True, slots=True)
class Part:
    """One quantity of a chart."""

    label: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A part drawn: ``x`` and ``width`` in per cent of the chart's width, ``share`` of the whole from 0 to 1."""

    part: Part
    x: float
    width: float
    share: float


def stacked(parts: Sequence[Part]) -> tuple[Bar, ...]:
    """The parts one after another, together 100 per cent; empty parts are left out.

    >>> [(b.x, b.width) for b in stacked([Part("a", 1, Tone.GOOD), Part("b", 3, Tone.BAD)])]
    [(0.0, 25.0), (25.0, 75.0)]
    """
    total = sum(part.count for part in parts)
    bars: list[Bar] = []
    x = 0.0
    for part in parts:
        if part.count:
            width = 100 * part.count / total
            bars.append(Bar(part, x, width, part.count / total))
            x += width
    return tuple(bars)


def ranked(parts: Sequence[Part], most: int) -> tuple[Bar, ...]:
    """The ``most`` largest parts, the largest as wide as the chart.

    >>> [b.width for b in ranked([Part("a", 1, Tone.BAD), Part("b", 4, Tone.BAD)], 5)]
    [100.0, 25.0]
    """
    total = sum(part.count for part in parts)
    largest = sorted((p for p in parts if p.count), key=lambda p: -p.count)[:most]
    return tuple(Bar(p, 0.0, 100 * p.count / largest[0].count, p.count / total) for p in largest)
