"""What a page is set from: pieces of text, tables, columns and empty room, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    LINE = "line"  # a line of a block: no gap before, never justified


class Align(StrEnum):
    """Where a piece of text stands in its width; ROLE: as its role says."""

    ROLE = "role"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Rules(StrEnum):
    """Which lines of a table are drawn."""

    ALL = "all"
    BETWEEN_ROWS = "between_rows"
    FRAME = "frame"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``\\n`` breaks the line. ``tag`` names its place ("siret", "school:2"), several by spaces; ``bold``
    from the look or the role; ``size``: times the document's; ``strong``: parts in bold, where the typesetter can."""

    text: str
    role: Role = Role.BODY
    tag: str = ""
    bold: bool = False
    gap: float | None = None  # points before; None: the role's own
    align: Align = Align.ROLE
    size: float = 1.0
    indent: float = 0.0  # points from the left
    underlined: bool = False
    strong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Empty room of a height in points, tagged: a pen or a stamp will stand there."""

    height: float
    tag: str
    indent: float = 0.0  # points from the left


@dataclass(frozen=True, slots=True)
class Columns:
    """Side by side, kept on one page; ``boxed`` draws a frame around each."""

    columns: tuple[tuple[Text | Room, ...], ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``shares`` of the width; ``tags`` one a body row; ``repeat`` its header on each page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    tags: tuple[str, ...]
    repeat: bool = False
    rules: Rules = Rules.ALL
    shaded: bool = False  # the header on grey
    size: float = 1.0  # times the document's


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple[Text | Room | Columns | Grid, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break."""


Block = Text | Room | Columns | Grid | Together | NewPage
