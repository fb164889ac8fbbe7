"""Place and date of signature in every order in which people write them, and what is none."""

from __future__ import annotations

import pytest

from extractors.fields.closing_words import closing_in

CLOSINGS = [
    ("Fait à Valbrune, le 03/04/2025", "Valbrune", "03/04/2025"),
    ("Signé à Valbrune, le", "Valbrune", None),
    ("Fait à : Valbrune-sur-Orb\nLe : ________", "Valbrune-sur-Orb", None),
    ("Fait à\nValbrune\nle\n03/04/2025", "Valbrune", "03/04/2025"),
    ("Fait le 03/04/2025", None, "03/04/2025"),
    ("Faità: Valbrune Le : 3/4/2025", "Valbrune", "3/4/2025"),
    ("Faità:Valbrune Le: 3/4/2025", "Valbrune", "3/4/2025"),
    ("Fait le 3 avril 2025 à Valbrune", "Valbrune", "3 avril 2025"),
    ("Fait le ................ à Valbrune", "Valbrune", None),
    ("Fait en deux exemplaires à SAINT-VIAL le 3 avril 2025.", "SAINT-VIAL", "3 avril 2025"),
    ("Fait en 2 exemplaires, à Le Mas le Vieux, le lundi 3 avril 2025.", "Le Mas le Vieux", "3 avril 2025"),
    ("À VALBRUNE, LE 3 AVRIL 2025", "VALBRUNE", "3 AVRIL 2025"),
    ("Valbrune, le 3 avril 2025", "Valbrune", "3 avril 2025"),
    ("Le 3 avril 2025, à Valbrune", "Valbrune", "3 avril 2025"),
    ("Fail à Valbrune, 1e 3 mai 2025", "Valbrune", "3 mai 2025"),
    ("Fait à la mairie de Valbrune, le 3/4/25", "Valbrune", "3/4/25"),
    ("Établie en deux exemplaires originaux. Fait à Valbrune, le 3 mai 2025", "Valbrune", "3 mai 2025"),
    ("Fait à ................, le ...............", None, None),
    ("Fait à Valbrune, ce 3 avril 2025", "Valbrune", "3 avril 2025"),
    ("Établi à Valbrune, ce lundi 3\navril 2025", "Valbrune", "3\navril 2025"),
    ("Fait en autant d'exemplaires que de signataires, à Valbrune, le 03/04/2025", "Valbrune", "03/04/2025"),
    ("Dressé en deux originaux à Saint Vial et le Mas, le\n03-04-2025", "Saint Vial et le Mas", "03-04-2025"),
    ("Le ........................., à Valbrune", "Valbrune", None),
    ("Le 9)}/202$5 à Valbrune", "Valbrune", None),
    ("À Valbrune le ..16.MAI.2025", "Valbrune", "16.MAI.2025"),
    ("Lieu : Valbrune\nDate : 3 avril 2025", "Valbrune", "3 avril 2025"),
    ("Fait à Valbrune, le 1 2 / 0 5 / 2 0 2 5", "Valbrune", "1 2 / 0 5 / 2 0 2 5"),
    ("Fait à Valbrune, le 12 05 2025", "Valbrune", "12 05 2025"),
    ("Fait à Valbrune, le 12-mai-2025", "Valbrune", "12-mai-2025"),
    ("Fait à Valbrune, le ...... / ...... / 2025", "Valbrune", None),
    ("Valbrune, le __/__/20", "Valbrune", None),
    ("A Valbrune, le_/_/", "Valbrune", None),
    ("Fait à Valbrune, le (date)", "Valbrune", None),
    ("Faitle / / à Valbrune", "Valbrune", None),
    ("Fait à Valbrune en double\nexemplaire, le 3 avril 2025", "Valbrune", "3 avril 2025"),
]
ALONE = [
    ("À Valbrunele 3 avril 2025", "3 avril 2025"),
    ("Le 3 avril 2025", "3 avril 2025"),
    ("Le ..09.MAL.202& Lyon", None),
    ("Le : ............", None),
    ("Le … …/… …/2025", None),
    ("Le jj/mm/aaaa", None),
    ("DATE : (date)", None),
]
NONE = [
    "Pour la région académique, Le Maire",
    "à Valbrune, le 12 mars 2024, le conseil a adopté la présente",
    "Valbrune, le ministre chargé de l'éducation nationale",
    "dûment habilitée par délibération du 12 mars 2025",
    "Reçu le 12 mars 2025",
    "Vu la délibération signée le 12 mars 2025",
    "Signé électroniquement par Valbrune le 12/05/2025 à 10:24:31",
    "fait depuis un navigateur, à l'aide d'un compte",
    "Le service est ouvert à Valbrune",
    "Le 5 septembre 2026 est la date à laquelle les accès sont fermés",
    *(text for text, _ in ALONE),
]


@pytest.mark.parametrize(("text", "place", "date"), CLOSINGS)
def test_place_and_date(text: str, place: str | None, date: str | None) -> None:
    said = closing_in(text)
    assert said is not None
    assert (said.place and text[slice(*said.place)], said.date and text[slice(*said.date)]) == (place, date)


@pytest.mark.parametrize("text", NONE)
def test_no_closing(text: str) -> None:
    assert closing_in(text) is None


@pytest.mark.parametrize(("text", "date"), ALONE)
def test_a_date_alone_where_nothing_but_captions_stand(text: str, date: str | None) -> None:
    said = closing_in(text, signed=True)
    assert said is not None
    assert (said.place, said.date and text[slice(*said.date)]) == (None, date)
