"""Place, date and the two signature blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samples.blocks import Block, Columns, Role, Room, Text, Together
from samples.look import SeededLook
from samples.printed import DateKind, Printed
from samples.reserved.filling import values
from samples.reserved.shapes import ROOM, Texts
from samples.reserved.template import Template
from samples.written import DATE_ROOMS, WEEKDAYS, in_french


def _day(day: date, form: str) -> str:
    """
    >>> _day(date(2025, 6, 9), "short"), _day(date(2025, 6, 9), "weekday")
    ('09/06/25', 'lundi 9 juin 2025')
    """
    return {
        "numeric": f"{day:%d/%m/%Y}",
        "bare": f"{day.day}/{day.month}/{day.year}",
        "dots": f"{day:%d.%m.%Y}",
        "dashes": f"{day:%d-%m-%Y}",
        "short": f"{day:%d/%m/%y}",
        "weekday": f"{WEEKDAYS[day.weekday()]} {in_french(day)}",
    }.get(form, in_french(day))


def _closing(printed: Printed, template: Template, look: SeededLook) -> list[Text]:
    if printed.signed_on is not None and printed.date_kind is DateKind.PRINTED:
        shown = _day(printed.signed_on, look.pick("day", template.days))
    else:
        shown = look.pick("room for the date", DATE_ROOMS[:3])  # platypus breaks lines within the last one
    text = look.pick("closing", template.closings).format(place=printed.place, date=shown)
    return [
        Text(line, Role.LINE, "closing", gap=0 if i else 16, align=template.closing_align)
        for i, line in enumerate(text.split("\n"))
    ]


def _block(forms: Texts, tag: str, height: float, given: dict[str, object]) -> list[Text | Room]:
    return [Room(height, tag) if form == ROOM else Text(form.format(**given), Role.LINE) for form in forms]


def signatures(printed: Printed, template: Template, look: SeededLook) -> list[Block]:
    given = values(printed, template, look)
    closing, apart = _closing(printed, template, look), Text("", Role.LINE)
    chosen = look.pick("signing", template.signings)
    payer = _block(chosen.payer, "sign:collectivity", chosen.height, given)
    region = _block(chosen.region, "sign:region", chosen.height, given)
    first, second = (payer, region) if chosen.payer_first else (region, payer)
    if chosen.beside:
        return [Together((*closing, apart, Columns((tuple(first), tuple(second)), boxed=chosen.boxed)))]
    second = [replace(part, indent=chosen.pushed) for part in second]
    if look.chance("blocks on one page", 0.75):
        return [Together((*closing, apart, *first, apart, *second))]
    return [Together((*closing, apart, *first)), Together((apart, *second))]
