"""What is drawn at the head of page one: an office's name with bars, a rule, a band or a coat of arms."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples.fonts import Face
from samples.look import Letterhead

WIDTH, HEIGHT = A4
OFFICE, SERVICE = "RÉGION ACADÉMIQUE", "Délégation au numérique éducatif"


def _flag(c: Canvas, face: Face, left: float, width: float) -> None:
    c.setFillColorRGB(0.05, 0.1, 0.5)
    c.rect(left, HEIGHT - 74, 14, 34, stroke=0, fill=1)
    c.setFillColorRGB(0.8, 0.1, 0.15)
    c.rect(left + 28, HEIGHT - 74, 14, 34, stroke=0, fill=1)
    c.setFillColorRGB(0, 0, 0)
    c.setFont(face.bold, 7)
    c.drawString(left + 48, HEIGHT - 54, OFFICE)
    c.setFont(face.regular, 6)
    c.drawString(left + 48, HEIGHT - 64, SERVICE)


def _centred(c: Canvas, face: Face, left: float, width: float) -> None:
    c.setFont(face.bold, 10)
    c.drawCentredString(WIDTH / 2, HEIGHT - 52, OFFICE)
    c.setFont(face.regular, 8)
    c.drawCentredString(WIDTH / 2, HEIGHT - 63, SERVICE)
    c.setLineWidth(0.8)
    c.line(left, HEIGHT - 70, left + width, HEIGHT - 70)


def _shield(c: Canvas, face: Face, left: float, width: float) -> None:
    x, y = left + width - 26, HEIGHT - 44
    c.setStrokeColorRGB(0.3, 0.2, 0.1)
    c.setFillColorRGB(0.75, 0.6, 0.2)
    shape = c.beginPath()
    shape.moveTo(x, y)
    shape.lineTo(x + 26, y)
    shape.lineTo(x + 26, y - 20)
    shape.curveTo(x + 26, y - 30, x + 16, y - 34, x + 13, y - 36)
    shape.curveTo(x + 10, y - 34, x, y - 30, x, y - 20)
    shape.close()
    c.drawPath(shape, stroke=1, fill=1)
    c.setFillColorRGB(0.2, 0.35, 0.6)
    c.circle(x + 13, y - 14, 7, stroke=0, fill=1)
    c.setFillColorRGB(0, 0, 0)
    c.setStrokeColorRGB(0, 0, 0)
    c.setFont(face.bold, 9)
    c.drawString(left, HEIGHT - 54, OFFICE)
    c.setFont(face.regular, 7)
    c.drawString(left, HEIGHT - 64, SERVICE)


def _band(c: Canvas, face: Face, left: float, width: float) -> None:
    c.setFillColorRGB(0.13, 0.25, 0.42)
    c.rect(left, HEIGHT - 72, width, 26, stroke=0, fill=1)
    c.setFillColorRGB(1, 1, 1)
    c.setFont(face.bold, 10)
    c.drawString(left + 10, HEIGHT - 63, OFFICE)
    c.setFont(face.regular, 7)
    c.drawRightString(left + width - 10, HEIGHT - 62, SERVICE)
    c.setFillColorRGB(0, 0, 0)


_DRAWN: dict[Letterhead, Callable[[Canvas, Face, float, float], None]] = {
    Letterhead.FLAG: _flag,
    Letterhead.CENTRED: _centred,
    Letterhead.SHIELD: _shield,
    Letterhead.BAND: _band,
}


def draw_letterhead(canvas: Canvas, kind: Letterhead, face: Face, left: float, width: float) -> None:
    """Within the first 86 points of the page, between ``left`` and ``left + width``."""
    if kind in _DRAWN:
        _DRAWN[kind](canvas, face, left, width)
