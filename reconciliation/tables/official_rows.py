"""The Annuaire de l'éducation, or its sister "adresse et géolocalisation", as one clean row for each UAI."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from reconciliation.commune_keys import insee_of, name_key, of_commune_code, three_characters
from reconciliation.register_errors import ColumnMissing, RegisterName, RegisterUnreadable, Said
from reconciliation.tables.cleaning import ROUNDED, column, flags, folded, iso_dates, mapped, padded, tidy
from reconciliation.tables.headers import Column, folded_header
from reconciliation.tables.kept import Columns
from reconciliation.tables.read import RawTable, read_table

_SIREN = ("SIREN_SIRET", "numero_siren_siret_uai", "numero_siren_siret", "SIRET", "SIREN")
WANTED = (
    Column("uai", ("Identifiant_de_l_etablissement", "numero_uai", "Code_etablissement", "UAI", "code_uai"), True),
    Column("name", ("Nom_etablissement", "appellation_officielle", "appellation_officielle_uai", "denomination"), True),
    Column("status", ("Statut_public_prive", "secteur_public_prive_libe", "secteur_public_prive", "secteur"), True),
    Column("commune", ("Nom_commune", "libelle_commune", "commune", "libelle_de_la_commune"), True),
    Column("commune_code", ("Code_commune", "code_insee_commune", "code_insee", "code_de_la_commune"), True),
    Column("state", ("etat", "etat_etablissement_libe", "etat_etablissement", "etat_de_l_etablissement"), True),
    Column("siren", _SIREN),
    Column("postal_code", ("Code_postal", "code_postal_uai", "adresse_code_postal")),
    Column("department", ("Code_departement", "departement")),
    Column("kind", ("Type_etablissement",)),
    Column("nature", ("code_nature", "nature_uai", "nature")),
    Column("updated", ("date_maj_ligne",)),
    Column("rpi_concentre", ("rpi_concentre",)),
    Column("rpi_disperse", ("rpi_disperse",)),
    Column("locality", ("Adresse_3", "localite_acheminement_uai", "adresse_localite_acheminement")),
)
_SISTER = folded_header("appellation_officielle")

OPEN_STATES = frozenset({"OUVERT", "OUVERTE", "A FERMER", "1", "2", ""})
CLOSING_STATES = frozenset({"A FERMER", "2"})
PUBLIC_WORDS = ("PUBLIC", "PUBLIQUE", "PU")
SCHOOL_NATURES = r"^1[0-9]{2}$"
"""Natures of the first degree: 101 maternelle, 151 élémentaire, 152 to 169 their special forms."""

SHORT_UAI = r"[0-9]{5,6}[A-Z]"
"""A UAI that lost the zeros it began with; none begins with more than two."""

FEWEST_SIRENS = 0.5
"""Share of public schools with a SIREN; measured 99.8 % (facts.md), none in the sister data set, and none after Excel
wrote 2,134E+13 over them."""

FEWEST_UAIS = 0.5
"""Share of rows that must carry something like a UAI; below it the file is something else."""


def official_rows(path: Path, content: bytes) -> Columns:
    """The list's columns (all text; flags "1" or "") and its facts ``rows``, ``date``, ``sirens`` ("" when too few
    public schools have one), ``spoiled`` ("1" when a spreadsheet rounded some). Raises a RegisterError."""
    raw = read_table(RegisterName.OFFICIAL_LIST, path, content, WANTED)
    _refuse_without_siren(path, raw)
    frame = tidy(raw.frame)
    numbers = frame["uai"].str.upper().str.replace(r"[\s.\-]", "", regex=True)
    frame["uai"] = numbers.where(~numbers.str.fullmatch(SHORT_UAI), numbers.str.zfill(8))
    named = frame["uai"].str.fullmatch(r"[0-9]{7}[A-Z]")
    if named.mean() < FEWEST_UAIS:
        problem = Said("la colonne des UAI ne contient pas d'UAI", "the column of UAIs holds no UAIs")
        raise RegisterUnreadable(RegisterName.OFFICIAL_LIST, path, problem)
    rows = _one_row_each(_clean(frame[named]))
    owned = rows[(rows["public"] == "1") & (rows["is_school"] == "1")]
    facts = {
        "rows": str(len(frame)),
        "date": str(iso_dates(column(frame, "updated")).max()),
        "sirens": "1" if (owned["siren"] != "").mean() >= FEWEST_SIRENS else "",
        "spoiled": "1" if column(frame, "siren").str.fullmatch(ROUNDED).any() else "",
    }
    return Columns({str(name): rows[name].tolist() for name in rows.columns}, facts)


def _refuse_without_siren(path: Path, raw: RawTable) -> None:
    """Only the sister data set may lack SIRENs."""
    if "siren" not in raw and _SISTER not in {folded_header(h) for h in raw.headers}:
        problem = Said(f"la colonne « {_SIREN[0]} » manque", f"the column “{_SIREN[0]}” is missing")
        raise ColumnMissing(RegisterName.OFFICIAL_LIST, path, problem)


def _clean(frame: pd.DataFrame) -> pd.DataFrame:
    department = mapped(column(frame, "department"), three_characters)
    pairs = frame["commune_code"] + "|" + department
    code = mapped(pairs, lambda pair: insee_of(*pair.split("|", 1)))
    state, postal = folded(frame["state"]), padded(column(frame, "postal_code"), 5)
    kind, nature = folded(column(frame, "kind")), column(frame, "nature")
    is_school = kind.str.startswith("ECOLE") if "kind" in frame else nature.str.match(SCHOOL_NATURES) | (nature == "")
    number = padded(column(frame, "siren").str.replace(r"[\s.]", "", regex=True), 9)
    siren = number.str.extract(r"^([0-9]{9})(?:[0-9]{5})?$", expand=False).fillna("")
    locality = column(frame, "locality").str.replace(r"^[0-9]{4,5}\s+", "", regex=True)
    return pd.DataFrame(
        {
            "uai": frame["uai"],
            "name": frame["name"],
            "commune": frame["commune"],
            "commune_code": code,
            "postal_code": postal,
            "department": department.where(department != "", mapped(code, of_commune_code)),
            "siren": siren,
            "public": flags(folded(frame["status"]).isin(PUBLIC_WORDS)),
            "open": flags(state.isin(OPEN_STATES)),
            "closing": flags(state.isin(CLOSING_STATES)),
            "is_school": flags(is_school),
            "rpi": _groups(frame),
            "commune_key": mapped(frame["commune"], name_key),
            "locality_key": mapped(locality, name_key),
        }
    )


def _groups(frame: pd.DataFrame) -> pd.Series[str]:
    """RPI group codes parted by a space; the flags 0 and 1 are none."""
    both = column(frame, "rpi_concentre") + " " + column(frame, "rpi_disperse")
    return mapped(
        both, lambda text: " ".join(code.zfill(6) for code in text.replace(",", " ").split() if len(code) > 1)
    )


def _one_row_each(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each UAI: the first, open if any is, with the first SIREN and every RPI group of all."""
    rows = rows.sort_values("uai", kind="stable")
    again = rows.duplicated("uai", keep=False)
    if not again.any():
        return rows
    several = rows[again].groupby("uai", sort=True, as_index=False)
    merged = several.agg(
        {
            name: "first" if name not in ("open", "public", "is_school", "siren", "rpi") else "max"
            for name in rows.columns
            if name != "uai"
        }
    )
    return pd.concat([rows[~again], merged[rows.columns]]).sort_values("uai", kind="stable")
