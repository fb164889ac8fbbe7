"""A table of schools: the UAIs stand one below the other; words belong to the row and the column they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.lines import same_row
from extractors.patterns import DEPARTMENT, TAIL_DEPARTMENT
from extractors.school_list.columns import Column, Header, columns_below, columns_from, columns_of
from extractors.school_list.entry import EDGE, Entry, Piece, is_like_a_commune, names_a_school, pieces_to_entry
from extractors.stream import Stream
from schemas.draft import SchoolPart
from schemas.layout import Box, Line, Word

OFF_ROW = 0.4  # of a word's height: more is another line of the same cell
ALIGNED = 8.0  # points by which the left edges of the UAIs of one column may differ
ALIGNED_SHARE = 0.8
APART_SHARE = 0.6
LEADING = 1.75  # heights of a word from one line of a cell to the next, at most
WITHIN = 1.15  # of the least distance of two lines
SINGLE = 0.85
CELL_GAP = 9.0  # points between the words of two cells of a single row; within a cell they stand closer
FIT = 0.7  # of the cells of a column must be what the column is taken for
HYPHENATED = re.compile(r"[^\W\d_]-$")  # the end of a line on which a name is cut at its hyphen
TORN = re.compile(r"^[0-9OIl]{4,8}[A-Za-z]?$")


@dataclass(frozen=True)
class Cell:
    """Words of one row and one column, in reading order."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        joined = ""
        for word, after in zip(self.words, [*self.words[1:], None], strict=True):
            goes_on = after is not None and after.box.top > word.box.middle and HYPHENATED.search(word.text)
            joined += word.text + ("" if goes_on else " ")
        return joined.strip(EDGE)

    @property
    def box(self) -> Box:
        return Box.around(w.box for w in self.words)


@dataclass(frozen=True)
class Row:
    """One school's row: its UAI's word (torn where ``is_read`` is False) and its other words."""

    anchor: Word
    page: int
    words: tuple[Word, ...]
    is_read: bool = True


Placed = tuple[Word, int]
"""A word and its page."""


def stands_in_column(uais: Sequence[Word], segments: Sequence[Line]) -> bool:
    """Whether the UAIs stand in a column of their own: edges aligned and cells apart; of a
    single one, whether it stands among cells."""
    cells = [len([s for s in segments if abs(s.box.middle - w.box.middle) < OFF_ROW * w.box.height]) for w in uais]
    if len(uais) < 2:
        return any(n > 2 for n in cells)
    left = median(w.box.x0 for w in uais)
    aligned = sum(abs(w.box.x0 - left) < ALIGNED for w in uais) >= ALIGNED_SHARE * len(uais)
    return aligned and sum(n >= 2 for n in cells) >= APART_SHARE * len(uais)


def words_to_rows(
    anchors: Sequence[Placed], words: Sequence[Placed], headers: Sequence[Header]
) -> tuple[list[Row], tuple[Header, ...]]:
    """Each word to the row it stands in, in reading order; ``anchors``: the UAIs. With the header of each row's page
    (the one before where a page has none)."""
    rows: list[Row] = []
    for page in dict.fromkeys(number for _, number in (*anchors, *words)):
        header = next((h for h in headers if h.page == page), None)
        here = [w for w, number in words if number == page and not (header and header.holds(w, page))]
        own = [(w, True) for w, number in anchors if number == page]
        own += [(w, False) for w in _torn(here, [w for w, _ in own])]
        if own:
            taken = {id(w) for w, _ in own}
            rows += _rows_of_page(
                sorted(own, key=lambda a: a[0].box.middle), page, [w for w in here if id(w) not in taken], header
            )
    return rows, tuple(headers)


def _torn(words: Sequence[Word], uais: Sequence[Word]) -> list[Word]:
    """Words in the column of the UAIs that are what is left of one."""
    if not uais:
        return []
    left, right = min(w.box.x0 for w in uais), max(w.box.x1 for w in uais)
    return [
        w
        for w in words
        if TORN.match(w.text.strip(EDGE))
        and left - ALIGNED <= w.box.x0
        and w.box.x1 <= right + ALIGNED
        and not any(same_row(w.box, u.box) for u in uais)
    ]


def _rows_of_page(
    anchors: Sequence[tuple[Word, bool]], page: int, words: Sequence[Word], header: Header | None
) -> Iterator[Row]:
    lines = _lines(words)
    first, last = anchors[0][0], anchors[-1][0]
    from_top = not any(
        OFF_ROW * first.box.height < first.box.middle - line[0].box.middle <= LEADING * first.box.height
        and (header is not None or first.box.middle - line[0].box.middle < first.box.height)
        for line in lines
    )
    reach = _reach([a for a, _ in anchors])
    leading = _leading(lines, [a for a, _ in anchors])
    bottom = last.box.middle
    held: list[list[Word]] = [[] for _ in anchors]
    for line in lines:
        box = Box.around(w.box for w in line)
        if box.middle > last.box.middle + OFF_ROW * last.box.height:
            if box.middle - bottom > leading:
                break
            bottom = box.middle
        index = _anchor_of(box, [a for a, _ in anchors], reach, from_top)
        if index is not None:
            held[index] += line
    for (anchor, is_read), own in zip(anchors, held, strict=True):
        yield Row(anchor, page, tuple(own), is_read)


def _leading(lines: Sequence[Sequence[Word]], anchors: Sequence[Word]) -> float:
    """How far below a line of a cell its next line may stand: as in the rows that have several lines; in a table of
    single lines less than from row to row."""
    height = median(a.box.height for a in anchors)
    every = sorted({round(line[0].box.middle) for line in lines} | {round(a.box.middle) for a in anchors})
    last = max(a.box.middle for a in anchors)
    gaps = [b - a for a, b in pairwise(m for m in every if m <= last + 1) if b - a > height / 2]
    if not gaps:
        return LEADING * height
    if len(gaps) >= len(anchors):
        return max(LEADING * height, WITHIN * min(gaps))
    return min(LEADING * height, SINGLE * min(gaps))


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words on one height together, from top to bottom."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.middle):
        if lines and word.box.middle - lines[-1][0].box.middle < OFF_ROW * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _anchor_of(line: Box, anchors: Sequence[Word], reach: float, from_top: bool) -> int | None:
    """The index of the anchor whose row ``line`` stands in: in a table whose cells begin at the top the one above, in
    one whose cells are centred the nearest."""
    if from_top:
        above = [i for i, a in enumerate(anchors) if a.box.middle <= line.middle + 0.5 * a.box.height]
        return above[-1] if above else None
    index = min(range(len(anchors)), key=lambda i: abs(anchors[i].box.middle - line.middle))
    return index if abs(anchors[index].box.middle - line.middle) <= reach else None


def _reach(anchors: Sequence[Word]) -> float:
    """Half the distance of two rows, in points."""
    gaps = [b.box.middle - a.box.middle for a, b in pairwise(anchors) if b.box.middle > a.box.middle + 3]
    return max(gaps) / 2 + 1 if gaps else LEADING * median(w.box.height for w in anchors)


def rows_to_parts(
    rows: Sequence[Row], headers: Sequence[Header], places: Iterable[str]
) -> list[dict[SchoolPart, Cell]]:
    """Which cell of each row is the commune, the département, the name: by the heads of the columns, else by what the
    columns hold."""
    places = tuple(places)
    words = [w for row in rows for w in (row.anchor, *row.words)]
    header = headers[0] if headers else None
    lines = [sorted(_beside(row), key=lambda w: w.box.x0) for row in rows]
    ways = [
        *((columns_below(header, words),) if header else ()),
        columns_from(lines, header),
        columns_of(words, len(rows)),
    ]
    read = [[_parts_of(row, told, places) for row in rows] for told in (_told_by_cells(c, rows) for c in ways)]
    return max(read, key=lambda parts: sum(map(score_of, parts)))


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
    parts = {c.part: cell for c in columns if c.part and (cell := _cell(row, c)) and cell.text}
    parts.pop(SchoolPart.UAI, None)
    return parts if _believable(parts) else _by_words(row, places)


def _believable(parts: Mapping[SchoolPart, Cell]) -> bool:
    """Whether each cell may be what its column says."""
    department = parts.get(SchoolPart.DEPARTMENT)
    commune = parts.get(SchoolPart.COMMUNE)
    return (
        len(parts) > 1
        and SchoolPart.NAME in parts
        and (department is None or DEPARTMENT.match(department.text) is not None)
        and (commune is None or not DEPARTMENT.match(commune.text))
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
    return tuple(w for line in _lines(words) for w in sorted(line, key=lambda w: w.box.x0))


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


def score_of(parts: Mapping[SchoolPart, Cell]) -> float:
    """How much like a school's row it is, as :attr:`Entry.score` has it."""
    pieces = {part: Piece(cell.text, 0, len(cell.text)) for part, cell in parts.items()}
    return Entry(pieces.get(SchoolPart.COMMUNE), pieces.get(SchoolPart.DEPARTMENT), pieces.get(SchoolPart.NAME)).score
