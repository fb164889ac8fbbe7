"""The truth of a sample: what its document says, and what should be said of it. Written as JSON beside the scans.

Fields are as printed (a printed mistake stays), None when absent. ``tolerated`` findings may or may not be reported.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samples.printed import DateKind, Printed
from samples.tiers import Style, Tier
from schemas.draft import FieldName
from schemas.finding import Code

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class TrueConvention:
    """One convention of a file. ``pages``: first and last in the file, from 1; ``text_pages``: those with text.
    ``lost`` fields stood on a dropped page only; ``unsure`` ones may still be read elsewhere and count neither way."""

    pages: tuple[int, int]
    text_pages: int
    printed: Printed
    lost: frozenset[FieldName] = frozenset()
    unsure: frozenset[FieldName] = frozenset()
    schools_unsure: bool = False


@dataclass(frozen=True, slots=True)
class SampleTruth:
    """``conventions`` is empty for another paper, whose ``kind`` is then said. ``duplicate_of``: the file whose bytes
    or convention this one repeats."""

    file: str
    tier: Tier
    style: Style
    conventions: tuple[TrueConvention, ...]
    kind: str = "convention"
    duplicate_of: str = ""
    damage: tuple[str, ...] = ()


def fields_of(printed: Printed) -> dict[FieldName, str | int | None]:
    """The fourteen fields as the document says them, in the contract's formats."""
    dated = printed.date_kind is not DateKind.ABSENT
    day = printed.signed_on if dated else None
    return {
        FieldName.SCHOOL_YEAR: printed.school_year,
        FieldName.COLLECTIVITY_NAME: printed.name,
        FieldName.COLLECTIVITY_KIND: printed.kind.value,
        FieldName.SIRET: printed.siret,
        FieldName.ADDRESS: printed.address,
        FieldName.POSTAL_CODE: printed.postal_code,
        FieldName.SIGNATORY_NAME: printed.signatory,
        FieldName.SIGNATORY_TITLE: printed.title,
        FieldName.SCHOOL_COUNT: printed.count,
        FieldName.UNIT_PRICE: f"{printed.unit_price:.2f}",
        FieldName.TOTAL_AMOUNT: f"{printed.total:.2f}",
        FieldName.END_DATE: printed.end_date.isoformat(),
        FieldName.SIGNATURE_PLACE: printed.place,
        FieldName.SIGNATURE_DATE: day.isoformat() if day else None,
    }


def _convention(true: TrueConvention) -> Json:
    printed = true.printed
    fields = fields_of(printed)
    return {
        "pages": list(true.pages),
        "text_pages": true.text_pages,
        "fields": {name.value: None if name in true.lost else value for name, value in fields.items()},
        "unsure": [name.value for name in FieldName if name in true.unsure],
        "schools": [
            {"uai": s.uai, "name": s.name, "commune": s.commune, "department": s.department} for s in printed.schools
        ],
        "schools_unsure": true.schools_unsure,
        "signatures": {
            "collectivity": printed.collectivity_mark.is_signature,
            "region": printed.region_mark.is_signature,
        },
        "date_kind": printed.date_kind.value,
        "findings": _codes(printed.expected),
        "tolerated": _codes(printed.tolerated),
        "should_accept": printed.should_accept,
        "dropped_page": printed.dropped or None,
    }


def _codes(codes: frozenset[Code]) -> list[str]:
    return [code.value for code in Code if code in codes]


def write(path: Path, truth: SampleTruth) -> None:
    """One JSON file, stable key order."""
    content: Json = {
        "file": truth.file,
        "tier": truth.tier.value,
        "style": truth.style.value,
        "is_convention": bool(truth.conventions),
        "kind": truth.kind,
        "failure": None,
        "duplicate_of": truth.duplicate_of or None,
        "damage": list(truth.damage),
        "conventions": [_convention(true) for true in truth.conventions],
        "findings": [] if truth.conventions else [Code.NOT_A_CONVENTION.value],
        "should_accept": bool(truth.conventions) and all(t.printed.should_accept for t in truth.conventions),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read(folder: Path) -> Sequence[Json]:
    """Every truth of a workspace's ``truth/`` folder, by file name."""
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted((folder / "truth").glob("*.json"))]
