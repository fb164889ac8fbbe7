"""What a pen drew in one go, and whether it is a signature: the measures and where the line is drawn.

The limits were set on some 2,000 blocks drawn for the purpose and on the samples, so that a wrong INK is rarer than a
needless DOUBTFUL.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from extractors.marks.canvas import PixelBox
from extractors.marks.strokes import Stroke

SIGNED_LENGTH_MM = 26.0  # of line; a tick, a cross or an underline has less
SIGNED_SIDE_MM = 5.5  # smaller side of the whole; handwriting in a row is lower
CORE_MM, CORE_SHARE = 20.0, 0.4  # of line that must hang together: dates and words come in pieces
SIGNED_STROKE_MM = 7.0  # height of its tallest stroke; capitals of handwriting stay below
LOW_STROKE_MM = 6.2  # enough where the widest stroke is no letter either
WIDE_STROKE_MM = 12.0
SWEEP_MM = 20.0  # a stroke that long is no letter and, as it winds, no rule
SWEEP_SIDE_MM = 2.5
SWEEP_WINDING = 1.35
FLOW_LENGTH_MM = 35.0
FLOW_MM = 12.0  # its widest stroke
FLOW_SIDE_MM = 5.0
FLOW_STROKE_MM = 9.0  # of line for each stroke; handwriting has five to seven
ZIGZAG_MM = 20.0  # its widest stroke: more than a word's width
ZIGZAG_LENGTH_MM = 45.0
ZIGZAG_SIDE_MM = 3.5
ZIGZAG_CUTS = 6.0  # up and down three times and more
SIGNED_WINDING = 1.6  # length over diagonal: 1 a line, 1.4 a tick, 2 a cross
SIGNED_CUTS = 2.9  # how often a straight cut meets it: 2 a tick or a ring, 3 and more a scribble
SIGNED_RUN_MM = 20.0  # of unbroken line to and fro: longer than a handwritten word, and print breaks at each letter
DOUBT_LENGTH_MM = 14.0
DOUBT_CORE_MM = 9.0
DOUBT_SIDE_MM = 2.3
DOUBT_WINDING = 1.35
DOUBT_CUTS = 2.2
LINE_CORE_MM, LINE_CORE_SHARE = 38.0, 0.85  # one line that hardly leaves the paper ...
LINE_WIDE_MM = 21.0  # ... and is longer than a handwritten word
LINE_CUTS = 4.0
LONG_LINE_MM = 40.0  # longer than any tick: somebody may sign with a single bent line


@dataclass(frozen=True, slots=True)
class Group:
    """Strokes that belong together. Lengths in mm: ``length`` of all lines, ``major`` and ``minor`` sides of the
    rectangle around them, ``widest`` and ``tallest`` stroke; ``winding``: length over diagonal; ``cuts``: how often
    a straight cut through the middle meets it; ``core``: length of line in the largest connected part; ``run``:
    width of the longest unbroken, winding part; ``box`` in canvas pixels."""

    strokes: tuple[Stroke, ...]
    length: float
    major: float
    minor: float
    widest: float
    tallest: float
    winding: float
    cuts: float
    core: float
    run: float
    box: PixelBox

    @property
    def is_signature(self) -> bool:
        """A pen's work, and too much of it for a tick, a word or a date."""
        if self.length < SIGNED_LENGTH_MM:
            return False
        winds = self.winding >= SIGNED_WINDING or self.cuts >= SIGNED_CUTS
        tall = self.minor >= SIGNED_SIDE_MM and self.tallest >= (
            LOW_STROKE_MM if self.widest >= WIDE_STROKE_MM else SIGNED_STROKE_MM
        )
        connected = self.core >= max(CORE_MM, CORE_SHARE * self.length)
        return (winds and ((tall and connected) or self.run >= SIGNED_RUN_MM)) or (
            self.cuts >= SIGNED_CUTS and (self._sweeps or (connected and (self._zigzags or self._flows)))
        )

    @property
    def _sweeps(self) -> bool:
        """One stroke alone goes to and fro over more than a word's width."""
        return any(
            s.major >= SWEEP_MM
            and s.minor >= SWEEP_SIDE_MM
            and s.length >= SWEEP_WINDING * math.hypot(s.major, s.minor)
            for s in self.strokes
        )

    @property
    def _flows(self) -> bool:
        """Low, but in few long strokes where letters take many."""
        long = self.length >= FLOW_LENGTH_MM and self.widest >= FLOW_MM and self.minor >= FLOW_SIDE_MM
        return long and self.length >= FLOW_STROKE_MM * len(self.strokes)

    @property
    def _zigzags(self) -> bool:
        """Low, but one stroke goes up and down over more than a word's width without leaving the paper."""
        long = self.widest >= ZIGZAG_MM and self.length >= ZIGZAG_LENGTH_MM and self.minor >= ZIGZAG_SIDE_MM
        return long and self.cuts >= ZIGZAG_CUTS and self.winding >= SWEEP_WINDING

    @property
    def is_line(self) -> bool:
        """As low as handwriting, but one unbroken line; whether other words stand beside it is not known here."""
        unbroken = self.core >= max(LINE_CORE_MM, LINE_CORE_SHARE * self.length)
        return unbroken and self.major >= LINE_WIDE_MM and self.cuts >= LINE_CUTS

    @property
    def is_something(self) -> bool:
        """A person must look: more than a tick, less than a signature."""
        winds = self.winding >= DOUBT_WINDING or self.cuts >= DOUBT_CUTS
        small = self.length >= DOUBT_LENGTH_MM and self.core >= DOUBT_CORE_MM and self.minor >= DOUBT_SIDE_MM and winds
        return small or (self.length >= LONG_LINE_MM and self.minor >= SIGNED_SIDE_MM)

    def share_in(self, box: PixelBox) -> float:
        """Share of the line inside ``box``."""
        points = np.concatenate([s.points for s in self.strokes])
        x, y = points[:, 0], points[:, 1]
        return float(np.mean((x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])))
