"""Files → pages: what each kind of file gives, and the one sentence that each bad one gets."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import (
    DamagedPdf,
    DocumentError,
    EmptyFile,
    EncryptedPdf,
    MachineLacks,
    NoFrenchData,
    NotADocument,
    NoTesseract,
    TooLarge,
    TooManyPages,
)
from extractors.page_input import PageInput
from extractors.pages import open_document
from extractors.text_layer import LayerVerdict, is_garbled, judge_layer
from schemas.options import ReadOptions

A4 = (595.0, 842.0)
SENTENCE = "La commune participe au service"
Draw = Callable[[Canvas], None]


def pdf(path: Path, *pages: Draw, size: tuple[float, float] = A4, password: str | None = None) -> Path:
    lock = StandardEncryption(password, ownerPassword="o", strength=128) if password is not None else None
    canvas = Canvas(str(path), pagesize=size, encrypt=lock)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def text(canvas: Canvas) -> None:
    canvas.drawString(60, 742, SENTENCE)
    canvas.drawString(60, 720, "SIRET : 213 401 359 00012")


def sheet() -> Image.Image:
    """A grey page of 413 x 585 pixels (50 dpi) whose four corners differ."""
    pixels = np.full((585, 413), 255, np.uint8)
    pixels[:40, :60] = 0
    pixels[-40:, -100:] = 90
    return Image.fromarray(pixels)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(sheet()), 0, 0, *A4)


def only_page(path: Path, **options: int) -> PageInput:
    (page,) = open_document(path, ReadOptions(**options))
    return page


def bad(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>"
)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"ceci est un texte", NotADocument),
        (b"PK\x03\x04 docx", NotADocument),
        (b"\x00\x00\x00\x18ftypheic", NotADocument),
        (b"\xff\xd8\xff\xe0 cut", NotADocument),
        (b"\x89PNG\r\n\x1a\n cut", NotADocument),
        (b"II*\x00 cut", NotADocument),
        (b"%PDF-1.7 and nothing else", DamagedPdf),
        (NO_PAGES, DamagedPdf),
    ],
)
def test_bad_content_gets_its_cause_whatever_its_name(
    tmp_path: Path, content: bytes, error: type[DocumentError]
) -> None:
    with pytest.raises(error) as raised:
        list(open_document(bad(tmp_path / "scan.pdf", content), ReadOptions()))
    failure = raised.value.failure
    assert failure.cause is error.cause
    assert failure.message.endswith(".") and failure.remedy.endswith(".")


def test_truncated_pdf_is_damaged(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "whole.pdf", scan, text).read_bytes()
    with pytest.raises(DamagedPdf):
        list(open_document(bad(tmp_path / "cut.pdf", whole[: len(whole) * 2 // 3]), ReadOptions()))


def test_truncated_picture_is_told_when_it_is_decoded(tmp_path: Path) -> None:
    whole = io.BytesIO()
    sheet().save(whole, "JPEG")
    page = only_page(bad(tmp_path / "cut.jpg", whole.getvalue()[: len(whole.getvalue()) // 2]))
    with pytest.raises(NotADocument, match="incomplète"):
        page.picture()


def test_folder_and_vanished_file(tmp_path: Path) -> None:
    with pytest.raises(NotADocument, match="dossier"):
        open_document(tmp_path, ReadOptions())
    with pytest.raises(NotADocument, match="n'existe plus"):
        open_document(tmp_path / "gone.pdf", ReadOptions())


def test_password_and_owner_password(tmp_path: Path) -> None:
    with pytest.raises(EncryptedPdf):
        only_page(pdf(tmp_path / "locked.pdf", text, password="secret"))
    assert only_page(pdf(tmp_path / "owner.pdf", text, password="")).layer[0].text == SENTENCE


def test_limits(tmp_path: Path) -> None:
    three = pdf(tmp_path / "three.pdf", text, text, text)
    with pytest.raises(TooManyPages, match="3 pages"):
        list(open_document(three, ReadOptions(max_pages=2)))
    with pytest.raises(TooLarge):
        open_document(three, ReadOptions(max_bytes=100))
    with pytest.raises(TooLarge, match="413 x 585"):
        only_page(pdf(tmp_path / "scan.pdf", scan), max_pixels=10_000).picture()
    sheet().save(tmp_path / "sheet.png")
    with pytest.raises(TooLarge):
        only_page(tmp_path / "sheet.png", max_pixels=10_000)


def test_only_the_pages_asked_for_are_opened(tmp_path: Path) -> None:
    three = pdf(tmp_path / "three.pdf", text, scan, text)
    assert [page.number for page in open_document(three, ReadOptions(), numbers={2, 3})] == [2, 3]
    sheet().save(tmp_path / "two.tif", save_all=True, append_images=[sheet()])
    assert [page.number for page in open_document(tmp_path / "two.tif", ReadOptions(), numbers={2})] == [2]


def test_machine_lacks_name_the_command() -> None:
    for error in (NoTesseract(), NoFrenchData()):
        assert isinstance(error, MachineLacks)
        assert error.exit_status == 3
        assert "apt install" in error.remedy


def test_born_digital_page_is_trusted_and_knows_its_place(tmp_path: Path) -> None:
    page = only_page(pdf(tmp_path / "text.pdf", text))
    assert (page.born_digital, judge_layer(page)) == (True, LayerVerdict.TRUSTED)
    assert [line.text for line in page.layer] == [SENTENCE, "SIRET : 213 401 359 00012"]
    assert page.layer[0].box.x0 == pytest.approx(60, abs=1)
    assert page.layer[0].box.bottom == pytest.approx(842 - 742, abs=4)


def test_a_cell_that_runs_into_the_next_keeps_its_letters(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas)
        for x, cell in ((60, "SAINT-VALBRUNE-SUR-ORMELLE"), (120, "34"), (150, "ECOLE DU CENTRE")):
            canvas.drawString(x, 650, cell)

    words = {word.text for word in only_page(pdf(tmp_path / "cells.pdf", draw)).layer[-1].words}
    assert {"SAINT-VALBRUNE-SUR-ORMELLE", "34", "ECOLE", "DU", "CENTRE"} <= words


def test_letters_written_in_no_order_are_read_by_their_places(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        for i in (*range(0, len(SENTENCE), 2), *range(1, len(SENTENCE), 2)):
            canvas.drawString(60 + 6 * i, 742, SENTENCE[i])

    assert only_page(pdf(tmp_path / "letters.pdf", draw)).layer[0].text == SENTENCE


@pytest.mark.parametrize("hide", ["invisible", "white", "covered"])
def test_text_that_nobody_sees_is_never_trusted(tmp_path: Path, hide: str) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas)
        if hide == "white":
            canvas.setFillGray(1)
        written = canvas.beginText(60, 300)
        written.setTextRenderMode(3 if hide == "invisible" else 0)
        written.textOut("SIRET 99999999900012")
        canvas.drawText(written)
        if hide == "covered":
            canvas.setFillGray(1)
            canvas.rect(50, 290, 300, 30, stroke=0, fill=1)

    page = only_page(pdf(tmp_path / "hidden.pdf", draw))
    assert (page.born_digital, judge_layer(page)) == (False, LayerVerdict.HIDDEN)


def test_white_text_on_a_dark_bar_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.4)
        canvas.rect(50, 290, 300, 30, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(60, 300, SENTENCE)

    assert judge_layer(only_page(pdf(tmp_path / "bar.pdf", draw))) is LayerVerdict.TRUSTED


def test_text_over_a_scan_is_the_copiers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        scan(canvas)
        text(canvas)

    page = only_page(pdf(tmp_path / "copier.pdf", draw))
    assert (page.born_digital, judge_layer(page)) == (False, LayerVerdict.HIDDEN)
    assert page.layer[0].text == SENTENCE
    assert page.layer[0].words[1].box.x0 == pytest.approx(75, abs=8)


def test_filled_form_field_is_read_and_drawn(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas)
        canvas.acroForm.textfield(name="place", value="Vallon", x=60, y=500, width=200, height=20)

    page = only_page(pdf(tmp_path / "form.pdf", draw))
    assert "Vallon" in [line.text for line in page.layer]
    drawn = page.picture()
    k = drawn.dpi / 72
    assert drawn.pixels[int((842 - 520) * k) : int((842 - 500) * k), int(62 * k) : int(110 * k)].min() < 100


def test_scan_gives_its_own_pixels(tmp_path: Path) -> None:
    page = only_page(pdf(tmp_path / "scan.pdf", scan))
    picture = page.picture()
    assert (page.layer, page.born_digital, judge_layer(page)) == ((), False, LayerVerdict.NONE)
    assert picture.dpi == pytest.approx(50, abs=0.1)
    assert np.array_equal(picture.pixels, np.asarray(sheet()))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_scan_is_seen_as_displayed(tmp_path: Path, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(297.5, 421)
        canvas.rotate(turn)
        width, height = A4 if turn in (0, 180) else A4[::-1]
        canvas.drawImage(ImageReader(sheet().resize((int(width), int(height)))), -width / 2, -height / 2, width, height)

    pixels = only_page(pdf(tmp_path / "turned.pdf", draw)).picture().pixels
    middle_of_black = {0: (10, 10), 90: (-10, 10), 180: (-10, -10), 270: (10, -10)}[turn]
    assert pixels[middle_of_black] < 30


def test_masked_image_is_drawn(tmp_path: Path) -> None:
    """Black ink whose shape is in the mask alone: the image's own pixels are all black."""
    ink = Image.new("RGBA", (413, 585), (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), (0, 0, 60, 40))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(ink), 0, 0, *A4, mask="auto")

    pixels = only_page(pdf(tmp_path / "mask.pdf", draw)).picture().pixels
    assert pixels[5, 5] < 30 and pixels[-5, -5] > 240


def test_page_of_two_hundred_inches_is_drawn_at_a_bearable_size(tmp_path: Path) -> None:
    picture = only_page(pdf(tmp_path / "huge.pdf", text, size=(14400, 14400))).picture()
    assert picture.pixels.size < 100_000_000
    assert picture.points_per_pixel * picture.pixels.shape[1] == pytest.approx(14400, rel=0.01)


def test_tiff_pages_and_the_flat_pixels_of_a_fax(tmp_path: Path) -> None:
    page = Image.new("1", (1728, 1145), 1)
    page.paste(0, (0, 0, 204, 98))
    path = tmp_path / "fax.tif"
    page.save(path, save_all=True, append_images=[page, page], compression="group4", dpi=(204, 98))
    pages = list(open_document(path, ReadOptions()))
    assert [p.number for p in pages] == [1, 2, 3]
    assert pages[0].height == pytest.approx(1145 / 98 * 72)
    picture = pages[2].picture()
    assert picture.dpi == 204
    black = np.argwhere(picture.pixels < 128)
    assert tuple(black.max(axis=0) + 1) == pytest.approx((204, 204), abs=2)


def test_jpeg_is_turned_as_its_exif_says(tmp_path: Path) -> None:
    stored = Image.fromarray(np.ascontiguousarray(np.rot90(np.asarray(sheet()))))
    exif = Image.Exif()
    exif[0x0112] = 6
    stored.save(tmp_path / "photo.jpg", exif=exif, quality=95, dpi=(72, 72))
    page = only_page(tmp_path / "photo.jpg")
    assert (page.width, page.height) == pytest.approx((595, 843), abs=2)
    assert page.picture().pixels[5, 5] < 30


def test_resolution_nobody_measured_means_a4(tmp_path: Path) -> None:
    sheet().resize((1654, 2339)).save(tmp_path / "photo.png", dpi=(72, 72))
    assert only_page(tmp_path / "photo.png").picture().dpi == pytest.approx(200, abs=0.1)


def test_transparent_png_stands_on_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (400, 500), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert only_page(tmp_path / "clear.png").picture().pixels.min() == 255


def test_garbled_layers() -> None:
    prose = "la présente convention fixe la participation de la commune au financement des services de l'école " * 6
    shifted = prose.translate({ord(c): chr((ord(c) - 97 + 7) % 26 + 97) for c in "abcdefghijklmnopqrstuvwxyz"})
    assert not is_garbled(prose)
    assert is_garbled(shifted)
    assert is_garbled("\ue000\ue001 \ue002 Mairie")
    assert not is_garbled("SIRET : 213 401 359 00012")
