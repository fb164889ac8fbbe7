"""Page pictures for the review page: by convention and page number, never by path; cut to size, kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from review.desk import Archive
from review.evidence import NoPicture, Sheet, as_jpeg, page_size, upright_page
from review.report_evidence import sheet_of
from schemas.layout import POINTS_PER_INCH
from schemas.result import Result

WIDTHS = (1500, 2400)  # pixels: sharp beside the fields, sharp when zoomed in
MOST_BYTES = 128 * 1024 * 1024  # of pictures kept, some five hundred pages


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page to be shown; ``width``/``height`` in points, upright."""

    number: int
    width: float
    height: float


class Pictures:
    """Threads may share it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, Sheet, int], bytes] = OrderedDict()
        self._bytes = 0

    def jpeg(self, result: Result, page: int, width: int) -> bytes:
        """Page ``page`` (from 1, within the convention) at the size of WIDTHS that is at least ``width``. Raises
        :class:`~review.evidence.NoPicture`; ``LookupError`` where the convention has no such page."""
        sheet, original = self._find(result, page)
        wanted = next((size for size in WIDTHS if size >= width), WIDTHS[-1])
        key = (result.source.sha256, sheet, wanted)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        points = page_size(original, sheet)[0]
        jpeg = as_jpeg(upright_page(original, sheet, wanted / points * POINTS_PER_INCH).picture)
        with self._lock:
            self._keep(key, jpeg)
        return jpeg

    def warm(self, result: Result, page: int) -> None:
        """Makes the picture before it is asked for; what cannot be shown will say so when it is."""
        try:
            self.jpeg(result, page, WIDTHS[0])
        except (LookupError, NoPicture):
            return

    def shapes(self, result: Result) -> tuple[PageShape, ...]:
        """The pages of the convention that can be shown."""
        first, last = result.source.pages
        return tuple(shape for page in range(first, last + 1) if (shape := self._shape(result, page)) is not None)

    def _shape(self, result: Result, page: int) -> PageShape | None:
        try:
            sheet, original = self._find(result, page)
            return PageShape(page, *page_size(original, sheet))
        except (NoPicture, LookupError):
            return None

    def _find(self, result: Result, page: int) -> tuple[Sheet, Path]:
        first, last = result.source.pages
        original = self._archive(result.source.sha256)
        if original is None or not first <= page <= last:
            raise LookupError(page)
        return sheet_of(result, page), original

    def _keep(self, key: tuple[str, Sheet, int], jpeg: bytes) -> None:
        if key not in self._kept:
            self._kept[key] = jpeg
            self._bytes += len(jpeg)
        while self._bytes > MOST_BYTES:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone)
