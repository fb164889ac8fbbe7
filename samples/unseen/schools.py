"""The inventory of schools and what they cost, in the style UNSEEN."""

from __future__ import annotations

from samples.blocks import Block, Grid, Role, Rules, Text
from samples.look import SeededLook
from samples.printed import Printed, PrintedSchool
from samples.unseen.articles import amount_form, heading, year
from samples.unseen.parties import called
from samples.written import money, money_in_words, schools_in_words

TITLES = (
    "Inventaire des écoles et décompte {y}", "Écoles couvertes et somme due", "Décompte de la {k}",
    "Établissements scolaires concernés", "Écoles participantes ({y})", "Inventaire et décompte",
)  # fmt: skip
SUMS: tuple[tuple[str, ...], ...] = (
    ("Décompte : {n} école{s} à {price}, total {total}.",),
    ("{N} école{s} de la {k} {are} couverte{s} par l'accord. La quote-part se monte à {total} ({n}{x}{price}).",),
    ("Écoles couvertes : {n}", "Forfait par école : {price}", "Somme à payer : {total}"),
    ("La somme due pour {y} est égale à {n} fois {price}, c'est-à-dire {total}.",),
    ("Somme due : {total}, pour {n} école{s} au prix unitaire de {price}.",),
    ("Quantité : {n} école{s} ; prix unitaire : {price} ; net à payer : {total}.",),
    ("Nombre d'écoles retenues : {n}.", "La {k} paiera donc {n}{x}{price}, c'est-à-dire {total}."),
    ("Pour {nw} école{s} (soit {n}), la {k} acquitte {total}.",),
    ("Soit {n} école{s}{x}{price}/an : {total}",),
)
INTRODUCED = (
    "Inventaire :", "Il s'agit de :", "Sont couvertes :", "Écoles retenues", "Établissement(s) :", "À savoir :", "",
    "Elles se nomment :",
)  # fmt: skip
LINES = (
    "{n} | {c} | {d} | {u}", "{u} • {n} • {c} ({d})", "{n} [{u}], {c} ({d})", "{c} ({d}), {n}, UAI n° {u}",
    "{n} sise à {c} ({d}), immatriculée {u}", "{d} / {c} / {n} / UAI {u}", "{c} – {n} – {u} – dépt {d}",
    "({u}) {n} – {c} – {d}", "École : {n} ; ville : {c} ({d}) ; UAI : {u}",
)  # fmt: skip
PAIRS = ("{n}\n{c} ({d}) – n° UAI {u}", "{u} – {n}\n{c}, département {d}")
SIGNS = ("▪ ", "— ", "{i}° ", "({i}) ", "{i} - ", "· ", "")
HEADS = {
    "u": ("Identifiant UAI", "N° UAI", "Code école", "UAI", "Immatriculation (UAI)"),
    "n": ("Intitulé", "Nom", "École concernée", "Appellation"),
    "c": ("Implantation", "Commune", "Lieu", "Localisation"),
    "d": ("Dpt.", "Dép", "Dept"),
    "p": ("Forfait", "Prix"),
    "q": ("Cycle",),
    "o": ("Ordre", "Rang"),
}
SHARES = {"u": 0.19, "n": 0.36, "c": 0.27, "d": 0.1, "p": 0.13, "q": 0.12, "o": 0.09}
ORDERS = ("ncdu", "ucdn", "dncu", "unpcd", "oncdu", "cndu", "nqcdu", "ocdnup", "cudn")


def sums(printed: Printed, look: SeededLook) -> list[Block]:
    """Number, price, total, in figures and at times in words."""
    form = amount_form(look)
    total = money(printed.total, form)
    if printed.spell_amount or look.chance("total spelled", 0.35):
        words = money_in_words(printed.in_words)
        total = look.pick("spelled as", ("{w} ({t})", "{t}, en toutes lettres : {w}", "{t} ({w})")).format(
            t=total, w=words
        )
    count = printed.count
    in_words = schools_in_words(count)
    filled = [
        line.format(
            n=count,
            nw=in_words,
            N=in_words.capitalize() + (f" ({count})" if count > 1 else " (1)"),
            s="s" if count > 1 else "",
            are="sont" if count > 1 else "est",
            x=look.pick("by", (" X ", "x", " × ", " multiplié par ")),
            price=money(printed.unit_price, form),
            total=total,
            k=called(printed),
            y=year(printed, look),
        )
        for line in look.pick("sums", SUMS)
    ]
    if len(filled) == 3 and not look.plain and look.chance("sums in a table", 0.5):
        head = tuple(line.partition(" : ")[0] for line in filled)
        row = tuple(line.partition(" : ")[2] for line in filled)
        return [Grid(head, (row,), (0.28, 0.28, 0.44), ("amounts",))]
    return [Text(line, Role.BODY, "amounts", bold=look.chance("bold sums", 0.25)) for line in filled]


def _filled(schools: tuple[PrintedSchool, ...], form: str) -> list[str]:
    return [form.format(n=s.name, c=s.commune, d=s.department, u=s.uai) for s in schools]


def inventory(printed: Printed, look: SeededLook) -> list[Block]:
    """The schools, as a table, in pairs of lines, in one paragraph or one after the other."""
    shape = look.pick("inventory", ("table", "table", "paragraph", "paragraph", "lines", "lines", "pairs"))
    if shape == "table":
        return [_table(printed, look)]
    if shape == "paragraph":
        items = _filled(printed.schools, look.pick("line", LINES[:-1]))
        glue = look.pick("joined by", (" ; ", "\u00a0; ", " // ")) if any("," in i for i in items) else ", "
        return [Text(glue.join(items), tag="schools", gap=6)]
    sign = look.pick("sign", SIGNS)
    items = _filled(printed.schools, look.pick("pair", PAIRS) if shape == "pairs" else look.pick("line", LINES))
    indent = look.pick("inventory indent", (0.0, 12.0, 30.0))
    return [
        Text(
            sign.format(i=i + 1) + text,
            Role.BULLET,
            f"school:{i}",
            indent=indent,
            gap=look.pick("apart", (0.0, 2.0, 5.0)),
        )
        for i, text in enumerate(items)
    ]


def _table(printed: Printed, look: SeededLook) -> Grid:
    columns = look.pick("columns", ORDERS)
    rows = []
    for rank, school in enumerate(printed.schools, start=1):
        cell = {
            "u": school.uai,
            "n": school.name,
            "c": school.commune,
            "d": school.department,
            "p": money(printed.unit_price, "{} €"),
            "q": "1" if "mater" in school.name.lower() else "2-3",
            "o": str(rank),
        }
        rows.append(tuple(cell[c] for c in columns))
    whole = sum(SHARES[c] for c in columns)
    return Grid(
        tuple(look.pick(f"head {c}", HEADS[c]) for c in columns) if look.chance("headed", 0.92) else (),
        tuple(rows),
        tuple(SHARES[c] / whole for c in columns),
        tuple(f"school:{i}" for i in range(len(rows))),
        repeat=look.chance("repeated head", 0.6),
        rules=look.pick("table rules", (Rules.ALL, Rules.ALL, Rules.BETWEEN_ROWS, Rules.FRAME, Rules.NONE)),
        shaded=look.chance("shaded", 0.5),
        size=0.86 if len(columns) > 4 else 0.95,
    )


def inventory_article(printed: Printed, number: int, look: SeededLook) -> list[Block]:
    title = look.sentence("inventory title", TITLES).format(y=year(printed, look), k=called(printed))
    opening = look.pick("introduced", INTRODUCED)
    schools = [*([Text(opening)] if opening else []), *inventory(printed, look)]
    money_first = look.chance("money first", 0.6)
    parts = [sums(printed, look), schools] if money_first else [schools, sums(printed, look)]
    return [heading(number, title, look), *(block for part in parts for block in part)]
