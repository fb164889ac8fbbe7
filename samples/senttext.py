"""The text that was sent out, for runs in which a clause may be altered: one wording for all, and its file."""

from __future__ import annotations

from decimal import Decimal

from samples import styles
from samples.blocks import Block, Text
from samples.look import Look
from samples.printed import DateKind, Printed
from schemas.campaign import Campaign
from schemas.draft import CollectivityKind

BLANK = "............"


def text_of(look: Look, campaign: Campaign) -> str:
    """The convention with blanks for what each collectivity fills in, a paragraph a line. ``look`` is a steady one."""
    blank = Printed(
        school_year=campaign.school_year,
        name=BLANK,
        kind=CollectivityKind.COMMUNE,
        siret=BLANK,
        address=BLANK,
        postal_code=BLANK,
        signatory=BLANK,
        civility="",
        title=BLANK,
        count=0,
        article_price=campaign.unit_price,
        unit_price=campaign.unit_price,
        total=Decimal(0),
        in_words=Decimal(0),
        end_date=campaign.end_date,
        place=BLANK,
        signed_on=None,
        date_kind=DateKind.ABSENT,
        schools=(),
        stamp_town="",
    )
    return "\n".join(_lines(styles.convention_to_blocks(blank, styles.without_tables(look)))) + "\n"


def _lines(blocks: list[Block]) -> list[str]:
    """The paragraphs up to the signatures."""
    return [b.text for b in blocks if isinstance(b, Text) and b.text]
