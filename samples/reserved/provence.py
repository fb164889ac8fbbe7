"""The template of a région académique that writes as lawyers do: recitals, a party in a sentence, amounts in words."""

from __future__ import annotations

from samples.blocks import Align
from samples.look import Letterhead
from samples.reserved.shapes import ROOM, Items, Page, Prose, Running, Signing
from samples.reserved.template import Template
from samples.reserved.texts_provence import ARTICLES

TEMPLATE = Template(
    region=("La Région académique Provence-Alpes-Côte d'Azur", "place des Cardeurs, 13621 AIX-EN-PROVENCE CEDEX 1",
            "Aix-en-Provence"),
    short="Provence-Alpes-Côte d'Azur",
    rectors=(("Josiane CAZALEYROL", "Rectrice de la région académique"),
             ("Étienne RIBÉRASSON", "Recteur de la région académique Provence-Alpes-Côte d'Azur")),
    page=Page((11.0, 12.4), (1.25, 1.5), (66.0, 90.0), ("- {p} -", "{p}"), ("",), True, False, True,
              (Letterhead.NONE, Letterhead.CENTRED), True),
    commune_forms=("Commune de {}", "La Commune de {}", "Ville de {}"),
    kinds=("commune", "collectivité"),
    masthead=("RÉPUBLIQUE FRANÇAISE", "Liberté - Égalité - Fraternité"),
    masthead_align=Align.CENTRE,
    title=("CONTRAT DE PARTENARIAT NUMÉRIQUE", "Premier degré public", "Exercice scolaire {year}"),
    title_size=1.25,
    opening="ENTRE LES PARTIES SOUSSIGNÉES :",
    between="ET :",
    agreed="CECI RAPPELÉ, LES PARTIES SONT TOMBÉES D'ACCORD SUR CE QUI SUIT :",
    region_lines=("{region}, sise {region_address}, agissant au nom de l'État et représentée par {rector},"
                  " {rector_title}, ci-dessous « l'autorité académique », de première part,",),
    payers=(
        Prose("{name}, n° SIRET {siret}, dont le siège se trouve {address}, représentée par {who}, {title}, ci-dessous"
              " « la {kind} », de seconde part,",
              "{name}, n° SIRET {siret}, dont le siège se trouve {address}, représentée par {his} {title} en exercice,"
              " {who}, ci-dessous « la {kind} », de seconde part,"),
        Prose("{name}, sise {address} (SIRET : {siret}), représentée par {who} agissant en qualité de {title},"
              " de seconde part,",
              "{name}, sise {address} (SIRET : {siret}), prise en la personne de {who}, {title}, de seconde part,"),
    ),
    civilities=("full", "full", "short"),
    digits=("plain", "grouped", "no_break"),
    preamble=(
        "Exposé préalable",
        "Vu le code de l'éducation et le code général des collectivités territoriales ;",
        "Vu la délibération par laquelle l'assemblée de la {kind} a autorisé la signature des présentes ;",
        "Considérant que les écoles publiques de {short} doivent disposer d'un service en ligne loyal, gratuit pour"
        " les familles et respectueux de l'enfance ;",
        "Considérant qu'un financement réparti entre l'État et les personnes publiques intéressées en assure la"
        " durée ;",
    ),
    heading="Article {n}. - {t}",
    articles=ARTICLES,
    delay="soixante-quinze jours",
    refund="La redevance perçue est définitivement acquise.",
    altered=("trois ans", "La redevance perçue est alors remboursée.",
             "La redevance cesse d'être due lorsque l'espace compte moins de dix utilisateurs dans l'école."),
    years=("{}-{}", "{} - {}"),
    moneys=("{} €", "{} euros", "{},00 €"),
    price="{w} ({t})",
    times=(" × ", " x "),
    sums=(
        ("La {kind} inscrit {n} école{s}. La redevance totale est arrêtée à {total}, soit {n}{x}{unit}.",),
        ("La redevance due pour {nw} ({n}) école{s} est de {total}.",),
        ("Arrêté le présent état à {n} école{s} et à la somme de {total} TTC.",),
    ),
    spelled=("{w} ({t})",),
    spells=0.75,
    introduced=("Les écoles dont il s'agit sont :", "ÉTAT DES ÉCOLES", "À savoir, les écoles suivantes :"),
    listings=(Items("{n}, à {c} ({d}), UAI {u} ;", "- ", 12.0),
              Items("école dite {n}, {c} ({d}), n° UAI {u}", "{a}) ", 8.0),
              Items("{u} : {n} - {c} ({d})", "• ", 14.0), Running("{n}, {c} ({d}), UAI {u}", " ; ", ".")),
    closings=("Fait et signé en deux exemplaires à {place}, le {date}", "À {place}, le {date}"),
    days=("words", "words", "weekday"),
    closing_align=Align.RIGHT,
    signings=(
        Signing(("Pour la {kind},", "{the},", "{who}", ROOM), ("Pour l'autorité académique,", "{rector}", ROOM),
                beside=True),
        Signing(("{the}", ROOM, "{who}"), ("{rector_title}", ROOM, "{rector}"), beside=True, payer_first=False,
                height=98.0),
    ),
)  # fmt: skip
