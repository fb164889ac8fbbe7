"""One look of the style VARIED."""

from __future__ import annotations

from random import Random

from samples.look import Letterhead, NameForm, SeededLook
from samples.tiers import Style

REGIONS = (
    ("LA RÉGION ACADÉMIQUE OCCITANIE", "31 rue de l'Université, 34064 MONTPELLIER CEDEX 2", "Montpellier"),
    ("Région académique Occitanie", "31, rue de l'Université\nCS 39004\n34064 Montpellier Cedex 2", "Montpellier"),
    ("RÉGION ACADÉMIQUE NOUVELLE-AQUITAINE", "5 rue Joseph de Carayon-Latour - 33060 BORDEAUX", "Bordeaux"),
    ("La Région Académique Normandie", "168 rue Caponière, B.P. 46184, 14061 CAEN Cedex", "Caen"),
    ("La région académique Hauts-de-France", "144 rue de Bavay, 59033 LILLE", "Lille"),
    ("L'académie de Clermont-Ferrand", "3 avenue Vercingétorix, 63033 CLERMONT-FERRAND CEDEX 1", "Clermont-Ferrand"),
)
RECTORS = (
    ("Hélène TARRIVIOL", "Rectrice de région académique"),
    ("Marcel NAVARRONNET", "Recteur de la région académique, Chancelier des universités"),
    ("Solène VALADASSON", "rectrice de région académique, chancelière des universités"),
    ("Régis CROUZEL", "recteur de la région académique"),
    ("Bérengère Soulonnet", "Rectrice d'académie"),
)
COMMUNE_FORMS = (
    "COMMUNE DE {}", "Commune de {}", "Commune de {}", "MAIRIE DE {}", "Mairie de {}", "Ville de {}", "VILLE DE {}",
    "La commune de {}",
)  # fmt: skip
PAGE_NUMBERS = ("", "{p}", "{p}/{n}", "Page {p} sur {n}", "- {p} -", "Page {p}/{n}", "p. {p}", "{p} / {n}")
HEADERS = (
    "", "", "", "ENT-École", "Convention ENT-École {year}", "Convention de partenariat ENT premier degré",
    "Région académique - DRANE", "Convention n° 2025-ENT-1D",
)  # fmt: skip


def draw(rng: Random) -> SeededLook:
    """Each choice for itself: no two documents are alike."""
    region_name, region_address, court = rng.choice(REGIONS)
    rector, rector_title = rng.choice(RECTORS)
    return SeededLook(
        style=Style.VARIED,
        region_name=region_name,
        region_address=region_address,
        rector=rector,
        rector_title=rector_title,
        court=court,
        commune_form=rng.choice(COMMUNE_FORMS),
        title_upper=rng.random() < 0.3,
        size=rng.choice((9.0, 9.5, 10.0, 10.5, 11.0, 11.5, 12.0, 12.5)),
        leading=rng.choice((1.12, 1.2, 1.3, 1.4, 1.5, 1.65)),
        margin=rng.choice((42.0, 50.0, 57.0, 64.0, 71.0, 85.0)),
        page_numbers=rng.choice(PAGE_NUMBERS),
        header=rng.choice(HEADERS),
        centred_title=rng.random() < 0.7,
        bold_headings=rng.random() < 0.75,
        justified=rng.random() < 0.5,
        letterhead=rng.choice((Letterhead.NONE, Letterhead.NONE, *Letterhead)),
        numbers_at=rng.choice((0.0, 0.5, 0.5, 1.0, 1.0)),
        name_form=rng.choice((NameForm.USUAL, NameForm.USUAL, *NameForm)),
        seed=rng.randrange(2**32),
        text_seed=rng.randrange(2**32),
    )
