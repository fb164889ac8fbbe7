"""A zone in which a date stands, looked at by shape: is anything written, by hand or in print, and which date is it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import cv2
import numpy as np

from extractors.handwriting.date_in_line import DateInLine, date_in_line
from extractors.handwriting.date_odds import FIRST_YEAR, DateOdds, dates_to_best, odds_to_dates
from extractors.handwriting.date_signs import Grey, crop_to_view
from extractors.handwriting.line_odds import Odds, view_to_odds
from extractors.handwriting.pieces import Piece, zone_to_pieces
from extractors.handwriting.print_or_pen import is_by_hand
from extractors.line_reader import see_line
from extractors.picture import as_pixels

CLOSE, WIDE = (0.06, 0.25), (0.3, 0.8)
"""Heights of the ink above and below it, and beside it, in the two crops that are looked at: what one of them cuts off
or shows too small the other shows."""

OURS, THEIRS = 0.7, 0.5  # weight of each reader's probability: neither errs quite by itself
UNSEEN = 1e-5  # of a date: what a reader may overlook
FAR_YEARS = 0.1  # weight of a date of other years: people sign in the year that it is, or mistake it for the last one
"""With these weights, on 1,389 drawn lines (1,292 dates in hands, print and stamps that our reader never learnt from,
half of any year, many hardly legible) 1,019 dates are right. Of those of the two years in which one may sign, at 0.9 10
of 874 are wrong, at 0.95 2 of 785, at 0.98 none of 682; of 3,876 times that the years were others, a date was taken for
one of them once at 0.9. Our reader alone shows 269 at 0.95, PP-OCR alone 512 with as few errors."""

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


def look_at_shapes(grey: Grey, across: tuple[int, int], band: tuple[int, int]) -> DateLook:
    """``grey``: the zone at 300 dpi; ``across``: where its label ends, and left of which a date begins; ``band``: its
    line's top and bottom."""
    pieces = zone_to_pieces(grey, across, band)
    if not pieces:
        return DateLook()
    ink, by_hand = _around(pieces), is_by_hand(pieces)
    return look_at_crops(tuple(_crops(grey, ink, across[0])), ink, by_hand)


def look_at_crops(crops: Sequence[Grey], ink: PixelBox, by_hand: bool | None) -> DateLook:
    """What several crops of one line (at least one) show two readers: ours, which knows hands and nothing but dates,
    and PP-OCR, which knows all print and saw other hands. A date is as likely as both together find it."""
    lines = [date_in_line(see_line(crop)) for crop in crops]
    ours, mass = _by_us(crops, lines)
    theirs, their_mass = _together([odds_to_dates(line.odds) for line in lines])
    every = _both(ours, theirs)
    best = dates_to_best(every)
    text = max((line.text for line in lines), key=lambda t: sum(c.isalnum() for c in t))
    sure = confidence_of(_share(every, best), max(mass, their_mass)) if best else 0.0
    if best is None or sure < GUESSED:
        return DateLook(text=text, ink=ink, by_hand=by_hand)
    return DateLook(best.value, text, sure, ink, by_hand)


def _by_us(crops: Sequence[Grey], lines: Sequence[DateInLine]) -> tuple[Odds, float]:
    """All dates by our own reader, each crop also seen narrower, wider and leaning back: what one view alone shows is
    seldom sure."""
    cut = [c[:, line.left : line.right] for c, line in zip(crops, lines, strict=True)]
    return _together([odds_to_dates(view_to_odds(crop_to_view(seen))) for crop in cut for seen in _otherwise(crop)])


def _together(views: Sequence[Odds]) -> tuple[Odds, float]:
    """The mean of what several views show, each worth as much; and the most that a date weighs in one of them."""
    masses = [float(view.sum()) for view in views]
    mean = sum((v / m for v, m in zip(views, masses, strict=True) if m > 0), np.zeros_like(views[0]))
    total = float(mean.sum())
    return (mean / total if total > 0 else mean), max(masses)


def _both(ours: Odds, theirs: Odds) -> Odds:
    """Every date by both readers: where one sees nothing of it, it may have been misled."""
    return np.asarray((ours + UNSEEN) ** OURS * (theirs + UNSEEN) ** THEIRS * ((ours > 0) | (theirs > 0)))


def _share(every: Odds, best: DateOdds) -> float:
    """Of all dates; those of other years than the date's, the one before and the one after weigh little."""
    year = int(best.value[:4]) - FIRST_YEAR
    total, near = float(every.sum()), float(every[:, :, max(0, year - 1) : year + 2].sum())
    return best.share * total / (near + FAR_YEARS * (total - near))


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
