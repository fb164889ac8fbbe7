"""What hands add to the printed convention, and where: signatures, stamps, dates, initials, strokes near the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from samples import fonts, stamps, strokes
from samples.honest import named
from samples.look import Look, SeededLook, WordedLook
from samples.printed import DateKind, Printed, Signed
from samples.sheet import DATE_TAG, HEIGHT, WIDTH, Anchor, string_width
from samples.strokes import Mark
from samples.tiers import Tier
from samples.typeset import Typeset
from samples.written import DATE_ROOM, MONTHS
from schemas.draft import CollectivityKind
from schemas.layout import Box

Picture = NDArray[np.uint8]
MARK_DPI = 200  # marks are drawn at this resolution and scaled to the page's
STACKED_WIDTH = 300.0  # points: in a wider block the room beside the text is free too
STAMP_MONTHS = ["JANV.", "FÉVR.", "MARS", "AVR.", "MAI", "JUIN", "JUIL.", "AOÛT", "SEPT.", "OCT.", "NOV.", "DÉC."]
PEN_WEIGHT = 0.6  # points; thinner typefaces are lost in a fax, where a pen would not be
APPROVED = 0.12  # of the signed conventions
MARKED_TAGS = ("siret", "schools", "school:0", "school:1", "amounts", "collectivity_name")


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark whose top left corner lies ``x``, ``y`` points from the top left of page ``page``."""

    mark: Mark
    page: int
    x: float
    y: float


def _within(mark: Mark, page: int, x: float, y: float) -> Placed:
    """The mark, moved onto the sheet where it would stick out."""
    height, width = (n * 72 / mark.dpi for n in mark.alpha.shape)
    return Placed(mark, page, float(np.clip(x, 4, WIDTH - width - 4)), float(np.clip(y, 4, HEIGHT - height - 4)))


@dataclass(frozen=True, slots=True)
class Desk:
    """A typeset convention on the table before those who sign it; ``size``: its type in points."""

    printed: Printed
    sheet: Typeset
    look: Look
    face: fonts.Face
    size: float

    @property
    def stamp_font(self) -> Path | None:
        return fonts.stamp_face(self.look.style)


def _in_block(kind: Signed, block: Anchor, office: tuple[str, str], desk: Desk, rng: Random) -> list[Placed]:
    """A party's stamp and signature in the room below or beside its name, a little over the printed text at times.
    ``office``: the words around its stamp, and its town."""
    placed: list[Placed] = []
    box = block.box
    wide = box.width > STACKED_WIDTH
    x = box.x0 + (rng.uniform(10, 230) if wide else rng.uniform(0, max(1.0, box.width - 150)))
    y = box.top - (rng.uniform(0, 34) if wide and x > box.x0 + 190 else rng.uniform(-2, 10))
    around, town = office
    if kind in (Signed.STAMP, Signed.INK_AND_STAMP):
        mark = stamps.round_stamp(around, rng, MARK_DPI, desk.stamp_font)
        placed.append(_within(mark, block.page, x + rng.uniform(-5, 60), y - rng.uniform(0, 14)))
    if kind in (Signed.INK, Signed.INK_AND_STAMP):
        mark = strokes.signature(rng, rng.uniform(75, 150), rng.uniform(34, 66), MARK_DPI)
        placed.append(_within(mark, block.page, x + rng.uniform(-8, 30), y + rng.uniform(0, 16)))
    if kind is Signed.PICTURE:
        lines = ("Signé électroniquement par", town.title(), "le 12/05/2025 à 10:24:31")
        mark = stamps.box_stamp(lines, rng, MARK_DPI, desk.stamp_font)
        placed.append(_within(mark, block.page, x, y))
    return placed


def _date_by_hand(day: date, rng: Random) -> str:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return rng.choice((f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", written, f"{day:%d.%m.%Y}"))


def _date_of_stamp(day: date, rng: Random) -> str:
    if rng.random() < 0.5:
        return f"{day.day:02d} {STAMP_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}"


def _dated(day: date, closing: Anchor, desk: Desk, rng: Random) -> Placed:
    """The date by hand or by a date stamp, after "le"."""
    room = desk.sheet.all(DATE_TAG)
    if room and not isinstance(desk.look, WordedLook):
        closing, x = room[0], room[0].box.x0
    else:
        before = closing.text.removesuffix(".").split(DATE_ROOM)[0].rstrip()
        x = closing.box.x0 + string_width(before + " ", desk.face.regular, desk.size)
    if desk.printed.date_kind is DateKind.STAMPED:
        mark = stamps.box_stamp((_date_of_stamp(day, rng),), rng, MARK_DPI, desk.stamp_font, framed=False)
        return _within(mark, closing.page, x, closing.box.top - 9)
    pen = fonts.hand(desk.look.style, rng)
    smallest, weight = (16.0, PEN_WEIGHT) if isinstance(desk.look, SeededLook) else (13.0, 0.0)
    text, weight = fonts.written(_date_by_hand(day, rng), pen, weight)
    mark = strokes.handwriting(text, rng.uniform(smallest, smallest + 5), pen, rng, MARK_DPI, weight=weight)
    rise = mark.alpha.shape[0] * 72 / MARK_DPI * 0.62
    return _within(mark, closing.page, x - 3, closing.box.bottom - rise)


def signing_marks(desk: Desk, rng: Random) -> list[Placed]:
    """The marks that sign and date, by what is printed of them."""
    printed, placed = desk.printed, []
    for tag, kind, office in (
        ("sign:collectivity", printed.collectivity_mark, (_office(printed), printed.stamp_town)),
        ("sign:region", printed.region_mark, (f"RÉGION ACADÉMIQUE {desk.look.court.upper()}", desk.look.court)),
    ):
        for block in desk.sheet.all(tag)[:1]:
            placed += _in_block(kind, block, office, desk, rng)
    if printed.signed_on is not None and printed.date_kind in (DateKind.HANDWRITTEN, DateKind.STAMPED):
        placed += [_dated(printed.signed_on, closing, desk, rng) for closing in desk.sheet.all("closing")[:1]]
    if isinstance(desk.look, SeededLook) and printed.collectivity_mark.is_signature and rng.random() < APPROVED:
        placed += [_approved(block, desk, rng) for block in desk.sheet.all("sign:collectivity")[:1]]
    return placed


def _approved(block: Anchor, desk: Desk, rng: Random) -> Placed:
    """ "Lu et approuvé" by hand, where the collectivity has signed."""
    pen = fonts.hand(desk.look.style, rng)
    text = rng.choice(("Lu et approuvé", "lu et approuvé", "Bon pour accord"))
    text, weight = fonts.written(text, pen, PEN_WEIGHT / 2)
    mark = strokes.handwriting(text, rng.uniform(12, 16), pen, rng, MARK_DPI, weight=weight)
    return _within(mark, block.page, block.box.x0 + rng.uniform(0, 20), block.box.bottom - rng.uniform(18, 30))


def _office(printed: Printed) -> str:
    if printed.kind is CollectivityKind.COMMUNE:
        return named("MAIRIE DE {}", printed.stamp_town, contracted=True)
    return f"SYNDICAT {printed.stamp_town}"


def office_marks(desk: Desk, tier: Tier, rng: Random) -> list[Placed]:
    """What an office leaves on paper: initials at the foot of each page, an arrival stamp; in the hostile tier ticks,
    underlines and circles near the identifiers. None of them signs."""
    placed: list[Placed] = []
    if rng.random() < 0.3:
        mark = strokes.initials(rng, MARK_DPI)
        for page in range(1, desk.sheet.pages + 1):
            placed.append(_within(mark, page, WIDTH - rng.uniform(45, 70), HEIGHT - rng.uniform(40, 55)))
    if tier is not Tier.CLEAN and rng.random() < 0.35:
        head = rng.choice(("COURRIER ARRIVÉ", "REÇU LE", "ARRIVÉE"))
        text = (head, f"{rng.randrange(1, 29):02d} {rng.choice(MONTHS).upper()} 2025")
        mark = stamps.box_stamp(text, rng, MARK_DPI, desk.stamp_font)
        placed.append(_within(mark, 1, rng.uniform(60, 400), rng.uniform(20, 300)))
    if tier is Tier.HOSTILE:
        near = [a for tag in MARKED_TAGS for a in desk.sheet.all(tag)[:3] if a.box.width > 1 and rng.random() < 0.28]
        placed += [_near(anchor, rng) for anchor in near]
    return placed


def _near(anchor: Anchor, rng: Random) -> Placed:
    """A tick in the margin, an underline, or a ring."""
    box: Box = anchor.box
    kind = rng.random()
    if kind < 0.45:
        mark = strokes.tick(rng, MARK_DPI)
        return _within(mark, anchor.page, box.x0 - rng.uniform(8, 26), box.top - rng.uniform(0, 8))
    if kind < 0.8:
        length = min(box.width, rng.uniform(60, 160))
        mark = strokes.line_stroke(rng, length, MARK_DPI)
        return _within(mark, anchor.page, box.x0 + rng.uniform(0, box.width - length), box.bottom - 4)
    ring = strokes.circle(rng, min(box.width + 20, 220), box.height + 14, MARK_DPI)
    return _within(ring, anchor.page, max(box.x1 - 205, box.x0 - 10), box.top - 7)


def rgba(mark: Mark) -> Picture:
    """The mark as a picture with transparency."""
    height, width = mark.alpha.shape
    image = np.empty((height, width, 4), np.uint8)
    image[:, :, :3] = mark.colour
    image[:, :, 3] = (mark.alpha * 255).astype(np.uint8)
    return image


def press(picture: Picture, placed: Iterable[Placed], page: int, dpi: float) -> None:
    """Ink on a page's RGB picture, in place: what is under it still shows, as with real ink."""
    for item in placed:
        if item.page != page:
            continue
        zoom = dpi / item.mark.dpi
        alpha = cv2.resize(item.mark.alpha, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA)
        x, y = round(item.x * dpi / 72), round(item.y * dpi / 72)
        height, width = min(alpha.shape[0], picture.shape[0] - y), min(alpha.shape[1], picture.shape[1] - x)
        part = picture[y : y + height, x : x + width].astype(np.float32)
        share = alpha[:height, :width, None]
        ink = np.array(item.mark.colour, np.float32) / 255
        picture[y : y + height, x : x + width] = (part * (1 - share * (1 - ink))).astype(np.uint8)
