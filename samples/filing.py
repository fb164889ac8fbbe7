"""Papers become one file of the inbox: born digital, or taken by a scanner, a fax or a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples import document, hidden, lost, scanfile, scanner
from samples.document import Paper
from samples.inking import Placed, press, rgba
from samples.leaves import Leaf
from samples.otherpapers import OtherPaper
from samples.raster import pdf_to_pictures
from samples.scanner import Container, Device, Take
from samples.sheet import HEIGHT, Anchor, DrawOver
from samples.truth import TrueConvention

SINGLE_PICTURES = 0.5  # of the one-page papers
DATA_TAGS = ("siret", "schools", "school", "amounts", "collectivity_name")


@dataclass(frozen=True, slots=True)
class Filed:
    """What was written: its name, where each convention lies in it, what was done to it."""

    name: str
    conventions: tuple[TrueConvention, ...]
    damage: tuple[str, ...]


def overlay(marks: Sequence[Placed]) -> DrawOver:
    """Draws the marks of a page on a PDF canvas, as transparent pictures."""

    def draw(canvas: Canvas, page: int) -> None:
        for item in marks:
            if item.page == page:
                image = Image.fromarray(rgba(item.mark))
                width, height = image.width * 72 / item.mark.dpi, image.height * 72 / item.mark.dpi
                canvas.drawImage(ImageReader(image), item.x, HEIGHT - item.y - height, width, height, mask="auto")

    return draw


def born_digital(folder: Path, stem: str, paper: Paper) -> Filed:
    """The PDF as the word processor made it, signatures pasted in."""
    sheet, _ = document.typeset(paper.printed, paper.look, paper.face, overlay(paper.marks), paper.scale)
    (folder / f"{stem}.pdf").write_bytes(sheet.pdf)
    return Filed(f"{stem}.pdf", (TrueConvention((1, sheet.pages), sheet.pages, paper.printed),), ("born digital",))


def _leaves(paper: Paper, number: int, how: Take, rng: Random) -> tuple[list[Leaf], lost.Loss]:
    loss = lost.of(paper.printed, paper.sheet)
    leaves = []
    for page, picture in enumerate(pdf_to_pictures(paper.sheet.pdf, how.dpi), start=1):
        if page == loss.page:
            continue
        press(picture, paper.marks, page, how.dpi)
        spots = tuple(a.box for a in paper.sheet.anchors if a.page == page and _is_data(a))
        size = paper.look.size * paper.scale
        text = hidden.layer_of(paper.sheet, page, size, rng) if how.hidden_text else ()
        leaves.append(Leaf(picture, number, page, spots, text))
    return leaves, loss


def _is_data(anchor: Anchor) -> bool:
    return anchor.tag.split(":")[0] in DATA_TAGS


def scan(folder: Path, stem: str, papers: Sequence[Paper], how: Take, rng: Random) -> Filed:
    """One file that holds one or several conventions, one after another."""
    leaves: list[Leaf] = []
    losses = []
    for number, paper in enumerate(papers):
        found, loss = _leaves(paper, number, how, rng)
        leaves += found
        losses.append(loss)
    taken = scanner.take(leaves, how, rng)
    name = write(folder, stem, taken, how)
    conventions = []
    for number, (paper, loss) in enumerate(zip(papers, losses, strict=True)):
        places = [i for i, leaf in enumerate(taken, start=1) if leaf.convention == number]
        texts = sum(leaf.page > 0 for leaf in taken if leaf.convention == number)
        span = (places[0], places[-1])
        said = lost.without_marks(paper.printed, paper.sheet, loss)
        conventions.append(TrueConvention(span, texts, said, loss.lost, loss.unsure, loss.schools))
    return Filed(name, tuple(conventions), how.named())


def write(folder: Path, stem: str, leaves: Sequence[Leaf], how: Take) -> str:
    """Writes the leaves in the device's format; the file's name."""
    path = folder / f"{stem}.{how.container}"
    if how.device is Device.FAX:
        scanfile.write_fax(path, leaves, how.dpi)
    elif how.container is Container.TIFF:
        scanfile.write_tiff(path, leaves, how.dpi, how.quality)
    else:
        scanfile.write_pdf(path, leaves, how.dpi, how.quality, a4=how.device is Device.PHONE)
    return path.name


def scan_other(folder: Path, stem: str, paper: OtherPaper, how: Take, rng: Random, *, suffix: str = "") -> Filed:
    """A paper that is no convention; a single page may come as JPEG or PNG (``suffix``, or drawn)."""
    leaves = []
    for page, picture in enumerate(pdf_to_pictures(paper.sheet.pdf, how.dpi), start=1):
        press(picture, paper.marks, page, how.dpi)
        leaves.append(Leaf(picture, 0, page))
    taken = scanner.take(leaves, how, rng)
    if len(taken) == 1 and not suffix and rng.random() < SINGLE_PICTURES:
        suffix = rng.choice(("jpg", "jpg", "png"))
    if len(taken) == 1 and suffix:
        path = folder / f"{stem}.{suffix}"
        scanfile.write_picture(path, taken[0], how.dpi, how.quality)
        return Filed(path.name, (), how.named())
    return Filed(write(folder, stem, taken, how), (), how.named())
