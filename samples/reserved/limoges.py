"""The template of an académie whose papers are near to the trade's usual frame: lines, running list, blocks below one
another."""

from __future__ import annotations

from samples.blocks import Align
from samples.look import Letterhead
from samples.reserved.shapes import ROOM, Items, Lines, Page, Running, Signing
from samples.reserved.template import Template
from samples.reserved.texts_limoges import ARTICLES

TEMPLATE = Template(
    region=("L'ACADÉMIE DE LIMOGES", "13, rue des Émailleurs, 87031 LIMOGES CEDEX 1", "Limoges"),
    short="Limousin",
    rectors=(("Pascale DELMIÈRES", "Rectrice de l'académie de Limoges"), ("Guy VIGNOULIÉ", "Recteur d'académie")),
    page=Page((10.8, 12.2), (1.3, 1.55), (58.0, 76.0), ("", "{p}", "{p}/{n}"), ("", "", "ENT-École {year}"), True,
              True, False, (Letterhead.NONE, Letterhead.FLAG), False),
    commune_forms=("COMMUNE DE {}", "COMMUNE DE {}", "Commune de {}"),
    kinds=("commune", "collectivité"),
    masthead=(),
    masthead_align=Align.LEFT,
    title=("Convention pour l'ouverture d'un espace numérique de travail",
        "dans les écoles du premier degré (ENT-École)",
           "Année scolaire {year}"),
    title_size=1.2,
    opening="Entre",
    between="et",
    agreed="Les deux parties arrêtent ce qui est écrit ci-dessous.",
    region_lines=("{region}", "{region_address}", "représentée par {rector},", "{rector_title},",
                  "appelée plus loin « le rectorat »"),
    payers=(
        Lines((("{name}", "collectivity_name"), ("SIRET : {siret}", "siret"), ("Adresse : {address}", "address"),
               ("Représenté(e) par : {who}", "signatory"), ("En sa qualité de : {title}", "signatory_title"),
               ("appelé(e) plus loin « la collectivité »", ""))),
        Lines((("{name}", "collectivity_name"), ("SIRET n° {siret}", "siret"), ("Adresse : {address}", "address"),
               ("Représentée par {who}, {title}", "signatory"))),
        Lines((("{name}", "collectivity_name"), ("N° SIRET : {siret}", "siret"), ("Adresse : {street}", "address"),
               ("{town}", "address"), ("Représenté(e) par {who}", "signatory"),
               ("Qualité : {title}", "signatory_title"))),
    ),
    civilities=("", "", "full"),
    digits=("plain", "plain", "grouped"),
    nota="NB : dans un regroupement dont chaque commune paie sa part, chacune remplit sa convention.",
    preamble=(
        "I. Préambule",
        "Tous les lycées et presque tous les collèges du {short} ont leur espace numérique. Les écoles l'ont souvent"
        " attendu, faute de moyens ou d'interlocuteur. L'académie et les collectivités veulent combler cet écart.",
        "Elles le font ensemble parce que la loi partage les rôles : à l'État l'enseignement et ses services en"
        " ligne, à"
        " la commune les murs et les machines. L'ENT-École est le lieu où ces deux efforts se rejoignent.",
        "?Une première tranche de quatre-vingts écoles a donné satisfaction aux maîtres comme aux parents.",
    ),
    heading="Article {n} - {t} :",
    articles=ARTICLES,
    delay="trente-cinq jours",
    refund="L'argent déjà reçu reste acquis à l'académie.",
    altered=("vingt-quatre mois", "L'argent déjà reçu est rendu à la collectivité.",
             "Une école fermée plus d'une semaine au cours de l'année ne donne lieu à aucune contribution."),
    years=("{}-{}", "{}-{}", "{}/{}"),
    moneys=("{}€", "{} €", "{} €", "{},00 €"),
    times=("x", "x", " x "),
    sums=(
        ("{n} école(s) inscrite(s) cette année, soit un montant de {n}{x}{unit} = {total}",),
        ("{n} école{s} pour l'année, ce qui fait {n}{x}{unit} soit {total}",),
        ("Nombre d'écoles : {n}", "Montant correspondant : {n}{x}{unit}, soit {total}"),
    ),
    spelled=("{t} ({w})",),
    spells=0.15,
    introduced=("- Les écoles :", "Liste :", "Noms des écoles inscrites :"),
    listings=(Running("{c} - {d} - {n} - {u}"), Running("{c} - {d} - {n} - {u}"), Running("{c} - {d} - {n} - {u}",
        " ; "),
              Items("{c} - {d} - {n} - {u}", "- ")),
    closings=("A {place}, le {date}", "À {place}, le {date}", "Fait à {place}, le {date}"),
    days=("numeric", "numeric", "words", "bare"),
    signings=(
        Signing(("{name} :", "Représenté(e) par : {who}", "{title}", ROOM), ("{rector}", "{rector_title}", ROOM)),
        Signing(("{name}", "{who}, {title}", ROOM), ("{region}", "{rector}", "{rector_title}", ROOM), height=92.0),
        Signing(("Pour la {kind}", "{who}", "{title}", ROOM), ("Pour l'académie", "{rector}", ROOM), pushed=240.0),
    ),
)  # fmt: skip
