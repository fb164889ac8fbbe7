"""Files → pages: the content decides what a file is, never its name. Nothing is written, one page is held at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from extractors.errors import EmptyFile, NotADocument, TooLarge
from extractors.page_input import PageInput
from extractors.pdf_pages import PDF_HEADER_WITHIN, pdf_pages
from extractors.picture_files import picture_pages
from schemas.options import ReadOptions

__all__ = ["PageInput", "open_document"]

BYTES_PER_MEGABYTE = 1024 * 1024

PICTURE_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")

KNOWN_STRANGERS = (
    (b"PK\x03\x04", "Ce fichier est un document bureautique ou une archive (docx, odt, xlsx, zip), pas un scan."),
    (b"\xd0\xcf\x11\xe0", "Ce fichier est un ancien document Office (doc, xls), pas un scan."),
    (b"{\\rtf", "Ce fichier est un texte RTF, pas un scan."),
)


def open_document(path: Path, options: ReadOptions, numbers: Collection[int] | None = None) -> Iterator[PageInput]:
    """The pages of ``path``, one after another; with ``numbers`` (from 1) only those, the others are not looked at.

    Raises a :class:`~extractors.errors.DocumentError` at the first page that is asked for when the file cannot be
    read, and later when a page turns out to be damaged.
    """
    head = _head(path, options.max_bytes)
    if b"%PDF-" in head:
        return pdf_pages(path, options, numbers)
    if head.startswith(PICTURE_MAGIC):
        return picture_pages(path, options, numbers)
    raise NotADocument(_who_is(head))


def _head(path: Path, max_bytes: int) -> bytes:
    """The first bytes of a regular, non-empty file of a bearable size."""
    if path.is_dir():
        raise NotADocument("C'est un dossier, pas un fichier.", "Déposez les scans eux-mêmes dans inbox.")
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise NotADocument()
        if size == 0:
            raise EmptyFile()
        if size > max_bytes:
            raise TooLarge(
                f"Le fichier pèse {size // BYTES_PER_MEGABYTE} Mo ; la limite est {max_bytes // BYTES_PER_MEGABYTE} Mo."
            )
        with path.open("rb") as file:
            return file.read(PDF_HEADER_WITHIN)
    except FileNotFoundError as error:
        raise NotADocument("Le fichier n'existe plus.", "Déposez-le de nouveau dans inbox.") from error
    except OSError as error:
        raise NotADocument(
            f"Le fichier ne peut pas être ouvert : l'accès est refusé ou le support est en panne ({error.strerror}).",
            "Vérifiez que vous avez le droit de le lire, puis déposez-le de nouveau.",
        ) from error


def _who_is(head: bytes) -> str:
    """A sentence that says what the file is, where that is known."""
    for magic, sentence in KNOWN_STRANGERS:
        if head.startswith(magic):
            return sentence
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"hevc", b"avif"):
        return "Cette photo est au format HEIC ou AVIF, qui n'est pas lu."
    return ""
