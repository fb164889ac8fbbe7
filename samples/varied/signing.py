"""The end of a convention in the style VARIED: place, date and the two signature blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from samples.blocks import Align, Block, Columns, Role, Room, Text, Together
from samples.look import SeededLook
from samples.names import OWN_TITLES
from samples.printed import DateKind, Printed
from samples.varied import labels
from samples.varied.parties import own_kind, signatory
from samples.written import DATE_ROOMS, FORMS_OF_A_DATE, WEEKDAYS, in_french

PUSHED = 230.0  # points
ROOMS = (66.0, 74.0, 74.0, 90.0)  # points: a signature and a stamp need some 26 mm
CAPTIONS = ("", "", "(cachet et signature)", "Signature et cachet :", "(signature précédée de « lu et approuvé »)",
            "Lu et approuvé,", "Signature :", "Cachet de la collectivité et signature")  # fmt: skip


class Shape(StrEnum):
    """How the blocks stand to one another."""

    STACKED = "stacked"
    SECOND_RIGHT = "second_right"
    COLUMNS = "columns"
    BOXES = "boxes"


def _shown(day: date, look: SeededLook) -> str:
    form = look.pick("closing day", labels.CLOSING_DAYS)
    return {
        "numeric": f"{day:%d/%m/%Y}",
        "dots": f"{day:%d.%m.%Y}",
        "bare": f"{day.day}/{day.month}/{day.year}",
        "weekday": f"{WEEKDAYS[day.weekday()]} {in_french(day)}",
    }.get(form, in_french(day))


def closing(printed: Printed, look: SeededLook) -> list[Text]:
    """Where and when; room where the date is not printed."""
    if printed.signed_on is not None and printed.date_kind is DateKind.PRINTED:
        shown = _shown(printed.signed_on, look)
    elif printed.date_kind is DateKind.ABSENT and look.chance("date form", 0.5):
        year = printed.school_year[:4]
        shown = look.pick("form of a date", FORMS_OF_A_DATE) + look.pick("year of a date", ("", year, "20...", year))
    else:
        shown = look.pick("date room", DATE_ROOMS)
    text = look.pick("closing", labels.CLOSINGS).format(place=printed.place, date=shown)
    right = look.chance("closing at the right", 0.2)
    lines = text.split("\n")
    return [
        Text(line, Role.LINE, "closing", gap=0 if i else 12, align=Align.RIGHT if right else Align.LEFT)
        for i, line in enumerate(lines)
    ]


def _own(title: str, feminine: bool) -> str:
    """With its article: "Le Maire", "La Présidente"."""
    small = title.lower()
    article = "La" if small.endswith("e") and (feminine and small != "maire") else "Le"
    return f"{article.upper() if title.isupper() else article} {title}"


def _payer(printed: Printed, look: SeededLook) -> list[Text | Room]:
    own = printed.title.lower() in OWN_TITLES
    office = _own(printed.title, printed.civility == "Madame") if own else printed.title
    name, room = signatory(printed, look), Room(look.pick("room", ROOMS), "sign:collectivity")
    kind = own_kind(printed)
    caption = look.pick("caption", CAPTIONS)
    chief = "Maire" if kind == "commune" else "Président"
    above: tuple[str, ...]
    below: tuple[str, ...] = ()
    form = look.pick("block", range(7))
    if form == 0:
        above = (f"Pour {printed.name},", office + ",", name)
    elif form == 1:
        above, below = (f"Pour la {kind}", office), (name,)
    elif form == 2:
        above = (printed.name, f"{name}, {printed.title}")
    elif form == 3:
        above = (office if own else f"Pour le {chief} et par délégation,\n{printed.title}", name)
    elif form == 4:
        above = (f"Pour la {kind} :", f"Nom : {name}", f"Qualité : {printed.title}")
    elif form == 5:
        above, below = (f"POUR LA {kind.upper()}", printed.name), (name, printed.title)
    else:
        above = (f"{printed.name} :", f"représentée par {name}", printed.title)
    return [*_lines(above), *_lines((caption,) if caption else ()), room, *_lines(below)]


def _region(look: SeededLook) -> list[Text | Room]:
    office = "La rectrice" if look.rector_title.lower().startswith("rectrice") else "Le recteur"
    room = Room(look.pick("room", ROOMS), "sign:region")
    form = look.pick("region block", range(5))
    above, below = {
        0: (("Pour la région académique,", look.rector_title), (look.rector,)),
        1: (("Pour la région académique", office), ()),
        2: ((look.rector, look.rector_title), ()),
        3: (("POUR LA RÉGION ACADÉMIQUE", look.rector), ()),
        4: ((f"{office} de région académique", f"Pour {office.lower()} et par délégation"), (look.rector,)),
    }[form]
    return [*_lines(above), room, *_lines(below)]


def _lines(texts: tuple[str, ...]) -> list[Text]:
    return [Text(text, Role.LINE) for text in texts]


def signatures(printed: Printed, look: SeededLook) -> list[Block]:
    """Place and date, then the blocks; at times place and date stand in the collectivity's block."""
    payer, region, dated = _payer(printed, look), _region(look), closing(printed, look)
    shape = look.pick("blocks", (Shape.STACKED, Shape.COLUMNS, Shape.COLUMNS, *Shape))
    spaced = Text("", Role.LINE)
    inside = look.chance("dated inside", 0.15) and shape is not Shape.SECOND_RIGHT
    if inside:
        payer = [*dated, *payer]
    first, second = (payer, region) if look.chance("collectivity first", 0.55) else (region, payer)
    opening = [spaced] if inside else [*dated, spaced]
    if shape is Shape.STACKED:
        return [Together((*opening, *first)), Together((spaced, *second))]
    if shape is Shape.SECOND_RIGHT:
        pushed = tuple(replace(part, indent=PUSHED) for part in second)
        return [Together((*opening, *first)), Together((spaced, *pushed))]
    columns = Columns((tuple(first), tuple(second)), boxed=shape is Shape.BOXES)
    return [Together((*opening, columns))]
