"""Place, date and signatures in the style UNSEEN."""

from __future__ import annotations

from dataclasses import replace

from samples.blocks import Align, Block, Columns, Role, Room, Text, Together
from samples.look import SeededLook
from samples.names import OWN_TITLES
from samples.printed import DateKind, Printed
from samples.unseen.parties import called, who
from samples.written import DATE_ROOMS, WEEKDAYS, in_french

DONE = (
    "Fait à {place} en double exemplaire, le {date}", "Établi à {place}, le {date}", "À {place} le {date}",
    "Fait en autant d'exemplaires que de signataires, à {place}, le {date}", "Le {date}, à {place}",
    "Lieu : {place}\nDate : {date}", "Fait à {place}, ce {date}", "Dressé en deux originaux à {place}, le {date}.",
)  # fmt: skip
NOTES = (
    "", "", "", "Signature, nom et cachet", "Cachet officiel", "« Bon pour accord »", "(nom, qualité, signature)",
)  # fmt: skip
TALL = 118.0  # points: what is printed below such a room is not written over
HEIGHTS = (68.0, 78.0, 96.0)  # points


def done(printed: Printed, look: SeededLook) -> list[Text]:
    """Where and when."""
    day = printed.signed_on
    if day is None or printed.date_kind is not DateKind.PRINTED:
        date = look.pick("room for a date", DATE_ROOMS[:3])
    else:
        date = look.pick(
            "date",
            (
                in_french(day),
                in_french(day),
                f"{day:%d/%m/%Y}",
                f"{day:%d-%m-%Y}",
                f"{day.day:02d} {in_french(day).split(' ', 1)[1]}",
                f"{WEEKDAYS[day.weekday()]} {in_french(day)}",
            ),
        )
    text = look.pick("done", DONE).format(place=printed.place, date=date)
    align = look.pick("done at", (Align.LEFT, Align.LEFT, Align.RIGHT, Align.CENTRE))
    return [
        Text(line, Role.LINE, "closing", gap=0 if i else 14, align=align) for i, line in enumerate(text.split("\n"))
    ]


def _office(printed: Printed) -> str:
    title = printed.title
    if title.lower() not in OWN_TITLES:
        return title
    article = "la" if title.lower() == "présidente" else "le"
    return f"{article.upper() if title.isupper() else article} {title}"


def _payer(printed: Printed, look: SeededLook) -> list[Text | Room]:
    room = Room(look.pick("height", HEIGHTS), "sign:collectivity")
    name, note = who(printed, look), look.pick("note", NOTES)
    above, below = look.pick(
        "payer's block",
        (
            ((f"Au nom de la {called(printed)},", _office(printed)), (name,)),
            ((printed.name, f"{name}", printed.title), ()),
            ((f"Signature de la {called(printed)}", f"{printed.title} : {name}"), ()),
            ((f"Le signataire pour {printed.name} :",), (name, printed.title)),
            ((f"{_office(printed)[:1].upper()}{_office(printed)[1:]}", name), ()),
            (("LA COLLECTIVITÉ", f"{name}, {printed.title}"), ()),
        ),
    )
    return [*_lines(above), *_lines((note,) if note else ()), room, *_lines(below)]


def _region(look: SeededLook) -> list[Text | Room]:
    room = Room(look.pick("height", HEIGHTS), "sign:region")
    above, below = look.pick(
        "region's block",
        (
            (("Au nom de l'État,", look.rector_title), (look.rector,)),
            ((look.region_name, look.rector), ()),
            (("Signature du rectorat", look.rector), ()),
            (("L'AUTORITÉ ACADÉMIQUE",), (look.rector,)),
        ),
    )
    return [*_lines(above), room, *_lines(below)]


def _lines(texts: tuple[str, ...]) -> list[Text]:
    return [Text(text, Role.LINE) for text in texts]


def _roomy(block: list[Text | Room]) -> list[Text | Room]:
    return [replace(part, height=TALL) if isinstance(part, Room) else part for part in block]


def signatures(printed: Printed, look: SeededLook) -> list[Block]:
    """The blocks beside or below one another, the date above, below or in the collectivity's."""
    payer, region, dated = _payer(printed, look), _region(look), done(printed, look)
    empty = Text("", Role.LINE)
    if look.chance("date in the block", 0.15):
        payer, dated = [*_roomy(payer), *(Text(t.text, t.role, t.tag) for t in dated)], []
    first, second = (payer, region) if look.chance("payer left", 0.5) else (region, payer)
    below = look.chance("date below", 0.12)
    if below:
        first, second = _roomy(first), _roomy(second)
    if look.chance("blocks beside", 0.65):
        body: list[Text | Room | Columns] = [Columns((tuple(first), tuple(second)), boxed=look.chance("framed", 0.45))]
    else:
        body = [*first, empty, *second]
    if below:
        return [Together((empty, *body, *dated))]
    return [Together((*dated, empty, *body))]
