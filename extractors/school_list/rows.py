"""The rows of a table of schools: the UAIs stand one below the other, and each gathers the words of its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.lines import same_row
from extractors.school_list.heads import Header
from extractors.school_list.row_borders import borders_between
from extractors.school_list.signs import EDGE
from schemas.layout import Box, Line, Word

OFF_ROW = 0.4  # of a word's height: more is another line of the same cell
ALIGNED = 8.0  # points by which the left edges of the UAIs of one column may differ
ALIGNED_SHARE = 0.8
APART_SHARE = 0.6
LEADING = 1.75  # heights of a word from one line of a cell to the next, at most
BELOW_HEADS = 1.5  # times that: what stands between the heads and the first UAI belongs to the first row
WITHIN = 1.15  # of the least distance of two lines
SINGLE = 0.85
AS_WIDE = 0.75  # of a UAI's width
TORN = re.compile(r"^[0-9OIl]{4,8}[A-Za-z]?$")


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
        torn = _torn(here, [w for w, _ in own])
        own += [(_whole(pieces, [w for w, _ in own]), False) for pieces in torn]
        if own:
            taken = {id(w) for pieces in torn for w in pieces}
            left = [w for w in here if id(w) not in taken]
            rows += _rows_of_page(sorted(own, key=lambda a: a[0].box.middle), page, left, header)
    return rows, tuple(headers)


def _torn(words: Sequence[Word], uais: Sequence[Word]) -> list[list[Word]]:
    """The words in the column of the UAIs that are what is left of one, or as wide as one: nothing else stands there.
    Words of one row together."""
    if not uais:
        return []
    left, right = min(w.box.x0 for w in uais), max(w.box.x1 for w in uais)
    wide = AS_WIDE * min(w.box.width for w in uais)
    rows: list[list[Word]] = []
    for word in words:
        inside = left - ALIGNED <= word.box.x0 and word.box.x1 <= right + ALIGNED
        if inside and not any(same_row(word.box, u.box) for u in uais):
            row = next((r for r in rows if same_row(r[0].box, word.box)), None)
            rows.append([word]) if row is None else row.append(word)
    found = [sorted(row, key=lambda w: w.box.x0) for row in rows]
    return [r for r in found if _is_left_of_one("".join(w.text for w in r), r[-1].box.x1 - r[0].box.x0 > wide)]


def _is_left_of_one(text: str, is_wide: bool) -> bool:
    return TORN.match(text.strip(EDGE)) is not None or (is_wide and any(c.isdigit() for c in text))


def _whole(pieces: Sequence[Word], uais: Sequence[Word]) -> Word:
    """What is left of a UAI, as a word that is as wide as its column: there one looks again."""
    box = Box.around(w.box for w in pieces)
    wide = Box(min(box.x0, *(u.box.x0 for u in uais)), box.top, max(box.x1, *(u.box.x1 for u in uais)), box.bottom)
    return Word("".join(w.text for w in pieces), wide, min(w.confidence for w in pieces))


def _rows_of_page(
    anchors: Sequence[tuple[Word, bool]], page: int, words: Sequence[Word], header: Header | None
) -> Iterator[Row]:
    borders = borders_between([a for a, _ in anchors], words)
    if borders is not None:
        for (anchor, is_read), (top, bottom) in zip(anchors, pairwise(borders), strict=True):
            yield Row(anchor, page, tuple(w for w in words if top <= w.box.middle < bottom), is_read)
        return
    lines = words_to_lines(words)
    first, last = anchors[0][0], anchors[-1][0]
    from_top = not _are_centred([a for a, _ in anchors], lines) and not any(
        OFF_ROW * first.box.height
        < first.box.middle - line[0].box.middle
        <= (BELOW_HEADS * LEADING if header is not None else 1.0) * first.box.height
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


def _are_centred(anchors: Sequence[Word], lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a cell of two lines stands half above and half below its UAI: as far above as below, and with nothing of
    its column beside the UAI."""
    for anchor in anchors:
        near = [(line, (line[0].box.middle - anchor.box.middle) / anchor.box.height) for line in lines]
        beside = [w for line, off in near if abs(off) <= OFF_ROW for w in line]
        above = [-off for _, off in near if -LEADING < off < -OFF_ROW]
        for line, off in near:
            as_far = OFF_ROW < off < LEADING and any(abs(off - a) < OFF_ROW for a in above)
            if as_far and not any(_over(word, w) for word in line for w in beside):
                return True
    return False


def _over(one: Word, other: Word) -> bool:
    """Whether one stands over the other."""
    return min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0)


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


def words_to_lines(words: Sequence[Word]) -> list[list[Word]]:
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
