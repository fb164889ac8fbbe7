"""A table of schools: the UAIs stand one below the other; words belong to the row and the column they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.lines import same_row
from extractors.patterns import DEPARTMENT, TAIL_DEPARTMENT
from extractors.school_list.columns import Column, columns_below, columns_from, columns_of
from extractors.school_list.entry import Entry, is_known_place, is_like_a_commune, names_a_school, pieces_to_entry
from extractors.school_list.heads import Header
from extractors.school_list.rows import Row, words_to_lines
from extractors.school_list.signs import EDGE, NOISE, NOISE_GLUED, Piece
from extractors.stream import Stream
from schemas.draft import SchoolPart
from schemas.folding import folded_words
from schemas.layout import Box, Word

OFF_ROW = 0.4  # of a word's height: more is another line of the same cell
CELL_GAP = 9.0  # points between the words of two cells of a single row; within a cell they stand closer
FIT = 0.7  # of the cells of a column must be what the column is taken for
SPACE = re.compile(r"[\s\-'’]+")
HYPHENS = re.compile(r"[^\W\d_]-[^\W\d_].*[^\W\d_]$")
HYPHENATED = re.compile(r"[^\W\d_]-$")  # the end of a line on which a name is cut at its hyphen


@dataclass(frozen=True)
class Cell:
    """Words of one row and one column, in reading order. ``whole``: the name as it stands elsewhere, where the
    cell's lines cut it within a word; else empty."""

    words: tuple[Word, ...]
    page: int
    whole: str = ""

    @property
    def text(self) -> str:
        joined = ""
        for word, after in zip(self.words, [*self.words[1:], None], strict=True):
            next_line = after is not None and after.box.top > word.box.middle
            joined += word.text + ("" if after and next_line and self._goes_on(word, after) else " ")
        return joined.strip(EDGE)

    def _goes_on(self, word: Word, after: Word) -> bool:
        """Whether ``after``, which begins the cell's next line, goes on with ``word``."""
        both = " ".join(folded_words(f"{word.text}{after.text}"))
        known = bool(self.whole) and both in " ".join(folded_words(self.whole))
        return known or HYPHENATED.search(word.text) is not None or _is_cut(word, after)

    @property
    def box(self) -> Box:
        return Box.around(w.box for w in self.words)


def _is_cut(word: Word, after: Word) -> bool:
    """Whether a name with hyphens that is wider than its cell is cut within a word: "LE VAL-DE-LO/IRE-SUD"."""
    return after.box.x0 <= word.box.x0 + word.box.height and all(
        HYPHENS.search(w.text) is not None for w in (word, after)
    )


def rows_to_parts(
    rows: Sequence[Row], headers: Sequence[Header], places: Iterable[str]
) -> list[dict[SchoolPart, Cell]]:
    """Which cell of each row is the commune, the département, the name: by the heads of the columns, else by what the
    columns hold."""
    places = tuple(places)
    words = [w for row in rows for w in (row.anchor, *row.words)]
    header = headers[0] if headers else None
    headed = columns_below(header, words) if header else ()
    if header and header.tells:
        told = [_said_by_heads(row, headed, places) for row in rows]
        if all(SchoolPart.NAME in parts and _no_other_number(parts) for parts in told):
            return told
    lines = [sorted(_beside(row), key=lambda w: w.box.x0) for row in rows]
    ways = [
        *((headed,) if header else ()),
        columns_from(lines, header),
        columns_of(words, len(rows)),
    ]
    read = [[_parts_of(row, told, places) for row in rows] for told in (_told_by_cells(c, rows) for c in ways)]
    return max(read, key=lambda parts: sum(score_of(p, places) for p in parts))


def _beside(row: Row) -> list[Word]:
    """The words of the first line of the row, its UAI among them."""
    middles = [w.box.middle for w in row.words]
    top = min([row.anchor.box.middle, *middles])
    first = [w for w in row.words if w.box.middle - top < OFF_ROW * w.box.height]
    return [*first, row.anchor] if same_row(Box.around(w.box for w in (*first, row.anchor)), row.anchor.box) else first


def _told_by_cells(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Columns whose heads do not say what they hold, told by what stands in them."""
    said = {c.part for c in columns}
    told = list(columns)
    for part, fits in (
        (SchoolPart.DEPARTMENT, lambda t: DEPARTMENT.match(t) is not None),
        (SchoolPart.NAME, names_a_school),
        (SchoolPart.COMMUNE, is_like_a_commune),
    ):
        if part in said:
            continue
        for at, column in enumerate(told):
            texts = [cell.text for row in rows if (cell := _cell(row, column))]
            if column.part is None and texts and sum(map(fits, texts)) >= FIT * len(rows):
                told[at] = Column(part, column.left, column.right)
                break
    return tuple(told)


def _cell(row: Row, column: Column) -> Cell | None:
    words = _read_down([w for w in row.words if column.holds(w)])
    return Cell(words, row.page) if words else None


def _parts_of(row: Row, columns: Sequence[Column], places: tuple[str, ...]) -> dict[SchoolPart, Cell]:
    parts = _said_by_heads(row, columns, places)
    return parts if _believable(parts) else _by_words(row, places)


def _said_by_heads(row: Row, columns: Sequence[Column], places: tuple[str, ...]) -> dict[SchoolPart, Cell]:
    parts = {c.part: cell for c in columns if c.part and (cell := _cell(row, c)) and cell.text}
    parts.pop(SchoolPart.UAI, None)
    if name := parts.get(SchoolPart.NAME):
        parts[SchoolPart.NAME] = _without_noise(name)
    if commune := parts.get(SchoolPart.COMMUNE):
        parts[SchoolPart.COMMUNE] = _as_known(commune, places)
    return parts


def _without_noise(cell: Cell) -> Cell:
    """The name without what a ruling or a speck before it is read as."""
    if len(cell.words) > 1 and NOISE.match(cell.text):
        return replace(cell, words=cell.words[1:])
    if cell.words and (glued := NOISE_GLUED.match(cell.words[0].text)):
        first = replace(cell.words[0], text=cell.words[0].text[glued.end() :])
        return replace(cell, words=(first, *cell.words[1:]))
    return cell


def _as_known(cell: Cell, places: Iterable[str]) -> Cell:
    """A commune cut within a word by its cell, where the paper has it whole elsewhere."""
    whole = next((p for p in places if is_known_place(cell.text, (p,))), "")
    return replace(cell, whole=whole) if whole and len(SPACE.split(cell.text)) > len(SPACE.split(whole)) else cell


def _believable(parts: Mapping[SchoolPart, Cell]) -> bool:
    """Whether each cell may be what its column says."""
    return len(parts) > 1 and SchoolPart.NAME in parts and _no_other_number(parts)


def _no_other_number(parts: Mapping[SchoolPart, Cell]) -> bool:
    """Whether a département stands in its own column alone."""
    department, commune = parts.get(SchoolPart.DEPARTMENT), parts.get(SchoolPart.COMMUNE)
    return (department is None or DEPARTMENT.match(department.text) is not None) and (
        commune is None or not DEPARTMENT.match(commune.text)
    )


def _by_words(row: Row, places: tuple[str, ...]) -> dict[SchoolPart, Cell]:
    """The parts of a row whose columns do not tell, by the words of its cells."""
    cells = _with_department_apart(row_to_cells(row.words, row.page))
    entry = pieces_to_entry(_cells_to_pieces(cells), places)
    stream = Stream(tuple((word, row.page) for cell in cells for word in cell.words))
    return {
        part: Cell(tuple(word for word, _ in stream.cut(piece.start, piece.end).placed), row.page)
        for part, piece in (
            (SchoolPart.COMMUNE, entry.commune),
            (SchoolPart.DEPARTMENT, entry.department),
            (SchoolPart.NAME, entry.name),
        )
        if piece is not None
    }


def row_to_cells(words: Sequence[Word], page: int) -> tuple[Cell, ...]:
    """Words of a row parted into columns: cells overlap no other cell and stand apart."""
    columns: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        column = next((c for c in columns if word.box.x0 - max(w.box.x1 for w in c) < CELL_GAP), None)
        if column is None:
            columns.append([word])
        else:
            column.append(word)
    return tuple(Cell(_read_down(column), page) for column in columns)


def _read_down(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one cell, line by line."""
    return tuple(w for line in words_to_lines(words) for w in sorted(line, key=lambda w: w.box.x0))


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


def score_of(parts: Mapping[SchoolPart, Cell], places: Iterable[str] = ()) -> float:
    """How much like a school's row it is, as :attr:`Entry.score` has it."""
    pieces = {part: Piece(cell.text, 0, len(cell.text)) for part, cell in parts.items()}
    commune = pieces.get(SchoolPart.COMMUNE)
    known = commune is not None and is_known_place(commune.text, places)
    return Entry(commune, pieces.get(SchoolPart.DEPARTMENT), pieces.get(SchoolPart.NAME), known=known).score
