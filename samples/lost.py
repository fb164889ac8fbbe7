"""Which values go with a dropped page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from samples.printed import Printed, Signed
from samples.typeset import Typeset
from schemas.draft import FieldName as F

ONLY_THERE = {
    "siret": (F.SIRET,),
    "address": (F.ADDRESS, F.POSTAL_CODE),
    "amounts": (F.SCHOOL_COUNT, F.TOTAL_AMOUNT),
    "end_date": (F.END_DATE,),
    "closing": (F.SIGNATURE_PLACE, F.SIGNATURE_DATE),
}
ELSEWHERE_TOO = {
    "title": (F.SCHOOL_YEAR,),
    "collectivity_name": (F.COLLECTIVITY_NAME, F.COLLECTIVITY_KIND),
    "signatory": (F.SIGNATORY_NAME, F.SIGNATORY_TITLE),
    "amounts": (F.UNIT_PRICE,),
    "article_price": (F.UNIT_PRICE,),
    "closing": (),
}


@dataclass(frozen=True, slots=True)
class Loss:
    """``page`` was dropped (0: none), and with it the values in ``lost``; ``unsure`` ones may stand elsewhere too."""

    page: int = 0
    lost: frozenset[F] = frozenset()
    unsure: frozenset[F] = frozenset()
    schools: bool = False


def without_marks(printed: Printed, sheet: Typeset, loss: Loss) -> Printed:
    """A signature on a dropped page is no longer in the document."""
    gone = {a.tag for a in sheet.anchors if a.page == loss.page}
    if "sign:collectivity" in gone:
        printed = replace(printed, collectivity_mark=Signed.NOTHING)
    return replace(printed, region_mark=Signed.NOTHING) if "sign:region" in gone else printed


def of(printed: Printed, sheet: Typeset) -> Loss:
    """What is lost when the page that ``printed.dropped`` names is not there."""
    page = {"": 0, "first": 1, "middle": 2 if sheet.pages < 4 else sheet.pages - 1, "last": sheet.pages}[
        printed.dropped
    ]
    if page == 0:
        return Loss()
    gone = {a.tag for a in sheet.anchors if a.page == page}
    kept = {a.tag for a in sheet.anchors if a.page != page}
    lost = frozenset(f for tag, names in ONLY_THERE.items() if tag in gone and tag not in kept for f in names)
    torn = frozenset(f for tag, names in ONLY_THERE.items() if tag in gone and tag in kept for f in names)
    unsure = frozenset(f for tag, names in ELSEWHERE_TOO.items() if tag in gone for f in names)
    schools = any(tag.startswith("school") for tag in gone)
    return Loss(page, lost, unsure | torn, schools)
