"""One school's words → commune, département, name. Parted by what they say, because every layout orders them anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.labels import folded
from extractors.patterns import DEPARTMENT, ENTRY_DASH, TAIL_DEPARTMENT

SCHOOL_WORDS = (
    "ecole",
    "maternelle",
    "elementaire",
    "primaire",
    "groupescolaire",
    "eepu",
    "empu",
    "eppu",
    "epu",
    "regroupement",
    "rpi",
    "cole",
)
DASHED = re.compile(
    r"^\W*(?P<commune>.+?)\s*[-–—~_/|]+\s*\(?(?P<department>0?[0-9]{2}|97[0-9]|0?2[AB])\)?\s*[-–—~_/|]+\s*(?P<name>.+?)\W*$",
    re.DOTALL,
)
NEXT_ENTRY = re.compile(r"\s*(?:[-–—~_/|]+\s*|\()(?:0?[0-9]{2}|97[0-9]|0?2[AB])\)?\s*[-–—~_/|]+\s*")
EDGE = " \t,;:.•●▪*·–—-_|()[]«»o→>"
DEPARTMENT_IN_BRACKETS = re.compile(r"\((0?[0-9]{2}|97[0-9]|0?2[AB])\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` of the entry's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    commune: Piece | None = None
    department: Piece | None = None
    name: Piece | None = None


def names_a_school(text: str) -> bool:
    """Whether the words are those of a school's name.

    >>> names_a_school("E.E.PU LES TILLEULS"), names_a_school("VALBRUNE")
    (True, False)
    """
    letters = folded(text)
    return letters.startswith(SCHOOL_WORDS) or any(w in letters for w in SCHOOL_WORDS[:5])


def text_to_entry(text: str) -> Entry:
    """The parts of one entry of running text, its UAI already cut out.

    >>> e = text_to_entry("VALBRUNE - 34 - ECOLE LES TILLEULS -")
    >>> e.commune.text, e.department.text, e.name.text
    ('VALBRUNE', '34', 'ECOLE LES TILLEULS')
    """
    found = DASHED.match(text)
    if found and not names_a_school(found["commune"]) and found["name"].strip(EDGE):
        return Entry(*(_trimmed(text, *found.span(part)) for part in ("commune", "department", "name")))
    entry = pieces_to_entry(_cut_at_dashes(text))
    if entry.commune is None or entry.department is not None:
        return entry
    commune, department = _department_in_commune(entry.commune)
    return Entry(commune, department, entry.name)


def pieces_to_entry(pieces: Iterable[Piece]) -> Entry:
    """Cells or dashed pieces, each said by its words: a département, a school's name, and what is left, a commune."""
    commune: Piece | None = None
    department: Piece | None = None
    name: Piece | None = None
    for piece in pieces:
        bare = piece.text.strip(EDGE)
        if not bare:
            continue
        if department is None and DEPARTMENT.match(bare):
            department = piece
        elif names_a_school(bare) and name is None:
            name = piece
        elif commune is None:
            commune = piece
        elif name is None:
            name = piece
    if commune is None and name is not None:
        commune, name = _commune_in_name(name)
    return Entry(commune, department, name)


def _department_in_commune(commune: Piece) -> tuple[Piece, Piece | None]:
    """ "VALBRUNE 34" in one piece, parted."""
    found = TAIL_DEPARTMENT.match(commune.text)
    if not found:
        return commune, None
    at = commune.start + found.start("department")
    return (
        Piece(found["commune"], commune.start, commune.start + found.end("commune")),
        Piece(found["department"], at, at + len(found["department"])),
    )


def _commune_in_name(name: Piece) -> tuple[Piece | None, Piece]:
    """A commune that stands before the school's words in the same piece: "VALBRUNE ECOLE LES TILLEULS"."""
    found = re.search(r"(?<=\s)(?:[ÉEée]cole|ECOLE|ÉCOLE|MATERNELLE|GROUPE\s+SCOLAIRE|E\.?[EMP]\.?PU)", name.text)
    if not found or not name.text[: found.start()].strip(EDGE):
        return None, name
    head, tail = name.text[: found.start()], name.text[found.start() :]
    if names_a_school(head) or re.search(r"(?:de|du|des|la|l[’'])\s*$", head, re.IGNORECASE):
        return None, name
    return (
        Piece(head.strip(EDGE), name.start, name.start + len(head.rstrip(EDGE))),
        Piece(tail, name.start + found.start(), name.end),
    )


def _cut_at_dashes(text: str) -> Sequence[Piece]:
    pieces, start = [], 0
    marks = sorted(
        [m.span() for m in ENTRY_DASH.finditer(text)]
        + [m.span() for m in re.finditer(r"\s*[:;,|•●]\s*|\bUAI\b|\bRNE\b", text)]
        + [(m.start(), m.start() + 1) for m in DEPARTMENT_IN_BRACKETS.finditer(text)]
        + [(m.end() - 1, m.end()) for m in DEPARTMENT_IN_BRACKETS.finditer(text)]
        + [m.span() for m in re.finditer(r"\s+[àa]\s+(?=[A-ZÀ-Ý])|\(\s*|\s*\)", text)]
    )
    for begin, end in [*marks, (len(text), len(text))]:
        piece = _trimmed(text, start, begin) if begin > start else None
        if piece is not None:
            pieces.append(piece)
        start = max(start, end)
    return pieces


def _trimmed(text: str, start: int, end: int) -> Piece | None:
    raw = text[start:end]
    bare = raw.strip(EDGE)
    if not bare:
        return None
    at = start + raw.index(bare)
    return Piece(bare, at, at + len(bare))
