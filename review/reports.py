"""``reports/``: what people read, written again whole from the results and the decisions.

Workbook and CSV from the same tables, the pages with the pieces of the scans, the campaign board, the payment file and
the letters. Every file is replaced atomically: a report that is open stays readable and a crash leaves the old one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from review.audit import audit_rates, audit_table
from review.board import Board, board_of, claim_of, in_scope
from review.board_page import write_board_page
from review.board_tables import board_tables
from review.conventions_table import conventions_table
from review.csv_files import write_csv
from review.decisions_table import decisions_table
from review.desk import Archive, Desk
from review.fate import Fate, fate_of
from review.findings_table import findings_table
from review.index_page import write_index
from review.letters import letters_of, write_letters
from review.payments import payments_of, payments_table
from review.schools_table import schools_table
from review.tables import Link
from review.wording import Words
from review.workbook import write_workbook
from schemas.campaign import Campaign
from schemas.decision import Decision
from schemas.messages import Language
from schemas.result import Result
from schemas.school import School


def write_reports(
    results: Sequence[Result],
    folder: Path,
    archive: Archive,
    campaign: Campaign,
    now: datetime,
    *,
    decisions: Mapping[str, Sequence[Decision]] | None = None,
    schools: Sequence[School] = (),
    language: Language = Language.FRENCH,
    review_address: str = "",
) -> tuple[Path, ...]:
    """Writes everything into ``folder`` and gives the paths written, ``index.html`` first.

    ``archive`` gives the original's path by its SHA-256, or None. ``decisions`` by the result's id. ``schools``: the
    whole official list, for the campaign board; none, no board. ``review_address``: where the review page listens
    ("http://127.0.0.1:8765"), "" for no links to it. Raises ``OSError`` as the disk gives it.
    """
    decided = decisions or {}
    desk = Desk(folder, archive, campaign, now, language, review_address, decided)
    fates = {r.id: fate_of(r, decided.get(r.id, ())) for r in results}
    payments = payments_of(results, fates, campaign.unit_price)
    tables = [
        conventions_table(results, fates, desk),
        schools_table(results, fates, desk),
        findings_table(results, desk),
        payments_table(payments, desk),
    ]
    board = campaign_board(schools, results, fates, campaign)
    if board is not None:
        tables += board_tables(board, desk)
    if decided:
        tables.append(decisions_table(results, desk))
    if rates := audit_rates(results, decided):
        tables.append(audit_table(rates, desk))
    workbook = write_workbook(folder / "reconciliation.xlsx", tables, f"Conventions ENT-École {campaign.school_year}")
    sheets = [write_csv(folder / f"{table.file_name}.csv", table) for table in tables]
    pages = [] if board is None else [write_board_page(board, payments, desk)]
    letters = write_letters(letters_of(results, fates, decided, language), desk)
    index = write_index(results, fates, desk, _links(desk, board, len(letters)))
    return (index, *pages, workbook, *sheets, *letters)


def campaign_board(
    schools: Sequence[School], results: Sequence[Result], fates: Mapping[str, Fate], campaign: Campaign
) -> Board | None:
    """The board of the campaign's scope; None where the official list has no school in it."""
    scope = in_scope(schools, campaign.departments)
    claims = (claim_of(result, fates[result.id]) for result in results)
    return board_of(scope, claims, campaign.unit_price) if scope else None


def _links(desk: Desk, board: Board | None, letters: int) -> list[Link]:
    """From the head of the index to the other reports a person opens."""
    links = [Link("reconciliation.xlsx", desk.say(Words("Classeur Excel", "Excel workbook")))]
    if board is not None:
        links.append(Link("board.html", desk.say(Words("Tableau de bord", "Campaign board"))))
    if letters:
        links.append(Link("lettres/", desk.say(Words("Lettres", "Letters"))))
    return links
