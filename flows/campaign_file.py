"""``campaign.toml`` → :class:`~schemas.campaign.Campaign` and :class:`MachineLimits`: strict, clear when refusing.

Every key has a default; an unknown key is an error that names the nearest known one; every bad value says what was
found and what is expected. ``[machine]`` is ours: how this machine reads (workers, limits), never what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rapidfuzz import process

from flows.errors import CampaignError
from schemas.campaign import Campaign
from schemas.formats import InvalidFormat, school_year
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


class _BadValue(Exception):  # noqa: N818
    """What was expected, as the end of a sentence."""


Check = Callable[[object], object]


def _checked(path: Path, prefix: str, table: Mapping[str, object], checks: Mapping[str, Check]) -> dict[str, object]:
    """The table's values, each through the check of its key."""
    values: dict[str, object] = {}
    for key, value in table.items():
        check = checks.get(key)
        if check is None:
            raise CampaignError(_unknown_key(path, prefix, key, checks))
        try:
            values[key] = check(value)
        except _BadValue as expected:
            raise CampaignError(f"{path} : {prefix}{key} = {value!r} ne convient pas ; attendu : {expected}.") from None
    return values


def _unknown_key(path: Path, prefix: str, key: str, checks: Mapping[str, Check]) -> str:
    near = process.extractOne(key, list(checks), score_cutoff=NEAR_ENOUGH)
    hint = f"vouliez-vous dire « {near[0]} » ?" if near else f"clés possibles : {', '.join(sorted(checks))}."
    return f"{path} : la clé « {prefix}{key} » est inconnue ; {hint}"


def _school_year(value: object) -> str:
    if isinstance(value, str):
        try:
            return school_year.validate(value)
        except InvalidFormat:
            pass
    raise _BadValue('deux années qui se suivent, comme "2025-2026"')


def _price(value: object) -> Decimal:
    expected = 'un montant positif en euros, entre guillemets, comme "40.00"'
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _BadValue(expected)
    try:
        price = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        raise _BadValue(expected) from None
    if not price.is_finite() or price <= 0 or price != price.quantize(Decimal("0.01")):
        raise _BadValue(expected)
    return price.quantize(Decimal("0.01"))


def _date(value: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _BadValue("une date comme 2026-09-05")


def _window(value: object) -> tuple[date, date]:
    if isinstance(value, list) and len(value) == 2:
        first, last = _date(value[0]), _date(value[1])
        if first <= last:
            return first, last
    raise _BadValue("deux dates, la première avant la seconde, comme [2025-03-01, 2026-07-31]")


def _page_range(value: object) -> tuple[int, int]:
    expected = "deux nombres de pages, le plus petit d'abord, comme [3, 6]"
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        fewest, most = value
        if 1 <= fewest <= most:
            return fewest, most
    raise _BadValue(expected)


def _departments(value: object) -> tuple[str, ...]:
    """Three characters each, as in the official list: "34" is taken for "034"."""
    if isinstance(value, list) and all(isinstance(v, str) and v.isalnum() and 1 <= len(v) <= 3 for v in value):
        return tuple(v.upper().zfill(3) for v in value)
    raise _BadValue('une liste de codes entre guillemets, comme ["034", "011"]')


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _BadValue("un texte entre guillemets")


def _database_url(value: object) -> str:
    if isinstance(value, str) and (not value or value.startswith(("postgresql://", "postgresql+psycopg://"))):
        return value
    raise _BadValue('"" ou une adresse comme "postgresql://utilisateur@serveur/base"')


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _BadValue("true ou false")


def _share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise _BadValue("une part entre 0 et 1, comme 0.02")


def _count(lowest: int) -> Check:
    def check(value: object) -> int:
        if type(value) is int and value >= lowest:
            return value
        raise _BadValue(f"un nombre entier d'au moins {lowest}")

    return check


def _seconds(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return float(value)
    raise _BadValue("un nombre de secondes plus grand que zéro")


def _engine(value: object) -> Engine:
    if isinstance(value, str) and value in list(Engine):
        return Engine(value)
    raise _BadValue(" ou ".join(f'"{engine}"' for engine in Engine))


CAMPAIGN_KEYS: Mapping[str, Check] = {
    "school_year": _school_year,
    "unit_price": _price,
    "end_date": _date,
    "signature_window": _window,
    "require_region_signature": _truth,
    "pages": _page_range,
    "departments": _departments,
    "communes": _text,
    "reference_text": _text,
    "audit_share": _share,
    "database_url": _database_url,
}
MACHINE_KEYS: Mapping[str, Check] = {
    "jobs": _count(0),
    "page_seconds": _seconds,
    "document_seconds": _seconds,
    "memory_megabytes": _count(256),
    "max_pages": _count(1),
    "max_megabytes": _count(1),
    "settle_seconds": _seconds,
    "sweep_seconds": _seconds,
    "subfolders": _truth,
    "engine": _engine,
}
assert set(CAMPAIGN_KEYS) == {f.name for f in fields(Campaign)}
assert set(MACHINE_KEYS) == {f.name for f in fields(MachineLimits)}
