"""What a page looks like once it was read: boxes, words, lines, pages.

Units, said once for the whole project: lengths are PDF points (1/72 inch); the origin is the top left of the
page *as a person reads it* (after it was turned upright); pages are numbered from 1 within their file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in points: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height of the horizontal middle line, in points from the top of the page."""
        return (self.top + self.bottom) / 2

    def grown(self, dx: float, dy: float) -> Box:
        """The same box with ``dx`` points more on the left and right, ``dy`` above and below."""
        return Box(self.x0 - dx, self.top - dy, self.x1 + dx, self.bottom + dy)

    def overlap(self, other: Box) -> float:
        """Area common to both, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def as_list(self) -> list[float]:
        """``[x0, top, x1, bottom]`` rounded to a tenth of a point, as the result JSON wants it."""
        return [round(v, 1) for v in (self.x0, self.top, self.x1, self.bottom)]

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of ``boxes`` (at least one).

        >>> Box.around([Box(0, 0, 2, 2), Box(1, 1, 5, 3)])
        Box(x0=0, top=0, x1=5, bottom=3)
        """
        some = list(boxes)
        return Box(
            min(b.x0 for b in some),
            min(b.top for b in some),
            max(b.x1 for b in some),
            max(b.bottom for b in some),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word; ``confidence`` from 0 to 1 orders the work, it never proves a value. ``by_other``: it was not
    the engine of the page that read it, but the second reader."""

    text: str
    box: Box
    confidence: float = 1.0
    by_other: bool = False


@dataclass(frozen=True)
class Line:
    """Words that stand on one printed line, left to right. Never empty."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @cached_property
    def box(self) -> Box:
        return Box.around(w.box for w in self.words)

    @property
    def confidence(self) -> float:
        """The least sure of its words."""
        return min(w.confidence for w in self.words)


@dataclass(frozen=True, slots=True)
class PageShape:
    """How a page lies in its file: its size in points once upright, and how many degrees clockwise it was turned for
    that. With it a box can be found again on the original."""

    number: int
    width: float
    height: float
    turned: int = 0


class TextSource(StrEnum):
    """Where the words of a page come from."""

    LAYER = "layer"  # the PDF's own text, judged good
    OCR = "ocr"
    BLANK = "blank"  # nothing printed on it: the back of a sheet
    UNREADABLE = "unreadable"  # something is on it, and no word could be read


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a file, read. ``turned``: degrees clockwise the picture was turned to stand upright.

    ``layer_ignored`` is the PDF's own text where there was one and it was not trusted.
    """

    number: int
    width: float
    height: float
    source: TextSource
    lines: tuple[Line, ...] = ()
    turned: int = 0
    layer_ignored: str = ""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)
