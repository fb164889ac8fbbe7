"""The mayors of the Répertoire national des élus, stripped to commune, name and start of function.

Birth dates, professions and the rest are never read out of the file (facts.md, data minimisation).
"""

from __future__ import annotations

from pathlib import Path

from reconciliation.commune_keys import insee_of, name_key, of_commune_code
from reconciliation.register_errors import RegisterName
from reconciliation.tables.cleaning import column, iso_dates, mapped, tidy
from reconciliation.tables.headers import Column
from reconciliation.tables.kept import Columns
from reconciliation.tables.read import read_table

WANTED = (
    Column("commune_code", ("Code de la commune", "Code Insee de la commune", "Code commune", "code_insee"), True),
    Column("commune", ("Libellé de la commune", "Nom de la commune", "commune"), True),
    Column("last_name", ("Nom de l'élu", "Nom du maire", "Nom"), True),
    Column("first_name", ("Prénom de l'élu", "Prénom du maire", "Prénom"), True),
    Column("department", ("Code du département", "Code du département (Maire)", "Code département", "departement")),
    Column("since", ("Date de début de la fonction", "Date de début de fonction")),
    Column("mandate", ("Date de début du mandat", "Date de début de mandat")),
)


def mayor_rows(path: Path, content: bytes) -> Columns:
    """The register's columns and its fact ``rows``. Raises a RegisterError."""
    frame = tidy(read_table(RegisterName.MAYORS, path, content, WANTED).frame)
    pairs = frame["commune_code"] + "|" + column(frame, "department")
    code = mapped(pairs, lambda pair: insee_of(*pair.split("|", 1)))
    since = iso_dates(column(frame, "since"))
    values = {
        "commune_code": code,
        "commune": frame["commune"],
        "department": mapped(code, of_commune_code),
        "last_name": frame["last_name"],
        "first_name": frame["first_name"],
        "since": since.where(since != "", iso_dates(column(frame, "mandate"))),
        "commune_key": mapped(frame["commune"], name_key),
    }
    named = (code != "") & (frame["last_name"] != "")
    return Columns({name: texts[named].tolist() for name, texts in values.items()}, {"rows": str(len(frame))})
