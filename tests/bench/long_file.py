"""One PDF of very many pages, made of the pages of several: does memory grow with the length of a file?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

LONG_LIMITS = "\n[machine]\nmax_pages = 1000\nmax_megabytes = 2000\ndocument_seconds = 7200\n"
"""What a campaign.toml needs so that such a file is read at all."""


def write_long_file(sources: Sequence[Path], target: Path, pages: int) -> None:
    """``pages`` pages of the PDF files among ``sources``, from the first again when they do not suffice."""
    files = [path for path in sources if path.suffix.lower() == ".pdf"]
    if not files:
        raise ValueError("a long file needs at least one PDF")
    long = pypdfium2.PdfDocument.new()
    at = 0
    while len(long) < pages:
        with pypdfium2.PdfDocument(files[at % len(files)]) as source:
            long.import_pages(source, list(range(min(len(source), pages - len(long)))))
        at += 1
    long.save(target)
    long.close()
