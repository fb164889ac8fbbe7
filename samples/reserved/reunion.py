"""The template of an overseas académie: an old word processor's page, one school a line, blocks one above the other."""

from __future__ import annotations

from samples.blocks import Align
from samples.look import Letterhead
from samples.reserved.shapes import ROOM, Items, Lines, Page, Prose, Running, Signing
from samples.reserved.template import Template
from samples.reserved.texts_reunion import ARTICLES

TEMPLATE = Template(
    region=("RECTORAT DE LA RÉUNION", "24, avenue des Flamboyants - 97743 SAINT-DENIS CEDEX 9", "Saint-Denis"),
    short="Réunion",
    rectors=(("Odile PEYRADOU", "Rectrice de région académique, Chancelière"), ("Alain GALAMÉROL",
        "Recteur de La Réunion")),
    page=Page((11.2, 12.6), (1.2, 1.42), (70.0, 92.0), ("", "- {p} -", "{p}"), ("", ""), True, False, False,
              (Letterhead.NONE, Letterhead.CENTRED), False),
    commune_forms=("COMMUNE DE {}", "VILLE DE {}", "Commune de {}"),
    kinds=("Commune", "Collectivité"),
    masthead=("Rectorat", "Service du premier degré - Bureau du numérique scolaire",
        "Affaire suivie par le bureau 214"),
    masthead_align=Align.LEFT,
    title=("CONVENTION", "entre le Rectorat et les collectivités gestionnaires d'écoles", "ENT-ÉCOLE - ANNÉE {year}"),
    title_size=1.6,
    opening="Entre les soussignés, d'une part :",
    between="et d'autre part :",
    agreed="il est arrêté ce qui suit.",
    region_lines=("{region}", "{region_address}", "en la personne de {rector}, {rector_title}", "(le Rectorat)"),
    payers=(
        Lines((("{name}", "collectivity_name"), ("{address}", "address"), ("SIRET: {siret}", "siret"),
               ("Représentée par {who}, {title}", "signatory"), ("(la Collectivité)", ""))),
        Lines((("{name}", "collectivity_name"), ("N°SIRET: {siret}", "siret"), ("sise {address}", "address"),
               ("Représenté(e) par: {who}", "signatory"), ("En sa qualité de {title}", "signatory_title"))),
        Prose("{name} - SIRET {siret} - {address} - représentée par {who}, {title} (la Collectivité)",
              "{name} - SIRET {siret} - {address} - représentée par {his} {title}, {who} (la Collectivité)"),
    ),
    civilities=("full", "short", ""),
    digits=("plain", "halves", "grouped"),
    preamble=(
        "PRÉAMBULE",
        "L'école de l'île accueille des enfants dont les familles vivent parfois loin d'elle. Le Rectorat et les"
        " collectivités ont voulu un outil qui les rapproche sans rien leur coûter.",
        "Après consultation des maires et des présidents de groupement, il a été décidé d'en partager la dépense"
        " selon des"
        " règles simples, les mêmes pour tous.",
        "?Le comité de l'éducation nationale a été tenu informé de ces règles au mois de mars.",
    ),
    heading="ARTICLE {n} - {t}",
    articles=ARTICLES,
    delay="quatre-vingt-dix jours",
    refund="Les versements effectués ne sont pas sujets à répétition.",
    altered=("trente mois", "Les versements effectués sont sujets à répétition.",
             "Aucun versement n'est exigé l'année qui suit le passage d'un cyclone."),
    years=("{}-{}", "{}/{}", "{} / {}"),
    moneys=("{}€", "{} €", "{} euros", "{},00 euros"),
    times=("x", " X ", " x "),
    sums=(
        ("{n} école(s) : {n}{x}{unit} soit {total}",),
        ("Somme à verser pour {n} école{s} : {total} (à raison de {unit} TTC l'une)",),
        ("La Collectivité a inscrit {n} école{s} ; elle versera {n}{x}{unit}, soit {total}.",),
    ),
    spelled=("{t} ({w})", "{w} ({t})"),
    spells=0.3,
    introduced=("RELEVÉ :", "Écoles inscrites au relevé :", ""),
    listings=(Items("{c} - {d} - {n} - {u}"), Items("{c} ({d}) : {n} ({u})", "- "), Items("{n} / {c} / {d} / {u}"),
              Running("{n} - {u} - {c} - {d}", ", ", ".")),
    list_on_new_page=0.2,
    closings=("Fait à {place} le {date}", "A {place}, le {date}", "Fait à {place}, en 2 exemplaires, le {date}"),
    days=("words", "weekday", "numeric", "dashes"),
    closing_align=Align.RIGHT,
    signings=(
        Signing(("Pour la Collectivité", "{the}", ROOM, "{who}"), ("Pour le Rectorat", "{rector_title}", ROOM,
            "{rector}"),
                payer_first=False, height=98.0, pushed=230.0),
        Signing(("{name}", "{title}", "{who}", ROOM), ("{region}", "{rector}", ROOM), payer_first=False),
    ),
)  # fmt: skip
