"""Tesseract on every page at 300 dpi: ``python -m tests.bench.plain_tesseract FOLDER JOBS``. One thread each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageSequence

DPI = 300
POINTS_PER_INCH = 72


def main(folder: Path, jobs: int) -> None:
    with ThreadPoolExecutor(jobs) as threads:
        for path in sorted(folder.iterdir()):
            list(threads.map(read, list(pictures(path))))


def pictures(path: Path) -> Iterator[bytes]:
    """Each page as a PNM file in grey, at 300 dpi; pictures as they are."""
    if path.suffix.lower() == ".pdf":
        document = pypdfium2.PdfDocument(path)
        for page in document:
            yield written(page.render(scale=DPI / POINTS_PER_INCH, grayscale=True).to_pil())
        document.close()
        return
    with Image.open(path) as picture:
        for frame in ImageSequence.Iterator(picture):
            yield written(frame.convert("L"))


def written(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PPM")
    return file.getvalue()


def read(picture: bytes) -> str:
    """The text of one page."""
    command = ["tesseract", "stdin", "stdout", "-l", "fra", "--dpi", str(DPI)]
    done = subprocess.run(command, input=picture, capture_output=True, check=True)
    return done.stdout.decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
