"""Entries of running text whose line broke before their UAI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.school_list.entry import Entry
from extractors.school_list.stretches import Stretch


def with_uai_below(stretches: Sequence[Stretch], read: Sequence[tuple[Entry, object]]) -> tuple[Stretch, ...]:
    """A school without a UAI and, right behind it, a UAI without a school are one entry: its line broke between them.
    ``read``: the parts of each stretch, and what is left of its UAI where that was torn."""
    joined: list[Stretch] = []
    nameless = False
    for stretch, (entry, torn) in zip(stretches, read, strict=True):
        alone = stretch.uai is not None and not (entry.name or entry.commune)
        if nameless and alone:
            joined[-1] = replace(joined[-1], end=stretch.end, uai=stretch.uai)
        else:
            joined.append(stretch)
        nameless = stretch.uai is None and torn is None and entry.name is not None
    return tuple(joined)
