"""The template of a région académique that rules everything in tables."""

from __future__ import annotations

from samples.blocks import Align, Rules
from samples.look import Letterhead
from samples.reserved.shapes import ROOM, Page, Rows, Signing, Table
from samples.reserved.template import Template
from samples.reserved.texts_centre import ARTICLES

TABLES = (
    Table((("Commune", "{c}", 0.25), ("Dép.", "{d}", 0.1), ("Nom de l'école", "{n}", 0.45), ("UAI", "{u}", 0.2)),
          shaded=True, repeat=True),
    Table((("N° UAI", "{u}", 0.18), ("École", "{n}", 0.44), ("Commune", "{c}", 0.28), ("Dpt", "{d}", 0.1))),
    Table((("N°", "{i}", 0.07), ("UAI", "{u}", 0.18), ("Dénomination", "{n}", 0.38), ("Commune (dépt)", "{c} ({d})",
        0.37)),
          shaded=True, repeat=True, size=0.95),
    Table((("École", "{n}", 0.37), ("Code UAI", "{u}", 0.16), ("Commune", "{c}", 0.23), ("Dép.", "{d}", 0.09),
           ("Montant", "{p}", 0.15)), rules=Rules.BETWEEN_ROWS, repeat=True, size=0.92),
)  # fmt: skip
TEMPLATE = Template(
    region=("RÉGION ACADÉMIQUE CENTRE-VAL DE LOIRE", "27 rue des Mariniers - CS 51201 - 45043 ORLÉANS CEDEX 1",
        "Orléans"),
    short="Centre-Val de Loire",
    rectors=(("Cécile BRESSENC", "Rectrice de région académique"), ("Hervé SOULIGOU", "Recteur de région académique")),
    page=Page((9.6, 11.4), (1.3, 1.6), (50.0, 68.0), ("Page {p} / {n}", "{p} | {n}"), ("Convention ENT - {year}", ""),
              False, True, True, (Letterhead.BAND, Letterhead.SHIELD), True),
    commune_forms=("Commune de {}", "Mairie de {}", "COMMUNE DE {}"),
    kinds=("commune", "structure"),
    masthead=(),
    masthead_align=Align.LEFT,
    title=("CONVENTION D'ADHÉSION", "Environnement numérique des écoles - Année scolaire {year}"),
    title_size=1.45,
    opening="1. SIGNATAIRES",
    between="Collectivité adhérente :",
    agreed="2. DISPOSITIONS",
    region_lines=("{region}", "{region_address}", "Représentée par {rector}, {rector_title}"),
    payers=(
        Rows((("Collectivité", "{name}", "collectivity_name"), ("N° SIRET", "{siret}", "siret"),
              ("Adresse", "{address}", "address"), ("Représentée par", "{who}", "signatory"),
              ("En qualité de", "{title}", "signatory_title")), 0.28),
        Rows((("Nom de la collectivité", "{name}", "collectivity_name"), ("Adresse postale", "{street}\n{town}",
            "address"),
              ("SIRET", "{siret}", "siret"), ("Représentant", "{who}, {title}", "signatory")), 0.34,
                  Rules.BETWEEN_ROWS),
        Rows((("SIRET", "{siret}", "siret"), ("Dénomination", "{name}", "collectivity_name"),
              ("Adresse", "{address}", "address"), ("Nom du signataire", "{who}", "signatory"),
              ("Fonction", "{title}", "signatory_title")), 0.25),
    ),
    civilities=("full", "full", "short", ""),
    digits=("grouped", "no_break", "plain", "thin"),
    preamble=(
        "Exposé",
        "La {kind} et la région académique partagent le même public : les enfants des écoles et leurs parents. Elles"
        " ont intérêt à leur offrir une adresse unique plutôt que des outils épars.",
        "Le présent document fixe les droits de chacune. Il remplace, pour l'année scolaire {year}, tout échange de"
        " lettres antérieur.",
        "?Il a été soumis pour avis à l'association départementale des maires.",
    ),
    heading="ARTICLE {n} : {T}",
    articles=ARTICLES,
    delay="deux mois",
    refund="La participation payée n'ouvre droit à aucune restitution.",
    altered=("vingt mois", "La participation payée est restituée au prorata des mois restants.",
             "La participation n'est pas exigible des communes de moins de cinq cents habitants."),
    years=("{}-{}", "{} - {}", "{}/{}"),
    moneys=("{},00 €", "{},00\u00a0€", "{} €"),
    times=(" x ", " × "),
    sums=(
        ("Nombre d'écoles rattachées : {n}", "Montant unitaire : {unit} TTC", "Montant dû : {total}"),
        ("{n} école{s}{by}{unit} = {total}",),
        ("Total : {n} école{s} à {unit} TTC, soit {total} à verser par la {kind}.",),
    ),
    spelled=("{t}, soit {w}", "{t} ({w})"),
    spells=0.2,
    introduced=("", "Tableau des écoles", "Les écoles rattachées sont :"),
    listings=TABLES,
    list_first=True,
    closings=("Fait à {place}, le {date}", "Fait en deux originaux à {place}, le {date}", "{place}, le {date}"),
    days=("words", "numeric", "numeric"),
    signings=(
        Signing(("Pour la {kind}", "{the}", "{who}", ROOM), ("Pour la région académique", "{rector_title}", "{rector}",
            ROOM),
                beside=True, boxed=True),
        Signing(("{name}", "{title}", ROOM, "{who}"), ("{region}", "{rector_title}", ROOM, "{rector}"), beside=True,
                height=104.0),
        Signing(("Signature de la collectivité", "{who}, {title}", ROOM), ("Signature du rectorat", "{rector}", ROOM),
                beside=True, boxed=True, payer_first=False, height=96.0),
    ),
)  # fmt: skip
