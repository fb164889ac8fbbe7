"""``reports/evidence/``: for each finding that has a place, the piece of the scan it speaks of.

A piece is named by what it shows (original, page, box), so that it is cut once and kept from report to report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from review.atomic_file import write_bytes
from review.desk import Archive
from review.evidence import NoPicture, Sheet, cut, head, upright_page
from review.places import spot_of_finding
from schemas.layout import Box
from schemas.result import FindingJson, Result

FOLDER = "evidence"
CUT_VERSION = "2"  # part of the names: goes up when pieces look different


@dataclass(frozen=True, slots=True)
class Piece:
    """A place on a scan that a report wants to show; ``box`` None: the head of the page."""

    sha256: str
    sheet: Sheet
    box: Box | None

    @property
    def file_name(self) -> str:
        place = f"{CUT_VERSION}|{self.sheet}|{self.box.as_list() if self.box else None}"
        return f"{self.sha256[:16]}-p{self.sheet.number}-{hashlib.sha256(place.encode()).hexdigest()[:12]}.jpg"


def piece_of(result: Result, finding: FindingJson) -> Piece | None:
    """The piece a finding speaks of, the head of the page it names, or None when it has no place."""
    spot = spot_of_finding(result, finding)
    if spot is not None:
        return Piece(result.source.sha256, sheet_of(result, spot.page), spot.box)
    return None if finding.page is None else Piece(result.source.sha256, sheet_of(result, finding.page), None)


def sheet_of(result: Result, page: int) -> Sheet:
    """How ``page`` lies in its original, as the result tells it."""
    for known in result.pages:
        if known.number == page:
            return Sheet(page, known.turned, known.width, known.height)
    return Sheet(page)


def write_pieces(pieces: Iterable[Piece], folder: Path, archive: Archive) -> dict[Piece, str]:
    """Cuts what is not there yet, removes what no report wants any more; gives each piece's path relative to
    ``folder``. A piece whose original cannot be shown is left out."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    wanted = sorted(set(pieces), key=lambda p: (p.sha256, p.sheet.number, p.file_name))
    there = {path.name for path in target.glob("*.jpg")}
    for _, same_page in groupby((p for p in wanted if p.file_name not in there), key=lambda p: (p.sha256, p.sheet)):
        _cut_page(list(same_page), target, archive)
    for stale in there - {p.file_name for p in wanted}:
        (target / stale).unlink(missing_ok=True)
    return {p: f"{FOLDER}/{p.file_name}" for p in wanted if (target / p.file_name).is_file()}


def _cut_page(pieces: Sequence[Piece], target: Path, archive: Archive) -> None:
    original = archive(pieces[0].sha256)
    if original is None:
        return
    try:
        page = upright_page(original, pieces[0].sheet)
    except NoPicture:
        return
    for piece in pieces:
        write_bytes(target / piece.file_name, head(page) if piece.box is None else cut(page, piece.box))
