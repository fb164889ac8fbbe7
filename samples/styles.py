"""The styles: how each draws a look, words a convention, sets it on pages, and is taken by scanners and phones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

import samples.reserved.compose
import samples.reserved.look
import samples.reserved.taking
import samples.unseen.compose
import samples.unseen.look
import samples.varied.compose
import samples.varied.look
from samples import compose, pools, scanner, typeset
from samples.blocks import Block
from samples.look import Look, PartiesShape, SeededLook, WordedLook
from samples.printed import Printed
from samples.scanner import Take
from samples.tiers import Style, Tier
from samples.typeset import Typesetter
from samples.unseen import flowing, taking

SENT_SEED = 20250601
"""The wording that everybody was sent, in the runs that have one text for all."""


@dataclass(frozen=True, slots=True)
class Author:
    """What makes the documents of a style drawn by name."""

    draw: Callable[[Random], SeededLook]
    regions: Sequence[tuple[str, str, str]]  # name, address, court
    to_blocks: Callable[[Printed, SeededLook], list[Block]]
    typesetter: Typesetter
    take: Callable[[Tier, Random], Take]


AUTHORS = {
    Style.VARIED: Author(
        samples.varied.look.draw,
        samples.varied.look.REGIONS,
        samples.varied.compose.convention_to_blocks,
        typeset.blocks_to_pdf,
        scanner.draw,
    ),
    Style.UNSEEN: Author(
        samples.unseen.look.draw,
        samples.unseen.look.REGIONS,
        samples.unseen.compose.convention_to_blocks,
        flowing.blocks_to_pdf,
        taking.draw,
    ),
    Style.RESERVED: Author(
        samples.reserved.look.draw,
        samples.reserved.look.REGIONS,
        samples.reserved.compose.convention_to_blocks,
        samples.reserved.look.blocks_to_pdf,
        samples.reserved.taking.draw,
    ),
}


def draw(style: Style, rng: Random) -> Look:
    """One look of the style."""
    return AUTHORS[style].draw(rng) if style in AUTHORS else pools.draw(style, rng)


def convention_to_blocks(printed: Printed, look: Look) -> list[Block]:
    """The whole convention, in reading order."""
    if isinstance(look, SeededLook):
        return AUTHORS[look.style].to_blocks(printed, look)
    assert isinstance(look, WordedLook)
    return compose.convention_to_blocks(printed, look)


def typesetter(style: Style) -> Typesetter:
    """What sets the style's blocks on pages."""
    return AUTHORS[style].typesetter if style in AUTHORS else typeset.blocks_to_pdf


def draw_take(style: Style, tier: Tier, rng: Random) -> Take:
    """A way of taking a document of this style that is usual for the tier."""
    how = AUTHORS[style].take(tier, rng) if style in AUTHORS else scanner.draw(tier, rng)
    return scanner.readable(how)


def steady(look: Look) -> Look:
    """The same layout with the sentences that everybody was sent."""
    if isinstance(look, SeededLook):
        name, address, court = AUTHORS[look.style].regions[0]
        return replace(look, region_name=name, region_address=address, court=court, text_seed=SENT_SEED)
    pool = pools.POOLS[look.style]
    name, address, court = pool.regions[0]
    assert isinstance(look, WordedLook)
    return replace(
        look,
        region_name=name,
        region_address=address,
        court=court,
        delay=pool.delays[0],
        price_sentence=pool.price_sentences[0],
        end_sentence=pool.end_sentences[0],
        short=False,
    )


def without_tables(look: Look) -> Look:
    """The same wording in plain lines, for the text that was sent out."""
    if isinstance(look, SeededLook):
        return replace(look, plain=True)
    assert isinstance(look, WordedLook)
    plain = replace(look, parties=PartiesShape.LINES, spells_amount=False, with_civility=False)
    return replace(plain, siret_grouped=False)
