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


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. ``tag`` names its place ("siret", "school:2"); ``bold`` from the look or the role."""

    text: str
    role: Role = Role.BODY
    tag: str = ""
    bold: bool = False
    gap: float | None = None  # points before; None: the role's own


@dataclass(frozen=True, slots=True)
class Room:
    """Empty room of a height in points, tagged: a pen or a stamp will stand there."""

    height: float
    tag: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Side by side, kept on one page; ``boxed`` draws a frame around each."""

    columns: tuple[tuple[Text | Room, ...], ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; ``shares`` of the width; ``tags`` one a body row; ``repeat`` its header on each page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    tags: tuple[str, ...]
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple[Text | Room | Columns, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break."""


Block = Text | Room | Columns | Grid | Together | NewPage
