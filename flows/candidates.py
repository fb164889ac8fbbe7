"""What the official list proposes for a doubtful value: shown beside the scan, a person chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconciliation.registers import Registers
from review.page.ports import Candidate
from schemas.draft import FieldName
from schemas.formats import siret
from schemas.result import Result, SchoolJson
from schemas.school import School

SHOWN = 8  # candidates; more are not read
_UAI_FIELD = re.compile(r"schools\[([0-9]+)\]\.uai")


def candidates_for(registers: Registers, result: Result, field: str) -> Sequence[Candidate]:
    """Proposals for a UAI of the list or for the SIRET, the likeliest first; nothing for other fields."""
    found = _UAI_FIELD.fullmatch(field)
    if found is not None and int(found[1]) < len(result.schools):
        proposals = _uais(registers, result, result.schools[int(found[1])])
    elif field == FieldName.SIRET:
        proposals = _sirets(registers, result)
    else:
        proposals = iter(())
    once = {candidate.value: candidate for candidate in reversed(list(proposals))}
    return list(reversed(once.values()))[:SHOWN]


def _uais(registers: Registers, result: Result, listed: SchoolJson) -> Iterator[Candidate]:
    """Schools whose UAI is one character away, then the other public schools of the commune that the row names."""
    near = registers.official.uais_near(str(listed.uai.value)) if listed.uai.value else ()
    for school in near:
        yield _candidate(school, "à un caractère de ce qui est lu")
    taken = {str(row.uai.value) for row in result.schools}
    for commune in registers.official.communes_named(str(listed.commune.value or "")):
        for school in registers.official.of_commune(commune.code):
            if school.is_school and school.public and school.open and school.uai not in taken:
                yield _candidate(school, "école publique de la commune")


def _candidate(school: School, why: str) -> Candidate:
    return Candidate(school.uai, f"{school.name}, {school.commune} ({why})")


def _sirets(registers: Registers, result: Result) -> Iterator[Candidate]:
    """The number as read where its SIREN is that of a listed school; else only the nine digits can be proposed."""
    read = str(result.fields[FieldName.SIRET].value or "")
    for row in result.schools:
        school = registers.official.by_uai(str(row.uai.value))
        if school is not None and school.siren and school.siren != siret.siren_of(read):
            yield Candidate(school.siren + read[9:], f"SIREN de la commune de {school.commune}, d'après {school.uai}")
