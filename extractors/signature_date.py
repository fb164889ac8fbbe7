"""The zone of the signature's date looked at again: by its shapes first, then by Tesseract, with its label and without.

A date at the end of a line loses its first sign when the zone is cut just before it: with "le" in the picture it stays.
A date beside dots to write on is lost among them: cut out alone it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.dates import in_text
from extractors.found import Found
from extractors.handwriting.date_look import DateLook, look_at_shapes
from extractors.handwriting.pieces import BAND_REACH, LOOK_DPI
from extractors.images import Prepared
from extractors.page_reader import place_of
from extractors.patterns import CLOSING_COPIES
from extractors.zone_picture import BORDER, ZONE_MARGIN, cut_out
from schemas.draft import Doubt
from schemas.formats import date_fr
from schemas.layout import POINTS_PER_INCH, Box, Line
from schemas.reading import SHAPE_LOOK, Observation, Place

FIRST_MISREAD = re.compile(r"(?<!\w)[lLIi|!]er(?=\s+[^\W\d_]{3})")  # "ler juin", "Ler octobre"
BEHIND_DATE = re.compile(r"\s+[àâÀ](?:\s.*)?$")  # "2025 à Caen"
UNREAD_INK = "encre illisible"
LABEL_ROOM = 45.0  # points left of the zone: "le" and the end of the place's name
PEN_ROOM = (2.0, 60.0)  # points left and right of the zone: a pen needs more room than what was read
LONGEST = 210.0  # points: dots to write on, and a date written behind them
PEN_REACH = 22.0  # points above and below the middle of the line that a pen or a stamp may take
LINE_HALF = 11.0  # points above and below it in which the middle of most signs lies
INTO_PRINT = 2.5  # points above and below the zone, where other print begins, in which the middle of a sign may lie


def dates_in(text: str) -> tuple[Found, ...]:
    """Every date in the text of its zone, the misread first of a month included.

    >>> [f.value for f in dates_in("ler juin 2025")], [f.value for f in dates_in("atelier juin 2025")]
    (['2025-06-01'], [])
    """
    return in_text(FIRST_MISREAD.sub("1er", text))


@dataclass(frozen=True, slots=True)
class DateZone:
    """``zone``: right of the label, on the flat page; ``ink``: the part of it that is written on, None: it is blank."""

    zone: Box
    ink: Box | None
    look: DateLook

    def picture_box(self, turn: int) -> Box:
        """What Tesseract is shown the ``turn``-th time: the ink alone, then the zone with its label, and so on."""
        side, up = ZONE_MARGIN
        if self.ink is not None and turn % 2 == 0:
            return self.ink.grown(side, up)
        return Box(self.zone.x0 - LABEL_ROOM, self.zone.top - up, self.zone.x1 + side, self.zone.bottom + up)

    def seen(self, doubt: Doubt, place: Place) -> Observation:
        """The look by shape: a date, ink that is none, or nothing at all. What looks like an empty form is no date."""
        text = (self.look.text or UNREAD_INK) if self.ink else ""
        value = "" if date_fr.is_room(BEHIND_DATE.sub("", CLOSING_COPIES.sub("", text))) else self.look.value
        said = (value, text, doubt.page, doubt.box, place)
        return Observation(*said, SHAPE_LOOK, self.look.confidence, self.look.by_hand)


def right_of_label(line: Line | None, doubt: Doubt) -> Line | None:
    """``line`` without the words of the label; None where nothing is left."""
    words = tuple(w for w in line.words if w.box.x1 > doubt.box.x0 + PEN_ROOM[0]) if line else ()
    return Line(words, doubt.page) if words else None


def date_zone(prepared: Prepared, doubt: Doubt) -> DateZone:
    """What stands in the doubtful zone right of its label, by shape."""
    zone = place_of(prepared).on_flat(doubt.box)
    right = max(zone.x1 + PEN_ROOM[1], zone.x0 + LONGEST)
    around = Box(zone.x0 - PEN_ROOM[0], zone.middle - PEN_REACH, right, zone.middle + PEN_REACH)
    grey, scale, (left, top) = cut_out(prepared, around, LOOK_DPI)
    if grey.size == 0:
        return DateZone(zone, None, DateLook())
    half = min(LINE_HALF, (zone.height / 2 + INTO_PRINT) / BAND_REACH) * LOOK_DPI / POINTS_PER_INCH
    middle, ends = grey.shape[0] / 2, BORDER + round((zone.x1 - around.x0) * LOOK_DPI / POINTS_PER_INCH)
    look = look_at_shapes(grey, (BORDER, ends), (round(middle - half), round(middle + half)))
    if look.ink is None:
        return DateZone(zone, None, look)
    k = POINTS_PER_INCH / prepared.dpi
    x0, y0, x1, y1 = ((v - BORDER) / scale for v in look.ink)
    return DateZone(zone, Box((x0 + left) * k, (y0 + top) * k, (x1 + left) * k, (y1 + top) * k), look)
