"""Faults of date, signatures and pages."""

from __future__ import annotations

from dataclasses import replace

from samples.faults.scene import Scene, planted
from samples.look import SeededLook
from samples.printed import DateKind, Printed, Signed
from schemas.finding import Code


def date_missing(printed: Printed, scene: Scene) -> Printed | None:
    changed = replace(printed, signed_on=None, date_kind=DateKind.ABSENT)
    return planted(changed, Code.SIGNATURE_DATE_MISSING)


def date_out_of_range(printed: Printed, scene: Scene) -> Printed | None:
    if printed.signed_on is None:
        return None
    year = printed.signed_on.year + scene.rng.choice((-1, -1, 2))
    changed = replace(
        printed,
        signed_on=printed.signed_on.replace(year=year, day=min(28, printed.signed_on.day)),
        date_kind=DateKind.PRINTED,
    )
    return planted(changed, Code.SIGNATURE_DATE_OUT_OF_RANGE)


def signature_missing(printed: Printed, scene: Scene) -> Printed | None:
    return planted(replace(printed, collectivity_mark=Signed.NOTHING), Code.SIGNATURE_MISSING)


def stamp_only(printed: Printed, scene: Scene) -> Printed | None:
    return planted(replace(printed, collectivity_mark=Signed.STAMP), Code.SIGNATURE_MISSING)


def picture_of_signature(printed: Printed, scene: Scene) -> Printed | None:
    return planted(replace(printed, collectivity_mark=Signed.PICTURE), Code.SIGNATURE_MISSING)


def region_missing(printed: Printed, scene: Scene) -> Printed | None:
    mark = scene.rng.choice((Signed.NOTHING, Signed.STAMP))
    return planted(replace(printed, region_mark=mark), Code.SIGNATURE_MISSING_REGION)


def page_missing(printed: Printed, scene: Scene) -> Printed | None:
    dropped = scene.rng.choice(("first", "middle", "last"))
    consequences = {
        "first": (Code.SIRET_MISSING, Code.COLLECTIVITY_UNKNOWN, Code.FIELD_UNREADABLE, Code.MAYOR_MISMATCH),
        "middle": (
            Code.FIELD_UNREADABLE,
            Code.COUNT_MISMATCH,
            Code.SCHOOL_MISSING,
            Code.TOTAL_MISMATCH,
            Code.END_DATE_MISMATCH,
        ),
        "last": (
            Code.SIGNATURE_MISSING,
            Code.SIGNATURE_MISSING_REGION,
            Code.SIGNATURE_DATE_MISSING,
            Code.FIELD_UNREADABLE,
        ),
    }
    codes = consequences[dropped]
    if isinstance(scene.look, SeededLook):  # whose lists and amounts stand anywhere
        codes = tuple(code for some in consequences.values() for code in some)
    return planted(replace(printed, dropped=dropped), Code.PAGE_MISSING, tolerated=(*codes, Code.CLAUSE_ALTERED))
