"""Paragraphs and rooms for platypus that note where they were put."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.platypus import Flowable, Paragraph

from samples.blocks import Room
from samples.sheet import HEIGHT, Anchor, PrintedLine, anchors_of, string_width
from schemas.layout import Box

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
