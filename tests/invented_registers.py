"""Small registers of invented places and people, written in each form in which the real ones are downloaded."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from samples.registerfiles import MAYORS_HEADER
from schemas.formats.uai import check_letter

Row = Mapping[str, str]


def uai(digits: str) -> str:
    return digits + check_letter(digits)


def school_row(digits: str, name: str, commune: str, code: str, department: str, **other: str) -> dict[str, str]:
    """One row with the portal's headers of 2026, a public school that is open unless ``other`` says more."""
    postal = other.get("Code_postal", f"{code[:2]}000")
    return {
        "Identifiant_de_l_etablissement": uai(digits),
        "Nom_etablissement": name,
        "Type_etablissement": "Ecole",
        "Statut_public_prive": "Public",
        "Adresse_1": "1 rue de l'Invention; bâtiment B",
        "Adresse_3": f"{postal} {commune.upper()}",
        "Code_postal": postal,
        "Code_commune": code,
        "Nom_commune": commune,
        "Code_departement": department,
        "Ecole_maternelle": "0",
        "SIREN_SIRET": "21340998200012",
        "coordX_origine": "650267.1",
        "nom_circonscription": "Circonscription « de la Brume »",
        "date_maj_ligne": "2026-07-09",
        "etat": "OUVERT",
        "multi_uai": "0",
        "rpi_concentre": "0",
        "rpi_disperse": "",
        "code_nature": "151",
        "libelle_nature": "ECOLE DE NIVEAU ELEMENTAIRE",
    } | other


LAKE = uai("0349901")
NURSERY = uai("0349902")
ISLAND = uai("0209901")
CORSICAN = uai("6209901")
AIN = uai("0019901")
OFFICIAL_ROWS = (
    school_row("0349901", "Ecole élémentaire du Lac", "Saint-Brumier-d'Étang", "34998", "034"),
    school_row("0349902", "Ecole maternelle Cœur de Brume", "Saint-Brumier-d'Étang", "34998", "034", etat="A FERMER"),
    school_row("0349903", "Ecole primaire privée Sainte-Brume", "Saint-Brumier-d'Étang", "34998", "034")
    | {"Statut_public_prive": "Privé", "SIREN_SIRET": ""},
    school_row("0349904", "Collège de la Brume", "Saint-Brumier-d'Étang", "34998", "034")
    | {"Type_etablissement": "Collège", "code_nature": "340", "SIREN_SIRET": "19340998600011"},
    school_row("0019901", "Ecole primaire", "L'Haÿ-Fictif", "01997", "001")
    | {"SIREN_SIRET": "21010997900017", "rpi_disperse": "001009", "Adresse_3": "01000 OLD FICTIF"},
    school_row("6209901", "Ecole primaire", "L'Haÿ-Fictif", "2A997", "02A", Code_postal="20000")
    | {"SIREN_SIRET": "21200997100013"},
    school_row("9719901", "Ecole primaire des Alizés", "Les Brumes-de-Mer", "97197", "971", Code_postal="97100")
    | {"SIREN_SIRET": ""},
)

OLD_HEADERS = {
    "Code_postal": "Code postal",
    "coordX_origine": "coordonnee_X",
    "multi_uai": "etablissement_multi_lignes",
}
SISTER_HEADERS = {
    "Identifiant_de_l_etablissement": "numero_uai",
    "Nom_etablissement": "appellation_officielle",
    "Statut_public_prive": "secteur_public_prive_libe",
    "Code_postal": "code_postal_uai",
    "Adresse_3": "localite_acheminement_uai",
    "Nom_commune": "libelle_commune",
    "Code_commune": "code_commune",
    "Code_departement": "code_departement",
    "etat": "etat_etablissement_libe",
    "code_nature": "nature_uai",
    "libelle_nature": "nature_uai_libe",
}


def renamed(rows: Sequence[Row], headers: Mapping[str, str]) -> list[dict[str, str]]:
    return [{headers.get(key, key): value for key, value in row.items()} for row in rows]


def only(rows: Sequence[Row], headers: Mapping[str, str]) -> list[dict[str, str]]:
    """The columns of ``headers`` alone, renamed."""
    return [{headers[key]: row[key] for key in headers} for row in rows]


def lowered(rows: Sequence[Row]) -> list[dict[str, str]]:
    return [{key.lower(): value for key, value in row.items()} for row in rows]


def without_zeros(rows: Sequence[Row]) -> list[dict[str, str]]:
    """What a spreadsheet makes of codes."""
    codes = ("Identifiant_de_l_etablissement", "Code_postal", "Code_commune", "Code_departement", "rpi_disperse")
    return [{key: value.lstrip("0") if key in codes else value for key, value in row.items()} for row in rows]


def as_csv(rows: Sequence[Row], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode(encoding)


def as_json(rows: Sequence[Row], wrap: Callable[[list[object]], object] = lambda records: records) -> bytes:
    return json.dumps(wrap([{key: value or None for key, value in row.items()} for row in rows])).encode()


def as_parquet(rows: Sequence[Row]) -> bytes:
    """With the portal's types: a date, whole numbers, a structure, nulls."""
    columns: dict[str, pa.Array] = {key: pa.array([row[key] or None for row in rows]) for key in rows[0]}
    columns["date_maj_ligne"] = pa.array([date.fromisoformat(row["date_maj_ligne"]) for row in rows])
    columns["ecole_maternelle"] = pa.array([0 for _ in rows])
    columns["code_nature"] = pa.array([float(row["code_nature"]) for row in rows])
    columns["position"] = pa.array([{"lon": 2.3, "lat": 48.7} for _ in rows])
    made = io.BytesIO()
    pq.write_table(pa.table(columns), made)
    return made.getvalue()


def as_workbook(rows: Sequence[Row], numbers: bool = False, titles: int = 0) -> bytes:
    """``numbers``: figures are numbers, as when a clerk opened the CSV; ``titles``: rows above the header."""
    book = openpyxl.Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("Liste")
    for _ in range(titles):
        sheet.append(["Liste des écoles, à jour"])
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([float(v) if numbers and v.isdigit() else v or None for v in row.values()])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


_LOWER = lowered(OFFICIAL_ROWS)
OFFICIAL_FORMS: dict[str, bytes] = {
    "portal 2026": as_csv(OFFICIAL_ROWS),
    "portal 2023": as_csv(renamed(OFFICIAL_ROWS, OLD_HEADERS)),
    "API": as_csv(_LOWER, encoding="utf-8"),
    "comma": as_csv(OFFICIAL_ROWS, ","),
    "tab": as_csv(OFFICIAL_ROWS, "\t"),
    "Windows-1252": as_csv(OFFICIAL_ROWS, encoding="cp1252"),
    "UTF-16": as_csv(OFFICIAL_ROWS, "\t", "utf-16"),
    "headers in capitals": as_csv([{k.upper().replace("_", " "): v for k, v in row.items()} for row in OFFICIAL_ROWS]),
    "lost zeros": as_csv(without_zeros(OFFICIAL_ROWS)),
    "French dates": as_csv([row | {"date_maj_ligne": "09/07/2026"} for row in map(dict, OFFICIAL_ROWS)]),
    "gz": gzip.compress(as_csv(OFFICIAL_ROWS)),
    "JSON list": as_json(_LOWER),
    "JSON results": as_json(_LOWER, lambda records: {"total_count": len(records), "results": records}),
    "JSON records": as_json(_LOWER, lambda records: [{"recordid": "1", "fields": record} for record in records]),
    "JSON records v2": as_json(_LOWER, lambda rs: {"records": [{"record": {"fields": record}} for record in rs]}),
    "GeoJSON": as_json(_LOWER, lambda rs: {"type": "FeatureCollection", "features": [{"properties": r} for r in rs]}),
    "JSON gz": gzip.compress(as_json(_LOWER)),
    "JSON lines": b"\n".join(as_json([row], lambda records: records[0]) for row in _LOWER),
    "Parquet": as_parquet(_LOWER),
    "XLSX": as_workbook(OFFICIAL_ROWS),
    "XLSX with numbers and a title": as_workbook(OFFICIAL_ROWS, numbers=True, titles=2),
}
SISTER = as_csv(only(OFFICIAL_ROWS, SISTER_HEADERS))

BIRTH_DATE = "17/03/1961"
MAYOR_ROWS = tuple(
    dict(zip(MAYORS_HEADER, values, strict=True))
    for values in (
        ("34", "Hérault", "", "", "34998", "Saint-Brumier-d'Étang", "FICTIVE", "Odette", "F", BIRTH_DATE, "31",
         "Profession inventée", "18/05/2020", "25/05/2020"),
        ("01", "Ain", "", "", "01997", "L'Haÿ-Fictif", "D'INVENTÉ", "Jean-Brume", "M", BIRTH_DATE, "31",
         "Profession inventée", "15/03/2026", "22/03/2026"),
        ("971", "Guadeloupe", "", "", "97197", "Les Brumes-de-Mer", "ALIZÉ", "Rose", "F", BIRTH_DATE, "31",
         "Profession inventée", "18/05/2020", ""),
    )
)  # fmt: skip


def iso(french: str) -> str:
    return "-".join(reversed(french.split("/")))


MAYOR_FORMS: dict[str, bytes] = {
    "portal": as_csv(MAYOR_ROWS, encoding="utf-8"),
    "older, tab": as_csv(MAYOR_ROWS, "\t", "utf-8"),
    "older, with a title line": b"Titre du rapport\r\n" + as_csv(MAYOR_ROWS, "\t", "cp1252"),
    "ISO dates": as_csv([{k: iso(v) if k.startswith("Date") else v for k, v in row.items()} for row in MAYOR_ROWS]),
    "lost zeros": as_csv([{k: v.lstrip("0") for k, v in row.items()} for row in MAYOR_ROWS]),
    "short codes": as_csv(
        [
            row | {"Code de la commune": row["Code de la commune"][len(row["Code du département"][:2]) :]}
            for row in MAYOR_ROWS
        ]
    ),
    "ministry's overseas letters": as_csv(
        [
            row
            | (
                {"Code du département": "ZA", "Code de la commune": "ZA197"}
                if row["Code du département"] == "971"
                else {}
            )
            for row in MAYOR_ROWS
        ]
    ),
    "XLSX": as_workbook(MAYOR_ROWS, numbers=True),
}
