"""One page of a file, opened but not read yet: its own text, and the means to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.picture import Picture
from schemas.layout import Line


@dataclass(frozen=True, eq=False)
class PageInput:
    """``number`` from 1; ``width`` and ``height`` in points as displayed (/Rotate and EXIF applied).

    ``layer``: the PDF's own text as printed lines (empty for pictures). ``born_digital``: that text is what is seen
    on the page: drawn, not hidden, and no full-page picture beneath it. ``picture`` renders or decodes when called
    and keeps nothing; it may raise a DocumentError.
    """

    number: int
    width: float
    height: float
    layer: tuple[Line, ...]
    born_digital: bool
    picture: Callable[[], Picture]
