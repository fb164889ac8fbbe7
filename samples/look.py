"""How a convention looks: people and page for every style; labels and sentences for the worded styles, a seed from
which each choice is drawn by name for the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

from samples.tiers import Style

T = TypeVar("T")


class PartiesShape(StrEnum):
    """How the two parties are set on page one."""

    LINES = "lines"
    TABLE = "table"
    COLUMNS = "columns"


class ListShape(StrEnum):
    """How the schools of article 9 are set."""

    RUNNING = "running"  # "COMMUNE - 34 - NAME - UAI, COMMUNE - ..." wrapped over lines
    ONE_A_LINE = "one_a_line"
    BULLETS = "bullets"
    TABLE = "table"
    TABLE_REPEATED = "table_repeated"  # its header again on the next page


class SignShape(StrEnum):
    """How the two signature blocks are set."""

    STACKED = "stacked"
    COLUMNS = "columns"
    BOXES = "boxes"


class NameForm(StrEnum):
    """How a person's name is printed."""

    USUAL = "Hélène TARRIVIOL"
    MIXED = "Hélène Tarriviol"
    CAPITALS = "HÉLÈNE TARRIVIOL"


class Letterhead(StrEnum):
    """What stands at the head of page one."""

    NONE = "none"
    FLAG = "flag"  # two coloured bars and the office's name
    CENTRED = "centred"  # two centred lines over a rule
    SHIELD = "shield"  # a drawn coat of arms on the right
    BAND = "band"  # white on a dark band


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every style has: who stands for the region, how names are printed, the page. Lengths are in points."""

    style: Style
    region_name: str
    region_address: str
    rector: str
    rector_title: str
    court: str
    commune_form: str
    title_upper: bool
    size: float
    leading: float
    margin: float
    page_numbers: str
    header: str
    centred_title: bool
    bold_headings: bool
    justified: bool
    logo: bool = False
    letterhead: Letterhead = Letterhead.NONE
    numbers_at: float = 0.5  # share of the width where the page numbers stand: 0 left, 1 right
    name_form: NameForm = NameForm.USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedLook(Look):
    """The choices of the styles TUNING and HELDOUT. Texts with ``{}`` are formats."""

    title: tuple[str, ...]
    entre: str
    et: str
    represented_region: str
    siret_label: str
    siret_grouped: bool
    address_label: str
    signatory_label: str
    with_civility: bool
    title_label: str
    signatory_on_one_line: bool  # "Représentée par Madame X, Maire"
    parties: PartiesShape
    called: str
    article_heading: str
    list_heading: str
    count_sentence: str
    price_sentence: str
    money: str  # "{}€", "{} €", "{},00 €" ...
    times: str
    spells_amount: bool
    list_shape: ListShape
    list_item: str
    end_sentence: str
    closing: str
    date_form: str  # numeric, words
    sign_shape: SignShape
    collectivity_first: bool
    delay: str
    short: bool
    bold_values: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededLook(Look):
    """The choices of the styles VARIED and UNSEEN, drawn by name from a seed: the same name gives the same choice each
    time the document is set. ``text_seed``: for the sentences that everybody was sent. ``plain``: without tables and
    columns, for the text that was sent out."""

    seed: int
    text_seed: int
    plain: bool = False

    def pick(self, choice: str, options: Sequence[T]) -> T:
        return Random(f"{self.seed}/{choice}").choice(options)

    def chance(self, choice: str, share: float) -> bool:
        return Random(f"{self.seed}/{choice}").random() < share

    def sentence(self, choice: str, options: Sequence[T]) -> T:
        return Random(f"{self.text_seed}/{choice}").choice(options)

    def left_out(self, choice: str, share: float) -> bool:
        """Whether a paragraph of the common text is left out."""
        return Random(f"{self.text_seed}/{choice}").random() < share

    def rng(self, choice: str) -> Random:
        """For a choice that takes several draws."""
        return Random(f"{self.seed}/{choice}")
