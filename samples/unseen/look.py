"""One look of the style UNSEEN."""

from __future__ import annotations

from random import Random

from samples.look import Letterhead, NameForm, SeededLook
from samples.tiers import Style

REGIONS = (
    ("RÉGION ACADÉMIQUE GRAND EST", "2 rue Philippe de Gueldres, CO 30013, 54035 NANCY CEDEX", "Nancy"),
    ("Région académique Auvergne-Rhône-Alpes", "94 rue Hénon, BP 64571, 69244 LYON CEDEX 04", "Lyon"),
    ("Région Académique Pays de la Loire", "4 rue de la Houssinière - 44326 NANTES", "Nantes"),
    ("La Région académique Bourgogne-Franche-Comté", "10 rue de la Convention, 25030 BESANÇON CEDEX", "Besançon"),
    ("RÉGION ACADÉMIQUE DE CORSE", "Boulevard Pascal Rossini, BP 808, 20192 AJACCIO CEDEX 4", "Ajaccio"),
)
RECTORS = (
    ("Gaëlle MARQUENC", "Rectrice de l'académie, chancelière des universités"),
    ("Thierry PEYROULIÉ", "Recteur de région académique, chancelier"),
    ("Noémie LAMBASSON", "Madame la Rectrice de région académique"),
    ("Yannick GINESTOLS", "Recteur"),
)
COMMUNE_FORMS = ("COMMUNE DE {}", "Commune de {}", "Ville de {}", "Mairie de {}", "MAIRIE DE {}")
PAGE_NUMBERS = ("", "{p} sur {n}", "Feuillet {p}", "[{p}]", "{p}", "page {p} de {n}", "— {p} —")
HEADERS = (
    "", "", "Espace numérique de travail - écoles du premier degré", "ENT 1D | {year}",
    "Direction du numérique éducatif", "Réf. : DNE/ENT1D/{year}", "Exemplaire à retourner",
)  # fmt: skip


def draw(rng: Random) -> SeededLook:
    """Each choice for itself."""
    region_name, region_address, court = rng.choice(REGIONS)
    rector, rector_title = rng.choice(RECTORS)
    return SeededLook(
        style=Style.UNSEEN,
        region_name=region_name,
        region_address=region_address,
        rector=rector,
        rector_title=rector_title,
        court=court,
        commune_form=rng.choice(COMMUNE_FORMS),
        title_upper=rng.random() < 0.25,
        size=rng.uniform(9.2, 12.2),
        leading=rng.uniform(1.16, 1.75),
        margin=rng.uniform(44.0, 82.0),
        page_numbers=rng.choice(PAGE_NUMBERS),
        header=rng.choice(HEADERS),
        centred_title=rng.random() < 0.6,
        bold_headings=rng.random() < 0.7,
        justified=rng.random() < 0.6,
        letterhead=rng.choice((Letterhead.NONE, Letterhead.NONE, Letterhead.FLAG, Letterhead.SHIELD, Letterhead.BAND)),
        numbers_at=rng.choice((0.0, 0.5, 1.0)),
        name_form=rng.choices(list(NameForm), weights=[5, 3, 2])[0],
        seed=rng.randrange(2**32),
        text_seed=rng.randrange(2**32),
    )
