"""Tables on a sheet: rows whose cells wrap, with or without rules, the header again on the next page."""

from __future__ import annotations

from collections.abc import Sequence

from samples.blocks import Grid, Rules
from samples.sheet import HEIGHT, Sheet

CELL_PAD = 3.0  # points
ABOVE, BELOW = 6.0, 4.0  # points


def height_of(grid: Grid, sheet: Sheet) -> float:
    """Of the whole table, as if on one page."""
    rows = [*((grid.header,) if grid.header else ()), *grid.rows]
    return sum(_row_height(_wrapped(row, grid, sheet, bold=False), grid, sheet) for row in rows) + ABOVE + BELOW


def set_grid(grid: Grid, sheet: Sheet) -> None:
    """Row after row, over as many pages as it takes."""
    sheet.y += ABOVE
    if grid.header:
        _set_row(grid.header, grid, sheet, "", bold=True)
    for row, tag in zip(grid.rows, grid.tags, strict=True):
        _set_row(row, grid, sheet, tag, bold=False)
    sheet.y += BELOW


def _wrapped(cells: Sequence[str], grid: Grid, sheet: Sheet, bold: bool) -> list[list[str]]:
    font = sheet.face.bold if bold else sheet.face.regular
    widths = [share * sheet.width for share in grid.shares]
    return [sheet.wrap(c, font, sheet.size * grid.size, w - 2 * CELL_PAD) for c, w in zip(cells, widths, strict=True)]


def _row_height(wrapped: list[list[str]], grid: Grid, sheet: Sheet) -> float:
    return max(len(lines) for lines in wrapped) * sheet.leading * grid.size + 2 * CELL_PAD


def _set_row(cells: Sequence[str], grid: Grid, sheet: Sheet, tag: str, bold: bool) -> None:
    font = sheet.face.bold if bold else sheet.face.regular
    wrapped = _wrapped(cells, grid, sheet, bold)
    height = _row_height(wrapped, grid, sheet)
    if sheet.y + height > sheet.bottom:
        sheet.turn()
        if grid.repeat and not bold and grid.header:
            _set_row(grid.header, grid, sheet, "", bold=True)
    _rule(grid, sheet, height, shaded=bold and grid.shaded)
    x = sheet.left
    for lines, share in zip(wrapped, grid.shares, strict=True):
        if grid.rules is Rules.ALL:
            sheet.canvas.rect(x, HEIGHT - sheet.y - height, share * sheet.width, height, stroke=1, fill=0)
        for index, line in enumerate(lines):
            sheet.put(
                line,
                x + CELL_PAD,
                font,
                tag,
                dy=CELL_PAD + index * sheet.leading * grid.size,
                size=sheet.size * grid.size,
            )
        x += share * sheet.width
    sheet.y += height


def _rule(grid: Grid, sheet: Sheet, height: float, shaded: bool) -> None:
    """The ground and the lines of a row that is about to be set, but for the frames of its cells."""
    canvas, foot = sheet.canvas, HEIGHT - sheet.y - height
    total = sum(grid.shares) * sheet.width
    if shaded:
        canvas.setFillGray(0.88)
        canvas.rect(sheet.left, foot, total, height, stroke=0, fill=1)
        canvas.setFillGray(0)
    canvas.setLineWidth(0.6)
    if grid.rules is Rules.BETWEEN_ROWS:
        canvas.line(sheet.left, foot, sheet.left + total, foot)
    elif grid.rules is Rules.FRAME:
        canvas.line(sheet.left, foot, sheet.left, foot + height)
        canvas.line(sheet.left + total, foot, sheet.left + total, foot + height)
