"""A convention of the style VARIED, from its title to its signatures or its annex."""

from __future__ import annotations

from samples.blocks import Block, NewPage, Role, Text
from samples.look import SeededLook
from samples.printed import Printed
from samples.varied import articles, bodytext, labels
from samples.varied.articles import Place, year
from samples.varied.parties import parties
from samples.varied.schools import schools_article
from samples.varied.signing import signatures


def _title(printed: Printed, look: SeededLook) -> list[Block]:
    lines = look.pick("title", labels.TITLES)
    size = look.pick("title size", (1.0, 1.15, 1.3, 1.5))
    return [
        Text(
            line.format(year=year(printed, look), first=printed.school_year[:4]),
            Role.TITLE,
            "title" if "{year}" in line else "",
            look.chance("bold title", 0.8),
            size=size if i == 0 else 1.0,
            gap=0 if i else 4,
        )
        for i, line in enumerate(lines)
    ]


def _page_break(where: str, share: float, look: SeededLook) -> list[Block]:
    return [NewPage()] if look.chance(f"page break {where}", share) else []


def convention_to_blocks(printed: Printed, look: SeededLook) -> list[Block]:
    """The whole convention."""
    plan = articles.plan_of(look)
    list_number = "l'annexe" if plan.place is Place.ANNEX else f"l'article {plan.list_number}"
    blocks = [*_title(printed, look), *parties(printed, look)]
    note = look.sentence("note", bodytext.NOTES)
    blocks += [Text(note, gap=10)] if note else []
    blocks += _page_break("cover", 0.15, look)
    blocks += articles.preamble(printed, look, list_number)
    blocks += _page_break("after the preamble", 0.15, look)
    for number, subject in enumerate(plan.subjects, start=1):
        if subject is None:
            blocks += _page_break("before the list", 0.15, look)
            blocks += schools_article(printed, number, plan.place, look)
        else:
            blocks += articles.article(subject, number, list_number, printed, look)
    if plan.place is not Place.ANNEX:
        return [*blocks, *_page_break("before the signatures", 0.1, look), *signatures(printed, look)]
    annex = schools_article(printed, 0, plan.place, look)
    if look.sentence("annex last", (True, False)):
        return [*blocks, *signatures(printed, look), NewPage(), *annex]
    return [*blocks, *annex, *signatures(printed, look)]
