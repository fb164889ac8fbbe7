"""Who signs: the name against the mayors' register at the date of signature, and in what capacity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reconciliation.case import Case
from reconciliation.checks.evidence import on_field
from reconciliation.matching.mayor import MayorMatch, Office, match_mayor
from reconciliation.matching.title import Capacity, capacity_of
from schemas.draft import FieldName
from schemas.finding import Code, Finding, Nuance
from schemas.formats import date_fr
from schemas.reading import Place

_NUANCES = {
    Office.NAMESAKE: Nuance.NAMESAKE,
    Office.PREDECESSOR: Nuance.PREDECESSOR,
    Office.SUCCESSOR: Nuance.SUCCESSOR,
}


def mayor_mismatch(case: Case) -> Iterator[Finding]:
    """Somebody signs as mayor who was not the mayor on the day of the signature, by the mayors' register."""
    reading = case[FieldName.SIGNATORY_NAME]
    match = _match(case, reading.value) if reading.value and _delegate_title(case) is None else None
    if match is None or match.mayor is None or match.office in (Office.MAYOR, Office.INCOMPLETE):
        return
    looks = {o.value for o in case.seen(FieldName.SIGNATORY_NAME) if o.value} | {reading.value or ""}
    others = [other for look in looks if (other := _match(case, look)) is not None]
    if any(other.is_mayor for other in others):
        return  # one look at the name shows the mayor
    if not reading.status.is_proved and not all(other.contradicts for other in others):
        return  # it may be the mayor's name, badly read
    snapshot = case.registers.snapshots.get("mayors")
    yield on_field(
        case,
        Code.MAYOR_MISMATCH,
        FieldName.SIGNATORY_NAME,
        _name_of(match),
        detail=snapshot.date if snapshot else "",
        nuance=_NUANCES.get(match.office),
    )


def signatory_incomplete(case: Case) -> Iterator[Finding]:
    """Of the signatory's name only the first name could be read, and it is the mayor's."""
    name = case[FieldName.SIGNATORY_NAME].value
    match = _match(case, name) if name and case[FieldName.SIGNATORY_NAME].status.is_proved else None
    if match is not None and match.office is Office.INCOMPLETE:
        yield on_field(case, Code.FIELD_UNREADABLE, FieldName.SIGNATORY_NAME, _name_of(match))


def signatory_not_mayor(case: Case) -> Iterator[Finding]:
    """The signatory is a deputy, an official, or signs by delegation, and not the mayor (or the president)."""
    title = _delegate_title(case)
    if title is not None:
        head = "PRÉSIDENT" if case.proved.payer.is_regroupement else "MAIRE"
        yield on_field(case, Code.SIGNATORY_NOT_MAYOR, FieldName.SIGNATORY_TITLE, head, found=title)


def _delegate_title(case: Case) -> str | None:
    """The title that says that somebody signs for the head: the one believed, or one in the signature block."""
    believed = case[FieldName.SIGNATORY_TITLE].value
    in_block = [o.value for o in case.seen(FieldName.SIGNATORY_TITLE) if o.place is Place.SIGNATURE_BLOCK]
    for title in (believed, *in_block):
        if title and capacity_of(title) is Capacity.DELEGATE:
            return title
    if believed and case.commune is not None and capacity_of(believed) is Capacity.PRESIDENT:
        return believed  # a commune has a mayor
    return None


def _match(case: Case, name: str) -> MayorMatch | None:
    if case.commune is None or case.registers.mayors is None:
        return None
    return match_mayor(name, case.registers.mayors.of_commune(case.commune.code), _signed_on(case))


def _name_of(match: MayorMatch) -> str | None:
    return f"{match.mayor.first_name} {match.mayor.last_name}".strip() if match.mayor else None


def _signed_on(case: Case) -> date:
    """The date of signature; where it is not known, the first day it may be, so that nobody is accused too early."""
    said = case.printed(FieldName.SIGNATURE_DATE)
    known = said is not None and date_fr.is_valid(said)
    return date.fromisoformat(date_fr.validate(said or "")) if known else case.campaign.signature_window[0]
