"""Blocks set by reportlab's platypus, for the style UNSEEN: its own line breaking, tables and page breaks."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
)

from samples.blocks import Align, Block, Columns, Grid, NewPage, Role, Room, Rules, Text
from samples.fonts import Face
from samples.letterheads import draw_letterhead
from samples.look import Letterhead, Look
from samples.sheet import DrawOver, printable, string_width
from samples.typeset import Typeset
from samples.unseen.recorded import Kept, Record, Recorded, Story

WIDTH, HEIGHT = A4
TOP, FOOT, LETTERHEAD = 54.0, 58.0, 34.0  # points
ALIGNED = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT}
GAPS = {Role.TITLE: 1.0, Role.HEADING: 12.0, Role.BODY: 6.0, Role.BULLET: 2.0, Role.LINE: 0.5}  # points before
TINTS = ((0, 0, 0), (0, 0, 0), (0.1, 0.2, 0.42), (0.36, 0.1, 0.14))  # of headings
RULED: dict[Rules, list[tuple[object, ...]]] = {
    Rules.ALL: [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    Rules.BETWEEN_ROWS: [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
    Rules.FRAME: [("BOX", (0, 0), (-1, -1), 0.8, colors.black)],
    Rules.NONE: [],
}


@dataclass(frozen=True, slots=True)
class Setter:
    """Turns blocks into flowables; ``size`` and ``leading`` in points, ``width`` of the text."""

    look: Look
    face: Face
    size: float
    leading: float
    width: float
    tint: tuple[float, float, float]
    first_line: float
    record: Record

    def paragraph(self, text: Text, *, in_cell: bool = False, scale: float = 1.0) -> Recorded:
        font = self.face.bold if text.bold else self.face.regular
        size = self.size * text.size * scale
        align = ALIGNED.get(text.align, TA_LEFT)
        if text.align is Align.ROLE:
            if text.role is Role.TITLE and self.look.centred_title:
                align = TA_CENTER
            elif text.role is Role.BODY and self.look.justified and not in_cell and "\n" not in text.text:
                align = TA_JUSTIFY
        indented = text.role is Role.BODY and align == TA_JUSTIFY and not text.tag
        style = ParagraphStyle(
            "set",
            fontName=font,
            fontSize=size,
            leading=self.leading * text.size * scale,
            alignment=align,
            leftIndent=text.indent + (12 if text.role is Role.BULLET else 0),
            firstLineIndent=-12 if text.role is Role.BULLET else self.first_line if indented else 0,
            spaceBefore=0 if in_cell else GAPS[text.role] if text.gap is None else text.gap,
            textColor=colors.Color(*self.tint) if text.role in (Role.HEADING, Role.TITLE) else colors.black,
            embeddedHyphenation=1,
            keepWithNext=text.role is Role.HEADING,
        )
        return Recorded(self._markup(text, font), style, tag=text.tag, record=self.record)

    def _markup(self, text: Text, font: str) -> str:
        marked = escape(printable(text.text, font)).replace("\n", "<br/>")
        for part in text.strong:
            shown = escape(printable(part, font))
            marked = marked.replace(shown, f'<font name="{self.face.bold}">{shown}</font>', 1)
        return f"<u>{marked}</u>" if text.underlined else marked

    def story(self, block: Block) -> Story:
        if isinstance(block, NewPage):
            return [PageBreak()]
        if isinstance(block, Text):
            if not block.text:
                return [Spacer(1, self.leading)]
            keep = [CondPageBreak(3.2 * self.leading)] if block.role is Role.HEADING else []
            return [*keep, self.paragraph(block)]
        if isinstance(block, Room):
            return [Kept(block, self.record)]
        if isinstance(block, Grid):
            return [Spacer(1, 6), self.table(block), Spacer(1, 5)]
        if isinstance(block, Columns):
            return [self.columns(block)]
        return [KeepTogether([part for inner in block.blocks for part in self.story(inner)])]

    def columns(self, block: Columns) -> Table:
        cells = [[part for inner in column for part in self.story(inner)] for column in block.columns]
        share = self.width / len(cells)
        lines = [("BOX", (i, 0), (i, 0), 0.7, colors.black) for i in range(len(cells))] if block.boxed else []
        return Table([cells], colWidths=[share] * len(cells), style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *lines])

    def table(self, grid: Grid) -> Table:
        def row(cells: Sequence[str], tag: str, bold: bool) -> list[Recorded]:
            return [self.paragraph(Text(cell, Role.LINE, tag, bold), in_cell=True, scale=grid.size) for cell in cells]

        rows = [row(cells, tag, False) for cells, tag in zip(grid.rows, grid.tags, strict=True)]
        if grid.header:
            rows.insert(0, row(grid.header, "", True))
        lines: list[tuple[object, ...]] = list(RULED[grid.rules])
        if grid.shaded and grid.header:
            lines.append(("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.87, 0.9, 0.94)))
        return Table(
            rows,
            colWidths=[share * self.width for share in grid.shares],
            style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *lines],
            repeatRows=1 if grid.repeat and grid.header else 0,
            hAlign="LEFT",
        )


def _furniture(look: Look, face: Face, year: str, total_pages: int) -> Callable[[Canvas, BaseDocTemplate], None]:
    """Letterhead, running title and page number."""

    def draw(canvas: Canvas, doc: BaseDocTemplate) -> None:
        page, left, width = canvas.getPageNumber(), look.margin, WIDTH - 2 * look.margin
        canvas.saveState()
        if page == 1 and look.letterhead is not Letterhead.NONE:
            draw_letterhead(canvas, look.letterhead, face, left, width)
        canvas.setFont(face.regular, 7.5)
        canvas.drawRightString(left + width, HEIGHT - 32, look.header.format(year=year))
        number = look.page_numbers.format(p=page, n=total_pages)
        free = width - string_width(number, face.regular, 7.5)
        canvas.drawString(left + look.numbers_at * free, 30, number)
        if look.header:
            canvas.setLineWidth(0.4)
            canvas.line(left, 42, left + width, 42)
        canvas.restoreState()

    return draw


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
    """As :func:`samples.typeset.blocks_to_pdf`."""
    record, buffer = Record(), io.BytesIO()
    width, size = WIDTH - 2 * look.margin, look.size * scale
    tint = TINTS[int(look.size * 1000) % len(TINTS)]
    first_line = (0.0, 0.0, 18.0)[int(look.margin * 1000) % 3]
    setter = Setter(look, face, size, size * look.leading, width, tint, first_line, record)
    furniture = _furniture(look, face, year, total_pages)

    def end(canvas: Canvas, doc: BaseDocTemplate) -> None:
        if over is not None:
            over(canvas, canvas.getPageNumber())

    def frame(top: float) -> Frame:
        return Frame(look.margin, FOOT, width, HEIGHT - FOOT - top, 0, 0, 0, 0)

    lower = LETTERHEAD if look.letterhead is not Letterhead.NONE else 0.0
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title="Convention", pageCompression=1)
    document.addPageTemplates(
        [
            PageTemplate("first", frame(TOP + lower), onPage=furniture, onPageEnd=end, autoNextPageTemplate="later"),
            PageTemplate("later", frame(TOP), onPage=furniture, onPageEnd=end),
        ]
    )
    document.build([part for block in blocks for part in setter.story(block)])
    return Typeset(buffer.getvalue(), document.page, tuple(record.anchors), tuple(record.lines))
