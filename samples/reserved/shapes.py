"""The shapes that parts of a template take: the collectivity, the list of schools, the signature blocks, the page.
Texts with ``{}`` are formats."""

from __future__ import annotations

from dataclasses import dataclass

from samples.blocks import Rules
from samples.look import Letterhead

Texts = tuple[str, ...]
ROOM = "@room"  # in a signature block: where the pen goes


@dataclass(frozen=True, slots=True)
class Lines:
    """The collectivity in lines: format and tag."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The collectivity in a table: label, format and tag; ``share``: width of the labels."""

    rows: tuple[tuple[str, str, str], ...]
    share: float = 0.34
    rules: Rules = Rules.ALL


@dataclass(frozen=True, slots=True)
class Prose:
    """The collectivity in a sentence; ``own`` where who signs is mayor or president."""

    text: str
    own: str


Payer = Lines | Rows | Prose


@dataclass(frozen=True, slots=True)
class Running:
    """The schools in one paragraph."""

    item: str
    glue: str = ", "
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A school a line (or two, by ``\\n``), each behind a sign."""

    item: str
    sign: str = ""
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Grouped:
    """Under each commune's name its schools."""

    head: str
    item: str
    indent: float = 12.0


@dataclass(frozen=True, slots=True)
class Table:
    """Columns: heading, format, share of the width."""

    columns: tuple[tuple[str, str, float], ...]
    rules: Rules = Rules.ALL
    shaded: bool = False
    repeat: bool = False
    size: float = 1.0


Listing = Running | Items | Grouped | Table


@dataclass(frozen=True, slots=True)
class Signing:
    """Both blocks with :data:`ROOM` where the signature goes, below or beside one another."""

    payer: Texts
    region: Texts
    beside: bool = False
    boxed: bool = False
    payer_first: bool = True
    height: float = 80.0  # points
    pushed: float = 0.0  # points: the second block from the left, where they stand below one another


@dataclass(frozen=True, slots=True)
class Page:
    """Ranges in points (``leading``: times the size); ``flowing``: set by platypus."""

    size: tuple[float, float]
    leading: tuple[float, float]
    margin: tuple[float, float]
    numbers: Texts
    headers: Texts
    centred_title: bool
    bold_headings: bool
    justified: bool
    letterheads: tuple[Letterhead, ...]
    flowing: bool
