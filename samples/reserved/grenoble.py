"""The template of an académie with decimal numbers, facing parties, and the list right behind the price."""

from __future__ import annotations

from samples.blocks import Align, Rules
from samples.look import Letterhead
from samples.reserved.shapes import ROOM, Grouped, Items, Lines, Page, Signing, Table
from samples.reserved.template import Template
from samples.reserved.texts_grenoble import ARTICLES

TEMPLATE = Template(
    region=("Académie de Grenoble", "19 quai des Allobroges, BP 1066, 38021 GRENOBLE CEDEX 1", "Grenoble"),
    short="Dauphiné et Savoie",
    rectors=(("Maryse FOURNOULIÉ", "Rectrice"), ("Cédric AUBÉRACIER", "Recteur de l'académie de Grenoble")),
    page=Page((10.2, 12.0), (1.36, 1.7), (50.0, 74.0), ("{p}/{n}", "p. {p}", ""), ("", "ENT 1er degré - {year}"), False,
        True,
              False, (Letterhead.NONE, Letterhead.NONE, Letterhead.SHIELD), False),
    commune_forms=("Commune de {}", "Mairie de {}", "Ville de {}", "COMMUNE DE {}"),
    kinds=("commune", "collectivité"),
    masthead=("ACADÉMIE", "DE GRENOBLE", "Liberté", "Égalité", "Fraternité"),
    masthead_align=Align.LEFT,
    title=("Convention ENT 1er degré {year}", "Écoles publiques"),
    title_size=1.5,
    opening="Les parties",
    between="avec",
    agreed="",
    region_lines=("{region}", "{region_address}", "Représentée par {rector}", "{rector_title}"),
    payers=(
        Lines((("{name}", "collectivity_name"), ("{street}", "address"), ("{town}", "address"),
               ("SIRET {siret}", "siret"), ("Représentée par {who}", "signatory"), ("{title}", "signatory_title"))),
        Lines((("{name}", "collectivity_name"), ("Siret : {siret}", "siret"), ("{address}", "address"),
               ("Représentant : {who}", "signatory"), ("Fonction : {title}", "signatory_title"))),
        Lines((("Collectivité : {name}", "collectivity_name"), ("Numéro SIRET : {siret}", "siret"),
               ("Adresse : {address}", "address"), ("Représentée par : {who}, {title}", "signatory"))),
    ),
    facing=True,
    payer_first=True,
    civilities=("", "short", "full"),
    preamble=(
        "Pourquoi cette convention",
        "À l'école, les échanges entre les maîtres et les parents passent de plus en plus par un écran. L'académie et"
        " la"
        " {kind} veulent que cela se fasse dans un lieu sûr, sans publicité et sans surprise.",
        "Les vallées de l'académie n'ont pas toutes le même équipement. En s'engageant ensemble, les signataires"
        " cherchent à"
        " donner à chaque enfant les mêmes possibilités, qu'il habite en ville ou au bout d'une route de montagne.",
    ),
    heading="{n}. {t}",
    articles=ARTICLES,
    delay="cinquante jours",
    refund="L'académie garde ce qui a été payé.",
    altered=("quinze mois", "L'académie rend ce qui a été payé.",
             "Le tarif tombe à zéro pour les écoles situées au-dessus de mille mètres."),
    years=("{}-{}", "{}/{}", "{}–{}"),
    moneys=("{} €", "{},00 €", "{}\u00a0€", "{}\u202f€"),
    times=(" x ", " × ", "x"),
    sums=(
        ("Total à payer : {n} école{s}{by}{unit} = {total}",),
        ("La {kind} a {n} école{s} dans le dispositif. Elle paie donc {total}.",),
        ("{n}{x}{unit} soit {total}", "Nombre d'écoles : {n}"),
    ),
    spelled=("{t} ({w})", "{t}, c'est-à-dire {w}"),
    spells=0.15,
    introduced=("Voici la liste des écoles :", "Nos écoles :", ""),
    listings=(
        Items("{n}\n{c} ({d}) - UAI {u}", "• "), Items("{c} ({d}) - {n} - {u}", "{i}. "),
        Grouped("{c} ({d})", "- {n}, UAI {u}"),
        Table((("École", "{n}", 0.42), ("Commune", "{c}", 0.28), ("Dép.", "{d}", 0.1), ("UAI", "{u}", 0.2)),
              rules=Rules.NONE, repeat=True),
        Table((("", "{u}", 0.2), ("", "{n}", 0.45), ("", "{c} - {d}", 0.35)), rules=Rules.BETWEEN_ROWS),
    ),
    closings=("Signé à {place} le {date}", "{place}, le {date}", "Lieu : {place}\nDate : {date}"),
    days=("words", "numeric", "bare", "dots"),
    signings=(
        Signing(("Pour la {kind}", "{who}", "{title}", ROOM), ("Pour l'académie", "{rector}", "{rector_title}", ROOM),
                beside=True, boxed=True, height=86.0),
        Signing(("La {kind} (cachet et signature)", "{who}, {title}", ROOM), ("L'académie (cachet et signature)",
            "{rector}", ROOM)),
    ),
)  # fmt: skip
