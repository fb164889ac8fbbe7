"""Rows of the registers, as the checks need them: a school, a mayor, a payer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class School:
    """One establishment of the Annuaire de l'éducation. ``department`` has the list's three characters ("034",
    "02A"); ``siren`` is the first nine digits of SIREN_SIRET, "" when blank; ``rpi``: group codes of its
    regroupements pédagogiques; ``postal_code`` five digits."""

    uai: str
    name: str
    commune: str
    commune_code: str
    postal_code: str
    department: str
    siren: str = ""
    public: bool = True
    open: bool = True
    closing: bool = False  # "A FERMER"
    is_school: bool = True  # a primary school: maternelle, élémentaire, primaire
    rpi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mayor:
    """One row of the Répertoire national des élus, stripped to what the check needs."""

    commune_code: str
    commune: str
    department: str
    last_name: str
    first_name: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Payer:
    """A collectivity that may sign: SIREN, official name, kind ("commune", "SIVU", "EPCI" ...), member communes."""

    siren: str
    name: str
    kind: str
    communes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Which register was used: its file's SHA-256, number of rows, and date (ISO, "" when unknown)."""

    sha256: str
    rows: int
    date: str
