"""The article that lists the schools, in the style VARIED: how many, how much, which."""

from __future__ import annotations

from enum import StrEnum

from samples.blocks import Block, Grid, Role, Rules, Text
from samples.look import SeededLook
from samples.printed import Printed, PrintedSchool
from samples.varied import labels
from samples.varied.articles import Place, heading, year
from samples.varied.parties import own_kind
from samples.written import money, money_in_words, schools_in_words

TITLES = (
    "Liste des écoles et coût pour l'année scolaire {y}", "Écoles concernées et montant de la participation",
    "Liste des écoles de la {k}", "Écoles bénéficiaires - participation {y}", "Périmètre et montant pour {y}",
    "Écoles et coût", "Liste des écoles inscrites et montant dû par la {k}",
)  # fmt: skip
ANNEX_TITLES = (
    "ANNEXE - Liste des écoles ({y})",
    "Annexe 1 : écoles concernées et montant, {y}",
    "ANNEXE FINANCIÈRE {y}",
)
AMOUNTS: tuple[tuple[str, ...], ...] = (
    ("{n} école(s) pour cette année scolaire, pour un montant correspondant à {n}{x}{price} soit {total}",),
    ("{n} école{s}, soit une participation financière de {n}{x}{price} = {total} TTC.",),
    ("Nombre d'écoles : {n}", "Coût par école : {price} TTC", "Montant total : {total} TTC"),
    ("Pour {nw} ({n}) école{s}, la participation s'élève à {n}{x}{price}, soit un total de {total}.",),
    ("La {k} inscrit {n} école{s} au dispositif pour {y}.", "Montant dû : {n}{x}{price} soit {total} TTC"),
    ("Le montant total de la participation est de {total} ({n} école{s}{x}{price}).",),
    ("Nombre total d'écoles concernées : {n}", "soit {n}{x}{price} = {total}"),
    ("{n} école{s}{x}{price} = {total} TTC",),
    ("La participation financière pour {n} école{s} est arrêtée à la somme de {total}.",),
    ("Total : {n} école{s} - {total} TTC (à raison de {price} par école)",),
    ("Il est convenu que {nw} école{s} ({n}) bénéficieront du service, pour un coût de {n}{x}{price}, soit {total}.",),
    ("Effectif : {n} école{s}.", "Participation annuelle : {n}{x}{price}.", "Soit au total : {total}."),
)
LISTED = (
    "Liste des écoles :", "- Liste des écoles :", "Les écoles concernées sont :", "Écoles :", "Écoles bénéficiaires",
    "Sont inscrites les écoles suivantes :", "Désignation des écoles :", "LISTE DES ÉCOLES", "",
)  # fmt: skip
ITEMS = (
    "{c} - {d} - {n} - {u}", "{n} - {c} ({d}) - UAI {u}", "{n}, {c} ({d}), UAI : {u}", "{u} - {n} - {c} ({d})",
    "{n} (RNE {u}) - {c} - {d}", "{c} ({d}) : {n}, code UAI {u}", "{u} : {n}, {c} ({d})", "UAI {u} {n} {c} {d}",
    "{n} - n° UAI : {u} - {c} ({d})", "{d} - {c} - {n} - {u}", "{n} à {c} ({d}) - RNE : {u}", "{c} / {d} / {n} / {u}",
    "{n} – {c} – {d} – {u}", "{n} ; {c} ; {d} ; {u}",
)  # fmt: skip
TWO_LINES = ("{n}\nUAI : {u} - {c} ({d})", "{n} - {c} ({d})\nCode UAI : {u}", "{u}\n{n}, {c} ({d})")
SIGNS = ("- ", "• ", "– ", "* ", "{i}. ", "{i}) ", "{i}/ ", "{a}) ", "□ ", "> ")
COLUMNS = {
    "u": (("UAI", "Code UAI", "N° UAI", "RNE", "Code RNE", "UAI (ex-RNE)"), 0.17),
    "n": (("Nom de l'école", "École", "ÉCOLES", "Dénomination", "Établissement"), 0.34),
    "c": (("Commune", "COMMUNE", "Ville", "Commune d'implantation", "Localité"), 0.25),
    "d": (("Dpt", "Dép.", "Département", "DEPT", "N° dép."), 0.12),
    "k": (("Nb de classes", "Classes"), 0.10),
    "e": (("Élèves", "Effectif"), 0.10),
    "a": (("Adresse",), 0.20),
    "i": (("N°", "#"), 0.07),
}
ORDERS = ("cdnu", "uncd", "ncdu", "ducn", "nucd", "icdnu", "ncduk", "uncdke", "cdnuk", "nacdu", "icnud", "dcnu")
STREETS = ("1 rue des Écoles", "place de la Mairie", "4 avenue des Tilleuls", "chemin du Stade")


class Shape(StrEnum):
    """How the schools are set."""

    RUNNING = "running"
    LINES = "lines"
    SIGNED = "signed"  # bullets or numbers
    TWO_LINES = "two_lines"
    TABLE = "table"


def amounts(printed: Printed, look: SeededLook) -> list[Block]:
    """How many schools, how much each and together."""
    form = look.sentence("money", labels.MONEY)
    total = money(printed.total, form)
    if printed.spell_amount or look.chance("spelled", 0.35):
        words = money_in_words(printed.in_words)
        total = look.pick("spelled how", ("{t} ({w})", "{w} ({t})", "{t} ({w})")).format(t=total, w=words)
    lines = look.pick("amounts", AMOUNTS)
    if printed.spell_amount and any("{total} TTC" in line for line in lines):
        total = f"{money(printed.total, form)} ({money_in_words(printed.in_words)})"
    price = money(printed.unit_price, form)
    many = "s" if printed.count > 1 else ""
    filled = [
        line.format(
            n=printed.count,
            nw=schools_in_words(printed.count),
            s=many,
            x=look.pick("times", labels.TIMES),
            price=price,
            total=total,
            k=own_kind(printed),
            y=year(printed, look),
        )
        for line in lines
    ]
    if len(filled) == 3 and not look.plain and look.chance("amounts in a table", 0.4):
        pairs = [tuple(line.rstrip(".").split(" : ", 1)) for line in filled]
        if all(len(pair) == 2 for pair in pairs):
            return [
                Grid((), tuple(pairs), (0.45, 0.35), ("amounts",) * 3, rules=look.pick("amounts' rules", list(Rules)))
            ]
    return [Text(line, Role.LINE if i else Role.BODY, "amounts") for i, line in enumerate(filled)]


def _uai(code: str, look: SeededLook) -> str:
    return f"{code[:7]} {code[7:]}" if look.chance("uai apart", 0.04) else code


def _items(schools: tuple[PrintedSchool, ...], form: str, look: SeededLook) -> list[str]:
    return [form.format(n=s.name, c=s.commune, d=s.department, u=_uai(s.uai, look)) for s in schools]


def listed(printed: Printed, look: SeededLook) -> list[Block]:
    """The schools."""
    shape = look.pick("list", (Shape.RUNNING, Shape.RUNNING, Shape.TABLE, *Shape))
    if shape is Shape.TABLE:
        return [_table(printed, look)]
    if shape is Shape.TWO_LINES:
        return [
            Text(text, Role.BULLET, f"school:{i}", gap=4)
            for i, text in enumerate(_items(printed.schools, look.pick("two", TWO_LINES), look))
        ]
    items = _items(printed.schools, look.pick("item", ITEMS), look)
    if shape is Shape.RUNNING:
        glue = look.pick("glue", (", ", ", ", " ; ")) if not any("," in i or ";" in i for i in items) else " ; "
        return [Text(glue.join(items) + look.pick("stop", (".", "")), tag="schools", gap=8)]
    if shape is Shape.LINES:
        return [
            Text(text, Role.LINE, f"school:{i}", gap=look.pick("line gap", (0.0, 3.0))) for i, text in enumerate(items)
        ]
    sign, indent = look.pick("sign", SIGNS), look.pick("list indent", (0.0, 10.0, 24.0))
    return [
        Text(
            sign.format(i=i + 1, a="abcdefghijklmnopqrstuvwxyz"[i % 26]) + text,
            Role.BULLET,
            f"school:{i}",
            indent=indent,
        )
        for i, text in enumerate(items)
    ]


def _table(printed: Printed, look: SeededLook) -> Grid:
    order = look.pick("order", ORDERS)
    rng = look.rng("rows")
    header = tuple(look.pick(f"head {c}", COLUMNS[c][0]) for c in order)
    widths = [COLUMNS[c][1] for c in order]
    rows = tuple(
        tuple(
            {
                "u": _uai(s.uai, look),
                "n": s.name,
                "c": s.commune,
                "d": s.department,
                "k": str(rng.randrange(1, 12)),
                "e": str(rng.randrange(14, 260)),
                "a": rng.choice(STREETS),
                "i": str(i),
            }[c]
            for c in order
        )
        for i, s in enumerate(printed.schools, start=1)
    )
    return Grid(
        header if look.chance("headed", 0.93) else (),
        rows,
        tuple(w / sum(widths) for w in widths),
        tuple(f"school:{i}" for i in range(len(rows))),
        repeat=look.chance("repeat", 0.5),
        rules=look.pick("list rules", (Rules.ALL, Rules.ALL, *Rules)),
        shaded=look.chance("shaded head", 0.4),
        size=look.pick("table size", (0.85, 0.9)) if len(order) > 4 else 1.0,
    )


def schools_article(printed: Printed, number: int, place: Place, look: SeededLook) -> list[Block]:
    """The heading, the amounts and the list, in either order."""
    title = look.sentence("list title", ANNEX_TITLES if place is Place.ANNEX else TITLES)
    title = title.format(y=year(printed, look), k=own_kind(printed))
    if place is Place.ANNEX:
        head = Text(title, Role.HEADING, "article:annex", look.bold_headings, gap=20)
    else:
        head = heading(number, title, look)
    listing = [Text(line, gap=8) for line in (look.pick("listed", LISTED),) if line]
    schools = listed(printed, look)
    if look.chance("amounts last", 0.3):
        return [head, *listing, *schools, *amounts(printed, look)]
    return [head, *amounts(printed, look), *listing, *schools]
