"""What hands add to the printed convention, and where: signatures, stamps, dates, initials, strokes near the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from samples import fonts, stamps, strokes
from samples.compose import DATE_ROOM, MONTHS
from samples.look import Look
from samples.printed import DateKind, Printed, Signed
from samples.strokes import Mark
from samples.tiers import Tier
from samples.typeset import HEIGHT, WIDTH, Anchor, Typeset, string_width
from schemas.layout import Box

Picture = NDArray[np.uint8]


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


def _in_block(kind: Signed, block: Anchor, town: str, head: str, look: Look, rng: Random, dpi: int) -> list[Placed]:
    """A party's stamp and signature in the room below or beside its name, a little over the printed text at times."""
    placed: list[Placed] = []
    box = block.box
    wide = box.width > 300  # stacked blocks: the room beside the text is free too
    x = box.x0 + (rng.uniform(10, 230) if wide else rng.uniform(0, max(1.0, box.width - 150)))
    y = box.top - (rng.uniform(0, 34) if wide and x > box.x0 + 190 else rng.uniform(-2, 10))
    if kind in (Signed.STAMP, Signed.INK_AND_STAMP):
        font = fonts.stamp_face(look.style)
        mark = stamps.round_stamp(town, rng, dpi, font, head)
        placed.append(_within(mark, block.page, x + rng.uniform(-5, 60), y - rng.uniform(0, 14)))
    if kind in (Signed.INK, Signed.INK_AND_STAMP):
        mark = strokes.signature(rng, rng.uniform(75, 150), rng.uniform(34, 66), dpi)
        placed.append(_within(mark, block.page, x + rng.uniform(-8, 30), y + rng.uniform(0, 16)))
    if kind is Signed.PICTURE:
        lines = ("Signé électroniquement par", town.title(), "le 12/05/2025 à 10:24:31")
        mark = stamps.box_stamp(lines, rng, dpi, font=fonts.stamp_face(look.style))
        placed.append(_within(mark, block.page, x, y))
    return placed


def _date_text(printed: Printed, rng: Random) -> str:
    day = printed.signed_on
    assert day is not None
    forms = (
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day:%d.%m.%Y}",
    )
    return rng.choice(forms)


def _dated(
    printed: Printed, closing: Anchor, look: Look, face: fonts.Face, size: float, rng: Random, dpi: int
) -> list[Placed]:
    """The date by hand or by a date stamp, after "le"."""
    if printed.signed_on is None or printed.date_kind not in (DateKind.HANDWRITTEN, DateKind.STAMPED):
        return []
    before = closing.text.removesuffix(".").split(DATE_ROOM)[0].rstrip()
    x = closing.box.x0 + string_width(before + " ", face.regular, size)
    if printed.date_kind is DateKind.STAMPED:
        day = printed.signed_on
        text = (
            f"{day.day:02d} {MONTHS[day.month - 1].upper()[:4]}. {day.year}"
            if rng.random() < 0.5
            else f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}"
        )
        mark = stamps.box_stamp((text,), rng, dpi, fonts.stamp_face(look.style), framed=False)
        return [_within(mark, closing.page, x, closing.box.top - 9)]
    mark = strokes.handwriting(_date_text(printed, rng), rng.uniform(13, 18), fonts.hand(look.style, rng), rng, dpi)
    rise = mark.alpha.shape[0] * 72 / dpi * 0.62
    return [_within(mark, closing.page, x - 3, closing.box.bottom - rise)]


def signing_marks(
    printed: Printed, sheet: Typeset, look: Look, face: fonts.Face, size: float, rng: Random, dpi: int
) -> list[Placed]:
    """The marks that sign and date, by what is printed of them."""
    placed: list[Placed] = []
    for tag, kind, town, head in (
        ("sign:collectivity", printed.collectivity_mark, printed.stamp_town, "MAIRIE DE"),
        ("sign:region", printed.region_mark, look.court.upper(), "RÉGION ACADÉMIQUE"),
    ):
        for block in sheet.all(tag)[:1]:
            placed += _in_block(kind, block, town, head, look, rng, dpi)
    for closing in sheet.all("closing")[:1]:
        placed += _dated(printed, closing, look, face, size, rng, dpi)
    return placed


def office_marks(printed: Printed, sheet: Typeset, look: Look, tier: Tier, rng: Random, dpi: int) -> list[Placed]:
    """What an office leaves on paper: initials at the foot of each page, an arrival stamp; in the hostile tier ticks,
    underlines and circles near the identifiers. None of them signs."""
    placed: list[Placed] = []
    if rng.random() < 0.3:
        mark = strokes.initials(rng, dpi)
        placed += [
            _within(mark, p, WIDTH - rng.uniform(45, 70), HEIGHT - rng.uniform(40, 55))
            for p in range(1, sheet.pages + 1)
        ]
    if tier is not Tier.CLEAN and rng.random() < 0.35:
        text = (
            rng.choice(("COURRIER ARRIVÉ", "REÇU LE", "ARRIVÉE")),
            f"{rng.randrange(1, 29):02d} {rng.choice(MONTHS).upper()} 2025",
        )
        mark = stamps.box_stamp(text, rng, dpi, fonts.stamp_face(look.style))
        placed.append(_within(mark, 1, rng.uniform(60, 400), rng.uniform(20, 300)))
    if tier is Tier.HOSTILE:
        for tag in ("siret", "schools", "school:0", "school:1", "amounts", "collectivity_name"):
            for anchor in sheet.all(tag)[:3]:
                if rng.random() < 0.28:
                    placed.append(_near(anchor, rng, dpi))
    return placed


def _near(anchor: Anchor, rng: Random, dpi: int) -> Placed:
    """A tick in the margin, an underline, or a ring."""
    box: Box = anchor.box
    kind = rng.random()
    if kind < 0.45:
        return _within(strokes.tick(rng, dpi), anchor.page, box.x0 - rng.uniform(8, 26), box.top - rng.uniform(0, 8))
    if kind < 0.8:
        length = min(box.width, rng.uniform(60, 160))
        return _within(
            strokes.line_stroke(rng, length, dpi),
            anchor.page,
            box.x0 + rng.uniform(0, box.width - length),
            box.bottom - 4,
        )
    ring = strokes.circle(rng, min(box.width + 20, 220), box.height + 14, dpi)
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
