"""Blocks become a PDF, and the place of every tagged piece is kept. The door to reportlab's canvas, with ``sheet``."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples.blocks import Block, Columns, Grid, NewPage, Role, Room, Text
from samples.fonts import Face
from samples.look import Look
from samples.sheet import HEIGHT, Anchor, DrawOver, PrintedLine, Sheet, string_width
from schemas.layout import Box

COLUMN_GAP = 18.0
CELL_PAD = 3.0
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


def _height(block: Text | Room | Columns, sheet: Sheet, width: float) -> float:
    if isinstance(block, Room):
        return block.height
    if isinstance(block, Columns):
        each = (width - COLUMN_GAP * (len(block.columns) - 1)) / len(block.columns)
        return max(sum(_height(b, sheet, each) for b in column) for column in block.columns) + 8
    gap = _GAP[block.role] if block.gap is None else block.gap
    return gap + len(sheet.wrap(block.text, _font(block, sheet), sheet.size, width)) * sheet.leading


def _set_text(text: Text, sheet: Sheet, x: float, width: float, flows: bool = True) -> None:
    gap = _GAP[text.role] if text.gap is None else text.gap
    font = _font(text, sheet)
    lines = sheet.wrap(text.text, font, sheet.size, width - (10 if text.role is Role.BULLET else 0))
    sheet.y += gap
    keep = 2 if text.role is Role.HEADING else 0  # a heading never stands last on a page
    for index, line in enumerate(lines):
        if flows and sheet.y + sheet.leading * (1 + keep) > sheet.bottom:
            sheet.turn()
        stretch, left = 0.0, x + (10 if text.role is Role.BULLET and index else 0)
        if text.role is Role.TITLE and sheet.look.centred_title:
            left = x + (width - string_width(line, font, sheet.size)) / 2
        elif sheet.look.justified and text.role is Role.BODY and index < len(lines) - 1 and " " in line:
            stretch = (width - string_width(line, font, sheet.size)) / line.count(" ")
        sheet.put(line, left, font, text.tag, stretch=stretch)
        sheet.y += sheet.leading


def _set_room(room: Room, sheet: Sheet, x: float, width: float) -> None:
    sheet.anchors.append(Anchor(room.tag, sheet.page, Box(x, sheet.y, x + width, sheet.y + room.height)))
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


def _set_row(cells: Sequence[str], grid: Grid, sheet: Sheet, tag: str, bold: bool) -> None:
    font = sheet.face.bold if bold else sheet.face.regular
    widths = [share * sheet.width for share in grid.shares]
    wrapped = [sheet.wrap(c, font, sheet.size, w - 2 * CELL_PAD) for c, w in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped) * sheet.leading + 2 * CELL_PAD
    if sheet.y + height > sheet.bottom:
        sheet.turn()
        if grid.repeat and not bold and grid.header:
            _set_row(grid.header, grid, sheet, "", bold=True)
    x = sheet.left
    sheet.canvas.setLineWidth(0.6)
    for lines, width in zip(wrapped, widths, strict=True):
        sheet.canvas.rect(x, HEIGHT - sheet.y - height, width, height, stroke=1, fill=0)
        for index, line in enumerate(lines):
            sheet.put(line, x + CELL_PAD, font, tag, dy=CELL_PAD + index * sheet.leading)
        x += width
    sheet.y += height


def _set(block: Block, sheet: Sheet) -> None:
    if isinstance(block, NewPage):
        sheet.turn()
    elif isinstance(block, Text):
        _set_text(block, sheet, sheet.left, sheet.width)
    elif isinstance(block, Room):
        _set_room(block, sheet, sheet.left, sheet.width)
    elif isinstance(block, Grid):
        sheet.y += 6
        if block.header:
            _set_row(block.header, block, sheet, "", bold=True)
        for row, tag in zip(block.rows, block.tags, strict=True):
            _set_row(row, block, sheet, tag, bold=False)
        sheet.y += 4
    elif isinstance(block, Columns):
        if sheet.y + _height(block, sheet, sheet.width) > sheet.bottom:
            sheet.turn()
        _set_columns(block, sheet)
    else:
        if sheet.y + sum(_height(b, sheet, sheet.width) for b in block.blocks) > sheet.bottom:
            sheet.turn()
        for inner in block.blocks:
            _set(inner, sheet)


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
