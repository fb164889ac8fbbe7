"""The payers' list as one clean row for each SIREN; member communes are joined by line ends."""

from __future__ import annotations

import re
from pathlib import Path

from reconciliation.register_errors import RegisterName, RegisterUnreadable, Said
from reconciliation.tables.cleaning import ROUNDED, column, tidy
from reconciliation.tables.headers import Column
from reconciliation.tables.kept import Columns
from reconciliation.tables.read import read_table

WANTED = (
    Column("siren", ("SIREN", "N° SIREN", "numero_siren", "siren_groupement", "SIRET", "numero_siret"), True),
    Column(
        "name",
        ("nom", "name", "dénomination", "raison sociale", "collectivité", "nom du groupement", "libellé"),
        True,
    ),
    Column("kind", ("nature", "kind", "type", "nature juridique", "catégorie")),
    Column("communes", ("communes", "communes membres", "membres", "commune", "nom membre", "commune membre")),
)
ROUNDED_BY_SPREADSHEET = Said(
    "un tableur a changé la colonne SIREN en nombres arrondis (2,13E+13) ; mettez-la au format texte, saisissez-la de "
    "nouveau",
    "a spreadsheet turned the column SIREN into rounded numbers (2,13E+13); make it text and type it again",
)
_BETWEEN = re.compile(r"\s*[,;|/\n]\s*")


def payer_rows(path: Path, content: bytes) -> Columns:
    """The list's columns and its fact ``rows``. Raises a RegisterError."""
    frame = tidy(read_table(RegisterName.PAYERS, path, content, WANTED).frame)
    frame["siren"] = frame["siren"].str.replace(r"[\s.]", "", regex=True)
    if frame["siren"].str.fullmatch(ROUNDED).any():
        raise RegisterUnreadable(RegisterName.PAYERS, path, ROUNDED_BY_SPREADSHEET)
    frame["siren"] = frame["siren"].str.extract(r"^([0-9]{9})(?:[0-9]{5})?$", expand=False).fillna("")
    payers = frame[frame["siren"] != ""]
    if payers.empty:
        problem = Said("la colonne SIREN ne contient pas de SIREN", "the column SIREN holds no SIRENs")
        raise RegisterUnreadable(RegisterName.PAYERS, path, problem)
    first = payers.drop_duplicates("siren")
    members: dict[str, dict[str, None]] = {siren: {} for siren in first["siren"]}
    for siren, listed in zip(payers["siren"], column(payers, "communes"), strict=True):
        members[siren] |= dict.fromkeys(name for name in _BETWEEN.split(listed) if name)
    values = {
        "siren": first["siren"].tolist(),
        "name": first["name"].tolist(),
        "kind": column(first, "kind").tolist(),
        "communes": ["\n".join(names) for names in members.values()],
    }
    return Columns(values, {"rows": str(len(frame))})
