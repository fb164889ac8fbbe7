"""``reports/``: what people read, written again whole from the results and the decisions.

Workbook and CSV from the same tables, the page with the pieces of the scans. Every file is replaced atomically, so a
report that is open stays readable and a crash leaves the old one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from review.csv_files import write_csv
from review.index_page import write_index
from review.result_tables import Archive, Desk, result_tables
from review.tables import Link
from review.wording import Words
from review.workbook import write_workbook
from schemas.campaign import Campaign
from schemas.decision import Decision
from schemas.messages import Language
from schemas.result import Result


def write_reports(
    results: Sequence[Result],
    folder: Path,
    archive: Archive,
    campaign: Campaign,
    now: datetime,
    *,
    decisions: Mapping[str, Sequence[Decision]] | None = None,
    language: Language = Language.FRENCH,
    review_address: str = "",
) -> tuple[Path, ...]:
    """Writes everything into ``folder`` and gives the paths written, ``index.html`` first.

    ``archive`` gives the original's path by its SHA-256, or None. ``decisions`` by the result's id;
    ``review_address``: where the review page listens ("http://127.0.0.1:8765"), "" for no links to it.
    Raises ``OSError`` as the disk gives it.
    """
    desk = Desk(folder, archive, language, review_address)
    tables = result_tables(results, desk)
    title = f"Conventions ENT-École {campaign.school_year}"
    workbook = write_workbook(folder / "reconciliation.xlsx", tables, title)
    sheets = [write_csv(folder / f"{table.file_name}.csv", table) for table in tables]
    links = [Link(workbook.name, desk.say(Words("Classeur Excel", "Excel workbook")))]
    links += [Link(path.name, f"{table.title} (CSV)") for table, path in zip(tables, sheets, strict=True)]
    index = write_index(results, desk, campaign, now, links)
    return (index, workbook, *sheets)
