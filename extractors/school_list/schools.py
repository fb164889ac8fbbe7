"""The list of schools → one :class:`SchoolDraft` a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.found import Found
from extractors.labels import find_label, folded
from extractors.lines import same_row
from extractors.patterns import BULLET, UAI_TORN
from extractors.school_list.area import HEADING, list_area, uais_in
from extractors.school_list.entry import NEXT_ENTRY, Piece, text_to_entry
from extractors.school_list.table import Cell, cells_to_parts, headers_of, is_table, row_to_cells, words_to_rows
from extractors.sheets import Paper, Sheet, observed
from extractors.stream import Stream
from schemas.draft import SchoolDraft, SchoolPart
from schemas.layout import Box, Line, Word
from schemas.reading import Observation, Place

CELL_GAP = 9.0  # points between the words of two cells; within a cell they stand closer
LEAST_ENTRY_LETTERS = 6
LEAST_TAIL_LETTERS = 4  # behind a UAI: more than the bracket, comma or bullet that may stand there


def seen(paper: Paper) -> tuple[SchoolDraft, ...]:
    """Every row of the list, in the order printed."""
    area = list_area(paper)
    if not area:
        return ()
    stream = Stream.of(area)
    uais = uais_in(stream.text)
    first_words = [stream.cut(f.start, f.end).placed[0][0] for f in uais]
    if uais and is_table(first_words, area):
        return _from_table(paper, area, stream, uais)
    return _from_text(paper, stream, uais, _row_starts(area))


def _row_starts(area: tuple[Line, ...]) -> list[int]:
    """Where in the running text each printed row begins; segments beside each other are one row."""
    starts, at, last = [], 0, None
    for segment in area:
        if last is None or segment.page != last.page or not same_row(segment.box, last.box):
            starts.append(at)
        at += len(segment.text) + 1
        last = segment
    return starts


# --- running text and bullets -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The characters that belong to one entry, apart from its UAI."""

    start: int
    end: int
    uai: Found | None


def _from_text(paper: Paper, stream: Stream, uais: tuple[Found, ...], rows: Sequence[int]) -> tuple[SchoolDraft, ...]:
    """``rows``: where in the text each printed row begins."""
    start = _end_of_heading(stream)
    uais = tuple(u for u in uais if u.start >= start)
    text = stream.text
    if uais and _uai_comes_first(text[start : uais[0].start]):
        ends = [u.start for u in uais[1:]] + [len(text)]
        stretches = [_Stretch(u.end, end, u) for u, end in zip(uais, ends, strict=True)]
    elif uais and _uai_stands_within(text, uais, rows):
        heads = [max((r for r in rows if start <= r <= u.start), default=start) for u in uais]
        stretches = [_Stretch(a, b, u) for a, b, u in zip(heads, [*heads[1:], len(text)], uais, strict=True)]
    else:
        starts = [start, *(u.end for u in uais[:-1])] if uais else []
        stretches = [_Stretch(begin, u.start, u) for begin, u in zip(starts, uais, strict=True)]
        rest = _Stretch(uais[-1].end if uais else start, len(text), None)
        stretches = [part for stretch in (*stretches, rest) for part in _split_unread(text, stretch, rows)]
    return tuple(_draft(paper, stream, s) for s in stretches)


def _uai_stands_within(text: str, uais: tuple[Found, ...], rows: Sequence[int]) -> bool:
    """Whether the entries are rows of their own in which something follows the UAI: "ECOLE X (0341401N) à VALBRUNE"."""
    followed = 0
    for u in uais:
        row = max(r for r in rows if r <= u.start)
        end = min((r for r in rows if r > u.start), default=len(text))
        if sum(row <= other.start < end for other in uais) > 1:
            return False
        tail = text[u.end : end].lstrip()
        followed += len(folded(tail)) >= LEAST_TAIL_LETTERS and not tail.startswith((",", ";"))
    return followed > len(uais) / 2


def _end_of_heading(stream: Stream) -> int:
    """Where the list proper begins: behind "Liste des écoles :" on the first lines."""
    line = Line(tuple(w for w, _ in stream.placed[:14]), stream.placed[0][1])
    hit = find_label(line, HEADING)
    if hit is None:
        return 0
    rest = stream.text[hit.end :]
    colon = rest.find(":")
    return hit.end + (colon + 1 if 0 <= colon < 60 else 0)


def _uai_comes_first(before: str) -> bool:
    return len(folded(before)) < LEAST_ENTRY_LETTERS


def _split_unread(text: str, stretch: _Stretch, rows: Sequence[int]) -> list[_Stretch]:
    """A stretch that holds several entries, because a UAI between them was not recognised, cut into them: at bullets,
    or at the comma before the next "COMMUNE - 34 -"."""
    marks = [m.start() + stretch.start for m in NEXT_ENTRY.finditer(text[stretch.start : stretch.end])]
    if stretch.uai is None and not marks:
        return []
    cuts = []
    for before, mark in pairwise(marks):
        bullet = max((r for r in rows if before < r <= mark and BULLET.match(text, r)), default=-1)
        comma = max(text.rfind(sign, before, mark) for sign in ",;•")
        cut = bullet if bullet > 0 else comma + 1
        if cut > stretch.start:
            cuts.append(cut)
    edges = [stretch.start, *cuts, stretch.end]
    parts = [_Stretch(a, b, None) for a, b in pairwise(edges)]
    parts[-1] = _Stretch(parts[-1].start, parts[-1].end, stretch.uai)
    return parts


def _draft(paper: Paper, stream: Stream, stretch: _Stretch) -> SchoolDraft:
    text = _without_uai(stream.text, stretch)
    torn = None
    if stretch.uai is None:
        torn = next(iter(list(UAI_TORN.finditer(text))[::-1]), None)
        if torn is not None and torn.end() < len(text.rstrip(" ,;.•")) - 2:
            torn = None
    entry = text_to_entry(text[: torn.start()] if torn else text)

    def look(piece: Piece | None) -> tuple[Observation, ...]:
        if piece is None:
            return ()
        begin = stretch.start + piece.start
        return (stream.observed(paper, piece.text, begin, begin + len(piece.text), Place.ARTICLE_SCHOOLS),)

    if stretch.uai is not None:
        u = stretch.uai
        uai: tuple[Observation, ...] = (stream.observed(paper, u.value, u.start, u.end, Place.ARTICLE_SCHOOLS),)
    elif torn is not None:
        start, end = stretch.start + torn.start(), stretch.start + torn.end()
        uai = (stream.observed(paper, torn[0].upper(), start, end, Place.ARTICLE_SCHOOLS),)
    else:
        uai = _zone_of_unread(paper, stream, stretch)
    return SchoolDraft(uai, look(entry.name), look(entry.commune), look(entry.department))


def _without_uai(text: str, stretch: _Stretch) -> str:
    """The stretch with its UAI blanked, so that every other character keeps its place."""
    own = text[stretch.start : stretch.end]
    if stretch.uai is None or not stretch.start <= stretch.uai.start < stretch.end:
        return own
    begin, end = stretch.uai.start - stretch.start, stretch.uai.end - stretch.start
    return own[:begin] + ";" + " " * (end - begin - 1) + own[end:]


def _zone_of_unread(paper: Paper, stream: Stream, stretch: _Stretch) -> tuple[Observation, ...]:
    """Where a UAI that was not recognised should stand: the last line of its entry, to the right margin."""
    placed = stream.cut(stretch.start, stretch.end).placed
    if not placed:
        return ()
    word, page = placed[-1]
    sheet = paper.sheet(page)
    zone = Box(max(0.0, word.box.x0 - 60), word.box.top - 3, sheet.page.width - 20, word.box.bottom + 3)
    return (observed(sheet, "", "", (), Place.ARTICLE_SCHOOLS, zone),)


# --- tables -----------------------------------------------------------------------------------------------------


def _from_table(
    paper: Paper, area: tuple[Line, ...], stream: Stream, uais: tuple[Found, ...]
) -> tuple[SchoolDraft, ...]:
    headers = headers_of(area)
    heads = headers[0].heads if headers else {}
    anchors = [_merged(stream.cut(u.start, u.end).placed) for u in uais]
    own = {id(w) for u in uais for w, _ in stream.cut(u.start, u.end).placed}
    words = [(w, page) for w, page in stream.placed if id(w) not in own and not any(h.holds(w, page) for h in headers)]
    rows = words_to_rows(anchors, words)
    drafts = []
    for found, (anchor, page), row in zip(uais, anchors, rows, strict=True):
        sheet = paper.sheet(page)
        uai = (observed(sheet, found.value, anchor.text, (anchor,), Place.ARTICLE_SCHOOLS),)
        if not row:
            drafts.append(SchoolDraft(uai))
            continue
        cells = row_to_cells(row, page, CELL_GAP)
        if len(cells) == 1 and not heads:
            drafts.append(_of_one_cell(paper, cells[0].words, page, uai))
            continue
        drafts.append(_of_cells(sheet, cells_to_parts(cells, heads), uai))
    return tuple(drafts)


def _of_cells(sheet: Sheet, parts: dict[SchoolPart, Cell], uai: tuple[Observation, ...]) -> SchoolDraft:
    def look(part: SchoolPart) -> tuple[Observation, ...]:
        cell = parts.get(part)
        if cell is None or not cell.text:
            return ()
        return (observed(sheet, cell.text, cell.text, cell.words, Place.ARTICLE_SCHOOLS),)

    return SchoolDraft(uai, look(SchoolPart.NAME), look(SchoolPart.COMMUNE), look(SchoolPart.DEPARTMENT))


def _merged(placed: tuple[tuple[Word, int], ...]) -> tuple[Word, int]:
    """A UAI that was read as several words, as one."""
    words = [w for w, _ in placed]
    text = "".join(w.text for w in words)
    return Word(text, Box.around(w.box for w in words), min(w.confidence for w in words)), placed[0][1]


def _of_one_cell(paper: Paper, words: tuple[Word, ...], page: int, uai: tuple[Observation, ...]) -> SchoolDraft:
    """A row without columns: parted by what it says."""
    stream = Stream(tuple((w, page) for w in words))
    entry = text_to_entry(stream.text)

    def look(piece: Piece | None) -> tuple[Observation, ...]:
        if piece is None:
            return ()
        return (stream.observed(paper, piece.text, piece.start, piece.end, Place.ARTICLE_SCHOOLS),)

    return SchoolDraft(uai, look(entry.name), look(entry.commune), look(entry.department))
