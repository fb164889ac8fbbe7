"""What an académie's template consists of. Texts with ``{}`` are formats; ``values`` in :mod:`filling` names the parts.

In a paragraph "?" means: may be left out, "@" a small heading, "- " an item.
"""

from __future__ import annotations

from dataclasses import dataclass

from samples.blocks import Align
from samples.reserved.shapes import Listing, Page, Payer, Signing, Texts


@dataclass(frozen=True, slots=True)
class Article:
    """Without paragraphs: where the schools are listed."""

    title: str
    paragraphs: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One académie. ``region``: name, address, court; ``altered``: delay, refund and added clause that change the
    meaning of ``delay`` and ``refund``; ``spells``: share of the totals in words."""

    region: tuple[str, str, str]
    short: str
    rectors: tuple[tuple[str, str], ...]
    page: Page
    commune_forms: Texts
    kinds: tuple[str, str]  # a commune and a regroupement in a sentence
    masthead: Texts
    masthead_align: Align
    title: Texts
    title_size: float
    opening: str
    between: str
    agreed: str
    region_lines: Texts
    payers: tuple[Payer, ...]
    facing: bool = False
    payer_first: bool = False
    civilities: Texts = ("", "full", "short")
    digits: Texts = ("plain", "grouped")
    nota: str = ""
    preamble: Texts
    heading: str
    heading_align: Align = Align.LEFT
    articles: tuple[Article, ...]
    delay: str
    refund: str
    altered: tuple[str, str, str]
    years: Texts
    moneys: Texts
    price: str = "{t}"  # with {t} figures and {w} words
    end_in_words: bool = True
    times: Texts
    sums: tuple[Texts, ...]
    spelled: Texts
    spells: float = 0.25
    introduced: Texts
    listings: tuple[Listing, ...]
    list_first: bool = False
    list_on_new_page: float = 0.1
    closings: Texts
    days: Texts
    closing_align: Align = Align.LEFT
    signings: tuple[Signing, ...]

    @property
    def list_number(self) -> int:
        return next(n for n, a in enumerate(self.articles, start=1) if not a.paragraphs)
