"""One convention from its printed values to a typeset PDF with the marks that belong on it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from samples import fonts, inking, styles
from samples.inking import Placed
from samples.look import Look
from samples.printed import Printed
from samples.sheet import DrawOver
from samples.tiers import Tier
from samples.typeset import Typeset

FEWEST_PAGES, MOST_PAGES = 3, 6  # campaign.toml, "pages"
_SCALES = (1.0, 1.08, 1.17, 1.25, 0.92, 0.85, 0.76, 1.35, 1.5)


@dataclass(frozen=True, slots=True)
class Paper:
    """A convention on paper: typeset at ``scale``, with its marks."""

    printed: Printed
    look: Look
    face: fonts.Face
    sheet: Typeset
    scale: float
    marks: tuple[Placed, ...]


def typeset(
    printed: Printed, look: Look, face: fonts.Face, over: DrawOver | None = None, scale: float | None = None
) -> tuple[Typeset, float]:
    """At the first scale that gives three to six pages; twice, as page numbers need their total."""
    blocks, to_pdf = styles.convention_to_blocks(printed, look), styles.typesetter(look.style)
    for tried in (scale,) if scale is not None else _SCALES:
        sheet = to_pdf(blocks, look, face, tried, year=printed.school_year)
        if FEWEST_PAGES <= sheet.pages <= MOST_PAGES:
            break
    if "{n}" in look.page_numbers or over is not None:
        sheet = to_pdf(blocks, look, face, tried, total_pages=sheet.pages, year=printed.school_year, over=over)
    return sheet, tried


def put_on_paper(printed: Printed, look: Look, tier: Tier, rng: Random) -> Paper:
    """Typeset, signed, stamped and dated."""
    face = fonts.face(look.style, rng)
    sheet, scale = typeset(printed, look, face)
    desk = inking.Desk(printed, sheet, look, face, look.size * scale)
    marks = inking.signing_marks(desk, rng) + inking.office_marks(desk, tier, rng)
    return Paper(printed, look, face, sheet, scale, tuple(marks))
