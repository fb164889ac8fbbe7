"""Blocks set by reportlab's platypus, for the style UNSEEN: its own line breaking, tables and page breaks."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from samples.blocks import Align, Block, Columns, Grid, NewPage, Role, Room, Rules, Text
from samples.fonts import Face
from samples.letterheads import draw_letterhead
from samples.look import Letterhead, Look
from samples.sheet import Anchor, DrawOver, PrintedLine, anchors_of, printable, string_width
from samples.typeset import Typeset
from schemas.layout import Box

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
Story = list[Flowable]


@dataclass(slots=True)
class Record:
    """Where everything was put: filled while the pages are drawn."""

    anchors: list[Anchor] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)


class Recorded(Paragraph):  # type: ignore[misc]
    """A paragraph that notes where its lines stand."""

    def __init__(self, *given: object, tag: str = "", record: Record | None = None, **named: object) -> None:
        super().__init__(*given, **named)  # as platypus calls it for the parts of a split paragraph
        self.tag, self.record = tag, record or Record()

    def draw(self) -> None:
        super().draw()
        style, page = self.style, self.canv.getPageNumber()
        x0, top = self.canv.absolutePosition(0, self.height)
        for index, line in enumerate(self.blPara.lines):
            text, spare = _line(line)
            shift = spare if style.alignment == TA_RIGHT else spare / 2 if style.alignment == TA_CENTER else 0
            x = x0 + style.leftIndent + shift + (style.firstLineIndent if index == 0 else 0)
            y = HEIGHT - top + index * style.leading
            width = string_width(text, style.fontName, style.fontSize)
            if not text.strip():
                continue
            self.record.lines.append(PrintedLine(page, x, y, text))
            box = Box(x, y, x + width, y + style.fontSize * 1.15)
            self.record.anchors += anchors_of(
                self.tag, page, box, text, lambda part: string_width(part, style.fontName, style.fontSize)
            )

    def split(self, available_width: float, available_height: float) -> Story:
        parts = super().split(available_width, available_height)
        for part in parts:
            part.tag, part.record = self.tag, self.record
        return list(parts)


def _line(line: object) -> tuple[str, float]:
    """A broken line's text and the points it leaves free: a pair for plain paragraphs, an object for others."""
    if isinstance(line, tuple):
        return " ".join(line[1]), float(line[0])
    words = getattr(line, "words", ())
    return "".join(word.text for word in words), float(getattr(line, "extraSpace", 0.0))


class Kept(Flowable):  # type: ignore[misc]
    """Empty room that notes where it lies."""

    def __init__(self, room: Room, record: Record) -> None:
        super().__init__()
        self.room, self.record, self.width = room, record, 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, self.room.height

    def draw(self) -> None:
        x, top = self.canv.absolutePosition(0, self.room.height)
        y = HEIGHT - top
        box = Box(x + self.room.indent, y, x + self.width, y + self.room.height)
        self.record.anchors.append(Anchor(self.room.tag, self.canv.getPageNumber(), box))


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
