"""Blocks become a PDF, and the place of every tagged piece is kept. The door to reportlab's canvas, with ``sheet``."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples import tables
from samples.blocks import Align, Block, Columns, Grid, NewPage, Role, Room, Text
from samples.fonts import Face
from samples.look import Look
from samples.sheet import HEIGHT, Anchor, DrawOver, PrintedLine, Sheet, string_width
from schemas.layout import Box

COLUMN_GAP = 18.0
_GAP = {Role.TITLE: 0.0, Role.HEADING: 11.0, Role.BODY: 5.0, Role.BULLET: 1.5, Role.LINE: 0.0}


@dataclass(frozen=True, slots=True)
class Typeset:
    """The PDF's bytes, its number of pages, the places of its tagged pieces, and every printed line by page."""

    pdf: bytes
    pages: int
    anchors: tuple[Anchor, ...]
    lines: tuple[PrintedLine, ...]

    def all(self, tag: str) -> list[Anchor]:
        return [a for a in self.anchors if a.tag == tag]


def _font(text: Text, sheet: Sheet) -> str:
    return sheet.face.bold if text.bold else sheet.face.regular


def _width(text: Text, width: float) -> float:
    """The width that a text's lines may fill."""
    return width - text.indent - (10 if text.role is Role.BULLET else 0)


def _height(block: Text | Room | Columns | Grid, sheet: Sheet, width: float) -> float:
    if isinstance(block, Room):
        return block.height
    if isinstance(block, Columns):
        each = (width - COLUMN_GAP * (len(block.columns) - 1)) / len(block.columns)
        return max(sum(_height(b, sheet, each) for b in column) for column in block.columns) + 8
    if isinstance(block, Grid):
        return tables.height_of(block, sheet)
    gap = _GAP[block.role] if block.gap is None else block.gap
    lines = sheet.wrap(block.text, _font(block, sheet), sheet.size * block.size, width - block.indent)
    return gap + len(lines) * sheet.leading * block.size


def _set_text(text: Text, sheet: Sheet, x: float, width: float, flows: bool = True) -> None:
    gap = _GAP[text.role] if text.gap is None else text.gap
    font, size, leading = _font(text, sheet), sheet.size * text.size, sheet.leading * text.size
    lines = sheet.wrap(text.text, font, size, _width(text, width))
    sheet.y += gap
    keep = 2 if text.role is Role.HEADING else 0  # a heading never stands last on a page
    for index, line in enumerate(lines):
        if flows and sheet.y + leading * (1 + keep) > sheet.bottom:
            sheet.turn()
        stretch, left = 0.0, x + text.indent + (10 if text.role is Role.BULLET and index else 0)
        free = width - text.indent - string_width(line, font, size)
        if text.align is Align.CENTRE or (
            text.align is Align.ROLE and text.role is Role.TITLE and sheet.look.centred_title
        ):
            left = x + text.indent + free / 2
        elif text.align is Align.RIGHT:
            left = x + text.indent + free
        elif sheet.look.justified and text.role is Role.BODY and index < len(lines) - 1 and " " in line:
            stretch = free / line.count(" ")
        sheet.put(line, left, font, text.tag, stretch=stretch, size=size)
        if text.underlined and line:
            base = HEIGHT - sheet.y - size - 1.5
            sheet.canvas.line(left, base, left + string_width(line, font, size), base)
        sheet.y += leading


def _set_room(room: Room, sheet: Sheet, x: float, width: float) -> None:
    sheet.anchors.append(Anchor(room.tag, sheet.page, Box(x + room.indent, sheet.y, x + width, sheet.y + room.height)))
    sheet.y += room.height


def _set_columns(columns: Columns, sheet: Sheet) -> None:
    each = (sheet.width - COLUMN_GAP * (len(columns.columns) - 1)) / len(columns.columns)
    top, deepest = sheet.y + 4, 0.0
    for number, column in enumerate(columns.columns):
        x = sheet.left + number * (each + COLUMN_GAP)
        sheet.y = top
        for block in column:
            if isinstance(block, Room):
                _set_room(block, sheet, x, each)
            else:
                _set_text(block, sheet, x, each, flows=False)
        deepest = max(deepest, sheet.y)
    if columns.boxed:
        for number in range(len(columns.columns)):
            x = sheet.left + number * (each + COLUMN_GAP)
            sheet.canvas.rect(x - 5, HEIGHT - deepest, each + 10, deepest - top + 4, stroke=1, fill=0)
    sheet.y = deepest + 4


def _set(block: Block, sheet: Sheet) -> None:
    if isinstance(block, NewPage):
        sheet.turn()
    elif isinstance(block, Text):
        _set_text(block, sheet, sheet.left, sheet.width)
    elif isinstance(block, Room):
        _set_room(block, sheet, sheet.left, sheet.width)
    elif isinstance(block, Grid):
        tables.set_grid(block, sheet)
    elif isinstance(block, Columns):
        if sheet.y + _height(block, sheet, sheet.width) > sheet.bottom:
            sheet.turn()
        _set_columns(block, sheet)
    else:
        if sheet.y + sum(_height(b, sheet, sheet.width) for b in block.blocks) > sheet.bottom:
            sheet.turn()
        for inner in block.blocks:
            _set(inner, sheet)


class Typesetter(Protocol):
    """What sets blocks on pages: :func:`blocks_to_pdf`, or another with the same arguments."""

    def __call__(
        self,
        blocks: Sequence[Block],
        look: Look,
        face: Face,
        scale: float = 1.0,
        *,
        total_pages: int = 0,
        year: str = "",
        over: DrawOver | None = None,
    ) -> Typeset: ...


def blocks_to_pdf(
    blocks: Sequence[Block],
    look: Look,
    face: Face,
    scale: float = 1.0,
    *,
    total_pages: int = 0,
    year: str = "",
    over: DrawOver | None = None,
) -> Typeset:
    """Sets the blocks at ``scale`` times the look's type size; ``total_pages`` goes into the page numbers; ``over``
    draws on each page before it is closed."""

    def footer(page: int) -> tuple[str, str]:
        return look.header.format(year=year), look.page_numbers.format(p=page, n=total_pages)

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, pageCompression=1)
    canvas.setTitle("Convention")
    size = look.size * scale
    sheet = Sheet(canvas, look, face, size, size * look.leading, footer, over)
    sheet.begin()
    for block in blocks:
        _set(block, sheet)
    if over is not None:
        over(canvas, sheet.page)
    canvas.showPage()
    canvas.save()
    return Typeset(buffer.getvalue(), sheet.page, tuple(sheet.anchors), tuple(sheet.lines))
