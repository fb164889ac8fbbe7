"""Who pays: the collectivity and its SIRET against the official list and the payers' list."""

from __future__ import annotations

from collections.abc import Iterator

from reconciliation.case import GROUP_SIRENS, ONLY_GROUP_SIRENS, Case, own_siren
from reconciliation.checks.evidence import on_field
from reconciliation.matching.collectivity_name import may_be_misread
from reconciliation.printed import is_printed_identifier
from schemas.draft import FieldName
from schemas.finding import Code, Finding, Nuance
from schemas.formats import siret


def siret_missing(case: Case) -> Iterator[Finding]:
    """No SIRET stands anywhere on the convention."""
    if case[FieldName.SIRET].value is None and not case.stands_there(FieldName.SIRET) and not case.incomplete:
        yield on_field(case, Code.SIRET_MISSING, FieldName.SIRET, case.payer_siren)


def siret_invalid(case: Case) -> Iterator[Finding]:
    """A number is printed where the SIRET belongs, and its keys do not fit: the paper is wrong, not the reading."""
    said = _printed_siret(case)
    if said is not None and said.isdecimal() and not siret.is_valid(said):
        yield on_field(case, Code.SIRET_INVALID, FieldName.SIRET, case.payer_siren)


def siret_mismatch(case: Case) -> Iterator[Finding]:
    """The SIRET exists, but its SIREN is not that of the collectivity which the convention names."""
    said = _printed_siret(case)
    if said is None or not siret.is_valid(said):
        return
    siren = siret.siren_of(said)
    expected = _expected_sirens(case)
    owners = case.registers.official.commune_of_siren(siren)
    payer = case.proved.payer
    if payer.is_regroupement and not payer.known_by_name:
        wrong = not siren.startswith(GROUP_SIRENS)  # nothing else is known of it
    elif case.commune is not None:
        another = siren not in expected and bool(case.payer_siren or owners)
        wrong = another or siren.startswith(ONLY_GROUP_SIRENS)  # a syndicate that owns its school is not the commune
    else:
        wrong = bool(expected) and siren not in expected
    if wrong:
        yield on_field(
            case,
            Code.SIRET_MISMATCH,
            FieldName.SIRET,
            case.payer_siren or (expected[0] if expected else None),
            detail=owners[0].name if len(owners) == 1 else "",
        )


def collectivity_unknown(case: Case) -> Iterator[Finding]:
    """The collectivity that the convention names is in none of the official lists."""
    payer, name = case.proved.payer, case.printed(FieldName.COLLECTIVITY_NAME)
    homonyms = not payer.is_regroupement and len(payer.communes) > 1  # of a regroupement they are its members
    if name is None or payer.is_known or homonyms:
        return
    if payer.is_regroupement and case.registers.payers is None:
        return  # a regroupement stands in no list that everybody has
    meant = payer.payer.name if payer.payer else payer.communes[0].name if payer.communes else ""
    if meant and not case[FieldName.COLLECTIVITY_NAME].status.is_proved and may_be_misread(name, meant):
        return  # it goes to a person as unreadable
    nuance = Nuance.NAMED_OTHERWISE if meant else None
    yield on_field(case, Code.COLLECTIVITY_UNKNOWN, FieldName.COLLECTIVITY_NAME, detail=meant, nuance=nuance)


def _printed_siret(case: Case) -> str | None:
    reading = case[FieldName.SIRET]
    return reading.value if is_printed_identifier(reading, case.seen(FieldName.SIRET)) else None


def _expected_sirens(case: Case) -> tuple[str, ...]:
    """Every SIREN that is the payer's: its row's, and those that own schools of the commune."""
    payer = case.proved.payer
    of_row = (payer.payer.siren,) if payer.payer else ()
    if case.commune is None:
        return of_row
    own = own_siren(case.commune, case.registers)
    return tuple(dict.fromkeys((*of_row, *((own,) if own else ()), *sorted(case.commune.sirens))))
