"""Pieces of ink → every way of taking them for signs. Pieces that touch are cut, pieces that belong together joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from extractors.handwriting.month_words import month_odds
from extractors.handwriting.pieces import Piece, joined
from extractors.handwriting.shapes import Sign
from extractors.handwriting.signs import OTHER, Odds, odds_of

WORD_GAP = 0.22  # digit heights of white before and after a word
LEAST_WORD = 1.0  # digit heights: "mai" is no narrower
MOST_LETTERS = 22  # pieces of a word: septembre, each letter in two
MOST_PIECES = 36  # more is no date
MOST_JOINED = 4  # pieces that make one sign: a 5 with its bar, a broken stroke
WIDEST = 1.45  # digit heights: a sign is no wider
CUT_FROM = 0.85  # digit heights: wider pieces may be two signs that touch
NARROWEST = 0.22  # digit heights: of what a cut leaves
MOST_CUTS = 3
THIN = 0.32  # of a digit's height: ink in a column through which a cut may go
DISTRUST = 0.5  # of the odds against any sign that count
TALL = 0.5  # of the tallest piece: what digits' heights are measured on


@dataclass(frozen=True, eq=False)
class Segment:
    """Pieces ``start`` to ``end`` (exclusive) taken for one sign; ``odds``: of every sign, as logarithms."""

    start: int
    end: int
    odds: Odds
    low: bool  # so small that it may be dust, or a dot to write on

    @property
    def readable(self) -> Odds:
        """The odds of digits and separators among themselves, with only part of what speaks against all of them: the
        network takes odd hands for no signs at all."""
        other = float(np.exp(min(self.odds[OTHER], -1e-4)))
        return np.asarray(self.odds[:OTHER] - (1 - DISTRUST) * np.log1p(-other), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class WordSegment:
    """Pieces ``start`` to ``end`` (exclusive) taken for the name of a month; ``odds``: of every month, January first,
    and of none."""

    start: int
    end: int
    odds: Odds


@dataclass(frozen=True, eq=False)
class Lattice:
    """``gaps``: before each piece, white between it and all that is left of it, in digit heights (0 before the
    first)."""

    pieces: tuple[Piece, ...]
    segments: tuple[Segment, ...]
    words: tuple[WordSegment, ...]
    gaps: tuple[float, ...]
    height: float  # of a digit, in pixels


def pieces_to_lattice(pieces: Sequence[Piece]) -> Lattice | None:
    """None where there are no pieces, or so many that they are no date."""
    if not pieces:
        return None
    height = digit_height(pieces)
    cut = [part for piece in pieces for part in _cut(piece, height)]
    cut.sort(key=lambda p: p.x + p.wide / 2)
    if len(cut) > MOST_PIECES:
        return None
    slope, start = _ground(cut, height)
    spans, signs = [], []
    for a in range(len(cut)):
        for b in range(a + 1, min(len(cut), a + MOST_JOINED) + 1):
            whole = joined(tuple(cut[a:b]))
            if b - a > 1 and whole.wide > WIDEST * height:
                break
            drop = (whole.foot - (start + slope * (whole.x + whole.wide / 2))) / height
            spans.append((a, b))
            signs.append(Sign(whole.mask, whole.high / height, whole.wide / height, float(np.clip(drop, -1.5, 1.0))))
    odds = odds_of(signs)
    segments = tuple(
        Segment(a, b, odds[i], signs[i].height < 0.3 and signs[i].width < 0.3) for i, (a, b) in enumerate(spans)
    )
    edges = np.maximum.accumulate([p.right for p in cut])
    gaps = (0.0, *(float(cut[i].x - edges[i - 1]) / height for i in range(1, len(cut))))
    return Lattice(tuple(cut), segments, _words(cut, gaps, height), gaps, height)


def _words(pieces: Sequence[Piece], gaps: Sequence[float], height: float) -> tuple[WordSegment, ...]:
    """Runs of pieces between two gaps that are as wide as a word; the day stands before them, the year after."""
    edges = [i for i, gap in enumerate(gaps) if gap >= WORD_GAP]
    found = []
    for a, b in combinations(edges, 2):
        if b - a <= MOST_LETTERS:
            whole = joined(tuple(pieces[a:b]))
            if whole.wide >= LEAST_WORD * height:
                found.append(WordSegment(a, b, month_odds(whole.mask)))
    return tuple(found)


def digit_height(pieces: Sequence[Piece]) -> float:
    """The height of the digits in pixels: the median of what is not small beside the tallest."""
    tallest = max(p.high for p in pieces)
    return float(np.median([p.high for p in pieces if p.high >= TALL * tallest]))


def _ground(pieces: Sequence[Piece], height: float) -> tuple[float, float]:
    """Slope and start of the line on which the tall pieces stand: the median of all slopes between two of them."""
    feet = [(p.x + p.wide / 2, float(p.foot)) for p in pieces if p.high >= 0.6 * height]
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(feet, 2) if b[0] - a[0] > 2 * height]
    slope = float(np.clip(np.median(slopes), -0.15, 0.15)) if len(slopes) >= 3 else 0.0
    return slope, float(np.median([y - slope * x for x, y in feet])) if feet else 0.0


def _cut(piece: Piece, height: float) -> list[Piece]:
    """``piece``, cut where its ink is thinnest when it is as wide as two signs."""
    if piece.wide < CUT_FROM * height or piece.high < 0.4 * height:
        return [piece]
    column = (piece.mask > 0).sum(axis=0).astype(np.float64)
    ink = np.convolve(column, np.ones(3) / 3, mode="same")
    least = max(2, round(NARROWEST * height))
    cuts: list[int] = []
    for x in np.argsort(ink, kind="stable"):
        if len(cuts) == MOST_CUTS or ink[x] > THIN * height:
            break
        if least <= x <= piece.wide - least and all(abs(int(x) - c) >= least for c in cuts):
            cuts.append(int(x))
    edges = [0, *sorted(cuts), piece.wide]
    parts = [_trimmed(piece, a, b) for a, b in pairwise(edges)]
    return [part for part in parts if part is not None]


def _trimmed(piece: Piece, a: int, b: int) -> Piece | None:
    part = piece.mask[:, a:b]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return None
    tight = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Piece(np.ascontiguousarray(tight), piece.x + a + int(columns[0]), piece.y + int(rows[0]))
