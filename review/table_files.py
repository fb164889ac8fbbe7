"""The workbook and a CSV file for each of its sheets, written side by side while conventions pass one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from review.csv_files import open_csv
from review.tables import Head, Listing, Row, Table
from review.workbook import Sheet, Workbook, open_workbook
from schemas.result import Result

WORKBOOK = "reconciliation.xlsx"
OURS = frozenset(
    {
        *("paiements", "anomalies", "ecoles", "departements", "sans_reponse"),
        *("payments", "findings", "schools", "departments", "no_answer"),
        *("communes", "decisions", "audit"),
    }
)
"""The names of CSV files, in either language, that a report need not write."""


class TableFiles:
    """``paths``: the files that are being written, the workbook first."""

    def __init__(self, folder: Path, book: Workbook, files: ExitStack) -> None:
        self._folder, self._book, self._files = folder, book, files
        self.paths = [folder / WORKBOOK]

    def begin(self, listings: Sequence[Listing]) -> Callable[[Result], None]:
        """Gives what adds a convention to all of ``listings``."""
        sinks = [(listing.rows_of, *self._sinks(listing.head)) for listing in listings]

        def add(result: Result) -> None:
            for rows_of, sheet, write in sinks:
                for row in rows_of(result):
                    sheet.add(row)
                    write(row)

        return add

    def write(self, table: Table) -> None:
        """A whole table."""
        sheet, write = self._sinks(table.head)
        for row in table.rows:
            sheet.add(row)
            write(row)

    def _sinks(self, head: Head) -> tuple[Sheet, Callable[[Row], object]]:
        path = self._folder / f"{head.file_name}.csv"
        self.paths.append(path)
        return self._book.begin(head), self._files.enter_context(open_csv(path, head))


@contextmanager
def table_files(folder: Path, title: str) -> Iterator[TableFiles]:
    """All of them are there when the block ends well, and none of an earlier report that has no successor, which would
    be taken for today's; otherwise the former ones stay."""
    with ExitStack() as files:
        made = TableFiles(folder, files.enter_context(open_workbook(folder / WORKBOOK, title)), files)
        yield made
    for name in OURS - {path.stem for path in made.paths}:
        (folder / f"{name}.csv").unlink(missing_ok=True)
