"""Running text, bullets and lines: which characters belong to which school.

The UAI may stand first in an entry, last, or within; entries may be parted by commas, bullets or line ends. Each way of
cutting is tried, and the one under which the entries read best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extractors.found import Found
from extractors.patterns import BULLET, UAI_LABEL
from extractors.school_list.entry import NEXT_ENTRY, begins_school, names_a_school, text_to_entry
from extractors.school_list.signs import EDGE, LINE_END_HYPHEN

ROW_NUMBER = re.compile(r"\W?(?P<number>[1-9][0-9]?)\s?(?:[.)/°:]{1,2}|[-–—](?=\s))\s+")
SIGNS = (";", ",", "•", ".")
LOST = 2.5  # score taken off where a school's words belong to no entry
LABEL_REACH = 40  # characters before a UAI in which its label may stand
SCORES_KEPT = 2048  # of entries: most ways of cutting share most entries
SAME = 0.01  # of a score: of two cuttings that read alike the first is taken


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters that belong to one entry, and its UAI among them; None where none was recognised. ``rows_apart``:
    every entry of the list begins a row, so that a new line may be a sign."""

    start: int
    end: int
    uai: Found | None
    rows_apart: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """The text from ``start`` on, its UAIs with their labels, and where each printed row begins."""

    text: str
    start: int
    uais: tuple[Found, ...]
    labels: tuple[tuple[int, int], ...]
    rows: tuple[int, ...]
    places: tuple[str, ...]

    def score(self, stretches: Sequence[Stretch]) -> float:
        """How well the entries read, less what is left of schools between them."""
        total = sum(_score(without_uai(self.text, s), self.places) for s in stretches)
        edges = [self.start, *(x for s in stretches for x in (s.start, s.end)), len(self.text)]
        outside = [self.text[a:b] for a, b in list(pairwise(edges))[::2]]
        return total - LOST * sum(names_a_school(part) for part in outside)


@lru_cache(maxsize=SCORES_KEPT)
def _score(text: str, places: tuple[str, ...]) -> float:
    return text_to_entry(text, places).score


def stretches_of(
    text: str, start: int, uais: Sequence[Found], rows: Sequence[int], places: Iterable[str]
) -> tuple[Stretch, ...]:
    """The entries of ``text`` behind ``start``. ``rows``: where in the text each printed row begins."""
    own = tuple(u for u in uais if u.start >= start)
    if not own:
        return _without_uais(text, start, rows)
    labels = tuple(_labelled(text, u, start) for u in own)
    reader = _Reader(text, start, own, labels, tuple(r for r in rows if r >= start), tuple(places))
    best: tuple[float, tuple[Stretch, ...]] | None = None
    for way in _ways(reader):
        apart = all(_begins_row(reader, s.start) for s in way)
        stretches = tuple(replace(s, rows_apart=apart) for s in way)
        score = reader.score(stretches)
        if best is None or score > best[0] + SAME:
            best = (score, stretches)
    assert best is not None
    return tuple(part for s in best[1] for part in _split_unread(text, s, rows))


def _labelled(text: str, uai: Found, start: int) -> tuple[int, int]:
    """The UAI with the label before it and the bracket behind."""
    head = text[max(start, uai.start - LABEL_REACH) : uai.start]
    label = UAI_LABEL.search(head)
    begin = uai.start - (len(head) - label.start() if label else 0)
    end = uai.end + 1 if text[uai.end : uai.end + 1] == ")" else uai.end
    return begin, end


def _ways(reader: _Reader) -> Iterator[tuple[Stretch, ...]]:
    """Every way of cutting: the UAI last, first, at the signs between, at the printed rows, at the bullets."""
    ends = [end for _, end in reader.labels]
    begins = [begin for begin, _ in reader.labels]
    yield _cut(reader, [reader.start, *ends])
    yield from _with_tails(reader, begins)
    for cuts in _cuts_between(reader):
        yield from _with_tails(reader, cuts)
    rows = [_row_of(reader, begin) for begin in begins]
    if len(set(rows)) == len(rows):
        yield from _with_tails(reader, rows)
        after = [_next_row(reader, end) for end in ends]
        yield _cut(reader, [reader.start, *after])
    yield from _at_bullets(reader)


def _cut(reader: _Reader, cuts: Sequence[int]) -> tuple[Stretch, ...]:
    return tuple(Stretch(a, max(a, b), u) for (a, b), u in zip(pairwise(cuts), reader.uais, strict=True))


def _with_tails(reader: _Reader, starts: Sequence[int]) -> Iterator[tuple[Stretch, ...]]:
    """Entries that begin at ``starts``; the last one may go on over the rows behind its UAI, the first begin above."""
    last = reader.labels[-1][1]
    tails = [r for r in reader.rows if r > last] + [len(reader.text)]
    heads = [starts[0], *(r for r in reversed(reader.rows) if r < starts[0])]
    for head in (*heads[:3], reader.start):
        for tail in tails:
            yield _cut(reader, [head, *starts[1:], tail])


def _cuts_between(reader: _Reader) -> Iterator[list[int]]:
    """The signs that stand in every gap between a UAI and the next: the first one of each gap, or the last."""
    gaps = [(end, begin) for (_, end), (begin, _) in pairwise(reader.labels)]
    if not gaps:
        yield [reader.start]
        return
    for sign in SIGNS:
        first = [reader.text.find(sign, a, b) for a, b in gaps]
        if min(first) >= 0:
            yield [reader.start, *(i + 1 for i in first)]
            last = [reader.text.rfind(sign, a, b) for a, b in gaps]
            if last != first:
                yield [reader.start, *(i + 1 for i in last)]


def _begins_row(reader: _Reader, at: int) -> bool:
    """Whether the first letter behind ``at`` is the first of its row."""
    row = _row_of(reader, at)
    return not reader.text[row:at].strip(EDGE)


def _row_of(reader: _Reader, at: int) -> int:
    """Where the printed row that holds the first letter behind ``at`` begins."""
    while at < len(reader.text) and reader.text[at] in EDGE:
        at += 1
    return max((r for r in reader.rows if r <= at), default=reader.start)


def _next_row(reader: _Reader, at: int) -> int:
    return next((r for r in reader.rows if r >= at), len(reader.text))


def _at_bullets(reader: _Reader) -> Iterator[tuple[Stretch, ...]]:
    """An entry at each row that begins with a bullet, a number or a school's words; one without a UAI that names a
    school is an entry whose UAI was not read."""
    text = reader.text
    bulleted = [r for r in reader.rows if BULLET.match(text, r)]
    named = [r for r in reader.rows if begins_school(text[r : r + LABEL_REACH])]
    tails = [*(r for r in reader.rows if r > reader.labels[-1][1]), len(text)]
    for starts in (bulleted, named):
        for tail in tails if starts else ():
            parts = [_between(reader, a, b) for a, b in pairwise([*(s for s in starts if s < tail), tail])]
            whole = [p for p in parts if p is not None]
            if len(whole) == len(parts) and sum(p.uai is not None for p in whole) == len(reader.uais):
                yield tuple(whole)


def _between(reader: _Reader, start: int, end: int) -> Stretch | None:
    """The entry between; None where it holds two, or nothing of a school."""
    inside = [u for u in reader.uais if start <= u.start < end]
    if len(inside) > 1 or (not inside and not names_a_school(reader.text[start:end])):
        return None
    return Stretch(start, end, inside[0] if inside else None)


def _without_uais(text: str, start: int, rows: Sequence[int]) -> tuple[Stretch, ...]:
    """Entries told by their départements, where no UAI was recognised at all."""
    whole = Stretch(start, len(text), None)
    return tuple(_split_unread(text, whole, rows)) if NEXT_ENTRY.search(text, start) else ()


def _split_unread(text: str, stretch: Stretch, rows: Sequence[int]) -> list[Stretch]:
    """A stretch that holds several entries, because a UAI between them was not recognised, cut into them: at bullets,
    or at the comma before the next "COMMUNE - 34 -"."""
    marks = [m.start() + stretch.start for m in NEXT_ENTRY.finditer(text[stretch.start : stretch.end])]
    cuts = []
    for before, mark in pairwise(marks):
        bullet = max((r for r in rows if before < r <= mark and BULLET.match(text, r)), default=-1)
        comma = max(text.rfind(sign, before, mark) for sign in ",;•")
        cut = bullet if bullet > 0 else comma + 1
        if cut > stretch.start:
            cuts.append(cut)
    edges = [stretch.start, *cuts, stretch.end]
    parts = [replace(stretch, start=a, end=b, uai=None) for a, b in pairwise(edges)]
    parts = [replace(p, uai=stretch.uai) if _holds(p, stretch.uai) else p for p in parts]
    return parts if any(p.uai is not None for p in parts) or stretch.uai is None else [stretch]


def _holds(stretch: Stretch, uai: Found | None) -> bool:
    return uai is not None and stretch.start <= uai.start < stretch.end


def rows_marked(text: str, rows: Sequence[int]) -> str:
    """``text`` with a new line before each printed row, the hyphen at a row's end on which a name is cut told from a
    dash between two pieces, and rows numbered one after another begun with bullets; every character in its place."""
    chars = list(text)
    for row in rows:
        if 0 < row < len(text):
            chars[row - 1] = "\n"
        if row > 2 and chars[row - 2] == "-" and chars[row - 3].isalpha() and row < len(text) and chars[row].isalpha():
            chars[row - 2] = LINE_END_HYPHEN
    for start, end in _numbers(text, rows):
        chars[start:end] = "•" + " " * (end - start - 1)
    return "".join(chars)


def _numbers(text: str, rows: Sequence[int]) -> list[tuple[int, int]]:
    """Where the rows' own numbers stand: 1, 2, 3 … down the list; of a single one, the 1."""
    found = [m for row in rows if (m := ROW_NUMBER.match(text, row))]
    chain: list[re.Match[str]] = []
    for m in found:
        if int(m["number"]) == len(chain) + 1:
            chain.append(m)
    return [m.span() for m in chain]


def without_uai(text: str, stretch: Stretch) -> str:
    """The stretch with its UAI blanked, so that every other character keeps its place."""
    own = text[stretch.start : stretch.end]
    own = own if stretch.rows_apart else own.replace("\n", " ")
    if stretch.uai is None or not stretch.start <= stretch.uai.start < stretch.end:
        return own
    begin, end = stretch.uai.start - stretch.start, stretch.uai.end - stretch.start
    return own[:begin] + ";" + " " * (end - begin - 1) + own[end:]
