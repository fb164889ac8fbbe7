"""Who signs, in the style UNSEEN: a card, running text, numbered or centred paragraphs, facing boxes."""

from __future__ import annotations

from enum import StrEnum

from samples.blocks import Align, Block, Columns, Grid, Role, Rules, Text
from samples.look import SeededLook
from samples.names import OWN_TITLES, siret_spaced
from samples.printed import Printed
from schemas.draft import CollectivityKind

EMPTY = "_____________________"


class Shape(StrEnum):
    """How a party is presented."""

    CARD = "card"
    PROSE = "prose"
    LABELS = "labels"
    CENTRED = "centred"
    FACING = "facing"


INTRODUCED = (
    ("Les soussignés :", "1° ", "2° "),
    ("SIGNATAIRES", "", ""),
    ("Convention passée entre :", "- ", "- "),
    ("D'UNE PART :", "", "ET D'AUTRE PART :\n"),
    ("Entre les signataires désignés comme suit :", "(1) ", "(2) "),
    ("Il est conclu la présente convention entre", "", "et\n"),
)
NUMBER = (
    "SIRET (siège) : {}", "N° SIRET/SIREN : {}", "Numéro d'identification SIRET : {}", "SIRET……… {}", "siret n°{}",
    "N° d'identité (SIRET) : {}", "SIRET / {}", "Immatriculation SIRET : {}",
)  # fmt: skip
WHERE = (
    "Coordonnées postales : {}", "Adresse de la mairie ou du siège : {}", "Lieu du siège : {}", "établie {}",
    "Adresse complète : {}", "Bureaux : {}", "Adr. : {}",
)  # fmt: skip
WHO = (
    ("Autorité signataire : {}", "Titre : {}"),
    ("Personne habilitée à signer : {}", "Mandat : {}"),
    ("Valablement représentée par {}", "en tant que {}"),
    ("Pour elle : {}", "Qualité ou mandat : {}"),
    ("Signera : {}", "ès qualités de {}"),
    ("Représentant(e) légal(e) : {}", "Fonction exercée : {}"),
)
WHO_AT_ONCE = (
    "ayant pour représentant {s}, {t}",
    "pour laquelle signe {s}, {t}",
    "Représentée aux présentes par {s}, {t}",
)
CARD_HEADS = ("IDENTITÉ DE LA COLLECTIVITÉ", "Fiche du signataire", "À remplir par la collectivité", "")
CARD_LABELS = (
    ("Raison sociale", "SIRET", "Coordonnées postales", "Autorité signataire", "Titre"),
    ("Organisme", "N° SIRET (siège)", "Adresse complète", "Nom du signataire", "Mandat"),
    ("Personne morale", "Immatriculation SIRET", "Lieu du siège", "Personne habilitée", "Fonction exercée"),
)
PROSE = (
    "{name}, établie {address}, portant le numéro SIRET {siret}, pour laquelle signe {who}, {title}",
    "{name} (SIRET {siret}), dont l'adresse est : {address}, ayant pour représentant {who}, {title}",
    "{name}, personne morale de droit public n° SIRET {siret}, {address}, valablement représentée par {who},"
    " ès qualités"
    " de {title}",
    "{name} - {address} - SIRET n° {siret} - représentée aux présentes par {who}, {title}",
)
PROSE_OWN = (
    "{name}, SIRET {siret}, établie {address}, au nom de laquelle agit {article} {title}, {who}",
    "{name}, établie {address} et portant le SIRET {siret}, que représente {article} {title}, {who}",
)
KNOWN_AS = (
    "",
    "",
    "nommée plus bas « la collectivité »",
    "dite « la collectivité »",
    "dans ce qui suit : la collectivité",
)
REGION_KNOWN_AS = ("", "nommée plus bas « le rectorat »", "dite « la région académique »")
REGION_PROSE = (
    "{name}, {address}, que représente {who}, {title}",
    "{name} ({address}), agissant pour l'État, pour laquelle signe {who}, {title}",
)
SHORT = {"Madame": "Mme", "Monsieur": "M."}


def who(printed: Printed, look: SeededLook) -> str:
    """The signatory with or without civility."""
    civility = look.pick("civility", ("", printed.civility, printed.civility, SHORT.get(printed.civility, "")))
    return f"{civility} {printed.signatory}".strip()


def siret(printed: Printed, look: SeededLook) -> str:
    if printed.siret is None:
        return EMPTY
    return siret_spaced(
        printed.siret, look.pick("siret digits", ("plain", "plain", "grouped", "halves", "no_break", "dots"))
    )


def _address(printed: Printed, look: SeededLook, glue: str) -> str:
    street, _, town = printed.address.rpartition(", ")
    return f"{street}{glue}{town}" if look.chance("address split", 0.4) else printed.address


def _named(look: SeededLook, text: str, known_as: tuple[str, ...]) -> str:
    added = look.pick(f"known as {known_as[-1]}", known_as)
    return f"{text}, {added}" if added else text


def _prose(printed: Printed, look: SeededLook, lead: str) -> Text:
    own = printed.title.lower() in OWN_TITLES and look.chance("own", 0.5)
    form = look.pick("prose", PROSE_OWN if own else PROSE)
    text = form.format(
        name=printed.name,
        siret=siret(printed, look),
        address=_address(printed, look, " - "),
        who=who(printed, look),
        title=printed.title,
        article="la" if printed.title.lower() == "présidente" else "le",
    )
    strong = (printed.name, printed.signatory, siret(printed, look)) if look.chance("strong", 0.5) else ()
    return Text(
        lead + _named(look, text, KNOWN_AS) + look.pick("stop", (";", ".", "")),
        tag="collectivity_name siret address signatory",
        strong=strong,
    )


def _labels(printed: Printed, look: SeededLook, lead: str) -> list[Text]:
    align = Align.CENTRE if shape_of(look) is Shape.CENTRED else Align.LEFT
    lines = [Text(lead + printed.name, Role.LINE, "collectivity_name", look.chance("bold name", 0.6), align=align)]
    number = Text(look.pick("number", NUMBER).format(siret(printed, look)), Role.LINE, "siret", align=align)
    where = Text(look.pick("where", WHERE).format(_address(printed, look, "\n")), Role.LINE, "address", align=align)
    if look.chance("at once", 0.35):
        text = look.pick("who at once", WHO_AT_ONCE).format(s=who(printed, look), t=printed.title)
        signed = [Text(text, Role.LINE, "signatory", align=align)]
    else:
        name, title = look.pick("who", WHO)
        signed = [
            Text(name.format(who(printed, look)), Role.LINE, "signatory", align=align),
            Text(title.format(printed.title), Role.LINE, "signatory_title", align=align),
        ]
    lines += look.pick(
        "order",
        ([number, where, *signed], [where, number, *signed], [*signed, where, number], [where, *signed, number]),
    )
    known = look.pick("known as", KNOWN_AS)
    return [*lines, *([Text(known, Role.LINE, align=align)] if known else [])]


def _card(printed: Printed, look: SeededLook) -> list[Block]:
    labels = look.pick("card labels", CARD_LABELS)
    values = (printed.name, siret(printed, look), _address(printed, look, "\n"), who(printed, look), printed.title)
    tags = ("collectivity_name", "siret", "address", "signatory", "signatory_title")
    rows = [(label, value, tag) for label, value, tag in zip(labels, values, tags, strict=True)]
    if look.chance("siret last", 0.3):
        rows.append(rows.pop(1))
    head = look.pick("card head", CARD_HEADS)
    grid = Grid(
        (),
        tuple((label, value) for label, value, _ in rows),
        look.pick("card shares", ((0.3, 0.7), (0.36, 0.64))),
        tuple(tag for _, _, tag in rows),
        rules=look.pick("card rules", (Rules.ALL, Rules.BETWEEN_ROWS, Rules.FRAME)),
    )
    return [*([Text(head, Role.LINE, bold=True, gap=8)] if head else []), grid]


def _region(look: SeededLook, lead: str) -> list[Text]:
    if look.chance("region prose", 0.5):
        text = look.pick("region words", REGION_PROSE).format(
            name=look.region_name, address=look.region_address, who=look.rector, title=look.rector_title
        )
        return [Text(lead + _named(look, text, REGION_KNOWN_AS), gap=8)]
    name, title = look.pick("region who", WHO)
    lines = [look.region_name, look.region_address, name.format(look.rector), title.format(look.rector_title)]
    return [Text((lead if i == 0 else "") + line, Role.LINE, gap=8 if i == 0 else None) for i, line in enumerate(lines)]


def shape_of(look: SeededLook) -> Shape:
    return Shape.LABELS if look.plain else look.pick("parties", (Shape.LABELS, Shape.PROSE, *Shape))


def _payer(printed: Printed, look: SeededLook, lead: str) -> list[Block]:
    shape = shape_of(look)
    if shape is Shape.PROSE:
        return [_prose(printed, look, lead)]
    if shape is Shape.CARD:
        return [*([Text(lead.strip(), gap=6)] if lead.strip(" -\n") else []), *_card(printed, look)]
    if lead.endswith("\n"):
        return [Text(lead.strip(), gap=8), *_labels(printed, look, "")]
    return [Text("", Role.LINE), *_labels(printed, look, lead)]


def parties(printed: Printed, look: SeededLook) -> list[Block]:
    """Both parties, the collectivity first at times."""
    opening, one, two = look.pick("introduced", INTRODUCED)
    heading = Text(opening, gap=10, bold=look.chance("bold opening", 0.4))
    if shape_of(look) is Shape.FACING:
        left, right = tuple(_region(look, "")), tuple(_labels(printed, look, ""))
        sides = (right, left) if look.chance("payer first", 0.4) else (left, right)
        return [heading, Columns(sides, boxed=look.chance("facing boxed", 0.6))]
    if look.chance("payer first", 0.4):
        return [heading, *_payer(printed, look, one), *_region(look, two)]
    return [heading, *_region(look, one), *_payer(printed, look, two)]


def called(printed: Printed) -> str:
    return "commune" if printed.kind is CollectivityKind.COMMUNE else "structure"
