"""The sheet being filled: its free height, its lines and the places of its tagged pieces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import Face
from samples.letterheads import draw_letterhead
from samples.look import Letterhead, Look
from samples.written import DATE_ROOMS
from schemas.layout import Box

WIDTH, HEIGHT = A4
DATE_TAG = "date"
STAND_INS = {"\u202f": "\u00a0", "▪": "-", "□": "-"}
GLUE = "\u2060"  # before the rest of a broken word
FOOT = 52.0  # points kept free below the text


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a tagged piece stands: page from 1, box in points; a piece that wraps has several."""

    tag: str
    page: int
    box: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as it was set: page from 1, its top left corner in points."""

    page: int
    x: float
    y: float
    text: str


def string_width(text: str, font: str, size: float) -> float:
    """In points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def printable(text: str, font: str) -> str:
    """With what a typeface has no glyph for replaced: thin spaces, squares."""
    glyphs = getattr(pdfmetrics.getFont(font).face, "charToGlyph", None) or {}
    for sign, instead in STAND_INS.items():
        if sign in text and ord(sign) not in glyphs:
            text = text.replace(sign, instead)
    return text


def _fitting(text: str, font: str, size: float, width: float) -> list[str]:
    """The words of a line; one wider than ``width`` in parts, broken after hyphens, then wherever it must be."""
    words: list[str] = []
    for word in text.split(" "):
        if string_width(word, font, size) <= width:
            words.append(word)
            continue
        parts, current = [], ""
        for piece in (p for half in re.split(r"(?<=-)", word) for p in _narrow(half, font, size, width)):
            if current and string_width(current + piece, font, size) > width:
                parts.append(current)
                current = ""
            current += piece
        words += [GLUE * (i > 0) + part for i, part in enumerate([*parts, current])]
    return words


def _narrow(part: str, font: str, size: float, width: float) -> list[str]:
    return [part] if string_width(part, font, size) <= width else list(part)


def anchors_of(tag: str, page: int, box: Box, text: str, width_of: Callable[[str], float]) -> list[Anchor]:
    """The places of one line: one for each word of ``tag``, one for the room where a date is still to be written."""
    found = [Anchor(name, page, box, text) for name in tag.split()]
    if tag:
        for room in DATE_ROOMS:
            before, dots, _ = text.partition(room)
            if dots:
                x = box.x0 + width_of(before)
                return [*found, Anchor(DATE_TAG, page, Box(x, box.top, x + width_of(room), box.bottom), room)]
    return found


DrawOver = Callable[[Canvas, int], None]


@dataclass(slots=True)
class Sheet:
    """The page being filled; ``y`` is the distance from the top of the page to the next free height."""

    canvas: Canvas
    look: Look
    face: Face
    size: float
    leading: float
    footer: Callable[[int], tuple[str, str]]
    over: DrawOver | None
    page: int = 1
    y: float = 0.0
    anchors: list[Anchor] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)

    @property
    def left(self) -> float:
        return float(self.look.margin)

    @property
    def width(self) -> float:
        return float(WIDTH - 2 * self.look.margin)

    @property
    def bottom(self) -> float:
        return float(HEIGHT - FOOT)

    def begin(self) -> None:
        head, foot = self.footer(self.page)
        self.canvas.setFont(self.face.regular, 8)
        if head:
            self.canvas.drawString(self.left, HEIGHT - 30, head)
        if foot:
            self._number(foot)
        self.y = 50.0
        kind = Letterhead.FLAG if self.look.logo else self.look.letterhead
        if self.page == 1 and kind is not Letterhead.NONE:
            draw_letterhead(self.canvas, kind, self.face, self.left, self.width)
            self.y = 86.0

    def _number(self, foot: str) -> None:
        """The page number, centred or at a side."""
        if self.look.numbers_at == 0.5:
            self.canvas.drawCentredString(WIDTH / 2, 26, foot)
        else:
            free = self.width - string_width(foot, self.face.regular, 8)
            self.canvas.drawString(self.left + self.look.numbers_at * free, 26, foot)

    def turn(self) -> None:
        if self.over is not None:
            self.over(self.canvas, self.page)
        self.canvas.showPage()
        self.page += 1
        self.begin()

    def wrap(self, text: str, font: str, size: float, width: float) -> list[str]:
        if "\n" in text:
            return [line for part in text.split("\n") for line in self.wrap(part, font, size, width)]
        lines, current = [], ""
        for word in _fitting(text, font, size, width):
            if word.startswith(GLUE):  # the rest of a word that is broken after its hyphen
                lines.append(current)
                current = word[1:]
                continue
            longer = f"{current} {word}" if current else word
            if current and string_width(longer, font, size) > width:
                lines.append(current)
                current = word
            else:
                current = longer
        return [*lines, current]

    def put(
        self, text: str, x: float, font: str, tag: str, *, dy: float = 0.0, stretch: float = 0.0, size: float = 0.0
    ) -> None:
        """One line whose top is ``dy`` points below the next free height, which stays where it is; ``size`` in points,
        0 for the document's."""
        y, size = self.y + dy, size or self.size
        text = printable(text, font)
        self.canvas.setFont(font, size)
        baseline = HEIGHT - y - size
        self.canvas.drawString(x, baseline, text, wordSpace=stretch)
        width = string_width(text, font, size) + stretch * text.count(" ")
        if text:
            self.lines.append(PrintedLine(self.page, x, y, text))
        box = Box(x, y, x + width, y + size * 1.15)
        self.anchors += anchors_of(tag, self.page, box, text, lambda part: string_width(part, font, size))
