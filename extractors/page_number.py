"""The number printed at the head or foot of a page: "2/4", "Page 2 sur 4", "- 2 -", "p. 2"."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.patterns import BARE_PAGE, PAGE_OF
from extractors.sheets import Sheet

MARGIN = 0.08  # of the page's height, above and below: where such numbers stand
MOST_PAGES = 12  # more is no page number of a convention


@dataclass(frozen=True, slots=True)
class PageNumber:
    """``of``: how many pages there are, 0 where it is not said."""

    page: int
    of: int = 0


def page_number_of(sheet: Sheet) -> PageNumber | None:
    """The number of ``sheet``; None when none was read, or two that differ."""
    found = set()
    for segment in sheet.segments:
        height = sheet.page.height
        if MARGIN * height < segment.box.middle < (1 - MARGIN) * height:
            continue
        whole, bare = PAGE_OF.match(segment.text), BARE_PAGE.match(segment.text)
        if whole and 0 < int(whole["page"]) <= int(whole["of"]) <= MOST_PAGES:
            found.add(PageNumber(int(whole["page"]), int(whole["of"])))
        elif bare and 0 < int(bare["page"]) <= MOST_PAGES and (bare["sign"] or segment.box.middle > height / 2):
            found.add(PageNumber(int(bare["page"])))
    return found.pop() if len(found) == 1 else None
