"""A table of schools: the UAIs stand one below the other; words belong to the row and the column they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz

from extractors.labels import folded
from extractors.lines import same_row
from extractors.patterns import DEPARTMENT, TAIL_DEPARTMENT
from extractors.school_list.entry import EDGE, Piece, pieces_to_entry
from extractors.stream import Stream
from schemas.draft import SchoolPart
from schemas.layout import Box, Line, Word

OFF_ROW = 0.4  # of a word's height: more is another line of the same cell
LIKE_A_HEAD = 83.0  # per cent: one letter of six
LEAST_HEADS = 2  # a sentence may hold one of the words
ALIGNED = 8.0  # points by which the left edges of the UAIs of one column may differ
HEADERS: dict[SchoolPart, tuple[str, ...]] = {
    SchoolPart.UAI: (
        "uai",
        "vai",
        "ual",
        "codeuai",
        "numerouai",
        "nuai",
        "rne",
        "coderne",
        "identifiant",
        "uairne",
        "code",
    ),
    SchoolPart.COMMUNE: ("commune", "ville", "communedelecole", "localite", "communes"),
    SchoolPart.DEPARTMENT: ("departement", "dept", "dep", "dpt", "dpartement", "dp"),
    SchoolPart.NAME: ("ecole", "nomdelecole", "nom", "etablissement", "ecoles", "denomination", "libelle", "nomecole"),
}


@dataclass(frozen=True)
class Cell:
    """Words of one row and one column, in reading order."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words).strip(EDGE)

    @property
    def box(self) -> Box:
        return Box.around(w.box for w in self.words)


@dataclass(frozen=True)
class Header:
    """The row of column heads on one page: which part of a school stands under which box."""

    heads: dict[SchoolPart, Box]
    row: Box
    page: int

    def holds(self, word: Word, page: int) -> bool:
        """Whether ``word`` is one of the heads."""
        return page == self.page and same_row(self.row, word.box)


def headers_of(segments: Sequence[Line]) -> tuple[Header, ...]:
    """Every row of column heads among ``segments``: a table that goes on over a page repeats them."""
    found: list[Header] = []
    for first in segments:
        row = [s for s in segments if s.page == first.page and same_row(s.box, first.box)]
        words = sorted((w for s in row for w in s.words), key=lambda w: w.box.x0)
        heads = _heads_in(words)
        if len(heads) >= LEAST_HEADS and not any(h.holds(words[0], first.page) for h in found):
            found.append(Header(heads, Box.around(heads.values()), first.page))
    return tuple(found)


def _heads_in(words: Sequence[Word]) -> dict[SchoolPart, Box]:
    """Heads in one row of words; a head of several words ("Nom de l'école") grows until the next one begins."""
    heads: dict[SchoolPart, Box] = {}
    last: SchoolPart | None = None
    for word in words:
        letters = folded(word.text)
        if letters and not letters.isalpha():
            return {}
        part = next((p for p, names in HEADERS.items() if p not in heads and _is_head(letters, names)), None)
        if part is SchoolPart.NAME and last in (SchoolPart.UAI, SchoolPart.COMMUNE) and _touches(heads[last], word.box):
            part = None  # "Code école", "Commune de l'école"
        if part is not None:
            heads[part], last = word.box, part
        elif last is not None and _touches(heads[last], word.box):
            heads[last] = Box.around((heads[last], word.box))
    return heads


def _is_head(letters: str, names: tuple[str, ...]) -> bool:
    """Whether the word is one of ``names``; of longer ones, but for a letter."""
    return letters in names or any(len(n) > 4 and fuzz.ratio(letters, n) >= LIKE_A_HEAD for n in names)


def _touches(head: Box, word: Box) -> bool:
    return word.x0 - head.x1 < head.height


def is_table(uais: Sequence[Word], segments: Sequence[Line]) -> bool:
    """Whether the UAIs stand in a column: heads above them, or edges aligned and cells apart."""
    if headers_of(segments):
        return True
    if len(uais) < 2:
        return False
    left = median(w.box.x0 for w in uais)
    aligned = sum(abs(w.box.x0 - left) < ALIGNED for w in uais) >= 0.8 * len(uais)
    apart = sum(len([s for s in segments if abs(s.box.middle - w.box.middle) < 5]) >= 2 for w in uais)
    return aligned and apart >= 0.6 * len(uais)


def words_to_rows(anchors: Sequence[tuple[Word, int]], words: Sequence[tuple[Word, int]]) -> list[list[Word]]:
    """Each word to its anchor (a UAI) on its page; words too far below or above any are left out.

    In a table whose cells begin at the top a row's second line belongs to the anchor above it; in one whose cells are
    centred a word belongs to the nearest anchor.
    """
    rows: list[list[Word]] = [[] for _ in anchors]
    reach = _reach(anchors)
    for page in {number for _, number in anchors}:
        own = [(i, a) for i, (a, number) in enumerate(anchors) if number == page]
        here = [w for w, number in words if number == page]
        first = min(own, key=lambda pair: pair[1].box.middle)[1]
        from_top = not any(OFF_ROW * first.box.height < first.box.middle - w.box.middle <= reach for w in here)
        for word in here:
            index = _anchor_of(word, own, reach, from_top)
            if index is not None:
                rows[index].append(word)
    return rows


def _anchor_of(word: Word, anchors: Sequence[tuple[int, Word]], reach: float, from_top: bool) -> int | None:
    """The index of the anchor whose row ``word`` stands in."""
    if from_top:
        above = [(i, a) for i, a in anchors if a.box.middle <= word.box.middle + 0.5 * a.box.height]
        if not above:
            return None
        index, anchor = max(above, key=lambda pair: pair[1].box.middle)
        return index if word.box.middle - anchor.box.middle <= 2 * reach else None
    index, anchor = min(anchors, key=lambda pair: abs(pair[1].box.middle - word.box.middle))
    return index if abs(anchor.box.middle - word.box.middle) <= reach else None


def _reach(anchors: Sequence[tuple[Word, int]]) -> float:
    """Half the distance of two rows, in points."""
    gaps = [
        b.box.middle - a.box.middle
        for (a, p), (b, q) in pairwise(anchors)
        if p == q and b.box.middle > a.box.middle + 3
    ]
    height = median(w.box.height for w, _ in anchors)
    return min(gaps) / 2 + 1 if gaps else 1.6 * height


def row_to_cells(words: Sequence[Word], page: int, gap: float) -> tuple[Cell, ...]:
    """Words of a row parted into columns: cells overlap no other cell and stand ``gap`` points apart."""
    columns: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        column = next((c for c in columns if word.box.x0 - max(w.box.x1 for w in c) < gap), None)
        if column is None:
            columns.append([word])
        else:
            column.append(word)
    return tuple(Cell(_read_down(column), page) for column in columns)


def _read_down(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one cell, line by line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.middle):
        if lines and word.box.middle - lines[-1][0].box.middle < 0.5 * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(w for line in lines for w in sorted(line, key=lambda w: w.box.x0))


def cells_to_parts(cells: Sequence[Cell], heads: dict[SchoolPart, Box]) -> dict[SchoolPart, Cell]:
    """Which cell is the commune, the département, the name: by the column heads, else by the words themselves."""
    parts: dict[SchoolPart, Cell] = {}
    if heads:
        for part, head in heads.items():
            under = [c for c in cells if min(c.box.x1, head.x1) - max(c.box.x0, head.x0) > 0]
            if under and part is not SchoolPart.UAI:
                parts[part] = Cell(tuple(w for c in under for w in c.words), cells[0].page)
        if _distinct(parts):
            return parts
    cells = _with_department_apart(cells)
    entry = pieces_to_entry(_cells_to_pieces(cells))
    row = Stream(tuple((word, cell.page) for cell in cells for word in cell.words))
    return {
        part: Cell(tuple(word for word, _ in row.cut(piece.start, piece.end).placed), cells[0].page)
        for part, piece in (
            (SchoolPart.COMMUNE, entry.commune),
            (SchoolPart.DEPARTMENT, entry.department),
            (SchoolPart.NAME, entry.name),
        )
        if piece is not None
    }


def _cells_to_pieces(cells: Sequence[Cell]) -> Iterator[Piece]:
    """Each cell, with the place of its characters in the words of the whole row."""
    at = 0
    for cell in cells:
        text = " ".join(w.text for w in cell.words)
        yield Piece(text, at, at + len(text))
        at += len(text) + 1


def _with_department_apart(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """ "VALBRUNE 34" in one cell, where the columns stand close, parted; as they are when a cell is the département."""
    if any(DEPARTMENT.match(c.text) for c in cells):
        return tuple(cells)
    parted: list[Cell] = []
    for cell in cells:
        if len(cell.words) > 1 and TAIL_DEPARTMENT.match(cell.text) and DEPARTMENT.match(cell.words[-1].text):
            parted += [Cell(cell.words[:-1], cell.page), Cell(cell.words[-1:], cell.page)]
        else:
            parted.append(cell)
    return tuple(parted)


def _distinct(parts: dict[SchoolPart, Cell]) -> bool:
    """Whether no cell fell under two heads, and what is under "département" is one."""
    boxes = [c.box for c in parts.values()]
    apart = all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    department = parts.get(SchoolPart.DEPARTMENT)
    return apart and len(parts) >= 2 and (department is None or DEPARTMENT.match(department.text) is not None)
