"""Files that are small on disk and huge when read become failures with their cause; the next document is read.

``python -m tests.bombs FOLDER`` writes them all, whole, for a try by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from extractors.errors import DocumentError
from flows.errors import SetAside
from flows.reader import TESSERACT
from flows.reading_pool import ReadingLimits, ReadingPool
from schemas.document import Cause
from schemas.options import ReadOptions
from tests import bombs, standins

PAGE_SECONDS = 2.0


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(1, ReadingLimits(seconds=120.0, memory_megabytes=2048), TESSERACT.modules) as opened:
        yield opened


@pytest.mark.parametrize(
    ("make", "name", "cause"),
    [
        (partial(bombs.flat_image, rows=10), "image.png", Cause.TOO_LARGE),
        (partial(bombs.image_in_pdf, rows=10), "image.pdf", Cause.TOO_LARGE),
        (bombs.many_pages, "pages.pdf", Cause.TOO_MANY_PAGES),
        (bombs.laughing_forms, "forms.pdf", Cause.TIMED_OUT),
    ],
)
def test_a_bomb_is_a_failure_and_the_next_document_is_read(
    pool: ReadingPool, tmp_path: Path, make: Callable[[Path], None], name: str, cause: Cause
) -> None:
    make(tmp_path / name)
    with pytest.raises((DocumentError, SetAside)) as failed:
        pool.run(TESSERACT.read, tmp_path / name, ReadOptions(page_seconds=PAGE_SECONDS))
    assert failed.value.failure.cause is cause
    assert pool.run(standins.shout, "next") == "NEXT"
