"""Papers that come with the post and are no convention: a letter, a deliberation, an invoice. They speak of the same
things, with identifiers in them, and must be told apart all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from samples import fonts, keys, people, stamps, strokes, styles
from samples.blocks import Block, Grid, Role, Room, Text
from samples.communes import Commune
from samples.honest import capitals, named, signing_day
from samples.inking import Placed
from samples.look import Letterhead, Look, SeededLook
from samples.typeset import Typeset
from samples.written import in_french

DPI = 200


class Paper(StrEnum):
    LETTER = "letter"
    DELIBERATION = "deliberation"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """A typeset paper of some kind, and the marks on it."""

    kind: Paper
    sheet: Typeset
    marks: tuple[Placed, ...]


def _letter(commune: Commune, uai: str, rng: Random) -> list[Block]:
    person = people.draw(rng)
    town = capitals(commune.name, accents=False)
    return [
        Text(f"Mairie de {commune.name}", Role.LINE, bold=True),
        Text(f"{commune.postal_code} {town}", Role.LINE),
        Text(f"{commune.name}, le {in_french(signing_day(rng))}", gap=30),
        Text("Objet : ENT-École, question sur la convention 2025-2026", gap=24),
        Text("Madame la Rectrice,", gap=24),
        Text(
            "Nous avons bien reçu le projet de convention de partenariat relatif à l'ENT-École. Avant de le soumettre"
            " au conseil municipal, nous aimerions savoir si la participation de 40 € par école s'applique aussi à"
            f" notre école primaire (n° {uai}), dont deux classes doivent fermer à la rentrée."
        ),
        Text(
            "Par ailleurs, notre secrétariat a changé d'adresse électronique ; nous vous prions d'en tenir compte dans"
            " vos prochains envois. La convention signée vous parviendra dès que ce point sera éclairci."
        ),
        Text("Dans cette attente, recevez, Madame la Rectrice, l'expression de notre considération.", gap=14),
        Text(f"{person.printed}, Maire", gap=30),
        Room(80, "sign:letter"),
    ]


def _deliberation(commune: Commune, uai: str, rng: Random) -> list[Block]:
    day = in_french(signing_day(rng))
    return [
        Text("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS", Role.TITLE, bold=True),
        Text(f"DU CONSEIL MUNICIPAL DE {capitals(commune.name, accents=True)}", Role.TITLE, bold=True),
        Text(f"Séance du {day}", Role.TITLE, gap=8),
        Text(f"SIRET : {keys.head_office(commune.siren)}", gap=16),
        Text("Nombre de conseillers en exercice : 15 - présents : 12 - votants : 14"),
        Text("Objet : convention avec la région académique pour l'espace numérique de travail des écoles", gap=16),
        Text(
            "Le Maire expose au conseil qu'il lui est proposé de conclure une convention pour l'usage d'un espace"
            " numérique dans les écoles de la commune, au prix de 40 € TTC par école et par an, pour l'année scolaire"
            " 2025-2026."
        ),
        Text(f"L'école concernée porte le numéro {uai}. La dépense est inscrite au chapitre 011 du budget."),
        Text("Après en avoir délibéré, le conseil municipal, à l'unanimité :", gap=14),
        Text("- approuve les termes de la convention ;", Role.BULLET),
        Text("- autorise le Maire à la signer ainsi que tout acte qui s'y rapporte ;", Role.BULLET),
        Text("- dit que la présente délibération sera transmise au représentant de l'État.", Role.BULLET),
        Text("Fait et délibéré les jour, mois et an susdits. Pour extrait conforme, le Maire", gap=24),
        Room(90, "sign:letter"),
    ]


def _invoice(commune: Commune, uai: str, rng: Random) -> list[Block]:
    count = rng.randrange(1, 9)
    return [
        Text("FACTURE", Role.TITLE, bold=True),
        Text(f"n° F2025-{rng.randrange(100, 9999):04d} du {in_french(signing_day(rng))}", Role.TITLE),
        Text("Papeterie Clastre et fils, 4 zone artisanale du Pont", gap=20),
        Text(f"SIRET : {keys.head_office(keys.siren('49', rng))}", Role.LINE),
        Text(
            f"Client : commune de {commune.name}, {commune.postal_code} {capitals(commune.name, accents=False)}", gap=14
        ),
        Text(f"Livraison : école {uai}", Role.LINE),
        Grid(
            ("Désignation", "Quantité", "Prix", "Montant"),
            (("Ramettes de papier A4", str(count), "40,00 €", f"{40 * count},00 €"),),
            (0.46, 0.16, 0.18, 0.2),
            ("row",),
        ),
        Text(f"Total à payer : {40 * count},00 € TTC, à trente jours", gap=16),
        Room(60, "sign:letter"),
    ]


_BLOCKS = {Paper.LETTER: _letter, Paper.DELIBERATION: _deliberation, Paper.INVOICE: _invoice}


def draw(commune: Commune, uai: str, look: Look, rng: Random, kind: Paper | None = None) -> OtherPaper:
    """One of the three, signed or stamped as such papers are."""
    kind = kind or rng.choice(list(Paper))
    if isinstance(look, SeededLook):
        look = replace(look, letterhead=Letterhead.NONE, header="", page_numbers="")
    to_pdf = styles.typesetter(look.style)
    sheet = to_pdf(_BLOCKS[kind](commune, uai, rng), look, fonts.face(look.style, rng), 1.05)
    place = sheet.all("sign:letter")[0]
    marks = []
    if kind is not Paper.INVOICE:
        marks.append(Placed(strokes.signature(rng, 120, 55, DPI), place.page, place.box.x0 + 200, place.box.top))
    if rng.random() < 0.6:
        office = named("MAIRIE DE {}", capitals(commune.name, accents=False), contracted=True)
        stamp = stamps.round_stamp(office, rng, DPI, fonts.stamp_face(look.style))
        marks.append(Placed(stamp, place.page, place.box.x0 + 240, place.box.top - 20))
    return OtherPaper(kind, sheet, tuple(marks))
