"""What the pen left in a zone: pieces of ink right of the label, without dots to write on, rules and other lines."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extractors.handwriting.date_signs import Grey

LOOK_DPI = 300.0  # of the zone's picture
POINT = LOOK_DPI / 72  # pixels
DARKEST, LIGHTEST = 110, 195  # grey levels between which black dots and paper are parted
HALO = 7  # pixels across: a dot's soft edge
FAINT = 226  # grey level that parts a pale stamp from paper
DEPTH = 0.45  # of the way from paper to a piece's darkest point: there its edge is
SOFT = 1.5  # pixels of blur before a piece's extent and darkness are measured: grain is neither
SPECK = 0.9 * POINT  # wide and high: dust
DOT = 2.6 * POINT  # wide and high: dots to write on are smaller; a point by pen among digits may be as small
ROW_OF_DOTS = 4  # dots at least make a row to write on
DOTS_APART = 7.0 * POINT  # between neighbours of such a row
ONE_ROW = 0.6 * POINT  # that dots of one row stand apart in height
LOW, HIGH = 4.5 * POINT, 34 * POINT  # a digit's height by hand or in print
WIDE_GAP = 42.0 * POINT  # of white: what stands beyond belongs to another column
OVER_DOTS = 7.0 * POINT  # between the dots and the foot of what is written on them; the line above ends higher
ROWS_TOUCH = 0.15  # of its height that a piece may reach into the next row
ROW_REACH = 0.4  # heights of a row above and below it in which the middle of its accents and points lies
BAND_REACH = 1.7  # half heights of the line's band from its middle in which the middle of a sign may lie
RULE = 4.5  # times as wide as high: a piece of a line to write on

Box = tuple[int, int, int, int]  # left, top, width, height in pixels


@dataclass(frozen=True, eq=False)
class Piece:
    """Ink that hangs together: its tight mask and where its top left corner is."""

    mask: Grey
    x: int
    y: int

    @property
    def high(self) -> int:
        return int(self.mask.shape[0])

    @property
    def wide(self) -> int:
        return int(self.mask.shape[1])

    @property
    def right(self) -> int:
        return self.x + self.wide

    @property
    def foot(self) -> int:
        return self.y + self.high


def joined(pieces: tuple[Piece, ...]) -> Piece:
    """Several pieces as one (at least one)."""
    x, y = min(p.x for p in pieces), min(p.y for p in pieces)
    mask = np.zeros((max(p.foot for p in pieces) - y, max(p.right for p in pieces) - x), dtype=np.uint8)
    for p in pieces:
        part = mask[p.y - y : p.foot - y, p.x - x : p.right - x]
        np.maximum(part, p.mask, out=part)
    return Piece(mask, x, y)


def zone_to_pieces(grey: Grey, across: tuple[int, int], band: tuple[int, int]) -> tuple[Piece, ...]:
    """The pieces of what was written in ``grey`` (at ``LOOK_DPI``, paper near 255), left to right.

    ``across``: where the label ends, and left of which what is written begins; ``band``: top and bottom of the line, in
    pixels. Nothing when all that stands there is dots, dust and other lines."""
    left, right = across
    clean, dots = _without_dots(grey, left)
    highest = dots - OVER_DOTS if dots is not None and band[0] <= dots <= band[1] else 0.0
    ink = _ink(clean)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = stats[:, :4].astype(np.int64)
    near = _of_one_row(boxes, _of_the_line(boxes, grey.shape[0], left, band), (band[0] + band[1]) / 2, highest)
    kept = _without_beyond(boxes, near, right)
    pieces = []
    for i in kept:
        x, y, wide, high = (int(v) for v in boxes[i])
        mask = np.asarray((labels[y : y + high, x : x + wide] == i) * np.uint8(255), dtype=np.uint8)
        pieces.append(Piece(mask, x, y))
    return tuple(pieces)


def _without_dots(grey: Grey, left: int) -> tuple[Grey, float | None]:
    """``grey`` with the dots to write on filled in with what is around them: a pale stamp may lie over them; and how
    far down they stand, None without any."""
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ink = np.asarray(grey < np.clip(threshold, DARKEST, LIGHTEST), dtype=np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = stats[:, :4].astype(np.int64)
    dots = _dots(boxes, [int(i) for i in np.argsort(boxes[:, 0], kind="stable") if i != 0 and boxes[i][0] >= left])
    if not dots:
        return grey, None
    where = cv2.dilate(np.isin(labels, list(dots)).astype(np.uint8), np.ones((HALO, HALO), np.uint8))
    level = float(np.median([boxes[i][1] + boxes[i][3] for i in dots]))
    return np.asarray(cv2.inpaint(grey, where, 3, cv2.INPAINT_TELEA), dtype=np.uint8), level


def _ink(grey: Grey) -> Grey:
    """1 where there is ink. Each piece is parted from the paper at a level of its own, halfway down to its darkest: a
    pale stamp keeps its shape beside black print, and a black pen its narrow gaps."""
    soft = np.asarray(cv2.GaussianBlur(grey, (0, 0), SOFT), dtype=np.uint8)
    _, labels, _, _ = cv2.connectedComponentsWithStats(np.asarray(soft < FAINT, dtype=np.uint8), connectivity=8)
    darkest = np.full(int(labels.max()) + 1, 255, dtype=np.uint8)
    np.minimum.at(darkest, np.asarray(labels, dtype=np.int64).ravel(), soft.ravel())
    levels = 255 - DEPTH * (255 - darkest.astype(np.float32))
    levels[0] = 0
    return np.asarray(grey < levels[labels], dtype=np.uint8)


def _of_the_line(boxes: npt.NDArray[np.int64], bottom: int, left: int, band: tuple[int, int]) -> list[int]:
    """Which components stand on the line right of the label, left to right; 0 is the paper."""
    x, y, wide, high = boxes.T
    middle = y + high / 2
    level, reach = (band[0] + band[1]) / 2, BAND_REACH * (band[1] - band[0]) / 2
    inside = (abs(middle - level) < reach) & (x + wide / 2 > left)
    cut = ((y <= 0) | (y + high >= bottom)) & ((middle < band[0]) | (middle > band[1]))
    dust = (wide < SPECK) & (high < SPECK)
    huge = high > HIGH
    rule = (wide > RULE * high) & (wide > 8 * POINT)
    found = np.flatnonzero(inside & ~cut & ~dust & ~huge & ~rule)
    return sorted((int(i) for i in found if i != 0), key=lambda i: int(boxes[i][0]))


def _of_one_row(boxes: npt.NDArray[np.int64], kept: list[int], middle: float, highest: float) -> list[int]:
    """Of rows that no piece joins the one nearest to the line's middle: the town's name may stand close above. A row
    whose foot is above ``highest`` is none of this line's."""
    spans: list[tuple[float, float]] = []
    for i in sorted((i for i in kept if boxes[i][3] >= LOW), key=lambda i: int(boxes[i][1])):
        trim = ROWS_TOUCH * float(boxes[i][3])
        top, foot = float(boxes[i][1]) + trim, float(boxes[i][1] + boxes[i][3]) - trim
        if spans and top <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(foot, spans[-1][1]))
        else:
            spans.append((top, foot))
    spans = [span for span in spans if span[1] >= highest]
    if not spans:
        return [i for i in kept if boxes[i][3] < LOW]
    top, foot = min(spans, key=lambda span: abs((span[0] + span[1]) / 2 - middle))
    reach = ROW_REACH * (foot - top)
    return [i for i in kept if top - reach <= boxes[i][1] + boxes[i][3] / 2 <= foot + reach]


def _dots(boxes: npt.NDArray[np.int64], kept: list[int]) -> frozenset[int]:
    """Those of ``kept`` that are dots to write on: small, and at one height with several neighbours. Where a pen ran
    over the row, its last dots stand alone, at the same height."""
    small = [i for i in kept if boxes[i][2] < DOT and boxes[i][3] < DOT]
    feet = {i: int(boxes[i][1] + boxes[i][3]) for i in small}
    rows: list[list[int]] = []
    for i in small:
        row = next((r for r in rows if _follows(boxes, r[-1], i)), None)
        if row is None:
            rows.append([i])
        else:
            row.append(i)
    dots = {i for row in rows if len(row) >= ROW_OF_DOTS for i in row}
    if not dots:
        return frozenset()
    levels = [feet[i] for i in dots]
    large = 1.3 * float(np.median([boxes[i][2:4].max() for i in dots]))
    lone = {i for i in small if min(levels) <= feet[i] <= max(levels) and boxes[i][2:4].max() <= large}
    return frozenset(dots | lone)


def _follows(boxes: npt.NDArray[np.int64], last: int, i: int) -> bool:
    """Whether dot ``i`` is the next one of a row whose last is ``last``."""
    level = abs(int(boxes[i][1] + boxes[i][3]) - int(boxes[last][1] + boxes[last][3])) <= ONE_ROW
    return level and int(boxes[i][0] - boxes[last][0]) <= DOTS_APART


def _without_beyond(boxes: npt.NDArray[np.int64], kept: list[int], right: int) -> list[int]:
    """From the first piece as high as a letter on, which begins left of ``right``, until a wide gap."""
    first = next((at for at, i in enumerate(kept) if boxes[i][3] >= LOW), None)
    if first is None or boxes[kept[first]][0] > right:
        return []
    before = [i for i in kept[:first] if boxes[kept[first]][0] - boxes[i][0] < 0.3 * WIDE_GAP]
    found = [*before, kept[first]]
    edge = int(boxes[kept[first]][0] + boxes[kept[first]][2])
    for i in kept[first + 1 :]:
        if boxes[i][0] - edge > WIDE_GAP:
            break
        found.append(i)
        edge = max(edge, int(boxes[i][0] + boxes[i][2]))
    return found
