"""A value found in a text: what it is, and which characters said so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """``value`` in the field's format (it may be invalid); characters ``start`` to ``end`` of the text said so."""

    value: str
    start: int
    end: int
