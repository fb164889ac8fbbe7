"""A party on a card: labels in one column, what they introduce in another, each label in the middle of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.lines import segments_to_rows
from schemas.layout import Line

LEAST_ROWS = 3  # rows with something in both columns; fewer may stand so by chance
ALIGNED = 4.0  # points between the left edges of one column


def in_reading_order(segments: Sequence[Line]) -> tuple[Line, ...]:
    """``segments`` with every line of the right column behind the label it belongs to; as they are where there is no
    card."""
    edge = _right_column(segments)
    if edge is None:
        return tuple(segments)
    right = [s for s in segments if abs(s.box.x0 - edge) < ALIGNED]
    labels = [s for s in segments if s.box.x1 < edge and right[0].box.top - s.box.height < s.box.middle]
    labels = [s for s in labels if s.box.middle < right[-1].box.bottom + s.box.height]
    if not labels:
        return tuple(segments)
    nearest = [min(range(len(labels)), key=lambda k: abs(labels[k].box.middle - s.box.middle)) for s in right]
    card = [
        line
        for k, label in enumerate(labels)
        for line in (label, *(s for s, near in zip(right, nearest, strict=True) if near == k))
    ]
    first = min(segments.index(s) for s in (*right, *labels))
    rest = [s for s in segments if not any(s is c for c in card)]
    above = [s for s in rest if segments.index(s) < first]
    return (*above, *card, *(s for s in rest if segments.index(s) > first))


def _right_column(segments: Sequence[Line]) -> float | None:
    """The left edge of the column of values; None where the segments make no two columns."""
    seconds = [row[1].box.x0 for row in segments_to_rows(segments) if len(row) == 2]
    found = Counter(round(x / ALIGNED) for x in seconds).most_common(1)
    if not found:
        return None
    near = [x for x in seconds if abs(x / ALIGNED - found[0][0]) <= 1]
    return sum(near) / len(near) if len(near) >= LEAST_ROWS else None
