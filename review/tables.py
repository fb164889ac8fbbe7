"""Tables as people get them: columns that know their kind, cells that know their tone.

One description, several writers: ``review.workbook`` (Excel), ``review.csv_files`` (CSV), and the HTML pages. A table
is whole, or it is a listing: its rows are made convention after convention and none is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schemas.result import Result


class Kind(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    LONG_TEXT = "long_text"  # wrapped
    INTEGER = "integer"
    EUROS = "euros"
    SHARE = "share"  # 0 to 1, shown as a percentage
    DATE = "date"
    LINK = "link"


class Tone(StrEnum):
    """What the colour of a cell says; never the colour alone, the text says it too."""

    PLAIN = "plain"
    GOOD = "good"
    CAREFUL = "careful"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Link:
    """``target``: an address relative to the report's folder (``../archive/...``) or a loopback address."""

    target: str
    text: str


Value = str | int | float | Decimal | date | Link | None


@dataclass(frozen=True, slots=True)
class Cell:
    value: Value
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters of the default font."""

    header: str
    kind: Kind = Kind.TEXT
    width: int = 14


Row = tuple[Cell, ...]
"""One cell a column."""


@dataclass(frozen=True, slots=True)
class Head:
    """``file_name`` without suffix names the CSV; ``title`` the sheet (31 characters at most)."""

    file_name: str
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` may be gone through once."""

    head: Head
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Listing:
    """``rows_of`` gives the rows of one convention."""

    head: Head
    rows_of: Callable[[Result], Iterable[Row]]
