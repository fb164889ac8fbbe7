"""The head of page one: masthead, title, who the parties are."""

from __future__ import annotations

from samples.blocks import Align, Block, Columns, Grid, Role, Text
from samples.look import SeededLook
from samples.printed import Printed
from samples.reserved.filling import owned, values
from samples.reserved.shapes import Lines, Payer, Prose, Rows
from samples.reserved.template import Template

ALL_TAGS = "collectivity_name siret address signatory"


def head(printed: Printed, template: Template, look: SeededLook) -> list[Block]:
    """Masthead and title."""
    given = values(printed, template, look)
    masthead = [
        Text(line.format(**given), Role.LINE, align=template.masthead_align, bold=i == 0, size=0.85)
        for i, line in enumerate(template.masthead)
    ]
    title = [
        Text(
            line.format(**given),
            Role.TITLE,
            "title" if "{year}" in line else "",
            bold=i == 0 or look.bold_headings,
            size=1.0 if i else template.title_size,
            gap=2 if i else 14,
        )
        for i, line in enumerate(template.title)
    ]
    return [*masthead, *title]


def _bold(tag: str, look: SeededLook) -> bool:
    return tag == "collectivity_name" and look.chance("bold name", 0.6)


def _lines(payer: Payer, printed: Printed, given: dict[str, object], look: SeededLook) -> list[Text]:
    if isinstance(payer, Prose):
        form = payer.own if owned(printed) else payer.text
        strong = (printed.name,) if look.chance("strong name", 0.6) else ()
        return [Text(form.format(**given), tag=ALL_TAGS, gap=6, strong=strong)]
    if isinstance(payer, Lines):
        pairs = payer.lines
    else:
        pairs = tuple((f"{label} : {form}", tag) for label, form, tag in payer.rows)
    return [
        Text(form.format(**given), Role.LINE, tag, _bold(tag, look), gap=0 if i else 6)
        for i, (form, tag) in enumerate(pairs)
    ]


def _table(payer: Rows, given: dict[str, object]) -> Grid:
    return Grid(
        (),
        tuple((label, form.format(**given)) for label, form, _ in payer.rows),
        (payer.share, 1 - payer.share),
        tuple(tag for _, _, tag in payer.rows),
        rules=payer.rules,
    )


def parties(printed: Printed, template: Template, look: SeededLook) -> list[Block]:
    """Both, one below or beside the other, and what leads on."""
    given = values(printed, template, look)
    payer = look.pick("payer", template.payers)
    payer_lines = _lines(payer, printed, given, look)
    region_lines = [
        Text(line.format(**given), Role.LINE, bold=i == 0 and len(template.region_lines) > 1, gap=0 if i else 6)
        for i, line in enumerate(template.region_lines)
    ]
    opening = Text(template.opening.format(**given), gap=14)
    between = Text(template.between, gap=9, align=look.pick("between", (Align.LEFT, Align.LEFT, Align.CENTRE)))
    agreed = [Text(template.agreed, gap=10)] if template.agreed else []
    nota = [Text(template.nota, gap=9, size=0.9)] if template.nota else []
    if template.facing and not look.plain and not isinstance(payer, Rows):
        sides = (tuple(region_lines), tuple(payer_lines))
        beside = Columns(sides[::-1] if template.payer_first else sides, boxed=look.chance("boxed parties", 0.6))
        return [opening, beside, *agreed, *nota]
    shown: list[Block] = [*payer_lines]
    if isinstance(payer, Rows) and not look.plain:
        shown = [_table(payer, given)]
    first, second = (shown, region_lines) if template.payer_first else (region_lines, shown)
    return [opening, *first, between, *second, *nota, *agreed]
