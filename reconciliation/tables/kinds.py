"""What a file is, told by its first bytes; a clerk renames files, a portal sends error pages with status 200."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from enum import StrEnum

from reconciliation.register_errors import Said

LARGEST_UNPACKED = 1_000_000_000
"""Bytes; the national list as JSON has about 150 million."""


class Kind(StrEnum):
    TEXT = "text"
    JSON = "json"
    PARQUET = "parquet"
    WORKBOOK = "workbook"


class NotATable(Exception):  # noqa: N818 - the caller knows the path and the register
    """The bytes are no table; ``problem`` is the middle of the sentence."""

    def __init__(self, problem: Said) -> None:
        self.problem = problem
        super().__init__(problem)


class OnlyAPart(NotATable):
    """A table that says itself that it is not the whole."""


_OTHERS = (
    (b"%PDF", Said("c'est un PDF, pas un tableau", "it is a PDF, not a table")),
    (
        b"\xd0\xcf\x11\xe0",
        Said(
            "c'est un classeur Excel ancien (.xls) ; enregistrez-le en .xlsx",
            "it is an old Excel workbook (.xls); save it as .xlsx",
        ),
    ),
    (b"\x89PNG", Said("c'est une image, pas un tableau", "it is a picture, not a table")),
    (b"\xff\xd8\xff", Said("c'est une image, pas un tableau", "it is a picture, not a table")),
)
_WEB_PAGE = Said(
    "c'est une page web ou un document XML, pas le tableau lui-même",
    "it is a web page or an XML document, not the table itself",
)
_EMPTY = Said("le fichier est vide", "the file is empty")


def unpacked(content: bytes) -> bytes:
    """Without gzip, where there is any. Raises :class:`NotATable`."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        plain = unzip.decompress(content, LARGEST_UNPACKED)
        if unzip.unconsumed_tail:
            raise NotATable(Said("le fichier .gz est démesuré", "the .gz file is far too large"))
        return plain if unzip.eof and not unzip.unused_data else gzip.decompress(content)
    except (zlib.error, EOFError, OSError):
        raise NotATable(Said("le fichier .gz est endommagé", "the .gz file is damaged")) from None


def kind_of(content: bytes) -> Kind:
    """The kind of table. Raises :class:`NotATable` for anything else."""
    if not content.strip(b"\xef\xbb\xbf \r\n\t\x00"):
        raise NotATable(_EMPTY)
    for magic, problem in _OTHERS:
        if content.startswith(magic):
            raise NotATable(problem)
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content)
    if content.startswith(b"PAR1"):
        return Kind.PARQUET
    first = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if first == b"<":
        raise NotATable(_WEB_PAGE)
    if first in (b"[", b"{"):
        return Kind.JSON
    if b"\x00" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotATable(Said("ce n'est pas un tableau", "it is not a table"))
    return Kind.TEXT


_SHEET_OF_OPEN_DOCUMENT = Said(
    "c'est un classeur LibreOffice (.ods) ; enregistrez-le en .xlsx ou en .csv",
    "it is a LibreOffice workbook (.ods); save it as .xlsx or .csv",
)
_ARCHIVE = Said(
    "c'est une archive .zip ; décompressez-la et prenez le tableau qui est dedans",
    "it is a .zip archive; unpack it and take the table in it",
)


def _workbook(content: bytes) -> Kind:
    """XLSX; another kind of zip file is told by its name. A damaged one is left to the reader of workbooks."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return Kind.WORKBOOK
    if "mimetype" in names and "content.xml" in names:
        raise NotATable(_SHEET_OF_OPEN_DOCUMENT)
    if "[Content_Types].xml" not in names:
        raise NotATable(_ARCHIVE)
    return Kind.WORKBOOK
