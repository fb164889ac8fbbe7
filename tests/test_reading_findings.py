"""What reading alone finds: no convention, a page that nobody can read, an altered clause, a text layer not trusted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.clauses import altered_clauses
from extractors.ocr import Grey, Layout, OcrWord
from extractors.page_reader import read_page
from extractors.pages import open_document
from extractors.read import read_document
from schemas.draft import ConventionDraft
from schemas.finding import Code
from schemas.layout import TextSource
from schemas.options import ReadOptions
from tests.test_fields import AGREED, HEAD, LINES, paper_of

A4 = (595, 842)
LETTER = ("Madame la Maire,", "Veuillez trouver ci-joint le plan de la cour de l'école.", "Bien à vous,", "Odile Essai")
CLAUSES = [
    "Article 1 - Objet",
    "La région académique met à la disposition de la commune un espace numérique.",
    "Article 2 - Résiliation",
    "La convention peut être résiliée par chacune des parties avec un préavis de deux mois.",
    "Les parties se rencontrent avant toute action devant le tribunal compétent.",
]
PRINTED = Path(__file__).parents[1] / "samples" / "finished" / "inbox" / "02-acceptee-texte.pdf"
CONVENTION = [*HEAD, *LINES, *AGREED, *CLAUSES]


def reads_nothing(grey: Grey, dpi: float, layout: Layout) -> tuple[OcrWord, ...]:
    """An engine that sees no word."""
    return ()


def pdf(path: Path, lines: list[str] | tuple[str, ...], *, below: Image.Image | None = None) -> Path:
    """One page: printed lines or, over a picture, hidden ones."""
    canvas = Canvas(str(path), pagesize=A4)
    if below is not None:
        canvas.drawImage(ImageReader(below), 0, 0, *A4)
    text = canvas.beginText(60, 780)
    text.setTextRenderMode(3 if below else 0)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return path


def noise() -> Image.Image:
    """A page at 100 dpi on which something is, and nothing legible."""
    pixels = np.full((1169, 826), 255, np.uint8)
    chance = np.random.default_rng(7)
    for top in range(120, 1000, 24):
        pixels[top : top + 10, 90:700] = np.where(chance.random((10, 610)) < 0.35, 0, 255)
    return Image.fromarray(pixels)


def codes(path: Path) -> set[Code]:
    drafts: tuple[ConventionDraft, ...] = read_document(path, ReadOptions(), reads_nothing)
    return {finding.code for draft in drafts for finding in draft.findings}


def test_a_letter_is_no_convention(tmp_path: Path) -> None:
    assert Code.NOT_A_CONVENTION in codes(pdf(tmp_path / "letter.pdf", LETTER))


def test_a_printed_convention_is_one_and_its_text_is_trusted() -> None:
    assert not codes(PRINTED) & {Code.NOT_A_CONVENTION, Code.TEXT_LAYER_IGNORED, Code.PAGE_UNREADABLE}


def test_hidden_text_that_nothing_on_the_picture_bears_out_is_not_trusted(tmp_path: Path) -> None:
    hidden = pdf(tmp_path / "hidden.pdf", CONVENTION, below=noise())
    (page,) = (read_page(opened, reads_nothing).page for opened in open_document(hidden, ReadOptions()))
    assert page.source is TextSource.UNREADABLE and "Convention de partenariat" in page.layer_ignored


def test_a_page_of_noise_is_unreadable(tmp_path: Path) -> None:
    noise().convert("RGB").save(tmp_path / "noise.pdf", resolution=100)
    assert Code.PAGE_UNREADABLE in codes(tmp_path / "noise.pdf")


def test_a_blank_page_is_not_called_unreadable(tmp_path: Path) -> None:
    Image.new("RGB", (826, 1169), "white").save(tmp_path / "blank.pdf", resolution=100)
    assert Code.PAGE_UNREADABLE not in codes(tmp_path / "blank.pdf")


REFERENCE = "\n".join([*HEAD, *LINES, *AGREED, *CLAUSES])


@pytest.mark.parametrize(
    ("sent", "printed"),
    [
        ("de deux mois", "de six mois"),
        ("par chacune des parties", "par la seule région académique sans indemnité"),
    ],
)
def test_a_clause_that_says_something_else_is_altered(sent: str, printed: str) -> None:
    assert sent in REFERENCE
    paper = paper_of([line.replace(sent, printed) for line in CONVENTION])
    assert {finding.code for finding in altered_clauses(paper, REFERENCE)} == {Code.CLAUSE_ALTERED}


@pytest.mark.parametrize(
    ("sent", "printed"),
    [("", ""), ("résiliée", "resiliee"), ("tribunal", "tribuna1"), ("VALBRUNE", "SAINT-ORENS"), ("avant", "avan t")],
)
def test_noise_and_what_is_filled_in_are_no_alteration(sent: str, printed: str) -> None:
    paper = paper_of([line.replace(sent, printed) if sent else line for line in CONVENTION])
    assert altered_clauses(paper, REFERENCE) == ()


def test_without_the_text_that_was_sent_nothing_is_altered() -> None:
    assert altered_clauses(paper_of(CONVENTION), "") == ()
