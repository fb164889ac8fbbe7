"""A zone in which a date stands, looked at by shape: is anything written, by hand or in print, and which date is it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import cv2
import numpy as np

from extractors.handwriting.date_odds import dates_to_best, odds_to_dates
from extractors.handwriting.date_signs import Grey, crop_to_view
from extractors.handwriting.line_odds import plainly_read, view_to_odds
from extractors.handwriting.pieces import Piece, zone_to_pieces
from extractors.handwriting.print_or_pen import is_by_hand
from extractors.picture import as_pixels

CLOSE, WIDE = (0.06, 0.25), (0.3, 0.8)
"""Heights of the ink above and below it, and beside it, in the two crops that are looked at: what one of them cuts off
or shows too small the other shows."""

NARROWER, WIDER, LEANING = 0.85, 1.15, 0.12  # times the width, and of each pixel's height moved to the side
LEAST_MASS = -6.0  # logarithm of the probability that a date stands there at all
NOT_SURE = 0.1
GUESSED = 0.05  # confidence: less is no reading

PixelBox = tuple[int, int, int, int]  # x0, y0, x1, y1


@dataclass(frozen=True, slots=True)
class DateLook:
    """``value``: ISO, or "" where the shapes make no date; ``text``: the signs that were read; ``confidence``: how sure
    the date is, from 0 to 1; ``ink``: where it is written, None where nothing is; ``by_hand``: a pen wrote it, None
    where that cannot be told."""

    value: str = ""
    text: str = ""
    confidence: float = 0.0
    ink: PixelBox | None = None
    by_hand: bool | None = None


def look_at_shapes(grey: Grey, left: int, band: tuple[int, int]) -> DateLook:
    """``grey``: the zone at 300 dpi; ``left``, ``band``: where its label ends and its line's top and bottom."""
    pieces = zone_to_pieces(grey, left, band)
    if not pieces:
        return DateLook()
    ink, by_hand = _around(pieces), is_by_hand(pieces)
    return look_at_crops(tuple(_crops(grey, ink, left)), ink, by_hand)


def look_at_crops(crops: Sequence[Grey], ink: PixelBox, by_hand: bool | None) -> DateLook:
    """What several crops of one line (at least one) show together, each also seen narrower, wider and leaning back: a
    date is as likely as it is in their mean. What one view alone shows is seldom sure."""
    odds = [view_to_odds(crop_to_view(seen)) for crop in crops for seen in _otherwise(crop)]
    every = [odds_to_dates(o) for o in odds]
    masses = [float(e.sum()) for e in every]
    best = dates_to_best(sum((e / m for e, m in zip(every, masses, strict=True) if m > 0), np.zeros_like(every[0])))
    text = plainly_read(odds[int(np.argmax(masses))])
    sure = confidence_of(best.share, max(masses)) if best else 0.0
    if best is None or sure < GUESSED:
        return DateLook(text=text, ink=ink, by_hand=by_hand)
    return DateLook(best.value, text, sure, ink, by_hand)


def _otherwise(crop: Grey) -> Iterator[Grey]:
    """The crop, and the same as another hand might have written it."""
    high, wide = crop.shape
    yield crop
    for stretch in NARROWER, WIDER:
        yield as_pixels(cv2.resize(crop, (max(1, round(wide * stretch)), high), interpolation=cv2.INTER_LINEAR))
    back = np.array([[1, LEANING, -LEANING * high / 2], [0, 1, 0]], dtype=np.float32)
    yield as_pixels(cv2.warpAffine(crop, back, (wide, high), borderMode=cv2.BORDER_REPLICATE))


def confidence_of(share: float, mass: float) -> float:
    """How sure a date is: its share of all dates; hardly at all where no date seems to stand there."""
    return share if mass > 0 and log(mass) > LEAST_MASS else NOT_SURE * share


def _crops(grey: Grey, ink: PixelBox, left: int) -> Iterator[Grey]:
    """The ink closely and with what is around it, never further left than the label's end."""
    x0, y0, x1, y1 = ink
    high = y1 - y0
    for up, side in (CLOSE, WIDE):
        top, start = max(0, round(y0 - up * high)), max(min(x0, left), round(x0 - side * high))
        yield grey[top : round(y1 + up * high), start : round(x1 + side * high)]


def _around(pieces: Sequence[Piece]) -> PixelBox:
    return (
        min(p.x for p in pieces),
        min(p.y for p in pieces),
        max(p.right for p in pieces),
        max(p.foot for p in pieces),
    )
