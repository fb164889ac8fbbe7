"""The template of an académie whose convention is a form: the collectivity first, labels, short paragraphs."""

from __future__ import annotations

from samples.blocks import Align
from samples.look import Letterhead
from samples.reserved.shapes import ROOM, Grouped, Items, Lines, Page, Rows, Running, Signing, Table
from samples.reserved.template import Template
from samples.reserved.texts_strasbourg import ARTICLES

TEMPLATE = Template(
    region=("Académie de Strasbourg", "8 quai des Bateliers-Neufs, 67975 STRASBOURG CEDEX 9", "Strasbourg"),
    short="Alsace",
    rectors=(("Ingrid LAMBUREL", "Rectrice de l'académie de Strasbourg"), ("Serge MOULIVIER", "Recteur")),
    page=Page((9.5, 11.4), (1.4, 1.7), (54.0, 74.0), ("{p}/{n}", "Page {p}", "{p}"), ("",
        "Convention ENT premier degré"),
              False, True, False, (Letterhead.NONE, Letterhead.FLAG), True),
    commune_forms=("Commune de {}", "COMMUNE DE {}", "Ville de {}"),
    kinds=("commune", "collectivité"),
    masthead=("Académie de Strasbourg", "Mission pour l'enseignement numérique"),
    masthead_align=Align.RIGHT,
    title=("Participation à l'espace numérique des écoles", "Convention annuelle {year}"),
    title_size=1.3,
    opening="La collectivité",
    between="et l'académie",
    agreed="passent entre elles la convention suivante.",
    region_lines=("{region}", "{region_address}", "Rectrice ou recteur : {rector}, {rector_title}"),
    payers=(
        Lines((("Nom : {name}", "collectivity_name"), ("N° SIRET : {siret}", "siret"), ("Adresse : {address}",
            "address"),
               ("Nom du représentant légal : {who}", "signatory"), ("Qualité : {title}", "signatory_title"))),
        Lines((("Désignation : {name}", "collectivity_name"), ("SIRET n° : {siret}", "siret"),
               ("Adresse : {street}", "address"), ("{town}", "address"), ("Représentée par : {who}", "signatory"),
               ("Fonction : {title}", "signatory_title"))),
        Rows((("Nom", "{name}", "collectivity_name"), ("SIRET", "{siret}", "siret"), ("Adresse", "{address}",
            "address"),
              ("Représentant légal", "{who}", "signatory"), ("Qualité", "{title}", "signatory_title")), 0.26),
    ),
    payer_first=True,
    civilities=("", "", "short", "full"),
    digits=("plain", "grouped", "thin", "halves"),
    preamble=(
        "Contexte",
        "En {short}, l'enseignement précoce de la langue voisine suppose des échanges suivis entre les classes, les"
        " familles et les correspondants. Un espace commun les rend possibles.",
        "Depuis la rentrée {first}, l'académie en étend l'usage à toutes les écoles dont la collectivité est"
        " volontaire.",
        "?Les conseils d'école sont consultés sur les rubriques qu'ils désirent ouvrir.",
    ),
    heading="Art. {n} – {t}",
    articles=ARTICLES,
    delay="dix semaines",
    refund="La part forfaitaire n'est remboursée en aucun cas.",
    altered=("seize mois", "La part forfaitaire est remboursée sur simple demande.",
             "La part forfaitaire est offerte aux écoles bilingues."),
    years=("{}-{}", "{}/{}"),
    moneys=("{} €", "{},00 €", "{} EUR"),
    end_in_words=False,
    times=(" x ", " × "),
    sums=(
        ("Nombre d'écoles participantes : {n}", "Coût par école : {unit} TTC", "Coût total : {total}"),
        ("Coût pour la {kind} : {n}{x}{unit}, soit {total}",),
        ("Participe{nt} à l'espace {n} école{s}, pour un coût de {total} TTC.",),
    ),
    spelled=("{t} (en lettres : {w})", "{t} ({w})"),
    spells=0.25,
    introduced=("Participent :", "Écoles participantes :", ""),
    listings=(
        Items("{n} - {c} - {d} - UAI {u}", "• ", 8.0), Grouped("Écoles de {c} ({d}) :", "- {u} {n}"),
        Running("{u} {n} ({c}, {d})", " ; ", "."), Items("UAI {u} - {n} - {c} ({d})", "{i}) "),
        Table((("UAI", "{u}", 0.18), ("Nom", "{n}", 0.42), ("Commune", "{c}", 0.28), ("Dép.", "{d}", 0.12)),
            shaded=True,
              repeat=True),
    ),
    closings=("Lieu et date : {place}, le {date}", "{place}, le {date}", "Fait à {place}, le {date}"),
    days=("numeric", "dots", "words"),
    signings=(
        Signing(("Pour la {kind}", "Nom : {who}", "Qualité : {title}", "Signature :", ROOM),
                ("Pour l'académie", "Nom : {rector}", "Qualité : {rector_title}", "Signature :", ROOM), beside=True,
                    boxed=True),
        Signing(("{the}", "{who}", ROOM), ("{rector_title}", "{rector}", ROOM), beside=True),
        Signing(("Pour {name} : {who}, {title}", ROOM), ("Pour l'académie : {rector}", ROOM), height=88.0),
    ),
)  # fmt: skip
