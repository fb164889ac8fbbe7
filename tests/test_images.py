"""Pictures → clean upright pictures: drawn pages are turned, skewed, shaded and dirtied, then prepared."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.channels import without_coloured_ink
from extractors.images import Prepared, prepare
from extractors.perspective import find_sheet
from extractors.picture import Picture, Pixels, as_pixels, sheet_dpi, square, without_idle_colour
from schemas.layout import Box

DPI = 150.0
SIZE = (1240, 1754)  # A4 at that resolution
WORDS = "la commune participe au financement du service pour chaque école pendant une année scolaire entière"
CAPITALS = "COMMUNE ECOLE PRIMAIRE MATERNELLE VALLON RIVIERE GRAND PUY SIRET MAIRE"


def drawn(words: str, lines: int, seed: int = 1) -> Pixels:
    """A white page with left-aligned lines of ``words`` at its top."""
    chance = random.Random(seed)
    page = Image.new("L", SIZE, 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(24)
    for i in range(lines):
        pen.text(
            (130, 150 + i * 40), " ".join(chance.choices(words.split(), k=chance.randint(4, 8))), font=font, fill=20
        )
    return np.asarray(page)


def skewed(page: Pixels, degrees: float) -> Pixels:
    """The page with its lines falling to the right by ``degrees``."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return as_pixels(cv2.warpAffine(page, turn, (width, height), borderValue=(255,)))


def turned(page: Pixels, degrees: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(page, -degrees // 90))


def ready(page: Pixels, dpi: float = DPI) -> Prepared:
    return prepare(Picture(page, dpi))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("words", [WORDS, CAPITALS], ids=["sentences", "capitals"])
def test_a_page_is_turned_upright(words: str, degrees: int) -> None:
    page = ready(turned(skewed(drawn(words, 12), 1.5), degrees))
    assert (page.turned + degrees) % 360 == 0
    assert page.grey[: page.grey.shape[0] // 2].min() < 100  # the text is at the top again
    assert page.width < page.height


@pytest.mark.parametrize("degrees", [-5.0, -2.0, -0.4, 0.4, 2.0, 5.0])
def test_lines_are_level_afterwards(degrees: float) -> None:
    page = ready(skewed(drawn(WORDS, 20), degrees))
    ink = np.argwhere(page.grey[:, :] < 128)
    sharp = np.bincount(ink[:, 0], minlength=page.grey.shape[0])
    assert (sharp == 0).sum() > 0.6 * page.grey.shape[0]  # white rows between the lines: they do not lean


def test_a_straight_page_keeps_its_pixels() -> None:
    page = ready(drawn(WORDS, 12))
    assert page.placement.quarters == 0
    assert page.grey.shape == SIZE[::-1]


@pytest.mark.parametrize("degrees", [0, 180])
def test_places_are_told_on_the_page_as_a_person_reads_it(degrees: int) -> None:
    original = drawn(WORDS, 12)
    cv2.rectangle(original := original.copy(), (600, 1200), (700, 1240), (0,), -1)
    page = ready(turned(skewed(original, 3.0), degrees))
    ys, xs = np.nonzero(cv2.erode(as_pixels(page.grey < 100), np.ones((15, 15), np.uint8)))
    found = page.to_points(xs.min() - 7, ys.min() - 7, xs.max() + 8, ys.max() + 8)
    lying = skewed(original, 3.0)
    ys, xs = np.nonzero(cv2.erode(as_pixels(lying < 100), np.ones((15, 15), np.uint8)))
    k = 72 / DPI
    wanted = Box((xs.min() - 7) * k, (ys.min() - 7) * k, (xs.max() + 8) * k, (ys.max() + 8) * k)
    assert found.as_list() == pytest.approx(wanted.as_list(), abs=3.0)


def test_points_and_pixels_are_each_others_inverse() -> None:
    page = ready(drawn(WORDS, 12))
    assert page.to_pixels(page.to_points(100, 200, 300, 260)) == (100, 200, 300, 260)
    assert page.to_pixels(Box(-50, -50, 9999, 9999)) == (0, 0, *SIZE)


def test_weak_letters_are_settled_by_the_check_and_strong_ones_are_not() -> None:
    asked: list[Pixels] = []

    def says_no(grey: Pixels) -> bool:
        asked.append(grey)
        return False

    symmetrical = drawn("O X H I", 8)
    assert prepare(Picture(symmetrical, DPI), says_no).turned == (ready(symmetrical).turned + 180) % 360
    assert len(asked) == 1
    assert prepare(Picture(drawn(WORDS, 12), DPI), says_no).turned == 0
    assert len(asked) == 1


def test_blank_backs_are_blank_and_short_pages_are_not() -> None:
    back = np.full(SIZE[::-1], 235, np.uint8)
    through = cv2.GaussianBlur(drawn(WORDS, 30)[:, ::-1], (0, 0), 2).astype(np.float32)
    back = as_pixels(back - (255 - through) * 0.07)
    for y in (600, 1100):
        cv2.circle(back, (60, y), 18, (50,), -1)
    grain = np.random.default_rng(0).normal(0, 4, back.shape)
    assert ready(as_pixels(np.clip(back + grain, 0, 255))).blank
    assert not ready(drawn(WORDS, 2)).blank


def test_shadow_and_grey_paper_become_white() -> None:
    shade = np.linspace(0.45, 0.9, SIZE[0])
    page = ready(as_pixels(drawn(WORDS, 20) * shade))
    assert np.percentile(page.grey, 30) > 245
    assert page.grey.min() < 100


def test_faint_print_is_darkened() -> None:
    faint = as_pixels(255 - (255 - drawn(WORDS, 20).astype(np.float32)) * 0.3)
    assert faint.min() > 180
    assert ready(faint).grey.min() < 80


def test_holes_and_dark_edges_are_painted_over() -> None:
    page = drawn(WORDS, 20).copy()
    page[:, -20:] = 0
    cv2.circle(page, (50, 600), 18, (20,), -1)
    clean = ready(page).grey
    assert clean[560:640, 20:90].min() > 200
    assert clean[200:1500, -40:].min() > 200


def test_what_a_scratch_of_the_glass_runs_through_stays() -> None:
    page = drawn(WORDS, 20).copy()
    page[:, 700:702] = 90
    page[:, -20:] = 0
    cv2.ellipse(page, (700, 1300), (150, 40), 0, 0, 360, (30,), 3)  # a signature
    page[1500:1540, 650:750] = 30  # a scribble with a felt pen
    clean = ready(page).grey
    assert clean[1290:1310, 545:560].min() < 100
    assert clean[1290:1310, 840:856].min() < 100
    assert clean[1510:1530, 660:740].max() < 100
    assert clean[200:1500, -40:].min() > 200


@pytest.mark.parametrize("table", [60, 140], ids=["dark table", "light table"])
def test_a_sheet_on_a_table_is_laid_flat(table: int) -> None:
    page = drawn(WORDS, 30)
    corners = np.array([[210, 160], [1380, 240], [1450, 1900], [120, 1820]], dtype=np.float32)
    flat = np.array([[0, 0], [SIZE[0], 0], SIZE, [0, SIZE[1]]], dtype=np.float32)
    lens = cv2.getPerspectiveTransform(flat, corners)
    photo = cv2.warpPerspective(page, lens, (1600, 2100), borderValue=(table,)).astype(np.float32)
    photo *= np.linspace(1.0, 0.65, 1600)
    found = find_sheet(as_pixels(photo))
    assert found is not None
    assert np.abs(found - corners).max() < 40
    result = ready(as_pixels(photo), dpi=1600 / 8.27)
    assert result.grey.shape[0] / result.grey.shape[1] == pytest.approx(297 / 210, abs=0.02)
    assert result.grey[:100].min() > 200  # no table is left above the text


def test_a_page_without_surroundings_is_not_cut() -> None:
    assert find_sheet(drawn(WORDS, 30)) is None


def test_colour_has_the_geometry_of_the_grey() -> None:
    page = np.repeat(drawn(WORDS, 20)[:, :, None], 3, axis=2)
    page[1000:1020, 300:500] = (40, 40, 220)
    result = ready(page)
    assert result.colour is not None
    assert result.colour.shape[:2] == result.grey.shape
    assert without_coloured_ink(result.colour)[1010, 400] == 255 and result.grey[1010, 400] < 180
    assert ready(drawn(WORDS, 20)).colour is None


def test_large_scans_are_reduced_to_what_ocr_needs() -> None:
    page = as_pixels(cv2.resize(drawn(WORDS, 12), None, fx=4, fy=4))
    result = ready(page, dpi=600.0)
    assert result.dpi == 300.0
    assert (result.width, result.height) == pytest.approx((595.2, 841.9), abs=0.5)


def test_tiny_and_empty_pictures_do_not_crash() -> None:
    for pixels in (np.full((1, 1), 255, np.uint8), np.zeros((40, 30), np.uint8), np.full((9, 900), 128, np.uint8)):
        assert ready(pixels, dpi=100.0).grey.size > 0


def test_resolution_of_a_sheet() -> None:
    assert sheet_dpi(200, 8.27, 11.69) == 200
    assert sheet_dpi(72, 23.0, 32.5) == pytest.approx(200, abs=1)
    assert square(np.zeros((98, 204), np.uint8), 204, 98).shape == (204, 204)


def test_grey_stored_as_colour_is_grey() -> None:
    grey = np.repeat(drawn(WORDS, 5)[:, :, None], 3, axis=2)
    assert without_idle_colour(grey).ndim == 2
    grey = grey.copy()
    grey[300:340, 200:400] = (30, 30, 200)
    assert without_idle_colour(grey).ndim == 3
