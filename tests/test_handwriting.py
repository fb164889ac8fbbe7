"""Dates by hand: drawn ones are read, blanks stay blank, print is told from pen, and agreement alone proves."""

from __future__ import annotations

from datetime import date
from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.handwriting.date_look import DateLook, look_at_shapes
from extractors.handwriting.date_odds import dates_to_best, odds_to_dates
from extractors.handwriting.date_signs import SIGNS, Grey, crop_to_view, sign_number
from extractors.handwriting.learning.hands import Face, Hands
from extractors.handwriting.learning.paper import lesson
from extractors.handwriting.learning.strokes import HIGH, ROOM, drawn, scribble
from extractors.handwriting.learning.texts import written_date
from extractors.handwriting.line_odds import Odds, plainly_read
from extractors.images import Picture, Prepared, prepare
from extractors.ocr import Layout, OcrWord
from extractors.print_lines import without_rules
from extractors.zones import look_at
from reconciliation.proof.signature_date import prove_date
from reconciliation.proof.votes import Votes
from schemas.draft import Doubt, FieldName
from schemas.layout import Box
from schemas.reading import OTHER_PAGE_LOOK, PAGE_LOOK, SHAPE_LOOK, Observation, Place

WIDTH, DEPTH, BASELINE = 1100, 158, 88  # pixels of a zone at 300 dpi
BAND = (BASELINE - 60, BASELINE + 32)
LABEL_END = 60
DATE = FieldName.SIGNATURE_DATE


def zone(*, dots: bool = True) -> Grey:
    """A line to write on after its label."""
    paper = np.full((DEPTH, WIDTH), 255, dtype=np.uint8)
    cv2.putText(paper, "le", (20, BASELINE), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    for x in range(LABEL_END + 20, 420, 14) if dots else ():
        paper[BASELINE - 4 : BASELINE, x : x + 5] = 20
    return paper


def penned(text: str, seed: int, *, dots: bool = True) -> Grey:
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


def typeset(text: str) -> Grey:
    image = Image.fromarray(zone(dots=False))
    ImageDraw.Draw(image).text((90, BASELINE), text, fill=0, font=ImageFont.load_default(46), anchor="ls")
    return np.asarray(image)


def look(paper: Grey) -> DateLook:
    return look_at_shapes(paper, (LABEL_END, paper.shape[1]), BAND)


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


def test_the_line_above_dots_that_nobody_wrote_on_is_not_the_date() -> None:
    paper = zone()
    cv2.putText(paper, "originaux", (100, BASELINE - 61), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    assert look(paper).ink is None


def test_print_of_the_next_column_is_not_the_date() -> None:
    paper = zone()
    cv2.putText(paper, "Le recteur", (700, BASELINE), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    assert look_at_shapes(paper, (LABEL_END, 690), BAND).ink is None
    assert look_at_shapes(paper, (LABEL_END, paper.shape[1]), BAND).ink is not None


def test_the_town_close_above_is_not_the_date() -> None:
    paper = typeset("28/05/2025").copy()
    alone = look(paper).ink
    cv2.putText(paper, "Grenoble", (90, BASELINE - 52), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3)
    assert alone is not None and look(paper).ink == alone


def test_a_rule_to_write_on_is_taken_away_and_the_date_stays_whole() -> None:
    plain = typeset("28/05/2025")
    ruled = plain.copy()
    ruled[BASELINE - 12 : BASELINE - 9, 70:900] = 0
    cleaned = without_rules(ruled, 300.0)
    assert (cleaned[:, 500:900] == 255).all()  # the rule is gone
    assert ((plain < 128) & (cleaned >= 128)).sum() < 0.05 * (plain < 128).sum()  # of its ink; 0.1 without


@pytest.mark.parametrize("text", ["28/05/2025", "1er octobre 2025", "9 juin 2025", "26 AVR. 2025"])
def test_print_is_print(text: str) -> None:
    assert look(typeset(text)).by_hand is False


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28/05/2025", "2025-05-28"),
        ("28/05/2031", "2031-05-28"),
        ("9 JUIN 2019", "2019-06-09"),
        ("14.11.2026", "2026-11-14"),
    ],
)
def test_print_and_stamps_are_read_whatever_the_year(text: str, value: str) -> None:
    assert look(typeset(text)).value == value


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


def column_odds(text: str, doubt: str = "") -> Odds:
    """What a network that has no doubts sees in ``text``, but for a sign that might also be the next in ``doubt``."""
    odds = np.full((4 * len(text) + 6, len(SIGNS) + 1), 1e-6)
    odds[:, 0] = 1.0
    for at, sign in enumerate(text):
        odds[4 * at + 3, 0] = 1e-6
        odds[4 * at + 3, sign_number(sign)] = 0.9
        if doubt and doubt[at] != sign:
            odds[4 * at + 3, sign_number(doubt[at])] = 0.6
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12/05/2025", "2025-05-12"),
        ("5.8.25", "2025-08-05"),
        ("1er aout 2031", "2031-08-01"),
        ("22 11 2022", "2022-11-22"),
        ("29-02-2024", "2024-02-29"),
        ("9 sept 2025", "2025-09-09"),
    ],
)
def test_every_way_of_writing_a_date(text: str, value: str) -> None:
    best = dates_to_best(odds_to_dates(column_odds(text)))
    assert best is not None and best.value == value and best.share > 0.99
    assert plainly_read(column_odds(text)) == text


@pytest.mark.parametrize("text", ["31/02/2025", "29/02/2025", "45/05/2025", "12/05", "aout 2025", ""])
def test_what_is_no_day_of_the_calendar_has_no_odds(text: str) -> None:
    every = odds_to_dates(column_odds(text))
    assert every.sum() < 1e-4


def test_the_odds_of_two_dates_are_those_of_their_signs() -> None:
    best = dates_to_best(odds_to_dates(column_odds("12/05/2025", "12/06/2025")))
    assert best is not None and best.value == "2025-05-12"
    assert best.share == pytest.approx(0.6, abs=0.01)  # 0.9 to 0.6


def every_path(odds: Odds, text: str) -> float:
    """The probability of ``text`` by the textbook: all its paths, blanks between."""
    signs = [0, *(s for sign in text for s in (sign_number(sign), 0))]
    so_far = np.zeros(len(signs))
    so_far[:2] = odds[0, signs[:2]]
    for row in odds[1:]:
        step = so_far.copy()
        step[1:] += so_far[:-1]
        for at in range(2, len(signs)):
            if signs[at] and signs[at] != signs[at - 2]:
                step[at] += so_far[at - 2]
        so_far = step * row[signs]
    return float(so_far[-1] + so_far[-2])


def test_all_paths_are_added_up() -> None:
    odds = np.random.default_rng(3).random((15, len(SIGNS) + 1)) ** 4
    odds /= odds.sum(axis=1, keepdims=True)
    forms = [
        f"{d}{a}{m}{b}{y}" for d in ("2", "02") for a in "/.- " for m in ("11",) for b in "/.- " for y in ("2033", "33")
    ]
    forms += [
        f"{d} {m}{b}{y}" for d in ("2", "02") for m in ("nov", "novembre") for b in "/.- " for y in ("2033", "33")
    ]
    assert odds_to_dates(odds)[1, 10, 33] == pytest.approx(sum(every_path(odds, form) for form in forms), rel=1e-9)


def test_a_view_is_as_high_as_the_network_and_dark_where_ink_is() -> None:
    paper = np.full((90, 400), 230, dtype=np.uint8)
    paper[30:60, 100:200] = 120
    view = crop_to_view(paper)
    assert view.shape == (32, 144) and view[16, 50] == pytest.approx(1.0) and view[16, 120] == pytest.approx(0.0)


def test_lessons_are_what_they_say() -> None:
    chance = Random(5)
    texts = [written_date(chance) for _ in range(300)]
    assert all(set(read) <= set(SIGNS) for _, read in texts)
    assert {read[-2:] for _, read in texts} > {"25", "26"}
    font = ImageFont.load_default(40)
    face = Face(font, frozenset("0123456789/.-abcdefghijlmnopqrstuvwxyz"))
    crop, read, kind = lesson(Random(1), Hands((face,), (face,)))
    assert crop.ndim == 2 and kind in {"hand", "print", "stamp", "nothing"} and (read == "") is (kind == "nothing")


def observed(look_name: str, value: str, confidence: float, by_hand: bool | None = None) -> Observation:
    return Observation(value, value, 3, Box(0, 0, 9, 9), Place.CLOSING, look_name, confidence, by_hand)


TESSERACT = [PAGE_LOOK, "zone, a", "zone, b"]
WINDOW = (date(2025, 3, 1), date(2026, 7, 31))


@pytest.mark.parametrize(
    ("read", "shape", "by_hand", "proved"),
    [
        (["2025-01-27"] * 3, ("", 0.0), True, None),  # Tesseract alike three times proves nothing by hand
        (["2025-01-27"] * 3, ("2025-07-27", 0.6), True, None),
        (["2025-07-27"], ("2025-07-27", 0.75), True, "2025-07-27"),  # two readers agree
        (["2025-07-27"], ("2025-07-27", 0.02), True, None),  # one of them only guesses
        (["2025-01-27", "2025-07-27"], ("2025-07-27", 0.5), True, None),  # Tesseract is at odds with itself
        (["2025-01-27", "2025-07-27"], ("2025-07-27", 0.9), True, "2025-07-27"),
        (["2025-01-27", "2025-01-27", "2025-07-27"], ("2025-07-27", 0.9), True, None),
        ([""], ("2025-07-27", 0.9), True, None),  # not sure enough alone
        ([""], ("2025-07-27", 0.9999), True, "2025-07-27"),
        ([""], ("2029-07-27", 0.9999), True, None),  # nor ever of a year in which nobody may sign
        (["2029-07-27"], ("2029-07-27", 0.8), True, None),  # that takes both, and both sure
        (["2029-07-27"], ("2029-07-27", 0.999), True, "2029-07-27"),
        (["2029-07-27"] * 3, ("", 0.0), False, None),
        (["2025-07-27"] * 3, ("", 0.0), False, "2025-07-27"),  # print
        (["2025-07-27"] * 3, ("", 0.0), None, None),  # may be a pen, and Tesseract was not sure
        (["2025-01-27"] * 2, ("2025-07-27", 0.9999), True, "2025-07-27"),
    ],
)
def test_dates_are_proved_by_two_readers(
    read: list[str], shape: tuple[str, float], by_hand: bool | None, proved: str | None
) -> None:
    looks = [observed(name, value, 0.6) for name, value in zip(TESSERACT, read, strict=False)]
    reading = prove_date(Votes.of([*looks, observed(SHAPE_LOOK, *shape, by_hand)]), WINDOW)
    assert (reading.value if reading.status.is_proved else None) == proved


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
    seen = observed(SHAPE_LOOK, shape, 0.6 if shape else 0.0, by_hand=True)
    assert prove_date(Votes.of([*looks, seen]), WINDOW).status.is_proved is proved


@pytest.mark.parametrize(
    ("looks", "shape", "by_hand", "proved"),
    [
        ([(OTHER_PAGE_LOOK, 0.97), ("zone, a", 0.4)], 0.3, False, True),
        ([(OTHER_PAGE_LOOK, 0.97), ("zone, a", 0.4)], 0.3, True, False),  # by hand both may err alike
        ([(OTHER_PAGE_LOOK, 0.97), ("zone, a", 0.4)], 0.7, False, False),  # a third reader saw another date
        ([(OTHER_PAGE_LOOK, 0.8), ("zone, a", 0.4)], 0.3, False, False),
        ([(OTHER_PAGE_LOOK, 0.97)], 0.3, False, False),
    ],
)
def test_print_that_two_readers_read_alike(
    looks: list[tuple[str, float]], shape: float, by_hand: bool, proved: bool
) -> None:
    read = [observed(name, "2025-07-27", sure) for name, sure in looks]
    seen = observed(SHAPE_LOOK, "2025-07-21", shape, by_hand=by_hand)
    assert prove_date(Votes.of([*read, seen]), WINDOW).status.is_proved is proved


@pytest.mark.parametrize(("sure", "proved"), [((0.9, 0.7), True), ((0.8, 0.7), False), ((0.9,), False)])
def test_a_likely_hand_needs_tesseract_twice_alike_and_once_sure(sure: tuple[float, ...], proved: bool) -> None:
    looks = [observed(name, "2025-07-27", c) for name, c in zip(TESSERACT, sure, strict=False)]
    seen = observed(SHAPE_LOOK, "2025-07-27", 0.45, by_hand=True)
    assert prove_date(Votes.of([*looks, seen]), WINDOW).status.is_proved is proved


def test_tesseract_twice_sure_of_another_date_contests_the_network() -> None:
    looks = [observed(name, "2025-01-27", 0.95) for name in TESSERACT[:2]]
    seen = observed(SHAPE_LOOK, "2025-07-27", 0.9999, by_hand=True)
    assert not prove_date(Votes.of([*looks, seen]), WINDOW).status.is_proved


def page_with(line: Grey) -> Prepared:
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
    def no_ocr(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        raise AssertionError("there is nothing to read")

    prepared = page_with(zone())
    seen = look_at(prepared, doubt_of(prepared), no_ocr, ())
    assert [(o.value, o.raw, o.look) for o in seen] == [("", "", SHAPE_LOOK)]


def test_a_date_by_hand_is_looked_at_by_both_readers() -> None:
    shown: list[tuple[int, ...]] = []

    def blind(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        shown.append(grey.shape)
        return (OcrWord("27/7/2025", 30, 30, 200, 70, 0.4, 1),)

    prepared = page_with(penned("27/7/2025", 3))
    seen = look_at(prepared, doubt_of(prepared), blind, ())
    assert seen[0].look == SHAPE_LOOK and seen[0].value == "2025-07-27" and seen[0].by_hand is not False
    assert seen[1].look != SHAPE_LOOK and prove_date(Votes.of(seen), WINDOW).value == "2025-07-27"
