"""The sheet being filled: its free height, its lines and the places of its tagged pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import Face
from samples.look import Look
from schemas.layout import Box

WIDTH, HEIGHT = A4
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
    """Without the thin spaces that a typeface has no glyph for."""
    glyphs = getattr(pdfmetrics.getFont(font).face, "charToGlyph", None)
    has = glyphs is not None and ord("\u202f") in glyphs
    return text if has else text.replace("\u202f", "\u00a0")


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
            self.canvas.drawCentredString(WIDTH / 2, 26, foot)
        self.y = 50.0
        if self.look.logo and self.page == 1:
            self._logo()
            self.y = 86.0

    def _logo(self) -> None:
        c = self.canvas
        c.setFillColorRGB(0.05, 0.1, 0.5)
        c.rect(self.left, HEIGHT - 74, 14, 34, stroke=0, fill=1)
        c.setFillColorRGB(0.8, 0.1, 0.15)
        c.rect(self.left + 28, HEIGHT - 74, 14, 34, stroke=0, fill=1)
        c.setFillColorRGB(0, 0, 0)
        c.setFont(self.face.bold, 7)
        c.drawString(self.left + 48, HEIGHT - 54, "RÉGION ACADÉMIQUE")
        c.setFont(self.face.regular, 6)
        c.drawString(self.left + 48, HEIGHT - 64, "Délégation au numérique éducatif")

    def turn(self) -> None:
        if self.over is not None:
            self.over(self.canvas, self.page)
        self.canvas.showPage()
        self.page += 1
        self.begin()

    def wrap(self, text: str, font: str, size: float, width: float) -> list[str]:
        lines, current = [], ""
        for word in text.split(" "):
            longer = f"{current} {word}" if current else word
            if current and string_width(longer, font, size) > width:
                lines.append(current)
                current = word
            else:
                current = longer
        return [*lines, current]

    def put(self, text: str, x: float, font: str, tag: str, *, dy: float = 0.0, stretch: float = 0.0) -> None:
        """One line whose top is ``dy`` points below the next free height, which stays where it is."""
        y = self.y + dy
        text = printable(text, font)
        self.canvas.setFont(font, self.size)
        baseline = HEIGHT - y - self.size
        self.canvas.drawString(x, baseline, text, wordSpace=stretch)
        width = string_width(text, font, self.size) + stretch * text.count(" ")
        if text:
            self.lines.append(PrintedLine(self.page, x, y, text))
        if tag:
            self.anchors.append(Anchor(tag, self.page, Box(x, y, x + width, y + self.size * 1.15), text))
