"""How a convention looks: labels, layout and sentences, drawn for each document from the pools of its style."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samples.tiers import Style


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


@dataclass(frozen=True, slots=True)
class Look:
    """The choices made for one document. Texts with ``{}`` are formats; lengths are in points."""

    style: Style
    title: tuple[str, ...]
    entre: str
    et: str
    region_name: str
    region_address: str
    rector: str
    rector_title: str
    represented_region: str
    commune_form: str
    siret_label: str
    siret_grouped: bool
    address_label: str
    signatory_label: str
    with_civility: bool
    title_label: str
    title_upper: bool
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
    court: str
    delay: str
    centred_title: bool
    bold_headings: bool
    justified: bool
    size: float
    leading: float
    margin: float
    page_numbers: str
    header: str
    short: bool
    logo: bool
    bold_values: bool


def seed_like(look: Look) -> bool:
    """Whether the document is one of those made close to the real thing."""
    return look.parties is PartiesShape.LINES and look.list_shape is ListShape.RUNNING
