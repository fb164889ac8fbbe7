"""Born-digital conventions that are signed electronically, whole or spoiled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from random import Random

from samples import esign, filing
from samples.document import Paper
from samples.esign import Fate, Signatory
from samples.filing import Filed
from samples.printed import DateKind, Signed
from samples.sheet import Anchor
from schemas.finding import Code
from schemas.layout import Box

FIELD_SIZE = (150.0, 42.0)  # points


def _field(name: str, field: str, block: Anchor) -> Signatory:
    box = block.box
    return Signatory(
        name, field, block.page, Box(box.x0, box.top + 8, box.x0 + FIELD_SIZE[0], box.top + 8 + FIELD_SIZE[1])
    )


def signed(folder: Path, stem: str, paper: Paper, rng: Random, spoil: bool) -> Filed:
    """Both parties sign electronically; ``spoil`` alters or outgrows the file afterwards."""
    fate = rng.choice((Fate.ALTERED, Fate.OUTGROWN)) if spoil else Fate.WHOLE
    mark = Signed.ESIGNED_BROKEN if spoil else Signed.ESIGNED
    printed = replace(paper.printed, collectivity_mark=mark, region_mark=mark, date_kind=DateKind.PRINTED)
    if spoil:
        printed = replace(
            printed,
            expected=frozenset({Code.ESIGNATURE_INVALID}),
            tolerated=frozenset({Code.SIGNATURE_MISSING, Code.SIGNATURE_MISSING_REGION}),
        )
    clean = replace(paper, printed=printed, marks=())
    filed = filing.born_digital(folder, stem, clean)
    who = [
        _field(printed.signatory, "SignatureCollectivite", paper.sheet.all("sign:collectivity")[0]),
        _field(paper.look.rector, "SignatureRegion", paper.sheet.all("sign:region")[0]),
    ]
    assert printed.signed_on is not None
    path = folder / filed.name
    day = datetime.combine(printed.signed_on, time(10), UTC)
    path.write_bytes(esign.sign(path.read_bytes(), who, fate, day))
    return replace(filed, damage=("born digital", f"esigned {fate}"))
