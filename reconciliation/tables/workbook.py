"""XLSX that a clerk saved: the sheet and the row that hold the headers are looked for, numbers become text again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

import openpyxl
import pandas as pd

from reconciliation.register_errors import Said
from reconciliation.tables.delimited import TITLE_ROWS
from reconciliation.tables.headers import Column, header_row, match_headers
from reconciliation.tables.kinds import NotATable


def read_workbook(content: bytes, wanted: Sequence[Column]) -> tuple[pd.DataFrame, Sequence[str]]:
    """The wanted columns of the sheet that has the most, as text, and its headers. Raises :class:`NotATable`."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        problem = Said(
            "ce n'est pas un classeur Excel, ou il est endommagé", "it is no Excel workbook, or a damaged one"
        )
        raise NotATable(problem) from None
    try:
        sheets = [(sheet, _top(sheet)) for sheet in book.worksheets]
        if not sheets:
            raise NotATable(Said("le classeur n'a pas de feuille", "the workbook has no sheet"))
        sheet, top = max(sheets, key=lambda s: len(match_headers(s[1][header_row(s[1], wanted)], wanted)))
        at = header_row(top, wanted)
        places = match_headers(top[at], wanted)
        kept = list(places.values())
        rows = [[_text(row[p]) if p < len(row) else "" for p in kept] for row in _values(sheet, at + 2)]
    finally:
        book.close()
    frame = pd.DataFrame([row for row in rows if any(row)], columns=list(places), dtype=str)
    return frame, top[at]


def _values(sheet: Any, first: int) -> Iterable[tuple[Any, ...]]:
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(min_row=first, values_only=True)
    return rows


def _top(sheet: Any) -> list[list[str]]:
    if not hasattr(sheet, "iter_rows"):  # a chart sheet
        return [[]]
    return [[_text(cell) for cell in row] for row in islice(_values(sheet, 1), TITLE_ROWS)] or [[]]


def _text(cell: Any) -> str:
    """As a person reads the cell; whole numbers without ".0", dates as ISO.

    >>> _text(21340135900012.0), _text(None), _text(datetime(2026, 7, 9))
    ('21340135900012', '', '2026-07-09')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell)
