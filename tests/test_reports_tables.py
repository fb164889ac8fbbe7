"""Workbook and CSV: what a spreadsheet shows of a result, and that nothing from a scan is ever computed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from review.csv_files import inert
from review.reports import write_reports
from schemas.campaign import Campaign
from schemas.result import Result
from tests.invented import convention, failed, flagged, result, scan

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
SHA = "d" * 64
HOSTILE = (
    "=1+1",
    "+33612345678",
    "-2+3",
    "@SUM(A1)",
    "=HYPERLINK('http://x','y')",
    "\t=1",
    "<script>alert(1)</script>",
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A workspace's reports over one accepted, one flagged, one failed and one hostile convention."""
    original = scan(tmp_path / "archive" / "dd" / f"{SHA}.pdf", flagged())
    hostile = convention(number=5, signatory_name=HOSTILE[0], signature_place=HOSTILE[1], address=HOSTILE[4])
    results: list[Result] = [
        result(convention(), "r1"),
        result(flagged(), "r2", SHA, "scan 12.pdf"),
        result(hostile, "r5", file="@scan.pdf"),
        failed(),
    ]
    write_reports(results, tmp_path / "reports", lambda sha: original if sha == SHA else None, Campaign(), NOW)
    return tmp_path / "reports"


def test_workbook_has_three_sheets_with_filter_and_frozen_header(reports: Path) -> None:
    book = load_workbook(reports / "reconciliation.xlsx")
    assert book.sheetnames[:3] == ["Conventions", "Écoles", "Anomalies"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_workbook_values_have_their_own_types(reports: Path) -> None:
    sheet = load_workbook(reports / "reconciliation.xlsx")["Conventions"]
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, sheet[2], strict=True))
    assert row["Montant total"].value == 80 and "€" in row["Montant total"].number_format
    assert row["Date de fin"].value.date() == date(2026, 9, 5)
    assert row["SIRET"].data_type == "s" and len(row["SIRET"].value) == 14


def test_workbook_links_the_scan_relatively_and_colours_the_state(reports: Path) -> None:
    sheet = load_workbook(reports / "reconciliation.xlsx")["Conventions"]
    header = [cell.value for cell in sheet[1]]
    scan_cell = sheet[3][header.index("Scan")]
    assert (reports / scan_cell.hyperlink.target.replace("\\", "/")).resolve().is_file()
    state = header.index("État")
    fills = {sheet[line][state].value: sheet[line][state].fill.fgColor.rgb for line in (2, 3, 5)}
    assert set(fills) == {"Acceptée", "À vérifier", "Illisible"} and len(set(fills.values())) == 3


def test_no_cell_of_the_workbook_is_a_formula(reports: Path) -> None:
    cells = [c for sheet in load_workbook(reports / "reconciliation.xlsx") for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f"]
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[4], "@scan.pdf"} <= {c.value for c in cells}


def test_csv_opens_in_french_excel(reports: Path) -> None:
    raw = (reports / "conventions.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0]["Montant total"] == "80,00" and rows[0]["Date de fin"] == "05/09/2026"
    assert rows[2]["Signataire"] == "'=1+1" and rows[2]["Fichier"] == "'@scan.pdf"
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("text", HOSTILE[:6])
def test_formulas_are_inert_in_csv(text: str) -> None:
    assert inert(text).startswith("'")


@pytest.mark.parametrize("text", ["", "ECOLE A-B", "2 x 40", "'=x", "é=1"])
def test_plain_text_stays_plain_in_csv(text: str) -> None:
    assert inert(text) == text


def test_a_report_that_fails_leaves_the_former_one(reports: Path) -> None:
    names = ("reconciliation.xlsx", "conventions.csv", "paiements.csv", "index.html")
    before = {name: (reports / name).read_bytes() for name in names}

    def interrupted() -> Iterator[Result]:
        yield result(convention(number=3), "r9")
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        write_reports(interrupted(), reports, lambda sha: None, Campaign(), NOW)
    assert {name: (reports / name).read_bytes() for name in names} == before
    assert not [path for path in reports.iterdir() if ".part" in path.name]
