"""The list of schools → one :class:`SchoolDraft` a row: as a table where it reads best so, else as running text."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.found import Found
from extractors.labels import find_label
from extractors.lines import same_row
from extractors.patterns import POSTAL_CODE, UAI_LABELLED_WITHOUT_LETTER, UAI_REMNANT, UAI_TORN, UAI_WITHOUT_LETTER
from extractors.school_list.area import DIGITS, HEADING, list_area, uais_in
from extractors.school_list.broken_entries import with_uai_below
from extractors.school_list.endings import common_endings
from extractors.school_list.entry import Entry, names_a_school, text_to_entry
from extractors.school_list.heads import Header, headers_of
from extractors.school_list.over import communes_over, filled_down, with_commune_over
from extractors.school_list.row_numbers import without_row_numbers
from extractors.school_list.rows import Placed, Row, stands_in_column, words_to_rows
from extractors.school_list.signs import EDGE, UAI_LABELS, Piece
from extractors.school_list.stretches import Stretch, rows_marked, stretches_of, without_uai
from extractors.school_list.table import Cell, row_to_cells, rows_to_parts, score_of
from extractors.sheets import Paper, Sheet, observed
from extractors.stream import Stream
from schemas.draft import RowWord, SchoolDraft, SchoolPart
from schemas.layout import Box, Line, Word
from schemas.reading import Observation, Place

UAI_LENGTH = 8
HEAD = 3  # digits: the département that issued it
WIDE_LETTER = 0.6  # of a digit's width, by which the letter at the end may be wider
MISSING_LINE = 2.2  # heights of a word of white between two lines, between which one was overlooked
NEXT_LINE = 2.0  # points to the lines above and below it
TORN_BEFORE_END = 2  # characters that may stand behind a torn UAI
HEADING_GOES_ON = 60  # characters from the label to its colon
READS_WELL = 3.5  # a row's score: a name with a commune or a département, and nothing strange
COLLECTIVITY = re.compile(
    r"(?i:commune|ville|mairie)\s+(?P<link>de\s+|du\s+|des\s+|d\s?['’]\s?)(?P<place>[^\W\d_][^,;:\d(]{1,45})"
)
CONTRACTED = {"du": "le ", "des": "les "}
PLACE_BEHIND_CODE = re.compile(r"[^\W\d_][^,;:\d(]{1,45}")


def seen(paper: Paper) -> tuple[SchoolDraft, ...]:
    """Every row of the list, in the order printed."""
    area = list_area(paper)
    if not area:
        return ()
    places = _places(paper)
    over = communes_over(area, places)
    area = tuple(s for s in area if all(s is not o.segment for o in over))
    stream = Stream.of(area)
    headers = headers_of(area)
    is_list = bool(headers) or UAI_LABELLED_WITHOUT_LETTER.search(stream.text) is not None
    uais = _with_lost_letters(stream.text, uais_in(stream.text), is_list)
    drafts, score = _from_text(paper, area, stream, uais, places, is_over=bool(over))
    anchors = [_merged(stream.cut(u.start, u.end).placed) for u in uais]
    apart = stands_in_column([w for w, _ in anchors], area)
    if uais and (headers or apart):
        tabled, better = _from_table(paper, headers, stream, uais, anchors, places)
        row, row_of_text = better / max(1, len(tabled)), score / max(1, len(drafts))  # text takes heads for a school
        told = apart and headers and headers[0].tells and all(draft.uai and draft.name for draft in tabled)
        if told or row > row_of_text or (apart and row == row_of_text) or (headers and row >= READS_WELL):
            return filled_down(with_commune_over(paper, tabled, over))
    return with_commune_over(paper, drafts, over)


def _with_lost_letters(text: str, uais: tuple[Found, ...], is_list: bool) -> tuple[Found, ...]:
    """The UAIs, and among them those of whose letter only a sign was read, or of which a few digits are left that begin
    as another UAI of the list does: their digits, to be looked at again."""
    heads = {u.value[:HEAD] for u in uais}
    lost = [Found(m[0][:DIGITS], m.start(), m.end()) for m in UAI_WITHOUT_LETTER.finditer(text)]
    lost += [Found(m[0], m.start(), m.end()) for m in UAI_REMNANT.finditer(text) if m["head"] in heads]
    own = [f for f in lost if not any(u.start < f.end and f.start < u.end for u in uais)]
    return tuple(sorted((*uais, *own), key=lambda f: f.start)) if uais or is_list else uais


def _places(paper: Paper) -> tuple[str, ...]:
    """The communes that the paper names: behind a postal code, or in "COMMUNE DE ..."."""
    found: dict[str, None] = {}
    for segment in paper.segments:
        text = segment.text
        for code in POSTAL_CODE.finditer(text):
            if place := PLACE_BEHIND_CODE.match(text, code.end()):
                found[place[0].strip(EDGE)] = None
        for named in COLLECTIVITY.finditer(text):
            article = CONTRACTED.get(named["link"].strip().lower(), "")
            found[article + named["place"].strip(EDGE)] = None
    return tuple(found)


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


def _from_text(  # noqa: PLR0917 - as a table, and whether the communes stand over the schools
    paper: Paper,
    area: tuple[Line, ...],
    stream: Stream,
    uais: tuple[Found, ...],
    places: tuple[str, ...],
    is_over: bool,
) -> tuple[tuple[SchoolDraft, ...], float]:
    """The schools of running text, and how well they read. ``is_over``: whether communes stand over their schools, so
    that what two names end in alike is none."""
    rows = _row_starts(area)
    text = rows_marked(stream.text, rows)
    stretches = stretches_of(text, _end_of_heading(area[0]), uais, rows, places)
    stretches = with_uai_below(stretches, [_entry(text, s, places) for s in stretches])
    read = [_entry(text, s, places) for s in stretches]
    alone = [entry.name.value for entry, _ in read if entry.name and not entry.commune]
    if not is_over and (endings := common_endings(alone)):
        read = [_entry(text, s, (*places, *endings)) for s in stretches]
    drafts = tuple(_draft(paper, stream, s, *r) for s, r in zip(stretches, read, strict=True))
    return drafts, sum(entry.score for entry, _ in read)


def _end_of_heading(first: Line) -> int:
    """Where the list proper begins: behind "Liste des écoles :" on the first line."""
    hit = find_label(first, HEADING)
    if hit is None:
        return 0
    rest = first.text[hit.end :]
    colon = rest.find(":")
    if 0 <= colon < HEADING_GOES_ON:
        return hit.end + colon + 1
    return hit.end if names_a_school(rest) or uais_in(rest) else len(first.text)


def _entry(whole: str, stretch: Stretch, places: tuple[str, ...]) -> tuple[Entry, re.Match[str] | None]:
    """The parts of the stretch; where its UAI was not recognised, what is left of it."""
    text = without_uai(whole, stretch)
    torn = None
    if stretch.uai is None:
        torn = next(iter(list(UAI_TORN.finditer(text))[::-1]), None)
        if torn is not None and torn.end() < len(text.rstrip(" ,;.•")) - TORN_BEFORE_END:
            torn = None
    return text_to_entry(text[: torn.start()] if torn else text, places), torn


def _draft(paper: Paper, stream: Stream, stretch: Stretch, entry: Entry, torn: re.Match[str] | None) -> SchoolDraft:
    def look(piece: Piece | None) -> tuple[Observation, ...]:
        if piece is None:
            return ()
        begin, end = stretch.start + piece.start, stretch.start + piece.end
        return (stream.observed(paper, piece.value, begin, end, Place.ARTICLE_SCHOOLS),)

    if stretch.uai is not None:
        u = stretch.uai
        read = stream.observed(paper, u.value, u.start, u.end, Place.ARTICLE_SCHOOLS)
        uai: tuple[Observation, ...] = (_as_long(read) if len(u.value) < DIGITS else read,)
    elif torn is not None:
        start, end = stretch.start + torn.start(), stretch.start + torn.end()
        uai = (_as_long(stream.observed(paper, torn[0].upper(), start, end, Place.ARTICLE_SCHOOLS)),)
    else:
        uai = _zone_of_unread(paper, stream, stretch)
    placed = stream.cut(stretch.start, stretch.end).placed
    own = set() if stretch.uai is None else {id(w) for w, _ in stream.cut(stretch.uai.start, stretch.uai.end).placed}
    words = tuple(_row_word(paper.sheet(p), w) for w, p in placed if id(w) not in own)
    return SchoolDraft(uai, look(entry.name), look(entry.commune), look(entry.department), words)


def _as_long(torn: Observation) -> Observation:
    """What is left of a UAI, with the box of a whole one: there one looks again."""
    box, letters = torn.box, len(torn.value)
    if letters >= UAI_LENGTH:
        return torn
    missing = box.width * (UAI_LENGTH + WIDE_LETTER - letters) / letters
    if torn.value[-1].isalpha():  # its end: the beginning is missing
        return replace(torn, box=replace(box, x0=max(0.0, box.x0 - missing)))
    return replace(torn, box=replace(box, x1=box.x1 + missing))


def _row_word(sheet: Sheet, word: Word) -> RowWord:
    return RowWord(word.text, sheet.page.number, sheet.place.on_page(word.box), word.confidence)


def _zone_of_unread(paper: Paper, stream: Stream, stretch: Stretch) -> tuple[Observation, ...]:
    """Where a UAI that was not recognised should stand: in the line that is missing below its entry, else at the end of
    the entry's last line, to the right margin."""
    placed = stream.cut(stretch.start, stretch.end).placed
    if not placed:
        return ()
    word, page = placed[-1]
    sheet = paper.sheet(page)
    below = [w.box.top for w, p in stream.placed if p == page and w.box.top > word.box.bottom]
    if below and min(below) - word.box.bottom > MISSING_LINE * word.box.height:
        left = min(w.box.x0 for w, p in placed if p == page)
        zone = Box(left, word.box.bottom + NEXT_LINE, sheet.page.width - 20, min(below) - NEXT_LINE)
    else:
        zone = Box(max(0.0, word.box.x0 - 60), word.box.top - 3, sheet.page.width - 20, word.box.bottom + 3)
    return (observed(sheet, "", "", (), Place.ARTICLE_SCHOOLS, zone),)


# --- tables -----------------------------------------------------------------------------------------------------


def _from_table(  # noqa: PLR0917 - a table is told by its words, its UAIs and where they stand
    paper: Paper,
    headers: tuple[Header, ...],
    stream: Stream,
    uais: tuple[Found, ...],
    anchors: list[Placed],
    places: tuple[str, ...],
) -> tuple[tuple[SchoolDraft, ...], float]:
    """The schools of a table, and how well they read."""
    own = {id(w) for u in uais for w, _ in stream.cut(u.start, u.end).placed}
    words = [(w, p) for w, p in stream.placed if id(w) not in own and not UAI_LABELS.fullmatch(w.text.strip(EDGE))]
    words = without_row_numbers(words, anchors)
    rows, headers = words_to_rows(anchors, words, headers)
    values = {id(anchor): found.value for found, (anchor, _) in zip(uais, anchors, strict=True)}
    parts = rows_to_parts(rows, headers, places)
    drafts = [_of_row(paper.sheet(r.page), r, values, p) for r, p in zip(rows, parts, strict=True)]
    return tuple(drafts), sum(score_of(p, places) for p in parts)


def _of_row(sheet: Sheet, row: Row, values: dict[int, str], parts: dict[SchoolPart, Cell]) -> SchoolDraft:
    def look(part: SchoolPart) -> tuple[Observation, ...]:
        cell = parts.get(part)
        if cell is None or not cell.text:
            return ()
        return (observed(sheet, cell.text, cell.text, cell.words, Place.ARTICLE_SCHOOLS),)

    value = values.get(id(row.anchor), row.anchor.text.upper())
    uai = (observed(sheet, value, row.anchor.text, (row.anchor,), Place.ARTICLE_SCHOOLS),)
    words = tuple(_row_word(sheet, w) for cell in row_to_cells(row.words, row.page) for w in cell.words)
    return SchoolDraft(uai, look(SchoolPart.NAME), look(SchoolPart.COMMUNE), look(SchoolPart.DEPARTMENT), words)


def _merged(placed: tuple[Placed, ...]) -> Placed:
    """A UAI that was read as several words, as one."""
    words = [w for w, _ in placed]
    text = "".join(w.text for w in words)
    return Word(text, Box.around(w.box for w in words), min(w.confidence for w in words)), placed[0][1]
