"""The rows of the list of schools: each UAI proved, each name and commune compared with what the list has for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reconciliation.matching.school import GOOD, name_likeness
from reconciliation.official_list import OfficialList
from reconciliation.proof.identifiers import prove_uai
from reconciliation.proof.row_words import is_named_in, names_stand_in, told_by_list
from reconciliation.proof.school_doubts import columns_of, is_department_of, parts_in_doubt
from reconciliation.proof.texts import folded
from reconciliation.proof.votes import UNPROVED_SHARE, Votes, proved
from schemas.convention import SchoolReading
from schemas.draft import Doubt, SchoolDraft, SchoolPart
from schemas.formats import commune_name
from schemas.formats.uai import is_valid
from schemas.reading import Observation, Reading, Trust
from schemas.school import School

CONFIRMED = 0.95
WORD = re.compile(r"[^\W\d_]{3}")
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
        return school is not None and (
            school.commune_code in payer_communes or folded(school.commune) in named or names_stand_in(draft, school)
        )

    def is_named(uai: str) -> bool:
        school = official.by_uai(uai)
        return school is not None and is_named_in(draft, school)

    uai = prove_uai(Votes.of(draft.uai), lambda u: official.by_uai(u) is not None, is_near, is_named)
    school = official.by_uai(uai.value) if uai.value and uai.status.is_proved else None
    draft = told_by_list(_commune_apart(draft, school.commune), school) if school else draft

    def names_it(printed: str) -> bool:
        return school is not None and name_likeness(printed, school) >= GOOD

    def is_its_commune(printed: str) -> bool:
        return school is not None and commune_name.compact(printed) == commune_name.compact(school.commune)

    def is_its_department(printed: str) -> bool:
        return school is not None and is_department_of(school, printed)

    return SchoolReading(
        uai,
        _as_printed(
            _speaking(draft.name),
            folded(school.name) if school else None,
            names_it,
            lambda printed: school is not None and folded(printed) == folded(school.name),
        ),
        _as_printed(draft.commune, folded(school.commune) if school else None, is_its_commune, is_its_commune),
        _as_printed(draft.department, None, is_its_department, is_its_department),
    )


def _speaking(looks: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The looks at a name that showed words; a look beside it may show the number in the next cell."""
    return tuple(o for o in looks if WORD.search(o.value)) or looks


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


def _as_printed(
    looks: tuple[Observation, ...], expected: str | None, fits: Callable[[str], bool], same: Callable[[str], bool]
) -> Reading:
    """What stands there; verified when the official list has the same words for this school, or when the file's own
    text ``fits`` it: no letter of such a text is misread, but it may stand in another row's cell. A further look that
    shows the ``same`` as the official list corrects a first one that did not."""
    votes = Votes.of(looks)
    best = votes.best
    if best is None:
        return Reading.missing("rien n'a été lu à cet endroit")
    again = next((c for c in votes.candidates if same(c.value)), None)
    if again is not None and again is not best and not best.is_certain and again.count >= votes.runner_up(again):
        if folded(again.value) == expected or expected is None:
            return proved(votes, again, "relu ; comme dans la liste officielle")
        best = again
    if folded(best.value) == expected or (fits(best.value) and (best.is_certain or expected is None)):
        why = "texte du fichier lui-même" if best.is_certain else "comme dans la liste officielle"
        return Reading.of(best.first, Trust.VERIFIED, CONFIRMED, why)
    seen = best.first
    why = "tel que lu ; la liste officielle l'écrit autrement"
    return Reading.of(seen, Trust.READ, UNPROVED_SHARE * seen.confidence, why)


def _likely_school(votes: Votes, official: OfficialList) -> School | None:
    """The one school that the looks at the UAI name, proved or not yet."""
    named = [s for c in votes.candidates if is_valid(c.value) and (s := official.by_uai(c.value)) is not None]
    return named[0] if len(named) == 1 else None


def doubts_of_schools(
    drafts: Sequence[SchoolDraft], readings: Sequence[SchoolReading], official: OfficialList
) -> tuple[Doubt, ...]:
    """The UAIs that another look could settle: not proved, or proved against the register, and looked at only once; and
    of the rows whose UAI names a school what is printed otherwise than the official list has it, and may be misread."""
    found = []
    columns = columns_of(drafts)
    for row, (draft, reading) in enumerate(zip(drafts, readings, strict=True)):
        votes = Votes.of(draft.uai)
        if not reading.uai.status.is_proved and not votes.was_looked_at_again and draft.uai:
            found.append(Doubt(draft.uai[0].page, draft.uai[0].box, SchoolPart.UAI, row))
        school = _likely_school(votes, official)
        if school is not None:
            found += [
                Doubt(page, zone, part, row) for part, page, zone in parts_in_doubt(draft, reading, school, columns)
            ]
    return tuple(found)
