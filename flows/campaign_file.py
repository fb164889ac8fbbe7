"""``campaign.toml`` → :class:`CampaignFile`: strict, clear when refusing (:mod:`flows.campaign_refusals`).

Every key has a default; an unknown key is an error that names the nearest known one; every bad value says what was
found and what is expected. ``[machine]`` and ``[reference]`` are ours: how this machine reads and where it downloads
from, never what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from flows import campaign_refusals as refusals
from flows import campaign_values as values
from flows.campaign_values import BadValue, Check
from flows.errors import CampaignError
from schemas.campaign import Campaign
from schemas.options import Engine
from schemas.said import Language, Said


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
class Addresses:
    """Where the registers are downloaded from: an address, or a file; "" for the public one."""

    official_list: str = ""
    mayors: str = ""
    payers: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """How the program speaks. ``sender``: the head of the letters, one line each."""

    language: Language = Language.FRENCH
    sender: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """What a campaign.toml holds."""

    campaign: Campaign = field(default_factory=Campaign)
    wording: Wording = field(default_factory=Wording)
    reference: Addresses = field(default_factory=Addresses)
    machine: MachineLimits = field(default_factory=MachineLimits)


def read_campaign_file(path: Path) -> CampaignFile:
    """Raises :class:`CampaignError` with one sentence, in the language that the file asks for."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise refusals.missing(path) from None
    except OSError as error:
        raise refusals.unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise refusals.not_utf8(path) from error
    try:
        return _understood(path, text)
    except CampaignError as error:
        error.language = refusals.language_of(text)
        raise


def _understood(path: Path, text: str) -> CampaignFile:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refusals.not_toml(path, text, error, _expected()) from error
    machine, reference = (_section(path, table, name) for name in ("machine", "reference"))
    wording = {key: table.pop(key) for key in WORDING_KEYS if key in table}
    return CampaignFile(
        Campaign(**_checked(path, "", table, CAMPAIGN_KEYS)),  # type: ignore[arg-type]
        Wording(**_checked(path, "", wording, WORDING_KEYS)),  # type: ignore[arg-type]
        Addresses(**_checked(path, "reference.", reference, ADDRESS_KEYS)),  # type: ignore[arg-type]
        MachineLimits(**_checked(path, "machine.", machine, MACHINE_KEYS)),  # type: ignore[arg-type]
    )


def _expected() -> dict[str, Said]:
    """What each key must be, as an imperative."""
    found = {}
    for key, check in {**MACHINE_KEYS, **ADDRESS_KEYS, **WORDING_KEYS, **CAMPAIGN_KEYS}.items():
        try:
            check(None)
        except BadValue as bad:
            found[key] = Said(f"il faut {bad.expected.fr}", f"it must be {bad.expected.en}")
    return found


def _section(path: Path, table: dict[str, object], name: str) -> Mapping[str, object]:
    """Takes the section out of the table."""
    section = table.pop(name, {})
    if not isinstance(section, dict):
        raise refusals.no_section(path, name, section)
    return section


def _checked(path: Path, prefix: str, table: Mapping[str, object], checks: Mapping[str, Check]) -> dict[str, object]:
    """The table's values, each through the check of its key."""
    checked: dict[str, object] = {}
    for key, value in table.items():
        check = checks.get(key)
        if check is None and prefix and key in {**CAMPAIGN_KEYS, **WORDING_KEYS}:
            raise refusals.misplaced_key(path, prefix.removesuffix("."), key)
        if check is None:
            known = checks if prefix else [*checks, *WORDING_KEYS, "machine", "reference"]
            raise refusals.unknown_key(path, prefix, key, known)
        try:
            checked[key] = check(value)
        except BadValue as bad:
            raise refusals.bad_value(path, prefix + key, value, bad.expected) from None
    return checked


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
WORDING_KEYS: Mapping[str, Check] = {"language": values.language, "sender": values.lines}
ADDRESS_KEYS: Mapping[str, Check] = {
    "official_list": values.address,
    "mayors": values.address,
    "payers": values.address,
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
for _keys, _type in (
    (CAMPAIGN_KEYS, Campaign),
    (WORDING_KEYS, Wording),
    (ADDRESS_KEYS, Addresses),
    (MACHINE_KEYS, MachineLimits),
):
    assert set(_keys) == {f.name for f in fields(_type)}
