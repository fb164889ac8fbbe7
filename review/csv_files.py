"""CSV as French Excel opens it by a double click: UTF-8 with BOM, ``;``, decimal comma, dd/mm/yyyy, CRLF.

The door for :mod:`csv`. Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
injection"): nothing that stood on a scan is ever computed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from review.atomic_file import atomically
from review.tables import Head, Link, Row, Value

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@contextmanager
def open_csv(path: Path, head: Head) -> Iterator[Callable[[Row], object]]:
    """Gives what adds a row to the CSV file at ``path``, which is there when the block ends well."""
    with atomically(path) as part, part.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow([inert(column.header) for column in head.columns])
        yield lambda row: writer.writerow([_text(cell.value) for cell in row])


def inert(text: str) -> str:
    """``text`` such that no spreadsheet takes it for a formula, without null characters.

    >>> inert("=1+1"), inert("ECOLE -A"), inert(" @x")
    ("'=1+1", 'ECOLE -A', "' @x")
    """
    clean = text.replace("\0", "")
    return f"'{clean}" if clean.lstrip(" \u00a0").startswith(FORMULA_STARTS) else clean


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return inert(" / ".join(value.splitlines()))
        case Link():
            return inert(value.target)
        case date():
            return value.strftime("%d/%m/%Y")
        case Decimal() | float():
            return str(value).replace(".", ",")
        case _:
            return str(value)
