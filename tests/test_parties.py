"""The parties of page 1 in the layouts and words of templates: whose line is whose, what each label introduces."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractors.fields import address, collectivity, signatory, siret
from tests.test_fields import AGREED, Cells, one, paper_of


@dataclass(frozen=True)
class Printed:
    """The rows between the title and "il est convenu", and what a person reads in them."""

    rows: list[Cells]
    name: str
    siret: str | None = "21340135900012"
    address: str | None = None
    code: str | None = "34990"
    person: str = "Odile VERNAY"
    title: str = "Maire"


TITLE: list[Cells] = ["Convention ENT-École 2025-2026", "Région académique des Causses - DRANE", ""]
REGION: list[Cells] = [
    "La région académique des Causses",
    "2, place du Beffroi, 99000 GRANDVILLE",
    "SIRET - 131 576 936 00010",
    "représentée par Aline Ferrand, Rectrice de région académique",
    "ci-après dénommée « la région académique »",
]
LAYOUTS = {
    "a sentence": Printed(
        [
            "Entre d'une part",
            *REGION,
            "et d'autre part",
            "La commune de Valbrune, dont les bureaux se trouvent 4 RUE DU PUITS, 34990",
            "VALBRUNE, dont le numéro SIRET est 213 401 359 00012, représentée par Odile VERNAY,",
            "agissant en qualité de Maire, désignée ci-après la collectivité,",
        ],
        "La commune de Valbrune",
        address="4 RUE DU PUITS, 34990 VALBRUNE",
    ),
    "lines with other labels": Printed(
        [
            "ENTRE LES SOUSSIGNÉS",
            *REGION,
            "D'UNE PART, ET",
            "Syndicat Intercommunal à Vocation Unique de BASSE VALBRUNE",
            "Code SIRET : 252 027 982 00013",
            "Siège : 4 rue du Puits, 34990 VALBRUNE",
            "Courriel : siege@exemple.fr",
            "Représentant légal : Mme Odile VERNAY",
            "Titre : Présidente",
            "D'AUTRE PART,",
        ],
        "Syndicat Intercommunal à Vocation Unique de BASSE VALBRUNE",
        siret="25202798200013",
        address="4 rue du Puits, 34990 VALBRUNE",
        title="Présidente",
    ),
    "no label before the street": Printed(
        [
            "Entre",
            *REGION,
            "Et",
            "VILLE DE VALBRUNE",
            "4 rue du Puits",
            "34990 VALBRUNE",
            "N° SIRET 213 401 359 00012",
            "agissant par son Maire en exercice, Odile VERNAY",
            "désignée ci-après la collectivité,",
        ],
        "VILLE DE VALBRUNE",
        address="4 rue du Puits 34990 VALBRUNE",
    ),
    "a title in brackets, over two lines, in columns": Printed(
        [
            [(60, "Partie 1"), (330, "Partie 2")],
            [(60, "LA RÉGION ACADÉMIQUE"), (330, "Commune de")],
            [(60, "DES CAUSSES"), (330, "Valbrune")],
            [(60, "2, place du Beffroi"), (328, "SIRET 213 401 359")],
            [(60, "99000 GRANDVILLE"), (332, "00012")],
            [(60, "en la personne d'Aline Ferrand"), (330, "sise 4 RUE DU PUITS, 34990")],
            [(60, "Rectrice de région"), (330, "VALBRUNE")],
            [(60, "académique"), (330, "Représentée par Odile VERNAY (Première")],
            [(60, ""), (330, "adjointe, par délégation)")],
        ],
        "Commune de Valbrune",
        address="4 RUE DU PUITS, 34990 VALBRUNE",
        title="Première adjointe, par délégation",
    ),
    "labels nobody taught, in columns without a colon": Printed(
        [
            "Parties contractantes",
            *REGION,
            "Et",
            "Collectivité : Commune de Valbrune",
            "Identification (SIRET) 213 401 359 00012",
            "Où écrire : mairie, 4 RUE DU PUITS, 34990 VALBRUNE",
            "Interlocutrice : Madame Odile VERNAY",
            "Charge élective : Maire",
            "appelée la commune par la suite",
        ],
        "Commune de Valbrune",
        address="mairie, 4 RUE DU PUITS, 34990 VALBRUNE",
    ),
    "all in one numbered sentence, no word for the address": Printed(
        [
            "Sont parties au présent acte :",
            "1) La région académique des Causses, représentée par Aline Ferrand, Rectrice",
            "2) Commune de Valbrune - 4 rue du Puits - 34990 VALBRUNE - SIRET 213 401 359 00012 -",
            "au nom et pour le compte de laquelle intervient Odile",
            "VERNAY, Maire, dite la bénéficiaire.",
        ],
        "Commune de Valbrune",
        address="4 rue du Puits - 34990 VALBRUNE",
    ),
    "a kind on one line, the name on the next": Printed(
        [
            "Entre",
            *REGION,
            "Et",
            "Communauté de communes",
            "VALBRUNE-ET-CAUSSES",
            "SIRET / SIREN n° : 252 027 982 00013",
            "Adresse : 4 RUE DU PUITS, 34990 VALBRUNE",
            "Représentée par Odile VERNAY, Présidente",
        ],
        "Communauté de communes VALBRUNE-ET-CAUSSES",
        siret="25202798200013",
        address="4 RUE DU PUITS, 34990 VALBRUNE",
        title="Présidente",
    ),
    "the title first": Printed(
        [
            "Entre",
            *REGION,
            "Et",
            "SI scolaire de Valbrune, établi 4 rue du Puits, 34990 VALBRUNE et portant le SIRET",
            "252 027 982 00013, dont agit la Présidente, Madame Odile VERNAY, dans ce qui suit : le syndicat",
        ],
        "SI scolaire de Valbrune",
        siret="25202798200013",
        address="4 rue du Puits, 34990 VALBRUNE",
        title="Présidente",
    ),
    "the collectivity first": Printed(
        [
            "ENTRE",
            "MAIRIE DE VALBRUNE",
            "SIRET : 21340135900012",
            "Nom et prénom du signataire : Odile VERNAY",
            "Fonction : Maire",
            "Adresse du siège : 4 RUE DU PUITS, 34990 VALBRUNE",
            "ET",
            *REGION,
        ],
        "MAIRIE DE VALBRUNE",
        address="4 RUE DU PUITS, 34990 VALBRUNE",
    ),
}


@pytest.mark.parametrize("printed", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_what_each_layout_says(printed: Printed) -> None:
    paper = paper_of([*TITLE, *printed.rows, *AGREED])
    names, titles = signatory.seen(paper)
    addresses, codes = address.seen(paper)
    read = Printed(
        printed.rows,
        one(collectivity.seen(paper)) or "",
        one(siret.seen(paper)),
        one(addresses),
        one(codes),
        one(names) or "",
        one(titles) or "",
    )
    assert read == printed


def test_the_regions_signatory_is_never_the_collectivitys() -> None:
    without = [*TITLE, "Entre", *REGION, "Et", "COMMUNE DE VALBRUNE", "SIRET : 21340135900012", *AGREED]
    closing = ["Fait à Valbrune, le 3 mai 2025", "Pour la région académique", "Nom : Aline FERRAND"]
    names, _ = signatory.seen(paper_of(without, closing))
    assert names == ()


def test_a_blank_behind_the_label_is_looked_at_behind_the_whole_of_it() -> None:
    rows: list[Cells] = ["Entre", *REGION, "Et", "Commune de Valbrune", "SIRET n° : ....................."]
    paper = paper_of([*TITLE, *rows, *AGREED])
    blank = siret.seen(paper)[0]
    label = next(s for s in paper.segments if s.text.startswith("SIRET n°"))
    assert (blank.value, blank.raw) == ("", "")
    assert blank.box.x0 > label.words[1].box.x1
