"""What the official list proposes for a doubtful value: shown beside the scan, a person chooses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reconciliation.matching.collectivity_name import bare_commune_name
from reconciliation.official_list import Commune
from reconciliation.registers import Registers
from review.page.ports import Candidate
from schemas.draft import FieldName
from schemas.formats import siret
from schemas.result import Result, SchoolJson
from schemas.school import School

NIC_LENGTH = 5  # digits of a SIRET after its SIREN
SHOWN = 8  # candidates; more are not read
_NEAR = "à un caractère de ce qui est lu"
_UAI_FIELD = re.compile(r"schools\[([0-9]+)\]\.uai")


def candidates_for(registers: Registers, result: Result, field: str) -> Sequence[Candidate]:
    """Proposals for a UAI of the list, for that of a row after the last (to be added), or for the SIRET, the likeliest
    first; nothing for other fields."""
    found = _UAI_FIELD.fullmatch(field)
    if found is not None:
        listed = result.schools[int(found[1])] if int(found[1]) < len(result.schools) else None
        proposals = _added(registers, result) if listed is None else _uais(registers, result, listed)
    elif field == FieldName.SIRET:
        proposals = _sirets(registers, result)
    else:
        proposals = iter(())
    once = {candidate.value: candidate for candidate in reversed(list(proposals))}
    return list(reversed(once.values()))[:SHOWN]


def known_as(registers: Registers, field: str, value: str) -> str:
    """What the registers call a value: the school of a UAI, the collectivity of a SIRET; "" for what they do not
    know."""
    if _UAI_FIELD.fullmatch(field) is not None:
        school = registers.official.by_uai(value)
        return "" if school is None else f"{school.name}, {school.commune}"
    if field == FieldName.SIRET:
        siren = siret.siren_of(value)
        payer = None if registers.payers is None else registers.payers.by_siren(siren)
        communes = registers.official.commune_of_siren(siren)
        return ", ".join(commune.name for commune in communes) if payer is None else payer.name
    return ""


def _uais(registers: Registers, result: Result, listed: SchoolJson) -> Iterator[Candidate]:
    """Schools of the convention's communes whose UAI is one character away, then the communes' other public schools;
    only where there are none, schools of elsewhere whose UAI is one character away."""
    read = str(listed.uai.value or "")
    near = [school for school in registers.official.uais_near(read) if school.uai != read]
    rows = (registers.official.by_uai(str(row.uai.value)) for row in result.schools if row is not listed)
    communes = registers.official.communes_named(str(listed.commune.value or ""))
    here = {school.commune_code for school in rows if school is not None} | {commune.code for commune in communes}
    own = [_candidate(school, _NEAR) for school in near if school.commune_code in here]
    own += _schools_of(registers, result, communes)
    yield from own or [_candidate(school, _NEAR) for school in near]


def _added(registers: Registers, result: Result) -> Iterator[Candidate]:
    """The public schools of the communes that the convention is about and that it does not list."""
    official = registers.official
    listed = [school for row in result.schools if (school := official.by_uai(str(row.uai.value))) is not None]
    siren = siret.siren_of(str(result.fields[FieldName.SIRET].value or ""))
    name = bare_commune_name(str(result.fields[FieldName.COLLECTIVITY_NAME].value or ""))
    codes = {school.commune_code: None for school in listed}
    communes = [*official.commune_of_siren(siren), *official.communes_named(name)]
    communes += [commune for code in codes if (commune := official.commune(code)) is not None]
    yield from _schools_of(registers, result, communes)


def _schools_of(registers: Registers, result: Result, communes: Iterable[Commune]) -> Iterator[Candidate]:
    """The open public schools of ``communes`` that the convention does not list."""
    taken = {str(row.uai.value) for row in result.schools}
    for commune in communes:
        for school in registers.official.of_commune(commune.code):
            if school.is_school and school.public and school.open and school.uai not in taken:
                yield _candidate(school, "école publique de la commune")


def _candidate(school: School, why: str) -> Candidate:
    return Candidate(school.uai, f"{school.name}, {school.commune} ({why})")


def _sirets(registers: Registers, result: Result) -> Iterator[Candidate]:
    """The SIREN of a listed school's commune before the last five digits as they were read, where that is a number."""
    read = siret.compact(str(result.fields[FieldName.SIRET].value or result.fields[FieldName.SIRET].raw or ""))
    for row in result.schools:
        school = registers.official.by_uai(str(row.uai.value))
        proposal = "" if school is None else school.siren + read[-NIC_LENGTH:]
        if school is not None and proposal != read and siret.is_valid(proposal):
            yield Candidate(proposal, f"SIREN de la commune de {school.commune}, d'après {school.uai}")
