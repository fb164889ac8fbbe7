"""The listed schools against the official list: open, public, the payer's, each once, rightly named, none forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from reconciliation.case import Case, Row
from reconciliation.checks.evidence import on_row
from reconciliation.matching.school import (
    MARGIN,
    contradicting_levels,
    match_school,
    name_likeness,
    parse_school_name,
    proper_likeness,
)
from reconciliation.matching.words import folded_words, likeness
from reconciliation.printed import is_printed
from reconciliation.proof.texts import folded
from schemas.draft import SchoolPart
from schemas.finding import Code, Finding, Nuance
from schemas.school import School

CLEARLY_ANOTHER = 0.55
"""Likeness of two proper names below which they are two names. Measured on 613 schools of one département: of pairs of
different names 0.7 % are more alike than that; of names with one letter in ten wrong 2.4 % are less like themselves."""

WELL_READ = 0.6
"""Tesseract's confidence in the worst word of a name, below which a strange name is more likely a bad reading."""

ALIKE = 0.8
"""Likeness of two looks at one name: noise at the edges of a zone, and no other name."""

TELLING = 4
"""Letters from which a word of a name tells something."""

ANY_VILLAGE = frozenset({"BOURG", "VILLAGE", "CENTRE", "COMMUNALE", "MAIRIE"})
"""Words that people add to a school without a name of its own."""


MANY = 2
"""Strange names from which a list may be read by the wrong rows."""

Strange = tuple[tuple[Row, School, School | None], ...]
"""Rows beside whose school's identifier another name stands, with the school of the commune whose name it is."""

SCHOOL_WORDS = frozenset(
    {"ECOLE", "ECOLES", "MATERNELLE", "ELEMENTAIRE", "PRIMAIRE", "GROUPE", "RPI", "REGROUPEMENT"}
    | {"EEPU", "EMPU", "EPPU", "EPU", "ELEM", "MAT", "E"}
)
"""What the name of a school begins with."""


def school_closed(case: Case) -> Iterator[Finding]:
    """A listed school is not open by the official list, or is about to close."""
    for row, school in _named(case):
        if not school.open or school.closing:
            nuance = Nuance.CLOSING if school.closing else None
            yield on_row(row, Code.SCHOOL_CLOSED, detail=school.name, nuance=nuance)


def school_other_commune(case: Case) -> Iterator[Finding]:
    """A listed school is in another commune than the one that pays, and is not the payer's property either."""
    for row, school in _named(case):
        if case.commune is not None and _is_elsewhere(case, school):
            nuance = Nuance.RPI_PARTNER if _shares_rpi(case, school) else None
            yield on_row(
                row,
                Code.SCHOOL_OTHER_COMMUNE,
                expected=case.commune.name,
                found=school.commune,
                detail=f"{school.name} ({school.uai})",
                nuance=nuance,
            )


def school_private(case: Case) -> Iterator[Finding]:
    """A listed school is a private one."""
    for row, school in _named(case):
        if not school.public:
            yield on_row(row, Code.SCHOOL_PRIVATE, detail=school.name)


def school_duplicate(case: Case) -> Iterator[Finding]:
    """The same school stands twice in the list."""
    for row in _repeated(case):
        yield on_row(row, Code.SCHOOL_DUPLICATE, detail=row.school.name if row.school else "")


def school_missing(case: Case) -> Iterator[Finding]:
    """An open public school of the commune that pays is not in the list, and no row evidently means it."""
    if case.commune is None or not case.rows or case.incomplete or case.rows_unread or case.row_overlooked:
        return
    for school in case.unlisted:
        yield Finding(Code.SCHOOL_MISSING, "schools", None, school.uai, detail=school.name)


def school_name_mismatch(case: Case) -> Iterator[Finding]:
    """Beside a right identifier stands the name of another school."""
    strange = _strange_names(case)
    in_place = _are_in_place(case, strange)
    for row, school, named in strange:
        if in_place and _is_well_read(case, row):
            detail = f"{named.name} ({named.uai})" if named else ""
            yield on_row(row, Code.SCHOOL_NAME_MISMATCH, SchoolPart.NAME, school.name, detail=detail)


def school_name_unreadable(case: Case) -> Iterator[Finding]:
    """What stands beside a right identifier is not the school's name, and too badly read to be called another's."""
    strange = _strange_names(case)
    in_place = _are_in_place(case, strange)
    for row, school, _ in strange:
        if not (in_place and _is_well_read(case, row)):
            yield on_row(row, Code.FIELD_UNREADABLE, SchoolPart.NAME, school.name)


def _are_in_place(case: Case, strange: Strange) -> bool:
    """Whether the names stand in their rows: where most are strange they were more likely put into wrong rows, unless
    they are one another's."""
    if len(strange) < MANY or 2 * len(strange) <= len(case.rows):
        return True
    return {named.uai for _, _, named in strange if named} == {school.uai for _, school, _ in strange}


def _strange_names(case: Case) -> Strange:
    """The rows whose printed name is not that of their school, with the school of the commune whose name it is."""
    repeated = {row.number for row in _repeated(case)}
    found = []
    for row, school in _named(case):
        printed = row.reading.name.value
        if not printed or row.number in repeated or _is_elsewhere(case, school):
            continue  # those rows have a finding already
        if parse_school_name(printed, school.commune) == parse_school_name(school.name, school.commune):
            continue
        others = [s for s in case.registers.official.of_commune(school.commune_code) if s.uai != school.uai]
        named = match_school(printed, others).school
        if _is_anothers_name(printed, school, named):
            found.append((row, school, named))
    return tuple(found)


def _is_well_read(case: Case, row: Row) -> bool:
    """Whether the name is certainly what stands there; a cell with more than a name is badly cut."""
    looks = case.proved.draft.schools[row.number].name
    surest = max((o.confidence for o in looks if o.value == row.reading.name.value), default=0.0)
    said = row.reading.name.value or ""
    sure = [o for o in looks if o.confidence >= WELL_READ]
    alike = sum(likeness(folded(o.value), folded(said)) >= ALIKE for o in sure)
    agreed = is_printed(row.reading.name, looks) or 2 * alike > len(sure)
    return agreed and surest >= WELL_READ and _is_one_name(said)


def _is_one_name(printed: str) -> bool:
    """Whether the words are those of one school's name, from its first word on.

    >>> _is_one_name("Ecole Jules Ferry"), _is_one_name("Prince Ecole maternelle"), _is_one_name("ECOLE")
    (True, False, False)
    """
    words = folded_words(printed)
    said = words[1:] if words[:1] and words[0] in ("LA", "L", "LE") else words
    return len(words) > 1 and said[0] in SCHOOL_WORDS and words.count("ECOLE") <= 1


def _tight(name: str) -> str:
    return "".join(folded_words(name))


def _named(case: Case) -> Iterator[tuple[Row, School]]:
    """The rows whose identifier is certain and in the official list."""
    return ((row, row.school) for row in case.rows if row.school is not None and row.printed)


def _repeated(case: Case) -> Iterator[Row]:
    """The rows whose identifier stood in a row before."""
    before: set[str] = set()
    for row in case.rows:
        if row.uai is not None and row.printed:
            if row.uai in before:
                yield row
            before.add(row.uai)


def _is_elsewhere(case: Case, school: School) -> bool:
    if case.commune is None or school.commune_code == case.commune.code:
        return False
    return not school.siren or school.siren != case.payer_siren


def _shares_rpi(case: Case, school: School) -> bool:
    commune = case.commune.code if case.commune else ""
    return any(set(school.rpi) & set(own.rpi) for own in case.registers.official.of_commune(commune))


def _is_anothers_name(printed: str, school: School, named: School | None) -> bool:
    """Noise and abbreviations are no other name: it takes a contradicting level, a better owner in the same commune, or
    a name without a word in common."""
    said, official = parse_school_name(printed, school.commune), parse_school_name(school.name, school.commune)
    if _tight(printed) == _tight(school.name):
        return False  # its words were torn: "MATERN ELLE"
    if named is not None and name_likeness(printed, named) - name_likeness(printed, school) >= MARGIN:
        return True
    if contradicting_levels(said, official):
        return True
    if not official.proper:  # the list says "Ecole primaire", the paper calls it after somebody
        return any(len(word) >= TELLING and word not in ANY_VILLAGE for word in said.proper)
    return bool(said.proper) and proper_likeness(said, official) < CLEARLY_ANOTHER
