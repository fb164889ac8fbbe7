"""The article that lists the schools and says what they cost."""

from __future__ import annotations

from itertools import groupby

from samples.blocks import Block, Grid, Role, Text
from samples.look import SeededLook
from samples.printed import Printed, PrintedSchool
from samples.reserved.filling import amount, values
from samples.reserved.shapes import Grouped, Items, Listing, Running, Table
from samples.reserved.template import Template

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _cell(form: str, school: PrintedSchool, rank: int, price: str) -> str:
    return form.format(
        u=school.uai, n=school.name, c=school.commune, d=school.department, i=rank, a=LETTERS[(rank - 1) % 26], p=price
    )


def _items(listing: Items, printed: Printed) -> list[Block]:
    return [
        Text(
            _cell(listing.sign + listing.item, school, rank, ""),
            Role.BULLET if listing.sign else Role.LINE,
            f"school:{rank - 1}",
            indent=listing.indent,
            gap=4 if "\n" in listing.item else None,
        )
        for rank, school in enumerate(printed.schools, start=1)
    ]


def _grouped(listing: Grouped, printed: Printed) -> list[Block]:
    blocks: list[Block] = []
    ranked = list(enumerate(printed.schools, start=1))
    for _, group in groupby(ranked, key=lambda pair: (pair[1].commune, pair[1].department)):
        members = list(group)
        blocks.append(Text(_cell(listing.head, members[0][1], 1, ""), Role.LINE, "schools", bold=True, gap=5))
        blocks += [
            Text(_cell(listing.item, school, rank, ""), Role.BULLET, f"school:{rank - 1}", indent=listing.indent)
            for rank, school in members
        ]
    return blocks


def _table(listing: Table, printed: Printed, price: str) -> Grid:
    whole = sum(share for _, _, share in listing.columns)
    return Grid(
        tuple(head for head, _, _ in listing.columns) if any(head for head, _, _ in listing.columns) else (),
        tuple(
            tuple(_cell(form, school, rank, price) for _, form, _ in listing.columns)
            for rank, school in enumerate(printed.schools, start=1)
        ),
        tuple(share / whole for _, _, share in listing.columns),
        tuple(f"school:{i}" for i in range(len(printed.schools))),
        repeat=listing.repeat,
        rules=listing.rules,
        shaded=listing.shaded,
        size=listing.size,
    )


def _listed(listing: Listing, printed: Printed, price: str, plain: bool) -> list[Block]:
    if isinstance(listing, Table):
        return [] if plain else [_table(listing, printed, price)]
    if isinstance(listing, Running):
        items = [_cell(listing.item, school, rank, "") for rank, school in enumerate(printed.schools, start=1)]
        return [Text(listing.glue.join(items) + listing.stop, tag="schools", gap=6)]
    return _items(listing, printed) if isinstance(listing, Items) else _grouped(listing, printed)


def schools_and_sums(printed: Printed, template: Template, look: SeededLook) -> list[Block]:
    """In the template's order."""
    given = values(printed, template, look)
    sums: list[Block] = [
        Text(line.format(**given), Role.LINE if i else Role.BODY, "amounts", bold=look.chance("bold sums", 0.15))
        for i, line in enumerate(look.pick("sums", template.sums))
    ]
    introduction = look.pick("introduced", template.introduced)
    listed: list[Block] = [Text(introduction.format(**given), gap=7)] if introduction else []
    price = amount(printed.unit_price, template, look)
    listed += _listed(look.pick("listing", template.listings), printed, price, look.plain)
    return [*listed, *sums] if template.list_first else [*sums, *listed]
