"""What a letter, a deliberation or an invoice says of itself, and what a convention says of them."""

from __future__ import annotations

import pytest

from extractors.grouping import sheets_to_groups
from extractors.other_papers import other_cues
from tests.test_fields import page_of

DELIBERATION = [
    "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS",
    "Séance du 3 avril 2025",
    "Convention de partenariat relative à l'ENT-École",
    "Après en avoir délibéré, le conseil décide :",
    "Article 1 - La convention est approuvée.",
    "Article 2 - Le Maire est autorisé à la signer.",
    "Article 3 - La dépense est inscrite au budget.",
]
LIKE_A_FIRST_PAGE = [  # the same names, numbers and subject as a first page has
    "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS",
    "SIRET : 21340135900012",
    "Nombre de conseillers en exercice : 15",
    "Objet : convention avec la région académique pour l'espace numérique de travail des écoles",
    "Le Maire, Madame Odile VERNAY, expose le projet pour l'année scolaire 2025-2026, 34990 LESPINE.",
    "Fait et délibéré les jour, mois et an susdits.",
]
ORDER = ["BON DE COMMANDE N° 12", "École 0341401N", "Total TTC : 40,00 €"]
IN_A_CONVENTION = [
    "La facture est déposée sur le portail.",
    "Un avis des sommes à payer est adressé au comptable.",
    "délibération du conseil municipal du 3 avril 2025,",
    "Madame la Rectrice de région académique",
    "à compter de la réception de l'appel de fonds.",
]


@pytest.mark.parametrize("rows", [DELIBERATION, LIKE_A_FIRST_PAGE, ORDER])
def test_other_papers_are_no_convention(rows: list[str]) -> None:
    (group,) = sheets_to_groups([page_of(list(rows))])
    assert not group.is_convention


def test_a_convention_may_speak_of_them() -> None:
    assert other_cues(page_of(list(IN_A_CONVENTION)).segments) <= 1
