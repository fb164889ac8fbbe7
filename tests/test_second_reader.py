"""The second reader: lines, words where they stand, badly read pieces read better, and dates in a line."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.handwriting.date_in_line import date_in_line
from extractors.handwriting.date_look import look_at_crops
from extractors.handwriting.date_odds import dates_to_best, odds_to_dates
from extractors.line_reader import read_lines, see_line
from extractors.ocr import Grey, Layout, OcrWord
from extractors.page_reader import left_out, words_to_lines
from extractors.second_reading import read_better

DPI = 300.0
HIGH = 42  # pixels: print of 10 points
FACE = str(files("reportlab") / "fonts" / "Vera.ttf")


def page(*lines: tuple[int, int, str], size: tuple[int, int] = (1500, 320)) -> Grey:
    """Print at (left, top)."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for left, top, text in lines:
        draw.text((left, top), text, fill=10, font=ImageFont.truetype(FACE, HIGH))
    return np.asarray(image, dtype=np.uint8)


def words_of(grey: Grey) -> list[str]:
    return [w.text for w in read_lines(grey, DPI, Layout.BLOCK)]


def test_words_stand_where_they_are_printed() -> None:
    words = read_lines(page((60, 40, "SIRET : 213 401 359 00012"), (60, 160, "Commune de Valbrune")), DPI, Layout.BLOCK)
    assert [w.text for w in words[-7:]] == ["213", "401", "359", "00012", "Commune", "de", "Valbrune"]
    assert all(a.x0 < b.x0 for a, b in pairwise(words[:-3]))
    assert words[0].top < 100 < words[-1].top and words[0].line != words[-1].line
    assert 40 < words[0].x0 < 90 and all(w.confidence > 0.9 for w in words)


def test_a_line_that_was_left_out_is_not_read_among_scraps_of_stamps() -> None:
    """What one reading of both gave: "Fait et s", "igné", "exemp", "laires", one above the other."""
    shown: list[Grey] = []

    def reader(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
        shown.append(grey)
        return (OcrWord("mot", 40, 20, 90, 50, 0.9, 0),)

    picture = page((60, 40, "Fait et signé en deux exemplaires"), (900, 150, "ER"), (1000, 220, "UN"))
    found = left_out(picture, DPI, (), reader)
    line, scraps = shown[:2]
    assert scraps.shape[1] < 300 and line.shape[1] > 700 and line.shape[0] < scraps.shape[0]
    assert [w.line for w in found[:2]] == [1, 2]
    assert found[0].top < 100 < found[1].top


def test_accents_and_columns() -> None:
    assert words_of(page((60, 40, "août 2025"), (900, 40, "Président"))) == ["août", "2025", "Président"]


def test_nothing_is_read_of_blank_paper() -> None:
    assert words_of(page()) == []


def badly_read(text: str, confidence: float, left: int = 60) -> OcrWord:
    return OcrWord(text, left, 44, left + 420, 88, confidence, 0)


def test_badly_read_print_is_read_better_and_says_by_whom() -> None:
    (word,) = read_better(page((60, 40, "S.I.V.U. DE VAUX")), [badly_read("S1VU0EVAUX", 0.4)])[:1]
    assert word.text == "S.I.V.U." and word.by_other


def test_a_word_whose_box_a_streak_made_higher_is_as_high_as_its_line() -> None:
    words = [
        OcrWord("Commune", 60, 100, 200, 200, 0.9, 0),
        *(OcrWord("de", x, 140, x + 50, 180, 0.9, 0) for x in (220, 300)),
    ]
    (line,) = words_to_lines(tuple(words), 1, 1.0)
    assert [(w.box.top, w.box.bottom) for w in line.words] == [(128, 192), (140, 180), (140, 180)]


def test_what_was_read_surely_stays() -> None:
    words = [badly_read("VALBRUNE", 0.92)]
    assert list(read_better(page((60, 40, "S.I.V.U. DE VAUX")), words)) == words


def test_a_piece_beside_it_stays_and_a_smudge_stays_what_it_was() -> None:
    smudge = np.random.default_rng(3).integers(120, 255, (320, 1500)).astype(np.uint8)
    words = [badly_read("x1", 0.3), badly_read("Maire", 0.95, left=900)]
    assert list(read_better(smudge, words)) == words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vendredi 1er août 2025", "2025-08-01"),
        ("le 17/07/2025 à Valbrune", "2025-07-17"),
        ("3 MAI 2025", "2025-05-03"),
    ],
)
def test_a_date_is_found_in_its_line(text: str, day: str) -> None:
    found = date_in_line(see_line(page((20, 10, text), size=(700, 70))))
    best = dates_to_best(odds_to_dates(found.odds))
    assert best is not None and best.value == day and best.share > 0.9


def test_two_readers_together_see_a_printed_date_and_none_in_words() -> None:
    look = look_at_crops([page((20, 10, "mardi 2 septembre 2025"), size=(700, 70))], (0, 0, 700, 70), by_hand=False)
    assert look.value == "2025-09-02" and look.confidence > 0.9
    none = look_at_crops([page((20, 10, "Rectrice de région"), size=(700, 70))], (0, 0, 700, 70), by_hand=False)
    assert none.value == "" or none.confidence < 0.2
