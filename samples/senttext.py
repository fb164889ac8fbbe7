"""The text that was sent out, for runs in which a clause may be altered: one wording for all, and its file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from samples import compose
from samples.blocks import Block, Text
from samples.look import Look, PartiesShape
from samples.pools import POOLS
from samples.printed import DateKind, Printed
from schemas.campaign import Campaign
from schemas.draft import CollectivityKind

BLANK = "............"
_FIRST_LOOK = 0


def steady(look: Look) -> Look:
    """The same layout with the sentences that everybody was sent."""
    pool = POOLS[look.style]
    region, address, court = pool.regions[_FIRST_LOOK]
    return replace(
        look,
        region_name=region,
        region_address=address,
        court=court,
        delay=pool.delays[_FIRST_LOOK],
        price_sentence=pool.price_sentences[_FIRST_LOOK],
        end_sentence=pool.end_sentences[_FIRST_LOOK],
        short=False,
    )


def text_of(look: Look, campaign: Campaign) -> str:
    """The convention with blanks for what each collectivity fills in, a paragraph a line. ``look`` is a steady one."""
    plain = replace(look, parties=PartiesShape.LINES, spells_amount=False, with_civility=False)
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
    plain = replace(plain, siret_grouped=False)
    return "\n".join(_lines(compose.convention_to_blocks(blank, plain))) + "\n"


def _lines(blocks: list[Block]) -> list[str]:
    """The paragraphs up to the signatures."""
    return [b.text for b in blocks if isinstance(b, Text) and b.text]
