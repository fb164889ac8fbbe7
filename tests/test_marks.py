"""Marks in a signature block, drawn here with a few strokes: what signs, what does not, what a person must see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
import reportlab
from numpy.typing import NDArray

from extractors.marks import PixelMark, find_mark
from extractors.marks.canvas import block_to_canvas
from extractors.marks.find import SignedArea, judge, signed_area
from extractors.marks.pen_map import CELL, PenMap, canvas_to_pen_map
from extractors.marks.training.ink import Faces
from extractors.marks.training.lessons import COLUMNS, ROWS, lesson
from extractors.patterns import ELECTRONICALLY_SIGNED
from schemas.draft import MarkKind

Sheet = NDArray[np.uint8]
BLUE, BLACK, VIOLET, RED = (30, 50, 150), (25, 25, 28), (120, 90, 170), (190, 60, 60)
DRAWN_DPI = 200
BLOCK = (60, 60, 860, 460)  # 800 x 400 pixels: 10 x 5 cm
WORDS = [(70, 70, 230, 94), (240, 70, 420, 94), (70, 106, 190, 130)]
NEITHER = {MarkKind.NONE, MarkKind.STAMP}
UNSIGNED = {*NEITHER, MarkKind.DOUBTFUL}


def sheet() -> Sheet:
    """White paper, 520 x 920, with three printed words."""
    page = np.full((520, 920, 3), 255, np.uint8)
    for text, (x0, _, _, y1) in zip(("COMMUNE DE", "VALBRUNE-LE", "LE MAIRE"), WORDS, strict=True):
        cv2.putText(page, text, (x0, y1 - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.75, (30, 30, 30), 2, cv2.LINE_AA)
    return page


def curve(page: Sheet, points: list[tuple[float, float]], ink: tuple[int, int, int], width: int = 3) -> None:
    """A smooth line through the points (Catmull-Rom)."""
    path = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, 20)[:, None]
    for a, b, c, d in zip(path, path[1:], path[2:], path[3:], strict=False):
        bend = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        cv2.polylines(page, [bend.round().astype(np.int32)], False, ink, width, cv2.LINE_AA)


def scribble(page: Sheet, x: int, y: int, ink: tuple[int, int, int] = BLUE, width: int = 3) -> None:
    """A signature 240 x 130 pixels large (30 x 16 mm)."""
    zigzag = [(0, 80), (30, 5), (45, 120), (75, 20), (90, 100), (110, 50), (130, 95), (150, 45), (175, 90), (240, 30)]
    curve(page, [(x + a, y + b) for a, b in zigzag], ink, width)
    curve(page, [(x + 20, y + 115), (x + 120, y + 100), (x + 220, y + 120)], ink, width)


def round_stamp(page: Sheet, x: int, y: int, ink: tuple[int, int, int] = VIOLET) -> None:
    """Two rings with letters between them, 36 mm across, and two lines of text in the middle."""
    for radius in (142, 92):
        cv2.circle(page, (x, y), radius, ink, 3, cv2.LINE_AA)
    for n, letter in enumerate("MAIRIE DE VALBRUNE HERAULT"):
        turn = 2 * np.pi * n / 26
        at = (int(x + 115 * np.cos(turn)) - 8, int(y + 115 * np.sin(turn)) + 8)
        cv2.putText(page, letter, at, cv2.FONT_HERSHEY_SIMPLEX, 0.6, ink, 2, cv2.LINE_AA)
    cv2.putText(page, "REPUBLIQUE", (x - 62, y - 8), cv2.FONT_HERSHEY_SIMPLEX, 0.55, ink, 2, cv2.LINE_AA)
    cv2.putText(page, "FRANCAISE", (x - 58, y + 18), cv2.FONT_HERSHEY_SIMPLEX, 0.55, ink, 2, cv2.LINE_AA)


def box_stamp(page: Sheet, x: int, y: int, ink: tuple[int, int, int] = RED) -> None:
    cv2.rectangle(page, (x, y), (x + 330, y + 110), ink, 3)
    for n, text in enumerate(("COURRIER ARRIVE", "9 JUIN 2025", "MAIRIE DE VALBRUNE")):
        cv2.putText(page, text, (x + 16, y + 32 + 32 * n), cv2.FONT_HERSHEY_SIMPLEX, 0.7, ink, 2, cv2.LINE_AA)


def tick(page: Sheet) -> None:
    curve(page, [(500, 200), (515, 225), (560, 150)], BLUE)


def underline(page: Sheet) -> None:
    curve(page, [(66, 134), (130, 137), (200, 133)], BLUE)


def ring_round_a_word(page: Sheet) -> None:
    cv2.ellipse(page, (330, 82), (112, 34), 3, 0, 350, BLUE, 3, cv2.LINE_AA)


def cross(page: Sheet) -> None:
    cv2.line(page, (500, 200), (560, 260), BLACK, 3, cv2.LINE_AA)
    cv2.line(page, (560, 200), (500, 260), BLACK, 3, cv2.LINE_AA)


def dotted_line(page: Sheet) -> None:
    for x in range(480, 840, 9):
        cv2.circle(page, (x, 300), 2, BLACK, -1)


def frame(page: Sheet) -> None:
    cv2.rectangle(page, (64, 64), (856, 456), BLACK, 2)


def punch_hole_and_dust(page: Sheet) -> None:
    cv2.circle(page, (110, 300), 24, (60, 60, 60), -1)
    for x in range(480, 840, 40):
        cv2.circle(page, (x, 170 + x % 90), 1, BLACK, -1)


def look(page: Sheet, colour: bool = True, dpi: float = DRAWN_DPI) -> PixelMark:
    scale = dpi / DRAWN_DPI
    page = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    block = tuple(round(v * scale) for v in BLOCK)
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    return find_mark(page if colour else None, grey, dpi, block)  # type: ignore[arg-type]


@pytest.mark.parametrize("dpi", [130, 200, 300])
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
def test_a_signature_is_ink_and_its_box_is_where_it_stands(colour: bool, dpi: float) -> None:
    page = sheet()
    scribble(page, 500, 200)
    found = look(page, colour, dpi)
    assert found.kind is MarkKind.INK, found
    assert found.pixel_box is not None
    expected = [v * dpi / DRAWN_DPI for v in (500, 205, 740, 320)]
    assert found.pixel_box == pytest.approx(expected, abs=30 * dpi / DRAWN_DPI)


@pytest.mark.parametrize("width", [2, 3, 6])
def test_fax_and_pen_width(width: int) -> None:
    page = sheet()
    scribble(page, 500, 200, BLACK, width)
    page[:] = np.where(page > 128, 255, 0)
    assert look(page, colour=False).kind is MarkKind.INK


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
@pytest.mark.parametrize("draw", [round_stamp, box_stamp])
def test_a_stamp_alone_is_no_signature(draw: Callable[[Sheet, int, int], None], colour: bool) -> None:
    page = sheet()
    draw(page, 480, 280)
    assert look(page, colour).kind is MarkKind.STAMP


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
@pytest.mark.parametrize("draw", [round_stamp, box_stamp])
def test_a_signature_over_a_stamp_is_seen(draw: Callable[[Sheet, int, int], None], colour: bool) -> None:
    page = sheet()
    draw(page, 480, 280)
    scribble(page, 490, 240, BLACK)
    assert look(page, colour).kind is MarkKind.INK


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
def test_two_stamps_are_no_signature(colour: bool) -> None:
    page = sheet()
    round_stamp(page, 480, 260)
    round_stamp(page, 560, 290)
    assert look(page, colour).kind in UNSIGNED


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
def test_a_stamp_that_reaches_in_from_the_next_block_is_no_signature(colour: bool) -> None:
    page = sheet()
    round_stamp(page, 480, 500)
    assert look(page, colour).kind is MarkKind.STAMP


def test_a_signature_scribbled_until_the_paper_is_full_is_no_blob() -> None:
    page = sheet()
    jags = [(500 + 9 * n, 200 + (n % 2) * 70 + 11 * (n % 3)) for n in range(17)]
    cv2.polylines(page, [np.array(jags, np.int32)], False, BLUE, 13, cv2.LINE_AA)
    assert look(page).kind not in NEITHER


def test_a_ring_that_touches_the_frame_of_the_block_is_no_signature() -> None:
    page = sheet()
    cv2.rectangle(page, (64, 64), (640, 456), BLACK, 2)
    cv2.ellipse(page, (500, 82), (180, 34), 3, 0, 355, BLUE, 3, cv2.LINE_AA)
    assert look(page).kind in UNSIGNED


def test_a_signature_over_the_printed_name_is_seen() -> None:
    page = sheet()
    scribble(page, 90, 50, BLACK)
    assert look(page, colour=False).kind is MarkKind.INK


@pytest.mark.parametrize(
    "draw",
    [tick, underline, ring_round_a_word, cross, dotted_line, frame, punch_hole_and_dust],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
def test_strokes_that_sign_nothing(draw: Callable[[Sheet], None], colour: bool) -> None:
    page = sheet()
    draw(page)
    assert look(page, colour).kind in NEITHER


@pytest.mark.parametrize("text", ["Le 5/8/2025", "Lu et approuve"])
def test_handwriting_is_no_signature(text: str) -> None:
    page = sheet()
    cv2.putText(page, text, (470, 260), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.2, BLUE, 2, cv2.LINE_AA)
    assert look(page).kind in UNSIGNED


def test_print_alone_is_nothing() -> None:
    found = look(sheet())
    assert (found.kind, found.pixel_box) == (MarkKind.NONE, None)


def test_print_that_was_not_read_is_no_signature() -> None:
    page = sheet()
    cv2.putText(page, "Cachet et signature", (470, 260), cv2.FONT_HERSHEY_DUPLEX, 0.8, BLACK, 2, cv2.LINE_AA)
    assert look(page).kind in NEITHER


def test_the_neighbours_signature_does_not_count() -> None:
    page = sheet()
    scribble(page, 500, 380)  # three quarters of it stand below the block
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    assert find_mark(page, grey, DRAWN_DPI, (60, 60, 860, 400)).kind in NEITHER


@pytest.mark.parametrize("shade", [0, 128, 255], ids=["black", "grey", "white"])
def test_flat_paper_is_nothing(shade: int) -> None:
    grey = np.full((300, 400), shade, np.uint8)
    assert find_mark(None, grey, 150, (0, 0, 400, 300)).kind is MarkKind.NONE


def test_noise_is_no_signature() -> None:
    noise = np.random.default_rng(5).normal(200, 40, (400, 600)).clip(0, 255).astype(np.uint8)
    assert find_mark(None, noise, 200, (20, 20, 580, 380)).kind is not MarkKind.INK


def test_a_block_off_the_page_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not lie on a page of 50 x 40"):
        find_mark(None, np.full((40, 50), 255, np.uint8), 200, (300, 300, 400, 400))


def low_scribble(page: Sheet, x: int, y: int, ink: tuple[int, int, int]) -> None:
    """A signature 200 x 52 pixels large (25 x 7 mm), all small waves: low as a word, yet none."""
    waves = [
        (8 * n, y_ % 53) for n, y_ in enumerate((40, 2, 50, 12, 45, 15, 48, 8, 44, 20, 46, 14, 40, 18, 42, 22, 38))
    ]
    curve(page, [(x + a, y + b) for a, b in waves] + [(x + 200, y + 30)], ink)


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "grey"])
def test_a_signature_that_begins_inside_a_stamp_is_no_stamp(colour: bool) -> None:
    page = sheet()
    round_stamp(page, 480, 280)
    low_scribble(page, 560, 270, BLACK)
    assert look(page, colour).kind in {MarkKind.INK, MarkKind.DOUBTFUL}


def test_where_the_network_sees_a_signature_and_a_stamp() -> None:
    page = sheet()
    scribble(page, 500, 200)
    round_stamp(page, 250, 300)
    canvas = block_to_canvas(page, cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), DRAWN_DPI, BLOCK)
    seen = canvas_to_pen_map(canvas)
    area = signed_area(seen, canvas.block)
    assert area is not None
    assert area.share == pytest.approx(1.0)
    assert canvas.page_box(area.box) == pytest.approx((500, 205, 740, 320), abs=30)
    _, columns = np.nonzero(seen.stamped > 0.5)
    assert columns.max() * CELL / 100 < (400 - BLOCK[0]) / DRAWN_DPI + 0.4  # inches: left of the signature


def area_of(cells: float, sure: int = 0, longest: float = 30.0) -> SignedArea:
    return SignedArea(cells, 1.0, sure, longest, (0, 0, 10, 10))


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (area_of(40, sure=35), MarkKind.INK),
        (area_of(40, sure=12), MarkKind.DOUBTFUL),
        (area_of(6), MarkKind.DOUBTFUL),
        (area_of(26, sure=24, longest=12), MarkKind.DOUBTFUL),  # it may be initials
        (area_of(2), MarkKind.STAMP),
        (None, MarkKind.STAMP),
    ],
)
def test_what_was_seen_gives_a_verdict(area: SignedArea | None, expected: MarkKind) -> None:
    assert judge(area, stamped=40) is expected


def test_where_nothing_is_signed_or_stamped_there_is_nothing() -> None:
    assert judge(None, stamped=3) is MarkKind.NONE


def test_an_area_that_is_mostly_the_neighbours_is_none() -> None:
    cells = np.zeros((10, 20), np.float32)
    cells[4, 2:18] = 0.9
    seen = PenMap(cells, np.zeros_like(cells))
    assert signed_area(seen, (0, 0, 60, 120)) is None
    found = signed_area(seen, (0, 0, 140, 120))
    assert found is not None
    assert found.inside == pytest.approx(10 * 0.9, abs=1)


def test_a_lesson_shows_a_paper_and_says_where_it_is_signed() -> None:
    print_face = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    chance, faces = Random(3), Faces((print_face,), (print_face,))
    lessons = [lesson(chance, faces) for _ in range(12)]
    assert {one.view.shape for one in lessons} == {(4, ROWS * CELL, COLUMNS * CELL)}
    signed = [one for one in lessons if one.answer[0].any()]
    assert 2 <= len(signed) <= 11
    for one in signed:  # ink runs through what is to be called signed
        inked = one.view[3].reshape(ROWS, CELL, COLUMNS, CELL).mean(axis=(1, 3)) > 0
        assert inked[(one.answer[0] > 0) & (one.weight[0] > 0)].all()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Signé électroniquement par", True),
        ("SIGNEE ELECTRONIQUEMENT LE 3 MAI", True),
        ("Digitally signed by A. B.", True),
        ("Signature numérique de", True),
        ("La convention peut porter une signature électronique.", False),
        ("Signature et cachet", False),
    ],
)
def test_a_picture_may_claim_an_electronic_signature(text: str, claims: bool) -> None:
    assert bool(ELECTRONICALLY_SIGNED.search(text)) is claims
