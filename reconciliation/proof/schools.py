"""The rows of the list of schools: each UAI proved, each name and commune compared with what the list has for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconciliation.official_list import OfficialList
from reconciliation.proof.identifiers import prove_uai
from reconciliation.proof.texts import folded
from reconciliation.proof.votes import Votes, unproved
from schemas.convention import SchoolReading
from schemas.departments import NAMES
from schemas.draft import Doubt, SchoolDraft, SchoolPart
from schemas.formats import commune_name
from schemas.reading import Observation, Reading, Trust
from schemas.school import School

CONFIRMED = 0.95
SHORT_CODE = 2  # letters of a département's code on paper: "34", "2A"; the official list has "034"
EDGE = " ,;:-–—("


def prove_schools(
    drafts: Sequence[SchoolDraft], official: OfficialList, payer_communes: frozenset[str]
) -> tuple[SchoolReading, ...]:
    """``payer_communes``: codes of the communes that the payer may be, empty when nothing is known yet."""
    return tuple(_prove_row(draft, official, payer_communes) for draft in drafts)


def _prove_row(draft: SchoolDraft, official: OfficialList, payer_communes: frozenset[str]) -> SchoolReading:
    named = {folded(o.value) for o in draft.commune}

    def is_near(uai: str) -> bool:
        school = official.by_uai(uai)
        return school is not None and (school.commune_code in payer_communes or folded(school.commune) in named)

    uai = prove_uai(Votes.of(draft.uai), lambda u: official.by_uai(u) is not None, is_near)
    school = official.by_uai(uai.value) if uai.value and uai.status.is_proved else None
    draft = _commune_apart(draft, school.commune) if school else draft
    return SchoolReading(
        uai,
        _as_printed(draft.name, folded(school.name) if school else None),
        _as_printed(draft.commune, folded(school.commune) if school else None),
        _as_printed(draft.department, None, _departments(school)),
    )


def _commune_apart(draft: SchoolDraft, commune: str) -> SchoolDraft:
    """The row with its school's commune parted from the name, where no sign stood between them: "ECOLE PASTEUR LE VAL".

    What is printed stays; the list of schools only tells where the name ends.
    """
    if draft.commune or not draft.name:
        return draft
    parted = [(look, _tail(look.value, commune)) for look in draft.name]
    if any(at is None for _, at in parted):
        return draft
    return replace(
        draft,
        name=tuple(replace(look, value=look.value[:at].rstrip(EDGE)) for look, at in parted),
        commune=tuple(replace(look, value=look.value[at:]) for look, at in parted),
    )


def _tail(printed: str, commune: str) -> int | None:
    """Where the commune begins with which ``printed`` ends, behind two words at least; None where it does not."""
    starts = [m.start() for m in re.finditer(r"\S+", printed)][2:]
    return next((at for at in starts if commune_name.compact(printed[at:]) == commune_name.compact(commune)), None)


def _departments(school: School | None) -> frozenset[str]:
    """How the school's département may be printed: "34", "034", "Hérault"."""
    if school is None:
        return frozenset()
    code = school.department[1:] if len(school.department) > SHORT_CODE else school.department
    code = school.department if code not in NAMES else code
    return frozenset({school.department, code, school.department.lstrip("0"), folded(NAMES.get(code, code))})


def _as_printed(looks: tuple[Observation, ...], expected: str | None, values: frozenset[str] = frozenset()) -> Reading:
    """What stands there; verified when the official list has the same words for this school."""
    votes = Votes.of(looks)
    best = votes.best
    if best is None:
        return Reading.missing("rien n'a été lu à cet endroit")
    if (
        best.is_certain
        or {best.value, folded(best.value)} & values
        or (expected is not None and folded(best.value) == expected)
    ):
        why = "texte du fichier lui-même" if best.is_certain else "comme dans la liste officielle"
        return Reading.of(best.first, Trust.VERIFIED, CONFIRMED, why)
    return unproved(votes, "tel que lu ; la liste officielle l'écrit autrement")


def doubts_of_schools(drafts: Sequence[SchoolDraft], readings: Sequence[SchoolReading]) -> tuple[Doubt, ...]:
    """The UAIs that another look could settle: not proved, or proved against the register, and looked at only once."""
    found = []
    for row, (draft, reading) in enumerate(zip(drafts, readings, strict=True)):
        votes = Votes.of(draft.uai)
        if reading.uai.status.is_proved or votes.was_looked_at_again or not draft.uai:
            continue
        look = draft.uai[0]
        found.append(Doubt(look.page, look.box, SchoolPart.UAI, row))
    return tuple(found)
