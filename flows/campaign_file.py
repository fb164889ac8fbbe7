"""``campaign.toml`` → :class:`~schemas.campaign.Campaign` and :class:`MachineLimits`: strict, clear when refusing.

Every key has a default; an unknown key is an error that names the nearest known one; every bad value says what was
found and what is expected. ``[machine]`` is ours: how this machine reads (workers, limits), never what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from rapidfuzz import process

from flows import campaign_values as values
from flows.campaign_values import BadValue, Check
from flows.errors import CampaignError
from schemas.campaign import Campaign
from schemas.options import Engine

NEAR_ENOUGH = 55  # rapidfuzz score, 0 to 100, above which a known key is proposed for an unknown one

TEMPLATE = """\
# Ce que la convention de cette année doit dire. Toute clé absente prend la valeur montrée ici.
school_year = "2025-2026"
unit_price = "40.00"                 # euros par école et par an, TTC
end_date = 2026-09-05
signature_window = [2025-03-01, 2026-07-31]
require_region_signature = true
pages = [3, 6]                       # pages qui portent du texte : le moins et le plus
# departments = ["034", "011"]       # le périmètre du tableau de bord
# communes = "reference/perimetre.csv"   # ou un fichier : une commune par ligne, code INSEE ou nom
# reference_text = "reference/convention.txt"   # le texte envoyé, pour clause_altered
audit_share = 0.02                   # part des conventions acceptées montrée quand même à une personne
database_url = ""                    # PostgreSQL au lieu de SQLite : "postgresql://..."

# [machine]                          # comment cette machine lit ; les valeurs montrées sont celles par défaut
# jobs = 0                           # documents lus à la fois ; 0 : autant que de cœurs
# page_seconds = 60                  # plus longue lecture d'une page
# document_seconds = 600             # plus longue lecture d'un document
# memory_megabytes = 4096            # mémoire d'une lecture
# max_pages = 200
# max_megabytes = 200
# settle_seconds = 3                 # watch : un fichier est pris s'il n'a pas changé pendant ce temps
# sweep_seconds = 30                 # watch : relecture complète du dossier
# subfolders = false                 # suivre les sous-dossiers d'inbox ; leur nom devient une étiquette
# engine = "pytesseract"             # ou "tesserocr"
"""


@dataclass(frozen=True, slots=True)
class MachineLimits:
    """How this machine reads. Seconds are wall time; ``jobs`` 0 means one per core."""

    jobs: int = 0
    page_seconds: float = 60.0
    document_seconds: float = 600.0
    memory_megabytes: int = 4096
    max_pages: int = 200
    max_megabytes: int = 200
    settle_seconds: float = 3.0
    sweep_seconds: float = 30.0
    subfolders: bool = False
    engine: Engine = Engine.PYTESSERACT


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """What a campaign.toml holds."""

    campaign: Campaign = field(default_factory=Campaign)
    machine: MachineLimits = field(default_factory=MachineLimits)


def read_campaign_file(path: Path) -> CampaignFile:
    """Raises :class:`CampaignError` with one sentence."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CampaignError(f"{path} n'existe pas ; créez un espace de travail avec « conventions init ».") from None
    except OSError as error:
        raise CampaignError(f"{path} ne peut pas être lu ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise CampaignError(f"{path} n'est pas en UTF-8 ; enregistrez-le dans cet encodage.") from error
    except tomllib.TOMLDecodeError as error:
        raise CampaignError(f"{path} n'est pas un fichier TOML valable : {error}.") from error
    machine = table.pop("machine", {})
    if not isinstance(machine, dict):
        raise CampaignError(f"{path} : [machine] doit être une section, pas une valeur.")
    return CampaignFile(
        Campaign(**_checked(path, "", table, CAMPAIGN_KEYS)),  # type: ignore[arg-type]
        MachineLimits(**_checked(path, "machine.", machine, MACHINE_KEYS)),  # type: ignore[arg-type]
    )


def _checked(path: Path, prefix: str, table: Mapping[str, object], checks: Mapping[str, Check]) -> dict[str, object]:
    """The table's values, each through the check of its key."""
    checked: dict[str, object] = {}
    for key, value in table.items():
        check = checks.get(key)
        if check is None:
            raise CampaignError(_unknown_key(path, prefix, key, checks))
        try:
            checked[key] = check(value)
        except BadValue as expected:
            raise CampaignError(f"{path} : {prefix}{key} = {value!r} ne convient pas ; attendu : {expected}.") from None
    return checked


def _unknown_key(path: Path, prefix: str, key: str, checks: Mapping[str, Check]) -> str:
    near = process.extractOne(key, list(checks), score_cutoff=NEAR_ENOUGH)
    hint = f"vouliez-vous dire « {near[0]} » ?" if near else f"clés possibles : {', '.join(sorted(checks))}."
    return f"{path} : la clé « {prefix}{key} » est inconnue ; {hint}"


CAMPAIGN_KEYS: Mapping[str, Check] = {
    "school_year": values.two_years,
    "unit_price": values.price,
    "end_date": values.day,
    "signature_window": values.window,
    "require_region_signature": values.truth,
    "pages": values.page_range,
    "departments": values.departments,
    "communes": values.text,
    "reference_text": values.text,
    "audit_share": values.share,
    "database_url": values.database_url,
}
MACHINE_KEYS: Mapping[str, Check] = {
    "jobs": values.at_least(0),
    "page_seconds": values.seconds,
    "document_seconds": values.seconds,
    "memory_megabytes": values.at_least(256),
    "max_pages": values.at_least(1),
    "max_megabytes": values.at_least(1),
    "settle_seconds": values.seconds,
    "sweep_seconds": values.seconds,
    "subfolders": values.truth,
    "engine": values.engine,
}
assert set(CAMPAIGN_KEYS) == {f.name for f in fields(Campaign)}
assert set(MACHINE_KEYS) == {f.name for f in fields(MachineLimits)}
