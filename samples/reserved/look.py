"""One look of the style RESERVED: an académie and its page."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from samples.blocks import Block
from samples.fonts import Face
from samples.look import Look, NameForm, SeededLook
from samples.reserved import centre, grenoble, limoges, provence, reunion, strasbourg
from samples.reserved.template import Template
from samples.sheet import DrawOver
from samples.tiers import Style
from samples.typeset import Typeset
from samples.typeset import blocks_to_pdf as line_by_line
from samples.unseen.flowing import blocks_to_pdf as flowing

TEMPLATES = (
    limoges.TEMPLATE,
    centre.TEMPLATE,
    provence.TEMPLATE,
    grenoble.TEMPLATE,
    reunion.TEMPLATE,
    strasbourg.TEMPLATE,
)
REGIONS = tuple(template.region for template in TEMPLATES)


def template_of(look: Look) -> Template:
    """That of the look's académie."""
    return next(template for template in TEMPLATES if template.region[0] == look.region_name)


def draw(rng: Random) -> SeededLook:
    """An académie, and what its offices leave to those who fill in the template."""
    template = rng.choice(TEMPLATES)
    page = template.page
    name, address, court = template.region
    rector, rector_title = rng.choice(template.rectors)
    return SeededLook(
        style=Style.RESERVED,
        region_name=name,
        region_address=address,
        rector=rector,
        rector_title=rector_title,
        court=court,
        commune_form=rng.choice(template.commune_forms),
        title_upper=rng.random() < 0.3,
        size=rng.uniform(*page.size),
        leading=rng.uniform(*page.leading),
        margin=rng.uniform(*page.margin),
        page_numbers=rng.choice(page.numbers),
        header=rng.choice(page.headers),
        centred_title=page.centred_title,
        bold_headings=page.bold_headings,
        justified=page.justified,
        letterhead=rng.choice(page.letterheads),
        numbers_at=rng.choice((0.5, 0.5, 1.0)),
        name_form=rng.choices(list(NameForm), weights=[6, 3, 2])[0],
        seed=rng.randrange(2**32),
        text_seed=rng.randrange(2**32),
    )


def blocks_to_pdf(
    blocks: Sequence[Block],
    look: Look,
    face: Face,
    scale: float = 1.0,
    *,
    total_pages: int = 0,
    year: str = "",
    over: DrawOver | None = None,
) -> Typeset:
    """Line by line or by platypus, as the académie's word processor does."""
    how = flowing if template_of(look).page.flowing else line_by_line
    return how(blocks, look, face, scale, total_pages=total_pages, year=year, over=over)
