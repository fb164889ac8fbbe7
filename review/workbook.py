"""The Excel workbook: the door for xlsxwriter.

Every text is written as text (``write_string``), so that "=1+1" read on a scan is never a formula; numbers, amounts
and dates are real numbers and dates. Frozen header, filter, widths, and colours by tone on every sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from review.atomic_file import atomically
from review.tables import Cell, Column, Head, Kind, Link, Row, Tone

LONGEST_TEXT = 32_767  # characters in a cell (Excel specifications and limits)
MOST_LINKS = 65_000  # of a worksheet; Excel allows 65,530, beyond them the address is written as text
HEADER_HEIGHT = 32  # points: two lines of header
LINE_HEIGHT = 15  # points a line of the default font, Calibri 11
MOST_LINES = 8  # a taller row hides its neighbours; the rest of the text is in the cell
WIDE = 220  # characters; a wider sheet is printed on two pages side by side

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
"""Nothing is guessed from a text; rows go to the disk as they come."""

INK = "#1F2933"
HEADER_FILL = "#1D3F6E"
RULE = "#D8DEE6"
FILLS = {Tone.GOOD: "#E2F3E8", Tone.CAREFUL: "#FDF0D5", Tone.BAD: "#FBE3E1"}
INKS = {Tone.GOOD: "#135E38", Tone.CAREFUL: "#7A4700", Tone.BAD: "#9B1C13", Tone.QUIET: "#66727F"}
NUMBER_FORMATS = {
    Kind.INTEGER: "#,##0",
    Kind.EUROS: '#,##0.00 "€"',
    Kind.SHARE: "0.0 %",
    Kind.DATE: "dd/mm/yyyy",
}


@contextmanager
def open_workbook(path: Path, title: str) -> Iterator[Workbook]:
    """A workbook at ``path``, there when the block ends well. ``title`` goes into the file's properties. Raises
    ``OSError`` as the disk gives it."""
    with atomically(path) as part:
        book = xlsxwriter.Workbook(str(part), OPTIONS)
        book.set_properties({"title": title})
        made = Workbook(book)
        yield made
        made.finish()
        _close(book)


class Workbook:
    """Sheets in the order in which they are begun; rows may be added to all of them in turn."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats = _Formats(book)
        self._sheets: list[Sheet] = []

    def begin(self, head: Head) -> Sheet:
        sheet = Sheet(self._book.add_worksheet(head.title), head, self._formats)
        self._sheets.append(sheet)
        return sheet

    def finish(self) -> None:
        for sheet in self._sheets:
            sheet.finish()


class Sheet:
    """One sheet, row after row."""

    def __init__(self, sheet: Any, head: Head, formats: _Formats) -> None:
        self._sheet, self._head, self._formats = sheet, head, formats
        self._rows = self._links = 0
        sheet.hide_gridlines(2)
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, HEADER_HEIGHT)
        for at, column in enumerate(head.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.header, formats.header)

    def add(self, row: Row) -> None:
        self._rows += 1
        columns = self._head.columns
        self._sheet.set_row(self._rows, _height(columns, row))
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            self._links += isinstance(cell.value, Link)
            shown = cell if self._links <= MOST_LINKS else _without_link(cell)
            _write_cell(self._sheet, (self._rows, at), shown, self._formats.of(column.kind, cell.tone))

    def finish(self) -> None:
        sheet, columns = self._sheet, self._head.columns
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # SIRET and codes are text on purpose
        sheet.autofilter(0, 0, max(self._rows, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(2 if sum(column.width for column in columns) > WIDE else 1, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
        sheet.set_footer(f"&L{self._head.title}&RPage &P / &N")


def _close(book: Any) -> None:
    """Writes the file. xlsxwriter wraps the disk's error in one of its own."""
    try:
        book.close()
    except FileCreateError as error:
        raise next((a for a in error.args if isinstance(a, OSError)), OSError(str(error))) from error


class _Formats:
    """Excel's formats are made once each for (kind, tone) and shared by the cells."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Kind, Tone], Any] = {}
        self.header = book.add_format(
            {
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": HEADER_FILL,
                "text_wrap": True,
                "valign": "vcenter",
                "indent": 1,
                "border": 1,
                "border_color": HEADER_FILL,
            }
        )

    def of(self, kind: Kind, tone: Tone) -> Any:
        if (kind, tone) not in self._made:
            self._made[kind, tone] = self._book.add_format(_look(kind, tone))
        return self._made[kind, tone]


def _look(kind: Kind, tone: Tone) -> dict[str, Any]:
    look: dict[str, Any] = {"valign": "top", "bottom": 1, "bottom_color": RULE, "font_color": INKS.get(tone, INK)}
    if tone in FILLS:
        look["bg_color"] = FILLS[tone]
    if kind in NUMBER_FORMATS:
        look["num_format"] = NUMBER_FORMATS[kind]
    if kind is Kind.LONG_TEXT:
        look["text_wrap"] = True
    if kind is Kind.LINK:
        look |= {"font_color": "#1D4F91", "underline": 1}
    if kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.LINK):
        look |= {"align": "left", "indent": 1}
    return look


def _height(columns: Sequence[Column], row: Row) -> float:
    """High enough for the wrapped texts: programs other than Excel do not work it out."""
    lines = [1]
    for column, cell in zip(columns, row, strict=True):
        if column.kind is Kind.LONG_TEXT and isinstance(cell.value, str):
            lines.append(sum(1 + len(part) // column.width for part in cell.value.splitlines()))
    return LINE_HEIGHT * min(max(lines), MOST_LINES)


def _without_link(cell: Cell) -> Cell:
    return Cell(cell.value.target, cell.tone) if isinstance(cell.value, Link) else cell


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, look: Any) -> None:
    match cell.value:
        case None:
            sheet.write_blank(*place, None, look)
        case Link(target, text):
            sheet.write_url(*place, _address(target), look, text)
        case str(text):
            sheet.write_string(*place, text[:LONGEST_TEXT], look)
        case date() as day:
            sheet.write_datetime(*place, day, look)
        case Decimal() | int() | float() as number:
            sheet.write_number(*place, float(number), look)


def _address(target: str) -> str:
    """xlsxwriter wants local files as "external:" and writes them with backslashes, as Excel does."""
    return target if target.startswith("http") else f"external:{target}"
