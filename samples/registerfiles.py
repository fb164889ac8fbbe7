"""Register files as they are downloaded: the official list in the portal's 2026 form, the mayors in the RNE's form."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from random import Random

from samples.communes import DEPARTMENTS, Commune
from samples.keys import luhn_key
from samples.people import Person
from schemas.school import School

OFFICIAL_HEADER = [
    "Identifiant_de_l_etablissement",
    "Nom_etablissement",
    "Type_etablissement",
    "Statut_public_prive",
    "Adresse_1",
    "Adresse_2",
    "Adresse_3",
    "Code_postal",
    "Code_commune",
    "Nom_commune",
    "Code_departement",
    "Code_academie",
    "Code_region",
    "Ecole_maternelle",
    "Ecole_elementaire",
    "Voie_generale",
    "Voie_technologique",
    "Voie_professionnelle",
    "Telephone",
    "Fax",
    "Web",
    "Mail",
    "Restauration",
    "Hebergement",
    "ULIS",
    "Apprentissage",
    "Segpa",
    "Section_arts",
    "Section_cinema",
    "Section_theatre",
    "Section_sport",
    "Section_internationale",
    "Section_europeenne",
    "Lycee_Agricole",
    "Lycee_militaire",
    "Lycee_des_metiers",
    "Post_BAC",
    "Appartenance_Education_Prioritaire",
    "GRETA",
    "SIREN_SIRET",
    "Fiche_onisep",
    "position",
    "Type_contrat_prive",
    "Libelle_departement",
    "Libelle_academie",
    "Libelle_region",
    "coordX_origine",
    "coordY_origine",
    "epsg_origine",
    "nom_circonscription",
    "latitude",
    "longitude",
    "precision_localisation",
    "date_ouverture",
    "date_maj_ligne",
    "etat",
    "ministere_tutelle",
    "multi_uai",
    "rpi_concentre",
    "rpi_disperse",
    "code_nature",
    "libelle_nature",
    "Code_type_contrat_prive",
    "PIAL",
    "etablissement_mere",
    "type_rattachement_etablissement_mere",
    "code_circonscription",
    "code_zone_animation_pedagogique",
    "libelle_zone_animation_pedagogique",
    "code_bassin_formation",
    "libelle_bassin_formation",
]
MAYORS_HEADER = [
    "Code du département",
    "Libellé du département",
    "Code de la collectivité à statut particulier",
    "Libellé de la collectivité à statut particulier",
    "Code de la commune",
    "Libellé de la commune",
    "Nom de l'élu",
    "Prénom de l'élu",
    "Code sexe",
    "Date de naissance",
    "Code de la catégorie socio-professionnelle",
    "Libellé de la catégorie socio-professionnelle",
    "Date de début du mandat",
    "Date de début de la fonction",
]
SCHOOL_NIC = "0017"
_LABEL = dict(DEPARTMENTS)


def _official_row(school: School) -> dict[str, str]:
    siren_siret = ""
    if school.siren:
        body = school.siren + SCHOOL_NIC
        siren_siret = body + luhn_key(body)
    nursery = "maternelle" in school.name or "primaire" in school.name
    row = dict.fromkeys(OFFICIAL_HEADER, "")
    row |= {
        "Identifiant_de_l_etablissement": school.uai,
        "Nom_etablissement": school.name,
        "Type_etablissement": "Ecole",
        "Statut_public_prive": "Public" if school.public else "Privé",
        "Adresse_3": f"{school.postal_code} {school.commune.upper()}",
        "Code_postal": school.postal_code,
        "Code_commune": school.commune_code,
        "Nom_commune": school.commune,
        "Code_departement": school.department,
        "Code_academie": "11",
        "Code_region": "76",
        "Ecole_maternelle": str(int(nursery)),
        "Ecole_elementaire": str(int("maternelle" not in school.name)),
        "Mail": f"ce.{school.uai}@ac-exemple.fr",
        "Restauration": "1",
        "Hebergement": "0",
        "SIREN_SIRET": siren_siret,
        "Type_contrat_prive": "SANS OBJET" if school.public else "CONTRAT D'ASSOCIATION TOUTES CLASSES",
        "Libelle_departement": _LABEL.get(school.department, ""),
        "epsg_origine": "EPSG:2154",
        "date_ouverture": "1967-09-12",
        "date_maj_ligne": "2026-05-27",
        "etat": "A FERMER" if school.closing else "OUVERT",
        "ministere_tutelle": "MINISTERE DE L'EDUCATION NATIONALE",
        "multi_uai": "0",
        "rpi_concentre": "0",
        "rpi_disperse": school.rpi[0] if school.rpi else "",
        "code_nature": "101" if "maternelle" in school.name else "151",
        "libelle_nature": "ECOLE MATERNELLE" if "maternelle" in school.name else "ECOLE DE NIVEAU ELEMENTAIRE",
        "Code_type_contrat_prive": "99" if school.public else "30",
    }
    return row


def write_official_list(path: Path, schools: Iterable[School], rng: Random) -> None:
    """As the portal sends it: BOM, ``;``, no order. One school in 150 stands on two rows (two sites)."""
    rows = [_official_row(s) for s in schools]
    rows += [row | {"Adresse_1": "Annexe", "multi_uai": "1"} for row in rows if rng.random() < 1 / 150]
    rng.shuffle(rows)
    _write(path, OFFICIAL_HEADER, rows, encoding="utf-8-sig")


def write_mayors(path: Path, mayors: Iterable[tuple[Commune, Person]]) -> None:
    """As the Répertoire national des élus sends it; birth dates are invented too."""
    rows = [
        dict.fromkeys(MAYORS_HEADER, "")
        | {
            "Code du département": commune.department.removeprefix("0"),
            "Libellé du département": _LABEL.get(commune.department, ""),
            "Code de la commune": commune.code,
            "Libellé de la commune": commune.name,
            "Nom de l'élu": person.last_name.upper(),
            "Prénom de l'élu": person.first_name,
            "Code sexe": "F" if person.woman else "M",
            "Date de naissance": "01/01/1970",
            "Date de début du mandat": "18/05/2020",
            "Date de début de la fonction": "25/05/2020",
        }
        for commune, person in mayors
    ]
    _write(path, MAYORS_HEADER, rows, encoding="utf-8")


def _write(path: Path, header: list[str], rows: list[dict[str, str]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, header, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_official_list(path: Path) -> list[School]:
    """The schools of a downloaded list in the portal's 2026 form; other rows are left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            School(
                uai=row["Identifiant_de_l_etablissement"],
                name=row["Nom_etablissement"],
                commune=row["Nom_commune"],
                commune_code=row["Code_commune"],
                postal_code=row["Code_postal"],
                department=row["Code_departement"],
                siren=row["SIREN_SIRET"][:9],
                public=row["Statut_public_prive"] == "Public",
                open=row["etat"] == "OUVERT",
                closing=row["etat"] == "A FERMER",
                rpi=(row["rpi_disperse"],) if row["rpi_disperse"] else (),
            )
            for row in csv.DictReader(file, delimiter=";")
            if row["Type_etablissement"] == "Ecole"
        ]
