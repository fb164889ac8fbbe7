"""Dates by hand: drawn ones are read, blanks stay blank, print is told from pen, and agreement alone proves."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.handwriting.date_look import DateLook, look_at_shapes
from extractors.handwriting.grammar import Part
from extractors.handwriting.pen_strokes import HIGH, ROOM, drawn, scribble
from extractors.handwriting.set_apart import STYLES
from extractors.handwriting.shapes import Mask
from extractors.handwriting.signs import OTHER, SIGNS, odds_of
from extractors.handwriting.training import worn
from extractors.images import Picture, Prepared, prepare
from extractors.ocr import Layout, OcrWord
from extractors.zones import look_at
from reconciliation.proof.texts import prove_date
from reconciliation.proof.votes import Votes
from schemas.draft import Doubt, FieldName
from schemas.layout import Box
from schemas.reading import PAGE_LOOK, SHAPE_LOOK, Observation, Place, Trust

WIDTH, DEPTH, BASELINE = 1100, 158, 88  # pixels of a zone at 300 dpi
BAND = (BASELINE - 60, BASELINE + 32)
LABEL_END = 60
DATE = FieldName.SIGNATURE_DATE


def zone(*, dots: bool = True) -> Mask:
    """A line to write on after its label."""
    paper = np.full((DEPTH, WIDTH), 255, dtype=np.uint8)
    cv2.putText(paper, "le", (20, BASELINE), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    for x in range(LABEL_END + 20, 420, 14) if dots else ():
        paper[BASELINE - 4 : BASELINE, x : x + 5] = 20
    return paper


def penned(text: str, seed: int, *, dots: bool = True) -> Mask:
    """``text`` drawn stroke by stroke in one hand, from the dots on."""
    chance, paper, x = Random(seed), zone(dots=dots), 470
    width = chance.uniform(0.07, 0.12)
    for sign in text:
        ink = drawn(sign, chance, width)
        small = cv2.resize(ink, None, fx=0.62, fy=0.62 * chance.uniform(0.9, 1.1), interpolation=cv2.INTER_AREA)
        columns = np.flatnonzero(small.any(axis=0))
        small = small[:, columns[0] : columns[-1] + 1]
        top = BASELINE - round(0.62 * (HIGH + ROOM)) + chance.randint(-4, 4)
        part = paper[max(0, top) : top + small.shape[0], x : x + small.shape[1]]
        np.minimum(part, 255 - small[max(0, -top) :][: part.shape[0]], out=part)
        x += small.shape[1] + chance.randint(5, 12)
    return paper


def typeset(text: str) -> Mask:
    image = Image.fromarray(zone(dots=False))
    ImageDraw.Draw(image).text((90, BASELINE), text, fill=0, font=ImageFont.load_default(46), anchor="ls")
    return np.asarray(image)


def look(paper: Mask) -> DateLook:
    return look_at_shapes(paper, LABEL_END, BAND)


def test_drawn_digits_are_told_apart() -> None:
    chance = Random(7)
    made = [(at, worn(drawn(SIGNS[at], chance, 0.1), HIGH + ROOM, chance)) for at in range(10) for _ in range(12)]
    signs = [(at, sign) for at, sign in made if sign is not None]
    right = odds_of([sign for _, sign in signs])[:, :OTHER].argmax(axis=1) == [at for at, _ in signs]
    assert right.mean() > 0.95


def test_drawn_dates_are_read_and_the_sure_ones_are_right() -> None:
    texts = {"27/7/2025": "2025-07-27", "15.04.2025": "2025-04-15", "3-9-2025": "2025-09-03", "1/12/25": "2025-12-01"}
    seen = [(look(penned(text, seed)), value) for seed in range(3) for text, value in texts.items()]
    assert sum(s.value == value for s, value in seen) >= 0.8 * len(seen)
    assert all(s.value == value for s, value in seen if s.confidence >= 0.9)
    assert all(s.by_hand is not False for s, _ in seen)


@pytest.mark.parametrize("dots", [True, False])
def test_a_blank_line_is_blank(dots: bool) -> None:
    assert look(zone(dots=dots)) == DateLook()


def test_lines_above_and_below_and_dust_are_not_the_date() -> None:
    paper = zone()
    cv2.putText(paper, "tribunal administratif", (100, 8), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    cv2.putText(paper, "Commune", (100, DEPTH + 14), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    paper[60:62, 600:602] = 0
    assert look(paper).ink is None


@pytest.mark.parametrize("text", ["28/05/2025", "1er octobre 2025", "9 juin 2025", "26 AVR. 2025"])
def test_print_is_print(text: str) -> None:
    assert look(typeset(text)).by_hand is False


def test_a_pale_stamp_beside_black_dots_is_seen() -> None:
    paper = np.where(typeset("12 JUIN 2025") < 128, np.uint8(200), np.uint8(255))
    assert look(np.minimum(paper, zone())).ink is not None


def test_a_scribble_is_no_sure_date() -> None:
    for seed in range(3):
        chance, paper = Random(seed), zone()
        for x in range(470, 900, 60):
            ink = cv2.resize(scribble(chance, 0.1), None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
            part = paper[20 : 20 + ink.shape[0], x : x + ink.shape[1]]
            np.minimum(part, 255 - ink[: part.shape[0]], out=part)
        assert look(paper).confidence < 0.5


def test_no_day_of_the_calendar_is_no_date() -> None:
    assert Part("31", "2", "2025", 2).value is None
    assert Part("1", "1", "20", 2).value is None  # a year cut short, not 2020
    assert Part("3", at=1).with_digit("1") is not None


def observed(look_name: str, value: str, confidence: float, by_hand: bool | None = None) -> Observation:
    return Observation(value, value, 3, Box(0, 0, 9, 9), Place.CLOSING, look_name, confidence, by_hand)


TESSERACT = [PAGE_LOOK, "zone, a", "zone, b"]


@pytest.mark.parametrize(
    ("read", "shape", "by_hand", "proved"),
    [
        (["2025-01-27"] * 3, ("", 0.0), True, None),  # Tesseract alike three times proves nothing by hand
        (["2025-01-27"] * 3, ("2025-07-27", 0.6), True, None),
        (["2025-07-27"], ("2025-07-27", 0.6), True, "2025-07-27"),  # two readers agree
        (["2025-07-27"], ("2025-07-27", 0.2), True, None),  # one of them only guesses
        (["2025-07-27"], ("2025-07-27", 0.2), False, "2025-07-27"),  # in print that is enough
        (["2025-01-27", "2025-01-27", "2025-07-27"], ("2025-07-27", 0.6), True, None),
        ([""], ("2025-07-27", 0.6), True, None),
        ([""], ("2025-07-27", 0.9999), True, None),  # nor does the other reader alone
        (["2025-07-27"] * 3, ("", 0.0), False, "2025-07-27"),  # print
        (["2025-07-27"] * 3, ("", 0.0), None, None),  # may be a pen, and Tesseract was not sure
    ],
)
def test_dates_are_proved_by_two_readers(
    read: list[str], shape: tuple[str, float], by_hand: bool | None, proved: str | None
) -> None:
    looks = [observed(name, value, 0.6) for name, value in zip(TESSERACT, read, strict=False)]
    reading = prove_date(Votes.of([*looks, observed(SHAPE_LOOK, *shape, by_hand)]))
    assert (reading.value if reading.status is not Trust.READ and reading.value else None) == proved


@pytest.mark.parametrize(
    ("sure", "shape", "proved"),
    [
        ((0.95, 0.92, 0.8), "", True),  # what is read so surely, whatever its shapes, is print
        ((0.95, 0.92, 0.6), "", False),
        ((0.95, 0.92), "", False),  # twice is not enough
        ((0.95, 0.92, 0.8), "2025-07-29", False),  # the other reader saw another date
    ],
)
def test_what_tesseract_reads_without_a_doubt_is_print(sure: tuple[float, ...], shape: str, proved: bool) -> None:
    looks = [observed(name, "2025-07-27", c) for name, c in zip(TESSERACT, sure, strict=False)]
    reading = prove_date(Votes.of([*looks, observed(SHAPE_LOOK, shape, 0.6, by_hand=True)]))
    assert reading.status.is_proved is proved


def page_with(line: Mask) -> Prepared:
    """A page of text at 300 dpi whose last line is ``line``."""
    pixels = np.full((3508, 2480), 255, dtype=np.uint8)
    for row in range(300, 1500, 70):
        cv2.putText(pixels, "Les parties conviennent de ce qui suit", (200, row), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 0, 3)
    pixels[1700 : 1700 + DEPTH, 300 : 300 + WIDTH] = line
    return prepare(Picture(pixels, 300.0))


def doubt_of(prepared: Prepared) -> Doubt:
    """Where the date stands or should: right of the label."""
    return Doubt(1, prepared.to_points(300 + LABEL_END, 1700 + BASELINE - 60, 1200, 1700 + BASELINE + 20), DATE)


def test_a_blank_line_is_not_even_shown_to_tesseract() -> None:
    def no_ocr(grey: Mask, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        raise AssertionError("there is nothing to read")

    prepared = page_with(zone())
    seen = look_at(prepared, doubt_of(prepared), no_ocr, ())
    assert [(o.value, o.raw, o.look) for o in seen] == [("", "", SHAPE_LOOK)]


def test_a_date_by_hand_is_looked_at_by_both_readers() -> None:
    shown: list[tuple[int, ...]] = []

    def blind(grey: Mask, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        shown.append(grey.shape)
        return (OcrWord("27/7/2025", 30, 30, 200, 70, 0.4, 1),)

    prepared = page_with(penned("27/7/2025", 3))
    seen = look_at(prepared, doubt_of(prepared), blind, ())
    assert seen[0].look == SHAPE_LOOK and seen[0].value == "2025-07-27" and seen[0].by_hand is not False
    assert [o.look for o in seen[1:4]] == [style.name for style in STYLES]
    assert prove_date(Votes.of(seen)).value == "2025-07-27"
