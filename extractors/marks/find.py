"""The verdict on a signature block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.marks.canvas import PX_PER_MM, Canvas, PixelBox, Pixels, block_to_canvas, loose_letters
from extractors.marks.classes import StrokeClass, classify, trusted_words
from extractors.marks.ovals import without_oval
from extractors.marks.stamps import strokes_to_rings, without_rings
from extractors.marks.strokes import Points, Stroke, canvas_to_strokes
from schemas.draft import MarkKind

JOINED_MM = 3.0  # parts of one signature stand no farther apart
ANCHOR_MM = 6.0  # a group needs one stroke of that size; smaller ones are letters
ANCHOR_WIDE_MM = 3.5
ASKEW_DEGREES = 12.0  # the sides of a frame are parallel or at right angles, give or take much less
SIGNED_LENGTH_MM = 26.0  # of line; a tick, a cross or an underline has less
SIGNED_SIDE_MM = 5.5  # smaller side of the whole; handwriting in a row is lower
SIGNED_STROKE_MM = 7.0  # height of its tallest stroke; capitals of handwriting stay below
LOW_STROKE_MM = 5.5
SWEEP_MM = 14.0
SWEEP_SHARE = 0.5
SIGNED_WINDING = 1.6  # length over diagonal: 1 a line, 1.4 a tick, 2 a cross
SIGNED_CROSSINGS = 2.9  # how often a straight cut meets it: 2 a tick or a ring, 3 and more a scribble
DOUBT_LENGTH_MM = 14.0
DOUBT_SIDE_MM = 3.0
DOUBT_WINDING = 1.35
DOUBT_CROSSINGS = 2.2
LONG_LINE_MM = 40.0  # longer than any tick: somebody may sign with a single bent line
STAMP_LETTERS = 10  # unread letters, more than a date has


@dataclass(frozen=True, slots=True)
class PixelMark:
    """The verdict, with the mark's box in pixels of the page (None for NONE) and a French sentence that says why."""

    kind: MarkKind
    pixel_box: PixelBox | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Strokes that belong together. Lengths in mm; ``winding``: length over diagonal; ``cuts``: how often a straight
    cut through its middle meets it."""

    strokes: tuple[Stroke, ...]
    length: float
    minor: float
    tallest: float
    winding: float
    cuts: float
    major: float
    widest: float
    box: PixelBox

    @property
    def is_signature(self) -> bool:
        return (
            self.length >= SIGNED_LENGTH_MM
            and self.minor >= SIGNED_SIDE_MM
            and (self.tallest >= SIGNED_STROKE_MM or self._sweeps)
            and (self.winding >= SIGNED_WINDING or self.cuts >= SIGNED_CROSSINGS)
        )

    @property
    def _sweeps(self) -> bool:
        """Low, but one stroke runs through most of it: no row of letters does that."""
        return self.tallest >= LOW_STROKE_MM and self.widest >= max(SWEEP_MM, SWEEP_SHARE * self.major)

    @property
    def is_something(self) -> bool:
        return (
            self.length >= DOUBT_LENGTH_MM
            and self.minor >= DOUBT_SIDE_MM
            and (self.winding >= DOUBT_WINDING or self.cuts >= DOUBT_CROSSINGS)
        ) or (self.length >= LONG_LINE_MM and self.minor >= SIGNED_SIDE_MM)


def find_mark(
    colour: Pixels | None, grey: Pixels, dpi: float, block: PixelBox, printed: Sequence[PixelBox]
) -> PixelMark:
    """What stands in ``block`` (x0, y0, x1, y1 in pixels) of an upright page.

    ``grey``: uint8, background divided (paper about 255); ``colour``: RGB of the same size, or None; ``printed``:
    boxes of the words that were read on the page. Raises ValueError when the block does not lie on the page."""
    canvas = block_to_canvas(colour, grey, dpi, block, printed)
    strokes = canvas_to_strokes(canvas)
    letters = loose_letters(canvas)
    rings = strokes_to_rings(strokes, letters)
    words = trusted_words(canvas)
    off_rings = [rest for stroke in strokes if (rest := without_rings(stroke, rings))]
    classes = [classify(stroke, rings, words) for stroke in off_rings]
    free = [s for s, c in zip(off_rings, classes, strict=True) if c in _UNEXPLAINED]
    groups = [g for g in _groups(free, canvas, words, letters) if _mostly_in(g, canvas.block)]
    groups.sort(key=lambda g: (g.is_signature, g.is_something, g.length), reverse=True)
    if groups and groups[0].is_signature:
        return PixelMark(MarkKind.INK, canvas.page_box(groups[0].box), 0.9, _why_ink(groups[0]))
    if groups and groups[0].is_something:
        return PixelMark(MarkKind.DOUBTFUL, canvas.page_box(groups[0].box), 0.5, WHY_DOUBTFUL)
    if rings or StrokeClass.FRAME in classes or len(letters) >= STAMP_LETTERS:
        return PixelMark(MarkKind.STAMP, None, 0.8, WHY_STAMP)
    return PixelMark(MarkKind.NONE, None, 0.9, WHY_NONE)


_UNEXPLAINED = (StrokeClass.FREE, StrokeClass.ACROSS_SEAL, StrokeClass.STRAIGHT, StrokeClass.LETTER)
WHY_DOUBTFUL = "des traits de plume, trop courts ou trop simples pour une signature certaine"
WHY_STAMP = "un tampon, sans trait de plume"
WHY_NONE = "rien que du texte imprimé"


def _why_ink(group: _Group) -> str:
    return f"{group.length:.0f} mm de trait de plume, que ni le texte ni un tampon n'expliquent"


def _is_drawn(strokes: Sequence[Stroke]) -> bool:
    """Whether a pen may have drawn them: one is large and bends, or several straight ones point here and there."""
    if any((s.major >= ANCHOR_MM or s.minor >= ANCHOR_WIDE_MM) and not s.is_straight for s in strokes):
        return True
    straight = [s.direction % 90 for s in strokes if s.major >= ANCHOR_MM]
    apart = [abs((one - other + 45) % 90 - 45) for one in straight for other in straight]
    return len(straight) >= 3 and max(apart) >= ASKEW_DEGREES


def _groups(free: Sequence[Stroke], canvas: Canvas, words: Sequence[PixelBox], letters: Points) -> list[_Group]:
    by_part: dict[int, list[Stroke]] = {}
    for stroke in free:
        by_part.setdefault(stroke.part, []).append(stroke)
    members: list[Stroke] = []
    for strokes in by_part.values():
        if _is_drawn(strokes):
            rest = without_oval(strokes, words, letters)
            members += rest if _is_drawn(rest) else []
    if not members:
        return []
    drawn = np.zeros(canvas.ink.shape, np.uint8)
    for stroke in members:
        drawn[stroke.points[:, 1].astype(np.intp), stroke.points[:, 0].astype(np.intp)] = 1
    reach = round(JOINED_MM * PX_PER_MM)
    _, labels = cv2.connectedComponents(cv2.dilate(drawn, np.ones((reach, reach), np.uint8)))
    together: dict[int, list[Stroke]] = {}
    for stroke in members:
        x, y = stroke.points[0]
        together.setdefault(int(labels[int(y), int(x)]), []).append(stroke)
    return [_group(tuple(strokes)) for strokes in together.values()]


def _group(strokes: tuple[Stroke, ...]) -> _Group:
    points = np.concatenate([s.points for s in strokes])
    _, sides, _ = cv2.minAreaRect(points)
    length = sum(s.length for s in strokes)
    bent = [s for s in strokes if not s.is_straight] or strokes
    x0, y0 = points.min(axis=0)
    x1, y1 = points.max(axis=0)
    return _Group(
        strokes=strokes,
        length=length,
        major=max(sides) / PX_PER_MM,
        widest=max(s.major for s in strokes),
        minor=min(sides) / PX_PER_MM,
        tallest=max(max(s.minor, s.height) for s in bent),
        winding=length * PX_PER_MM / max(1.0, float(np.hypot(*sides))),
        cuts=_cuts(points),
        box=(int(x0), int(y0), int(x1) + 1, int(y1) + 1),
    )


def _cuts(points: Points) -> float:
    """How often a level or an upright cut through the middle part meets the lines, on average; the larger of both."""
    x = (points[:, 0] - points[:, 0].min()).astype(np.intp) + 1
    y = (points[:, 1] - points[:, 1].min()).astype(np.intp) + 1
    drawn = np.zeros((int(y.max()) + 2, int(x.max()) + 2), np.uint8)
    drawn[y, x] = 1
    drawn = cv2.dilate(drawn, np.ones((2, 2), np.uint8))
    found = []
    for lines in (drawn, drawn.T):
        met = (np.diff(lines.astype(np.int8), axis=1) == 1).sum(axis=1)
        fifth = len(met) // 5
        found.append(float(met[fifth : max(len(met) - fifth, fifth + 1)].mean()))
    return max(found)


def _mostly_in(group: _Group, block: PixelBox) -> bool:
    points = np.concatenate([s.points for s in group.strokes])
    x, y = points[:, 0], points[:, 1]
    inside = (x >= block[0]) & (x <= block[2]) & (y >= block[1]) & (y <= block[3])
    return float(inside.mean()) >= 0.5
