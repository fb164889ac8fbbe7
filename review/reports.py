"""``reports/``: what people read, written again whole from the results and the decisions.

Workbook and CSV from the same tables, the pages with the pieces of the scans, the campaign board, the payment file and
the letters. Every file is replaced atomically: a report that is open stays readable and a crash leaves the old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from review.audit import Look, audit_rates, audit_table, looks_at
from review.board import Board, Claim, board_of, claim_of, in_scope
from review.board_page import write_board_page
from review.board_tables import board_tables
from review.conventions_table import conventions_listing
from review.decisions_table import decisions_listing
from review.desk import Archive, Desk
from review.findings_table import findings_listing
from review.index_page import write_index
from review.letters import Part, letters_of, part_of, write_letters
from review.overview import Overview
from review.payments import Payable, payable_of, payments_of, payments_table
from review.schools_table import schools_listing
from review.table_files import table_files
from review.tables import Link, Listing
from review.wording import Words
from schemas.campaign import Campaign
from schemas.decision import Decision
from schemas.messages import Language
from schemas.result import Result
from schemas.school import School


def write_reports(
    results: Iterable[Result],
    folder: Path,
    archive: Archive,
    campaign: Campaign,
    now: datetime,
    *,
    decisions: Mapping[str, Sequence[Decision]] | None = None,
    schools: Sequence[School] = (),
    language: Language = Language.FRENCH,
    review_address: str = "",
    sender: Sequence[str] = (),
    notices: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Writes everything into ``folder`` and gives the paths written, ``index.html`` first.

    ``results`` are gone through once. ``archive`` gives the original's path by its SHA-256, or None. ``decisions`` by
    the result's id. ``schools``: the whole official list, for the campaign board; none, no board. ``review_address``:
    where the review page listens ("http://127.0.0.1:8765"), "" for no links to it. ``sender``: the head of the letters,
    by line. ``notices``: what a person should know of the registers, a sentence each. Raises ``OSError`` as the disk
    gives it.
    """
    desk = Desk(folder, archive, campaign, now, language, review_address, decisions or {}, sender, notices)
    seen = _Seen(desk)
    with table_files(folder, f"Conventions ENT-École {campaign.school_year}") as files:
        add_rows = files.begin(_listings(desk))
        for result in results:
            add_rows(result)
            seen.add(result)
        payments = payments_of(seen.payable, campaign.unit_price)
        board = campaign_board(schools, seen.claims, campaign)
        files.write(payments_table(payments, desk))
        for table in () if board is None else board_tables(board, desk):
            files.write(table)
        if rates := audit_rates(seen.looks):
            files.write(audit_table(rates, desk))
    pages = [] if board is None else [write_board_page(board, payments, desk)]
    letters = write_letters(letters_of(seen.letters), desk)
    index = write_index(seen.overview, desk, _links(desk, board, len(letters)))
    return (index, *pages, *files.paths, *letters)


def _listings(desk: Desk) -> list[Listing]:
    """What has rows for each convention."""
    listings = [conventions_listing(desk), schools_listing(desk), findings_listing(desk)]
    return [*listings, decisions_listing(desk)] if desk.decisions else listings


class _Seen:
    """What is kept of the conventions that passed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.overview = Overview()
        self.payable: list[Payable] = []
        self.claims: list[Claim] = []
        self.looks: list[Look] = []
        self.letters: list[Part] = []

    def add(self, result: Result) -> None:
        decided, fate = self._desk.decided(result), self._desk.fate(result)
        self.overview.add(result, fate)
        self.claims.append(claim_of(result, fate))
        self.looks += looks_at(result, decided)
        if (payable := payable_of(result, fate, decided)) is not None:
            self.payable.append(payable)
        if (part := part_of(result, fate, decided, self._desk.language)) is not None:
            self.letters.append(part)


def campaign_board(schools: Sequence[School], claims: Iterable[Claim], campaign: Campaign) -> Board | None:
    """The board of the campaign's scope; None where the official list has no school in it."""
    scope = in_scope(schools, campaign.departments)
    return board_of(scope, claims, campaign.unit_price) if scope else None


def _links(desk: Desk, board: Board | None, letters: int) -> list[Link]:
    """From the head of the index to the other reports a person opens."""
    links = [Link("reconciliation.xlsx", desk.say(Words("Classeur Excel", "Excel workbook")))]
    if board is not None:
        links.append(Link("board.html", desk.say(Words("Tableau de bord", "Campaign board"))))
    if letters:
        links.append(Link("lettres/", desk.say(Words("Lettres", "Letters"))))
    return links
