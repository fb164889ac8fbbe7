"""Strokes that nothing explains, gathered into what a pen drew in one go."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

from extractors.marks.canvas import PX_PER_MM, PixelBox, Pixels, mm
from extractors.marks.group import Group
from extractors.marks.ovals import Oval, strokes_to_oval
from extractors.marks.strokes import PIXEL_STEP, Points, Stroke
from extractors.picture import as_pixels

JOINED_MM = 3.0  # parts of one signature stand no farther apart
DRAWN_MM = 6.0  # a pen's work has one stroke of that size; smaller ones alone are letters
DRAWN_WIDE_MM = 3.5
PRINT_HIGH_MM = 2.2  # capitals of a stamp in 9 points, the print that is read least
COMPANION_MM = 4.0  # a line of that length beside a drawn one belongs to it: thin ink breaks up in a scan
ASKEW_DEGREES = 10.0  # the sides of a frame are parallel or at right angles, give or take much less

ALONG_PX = 7  # pixels of the canvas: the width of a thick line, and the crossings left out of it
RUN_LENGTH_MM = 40.0
RUN_WINDING = 1.6
RUN_SIDE_MM = 5.2  # a line of print whose letters ran together is lower ...
LOW_RUN_MM = 28.0  # ... and breaks between its words
LOW_RUN_SIDE_MM = 3.0
LOW_RUN_WINDING = 1.25


def strokes_to_ovals(free: Sequence[Stroke], words: Sequence[PixelBox], letters: Points) -> list[Oval]:
    """The ellipses a pen drew round print. ``words``: printed boxes; ``letters``: middles of unread letters."""
    found = (strokes_to_oval(part, words, letters) for part in _by_part(free) if _is_drawn(part))
    return [oval for oval in found if oval is not None]


def strokes_to_groups(free: Sequence[Stroke], ink: Pixels) -> list[Group]:
    """What a pen may have drawn, group by group; ``ink``: the canvas they were found on."""
    drawn: list[Stroke] = []
    companions: list[Stroke] = []
    for part in _by_part(free):
        if _is_drawn(part):
            drawn += part
        else:
            companions += [s for s in part if s.major >= COMPANION_MM]
    if not drawn:
        return []
    lone = set(map(id, companions))
    clusters = _near_each_other([*drawn, *companions], mm(JOINED_MM))
    return [_group(cluster, ink) for cluster in clusters if not all(id(s) in lone for s in cluster)]


def _by_part(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """The strokes by the connected ink they belong to."""
    parts: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        parts.setdefault(stroke.part, []).append(stroke)
    return list(parts.values())


def _is_drawn(strokes: Sequence[Stroke]) -> bool:
    """Whether a pen may have drawn them: one is large and bends, or several straight ones point here and there; and
    together they are higher than a line of print whose letters ran together."""
    _, sides, _ = cv2.minAreaRect(np.concatenate([s.points for s in strokes])) if strokes else (0, (0.0, 0.0), 0)
    if min(sides) < PRINT_HIGH_MM * PX_PER_MM:
        return False
    if any((s.major >= DRAWN_MM or s.minor >= DRAWN_WIDE_MM) and not s.is_straight for s in strokes):
        return True
    return sum(s.major >= DRAWN_MM for s in strokes) >= 3 and _askew(strokes)


def _askew(strokes: Sequence[Stroke]) -> bool:
    """Whether the straight strokes run neither side by side nor at right angles, as those of print and frames do."""
    directions = [s.direction % 90 for s in strokes if s.is_straight and s.major >= COMPANION_MM]
    return any(abs((one - other + 45) % 90 - 45) >= ASKEW_DEGREES for one in directions for other in directions)


def _core_and_run(strokes: Sequence[Stroke], ink: Pixels) -> tuple[float, float]:
    """In mm: the line in the largest connected ink along the strokes, and the width of the widest that winds and is
    no row of letters."""
    points = np.concatenate([s.points for s in strokes])
    x, y = points[:, 0].astype(np.intp), points[:, 1].astype(np.intp)
    left, top, right, bottom = int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1
    line = np.zeros((bottom - top, right - left), np.uint8)
    line[y - top, x - left] = 1
    along = as_pixels(cv2.dilate(line, np.ones((ALONG_PX, ALONG_PX), np.uint8))) & ink[top:bottom, left:right]
    _, labels = cv2.connectedComponents((along | line).astype(np.uint8), connectivity=8)
    owner = labels[y - top, x - left]
    core = widest = 0.0
    for part in np.unique(owner):
        mine = points[owner == part]
        length = len(mine) * PIXEL_STEP / PX_PER_MM
        (_, (width, height), _) = cv2.minAreaRect(mine)
        major, minor = max(width, height) / PX_PER_MM, min(width, height) / PX_PER_MM
        core = max(core, length)
        winding = length / max(1.0, math.hypot(major, minor))
        high = minor >= RUN_SIDE_MM and winding >= RUN_WINDING
        low = major >= LOW_RUN_MM and minor >= LOW_RUN_SIDE_MM and winding >= LOW_RUN_WINDING
        if length >= RUN_LENGTH_MM and (high or low):
            widest = max(widest, major)
    return core, widest


def _near_each_other(strokes: Sequence[Stroke], gap: int) -> list[tuple[Stroke, ...]]:
    """The strokes by neighbourhood: those that are ``gap`` pixels or less apart, directly or through others."""
    points = np.concatenate([s.points for s in strokes])
    left, top = points.min(axis=0).astype(int) - gap
    width, height = np.ptp(points, axis=0).astype(int) + 2 * gap + 1
    drawn = np.zeros((int(height), int(width)), np.uint8)
    drawn[points[:, 1].astype(np.intp) - top, points[:, 0].astype(np.intp) - left] = 1
    _, labels = cv2.connectedComponents(cv2.dilate(drawn, np.ones((gap, gap), np.uint8)))
    together: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        x, y = stroke.points[0]
        together.setdefault(int(labels[int(y) - top, int(x) - left]), []).append(stroke)
    return [tuple(cluster) for cluster in together.values()]


def _group(strokes: tuple[Stroke, ...], ink: Pixels) -> Group:
    points = np.concatenate([s.points for s in strokes])
    _, sides, _ = cv2.minAreaRect(points)
    length = sum(s.length for s in strokes)
    telling = strokes if _askew(strokes) else [s for s in strokes if not s.is_straight] or strokes
    core, run = _core_and_run(strokes, ink)
    x0, y0 = points.min(axis=0)
    x1, y1 = points.max(axis=0)
    return Group(
        strokes=strokes,
        length=length,
        major=max(sides) / PX_PER_MM,
        minor=min(sides) / PX_PER_MM,
        widest=max(s.major for s in telling),
        tallest=max(max(s.minor, s.height) for s in telling),
        winding=length * PX_PER_MM / max(1.0, float(np.hypot(sides[0], sides[1]))),
        cuts=_cuts(points),
        core=core,
        run=run,
        box=(int(x0), int(y0), int(x1) + 1, int(y1) + 1),
    )


def _cuts(points: Points) -> float:
    """How often a level or an upright cut through the middle part meets the lines, on average; the larger of both."""
    x = (points[:, 0] - points[:, 0].min()).astype(np.intp) + 1
    y = (points[:, 1] - points[:, 1].min()).astype(np.intp) + 1
    blank = np.zeros((int(y.max()) + 2, int(x.max()) + 2), np.uint8)
    blank[y, x] = 1
    drawn = cv2.dilate(blank, np.ones((2, 2), np.uint8))
    found = []
    for lines in (drawn, drawn.T):
        met = (np.diff(lines.astype(np.int8), axis=1) == 1).sum(axis=1)
        fifth = len(met) // 5
        found.append(float(met[fifth : max(len(met) - fifth, fifth + 1)].mean()))
    return max(found)
