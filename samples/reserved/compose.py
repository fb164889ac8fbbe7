"""A convention of the style RESERVED as blocks."""

from __future__ import annotations

from samples.blocks import Block, NewPage, Role, Text
from samples.look import SeededLook
from samples.printed import Printed
from samples.reserved.filling import values
from samples.reserved.look import template_of
from samples.reserved.parties import head, parties
from samples.reserved.schools import schools_and_sums
from samples.reserved.signing import signatures
from samples.reserved.template import Template

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
DASHES = ("- ", "– ", "• ", "o ")


def _paragraphs(texts: tuple[str, ...], printed: Printed, template: Template, look: SeededLook) -> list[Block]:
    given, blocks = values(printed, template, look), list[Block]()
    for text in texts:
        if text.startswith("?") and look.left_out(text, 0.35):
            continue
        words = text.lstrip("?@").format(**given)
        if text.startswith("@"):
            blocks.append(Text(words, Role.HEADING, bold=look.chance("bold small", 0.5), gap=6))
        elif text.startswith("- "):
            blocks.append(Text(look.pick("dash", DASHES) + words[2:], Role.BULLET, indent=10.0))
        else:
            tag = "article_price" if "{price}" in text else "end_date" if "{end}" in text else ""
            blocks.append(Text(words, tag=tag))
        if "{price}" in text and printed.clause == "added":
            blocks.append(Text(template.altered[2]))
    return blocks


def _articles(printed: Printed, template: Template, look: SeededLook) -> list[Block]:
    blocks: list[Block] = []
    given = values(printed, template, look)
    for number, article in enumerate(template.articles, start=1):
        if not article.paragraphs and look.chance("list on a new page", template.list_on_new_page):
            blocks.append(NewPage())
        title = article.title.format(**given)
        shown = template.heading.format(n=number, r=ROMAN[number], t=title, T=title.upper())
        heading = Text(
            shown, Role.HEADING, f"article:{number}", look.bold_headings, align=template.heading_align, gap=12
        )
        blocks.append(heading)
        blocks += (
            _paragraphs(article.paragraphs, printed, template, look)
            if article.paragraphs
            else schools_and_sums(printed, template, look)
        )
    return blocks


def convention_to_blocks(printed: Printed, look: SeededLook) -> list[Block]:
    """The whole convention."""
    template = template_of(look)
    title, *opening = template.preamble
    return [
        *head(printed, template, look),
        *parties(printed, template, look),
        Text(title, Role.HEADING, bold=look.bold_headings, align=template.heading_align, gap=12),
        *_paragraphs(tuple(opening), printed, template, look),
        *_articles(printed, template, look),
        *signatures(printed, template, look),
    ]
