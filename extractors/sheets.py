"""A page as the fields see it: its segments, and the look they were read with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.lines import lines_to_segments, segments_to_rows
from extractors.page_place import SAME_PLACE, PagePlace
from schemas.layout import Box, Line, Page, TextSource, Word
from schemas.reading import LAYER_LOOK, OTHER_PAGE_LOOK, PAGE_LOOK, Observation, Place


@dataclass(frozen=True)
class Sheet:
    """One page that carries text. Its segments stand on the flat page; ``place`` says where that lies on the page."""

    page: Page
    place: PagePlace = SAME_PLACE

    @cached_property
    def segments(self) -> tuple[Line, ...]:
        """Pieces of print without a wide gap, in reading order."""
        return lines_to_segments(self.page.lines)

    @cached_property
    def rows(self) -> tuple[tuple[Line, ...], ...]:
        return segments_to_rows(self.segments)

    @property
    def look(self) -> str:
        return LAYER_LOOK if self.page.source is TextSource.LAYER else PAGE_LOOK

    def beside(self, segment: Line) -> Line | None:
        """The next segment to the right on the same row."""
        row = next((r for r in self.rows if segment in r), ())
        at = row.index(segment) + 1 if segment in row else len(row)
        return row[at] if at < len(row) else None


@dataclass(frozen=True, eq=False)
class Paper:
    """The sheets of one convention in the order a person would lay them. What is found in it once is kept with it."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def segments(self) -> tuple[Line, ...]:
        return tuple(s for sheet in self.sheets for s in sheet.segments)

    def sheet_of(self, segment: Line) -> Sheet:
        return self.sheet(segment.page)

    def sheet(self, page: int) -> Sheet:
        return next(s for s in self.sheets if s.page.number == page)


def observed(  # noqa: PLR0917 - an observation has seven parts, and each call names them
    sheet: Sheet, value: str, raw: str, words: Sequence[Word], place: Place, box: Box | None = None
) -> Observation:
    """What ``sheet`` showed in ``words``; ``box`` (on the flat page) where no word was read at all."""
    return Observation(
        value=value,
        raw=raw,
        page=sheet.page.number,
        box=sheet.place.on_page(box or Box.around(w.box for w in words)),
        place=place,
        look=OTHER_PAGE_LOOK if any(w.by_other for w in words) else sheet.look,
        confidence=min((w.confidence for w in words), default=0.0),
    )
