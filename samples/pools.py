"""The pools from which the look of a worded style is drawn. No entry of one style occurs in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from samples.look import ListShape, PartiesShape, SignShape, WordedLook
from samples.tiers import Style

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pool:
    """For each choice of :class:`WordedLook` what may be chosen."""

    titles: tuple[tuple[str, ...], ...]
    entre: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str, str], ...]  # name, address, court
    rector: tuple[tuple[str, str], ...]
    represented_region: tuple[str, ...]
    commune_forms: tuple[str, ...]
    siret_labels: tuple[str, ...]
    address_labels: tuple[str, ...]
    signatory_labels: tuple[str, ...]
    one_line_labels: tuple[str, ...]
    title_labels: tuple[str, ...]
    called: tuple[str, ...]
    article_headings: tuple[str, ...]
    list_headings: tuple[str, ...]
    count_sentences: tuple[str, ...]
    price_sentences: tuple[str, ...]
    money: tuple[str, ...]
    times: tuple[str, ...]
    list_items: tuple[str, ...]
    end_sentences: tuple[str, ...]
    closings: tuple[str, ...]
    sign_shapes: tuple[SignShape, ...]
    page_numbers: tuple[str, ...]
    headers: tuple[str, ...]
    delays: tuple[str, ...]


POOLS = {
    Style.TUNING: Pool(
        titles=(
            (
                "Convention de partenariat relative à la mise à disposition",
                "d'un espace numérique de travail (ENT-École)",
                "Année scolaire {year}",
            ),
            ("CONVENTION DE PARTENARIAT ENT-ÉCOLE", "Année scolaire {year}"),
            ("Convention ENT-École {year}", "entre la région académique et la collectivité"),
            ("CONVENTION", "pour l'usage d'un ENT dans les écoles du premier degré", "Année scolaire : {year}"),
        ),
        entre=(("Entre:", "Et:"), ("ENTRE", "ET"), ("Entre :", "Et :"), ("Entre les soussignés :", "et")),
        regions=(
            ("LA RÉGION ACADÉMIQUE OCCITANIE", "31, rue de l'Université 34 064- MONTPELLIER Cedex 2", "Montpellier"),
            ("La région académique Occitanie", "31 rue de l'Université, 34064 MONTPELLIER CEDEX 2", "Montpellier"),
        ),
        rector=(
            ("Hélène TARRIVIOL", "Rectrice de la région académique Occitanie, Chancelière des universités"),
            ("Marcel NAVARRONNET", "Recteur de la région académique Occitanie, Recteur de l'académie de Montpellier"),
        ),
        represented_region=("Représentée par {}, en sa qualité de", "représentée par {}, agissant en qualité de"),
        commune_forms=("COMMUNE DE {}", "COMMUNE DE {}", "Commune de {}", "MAIRIE DE {}"),
        siret_labels=("SIRET: {}", "SIRET : {}", "N° SIRET : {}", "SIRET n° {}"),
        address_labels=("Adresse: {}", "Adresse : {}", "Siège : {}"),
        signatory_labels=("Représenté(e) par: {}", "Représenté(e) par : {}", "Représentée par {}"),
        one_line_labels=("Représentée par {}, {}",),
        title_labels=("En sa qualité de : {}", "En sa qualité de {}", "Qualité : {}"),
        called=('Ci-après dénommé(e) "collectivité"', "ci-après dénommée « la collectivité »"),
        article_headings=("Article {n} - {t} :", "Article {n} - {t}", "Article {n} : {t}"),
        list_headings=("- Liste des écoles :", "Liste des écoles :", "Liste des écoles inscrites :"),
        count_sentences=(
            "{n} école(s) pour cette année scolaire, pour un montant correspondant à"
            " {n}{times}{price} soit {total}{words}",
            "{n} école(s) pour cette année scolaire, soit un montant de {n}{times}{price} soit {total} TTC{words}.",
            "Nombre d'écoles : {n}. Montant : {n}{times}{price}, soit {total} TTC{words}.",
        ),
        price_sentences=(
            "La participation des collectivités est fixée à {price} TTC par école et par an.",
            "La contribution est fixée à {price} par école et par an, toutes taxes comprises.",
            "Son montant annuel est de {price} TTC par école.",
        ),
        money=("{}€", "{} €", "{},00 €"),
        times=("x", " x "),
        list_items=("{c} - {d} - {n} - {u}", "{c} - {d} - {n} - {u}", "{c} ({d}) - {n} - {u}"),
        end_sentences=(
            "La présente convention prend effet à la date de signature et se termine au {end}.",
            "Elle entre en vigueur le jour de sa signature et s'achève le {end}.",
        ),
        closings=("A {place}, le {date}", "Fait à {place}, le {date}", "A {place} le {date}"),
        sign_shapes=(SignShape.STACKED, SignShape.STACKED, SignShape.COLUMNS),
        page_numbers=("", "", "{p}/{n}", "Page {p} sur {n}"),
        headers=("", "", "Convention ENT-École {year}"),
        delays=("quarante-cinq jours", "deux mois"),
    ),
    Style.HELDOUT: Pool(
        titles=(
            ("CONVENTION D'ADHÉSION À L'ENT-ÉCOLE", "Exercice scolaire {year}"),
            ("ENT-École : convention {year}", "Région académique et collectivité territoriale"),
            ("Convention de mise en œuvre de l'ENT-École", "dans les écoles publiques", "Année {year}"),
            (
                "PREMIER DEGRÉ - ENVIRONNEMENT NUMÉRIQUE DE TRAVAIL",
                "Convention de partenariat",
                "(année scolaire {year})",
            ),
        ),
        entre=(
            ("ENTRE :", "ET :"),
            ("Entre d'une part,", "Et d'autre part,"),
            ("Entre", "et :"),
            ("ENTRE LES SOUSSIGNÉS", "ET D'AUTRE PART"),
        ),
        regions=(
            (
                "Région académique Occitanie",
                "31 rue de l'Université - CS 39004 - 34064 Montpellier cedex 2",
                "Montpellier",
            ),
            ("RÉGION ACADÉMIQUE ÎLE-DE-FRANCE", "12 boulevard d'Indochine - 75019 PARIS", "Paris"),
            ("La région académique Bretagne", "96 rue d'Antrain, CS 10503, 35705 RENNES CEDEX 7", "Rennes"),
        ),
        rector=(
            ("Solène VALADASSON", "rectrice de région académique, chancelière des universités"),
            ("Régis CROUZEL", "recteur de la région académique"),
        ),
        represented_region=("Représentée par son autorité, {},", "Prise en la personne de {},", "agissant par {},"),
        commune_forms=("Ville de {}", "La commune de {}", "VILLE DE {}", "Mairie de {}"),
        siret_labels=("Numéro SIRET : {}", "N°SIRET {}", "Siret : {}", "Numéro de SIRET: {}"),
        address_labels=("Adresse postale : {}", "Domiciliée : {}", "Sise {}", "ADRESSE {}"),
        signatory_labels=("Représentant : {}", "Représentée par : {}", "Représenté par : {}", "REPRÉSENTÉ(E) PAR {}"),
        one_line_labels=("Représentée par {}, agissant en qualité de {}", "représentée par son {t}, {s}"),
        title_labels=("agissant en qualité de {}", "Agissant en qualité de : {}", "Fonction : {}", "EN QUALITÉ DE {}"),
        called=("dénommée ci-après la collectivité,", "désignée par « la collectivité »", "(« la Collectivité »)"),
        article_headings=("ARTICLE {n} – {T}", "Article {n}. {t}", "Art. {n} - {t}", "ARTICLE {n} : {t}"),
        list_headings=("Écoles concernées :", "Désignation des écoles", "Les écoles sont les suivantes :"),
        count_sentences=(
            "La collectivité inscrit {n} école(s) ; le montant s'établit à {n}{times}{price}, soit {total}{words}.",
            "Écoles inscrites : {n} - participation due : {n}{times}{price} soit {total} TTC{words}",
            "Participation pour {n} école(s) : {n}{times}{price} = {total}{words}",
        ),
        price_sentences=(
            "Le tarif annuel s'élève à {price} TTC pour chaque école.",
            "Le prix est de {price} (TTC) par école et par année scolaire.",
            "Il est demandé {price} TTC par école et par an à chaque collectivité.",
        ),
        money=("{}\u00a0€", "{},00\u202f€", "{} euros", "{}.00 €"),
        times=(" × ", " * ", " fois ", "X"),
        list_items=(
            "{n} - {c} - {d} - {u}",
            "{u} - {n} - {c} - {d}",
            "{n}, {c} ({d}), UAI {u}",
            "{c} / {d} / {n} / {u}",
        ),
        end_sentences=(
            "La convention est conclue pour une durée courant de sa signature jusqu'au {end} inclus.",
            "Elle produit ses effets dès sa signature ; son terme est fixé au {end}.",
            "La présente prend fin le {end}.",
        ),
        closings=(
            "Fait en deux exemplaires à {place}, le {date}",
            "{place}, le {date}",
            "Fait à {place} le {date}.",
            "À {place}, le {date}",
        ),
        sign_shapes=(SignShape.COLUMNS, SignShape.BOXES, SignShape.STACKED),
        page_numbers=("", "- {p} -", "Page {p}", "{p} | {n}"),
        headers=("", "ENT-École", "Académie - convention {year} - collectivité"),
        delays=("trente jours", "six semaines"),
    ),
}


def draw(style: Style, rng: Random) -> WordedLook:
    """One look of the style. A third of the tuning ones are deliberately close to the real convention."""
    pool = POOLS[style]
    close = style is Style.TUNING and rng.random() < 0.35
    one = _first if close else rng.choice
    entre, et = one(pool.entre)
    region_name, region_address, court = one(pool.regions)
    rector, rector_title = rng.choice(pool.rector)
    one_line = not close and rng.random() < 0.3
    parties = PartiesShape.LINES if close else rng.choice((PartiesShape.LINES, *PartiesShape))
    shapes = (ListShape.RUNNING, ListShape.RUNNING, *ListShape)
    return WordedLook(
        style=style,
        title=one(pool.titles),
        entre=entre,
        et=et,
        region_name=region_name,
        region_address=region_address,
        rector=rector,
        rector_title=rector_title,
        represented_region=one(pool.represented_region),
        commune_form=one(pool.commune_forms),
        siret_label=one(pool.siret_labels),
        siret_grouped=not close and rng.random() < 0.4,
        address_label=one(pool.address_labels),
        signatory_label=rng.choice(pool.one_line_labels) if one_line else one(pool.signatory_labels),
        with_civility=not close and rng.random() < 0.45,
        title_label=one(pool.title_labels),
        title_upper=close or rng.random() < 0.35,
        signatory_on_one_line=one_line,
        parties=parties,
        called=one(pool.called),
        article_heading=one(pool.article_headings),
        list_heading=one(pool.list_headings),
        count_sentence=one(pool.count_sentences),
        price_sentence=one(pool.price_sentences),
        money=one(pool.money),
        times=one(pool.times),
        spells_amount=not close and rng.random() < 0.35,
        list_shape=ListShape.RUNNING if close else rng.choice(shapes),
        list_item=one(pool.list_items),
        end_sentence=one(pool.end_sentences),
        closing=one(pool.closings),
        date_form=rng.choice(("numeric", "numeric", "words")),
        sign_shape=one(pool.sign_shapes),
        collectivity_first=close or rng.random() < 0.6,
        court=court,
        delay=rng.choice(pool.delays),
        centred_title=not close and rng.random() < 0.6,
        bold_headings=not close and rng.random() < 0.7,
        justified=not close and rng.random() < 0.5,
        size=rng.choice((10.5, 11.0, 11.0, 11.5)) if close else rng.choice((9.5, 10.0, 10.5, 11.0, 12.0)),
        leading=rng.choice((1.15, 1.2, 1.3) if close else (1.15, 1.2, 1.3, 1.45, 1.7)),
        margin=rng.choice((56.0, 64.0, 72.0)),
        page_numbers=one(pool.page_numbers),
        header="" if close else rng.choice(pool.headers),
        short=not close and rng.random() < 0.35,
        logo=not close and rng.random() < 0.35,
        bold_values=not close and rng.random() < 0.25,
    )


def _first(options: Sequence[T]) -> T:
    return options[0]
