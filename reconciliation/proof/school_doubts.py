"""What is worth another look in a row whose UAI names a school: what reads otherwise than the official list has it."""

from __future__ import annotations

from collections.abc import Iterator

from reconciliation.matching.school import GOOD, name_likeness
from reconciliation.proof.votes import Votes
from schemas.convention import SchoolReading
from schemas.departments import NAMES
from schemas.draft import SchoolDraft, SchoolPart
from schemas.folding import folded_words
from schemas.formats import commune_name, school_name
from schemas.layout import Box
from schemas.school import School

SHORT_CODE = 2  # letters of a département's code on paper: "34", "2A"; the official list has "034"
SAME_LINE = 0.5  # of a word's height
LETTER_WIDE = 0.75  # of its height
WORDS_BETWEEN = 3.0  # points from a word to what stands behind a word that was overlooked

Zone = tuple[SchoolPart, int, Box]


def parts_in_doubt(draft: SchoolDraft, reading: SchoolReading, school: School) -> Iterator[Zone]:
    """The name that is unlike the school's, or lacks words of it; the commune and the département that are not its own.
    Each is looked at again once, and never where the file's own text says it."""
    for part, is_strange in (
        (SchoolPart.NAME, name_likeness(reading.name.value or "", school) < GOOD),
        (SchoolPart.COMMUNE, commune_name.compact(reading.commune.value or "") != commune_name.compact(school.commune)),
        (SchoolPart.DEPARTMENT, not is_department_of(school, reading.department.value or "")),
    ):
        said, looks = reading.part(part), draft.part(part)
        if not looks or not said.value or said.status.is_proved or _is_settled(draft, part):
            continue
        if is_strange:
            yield part, looks[0].page, looks[0].box
        elif part is SchoolPart.NAME and (lost := _letters_lost(said.value, school)):
            yield part, looks[0].page, _to_next_word(draft, looks[0].page, looks[0].box, lost)


def is_department_of(school: School, printed: str) -> bool:
    """Whether the school's département is printed so: "34", "034", "Hérault"."""
    code = school.department[1:] if len(school.department) > SHORT_CODE else school.department
    code = school.department if code not in NAMES else code
    named = "".join(folded_words(NAMES.get(code, code)))
    return (
        printed in (school.department, code, school.department.lstrip("0")) or "".join(folded_words(printed)) == named
    )


def _is_settled(draft: SchoolDraft, part: SchoolPart) -> bool:
    votes = Votes.of(draft.part(part))
    return votes.was_looked_at_again or (votes.best is not None and votes.best.is_certain)


def _letters_lost(printed: str, school: School) -> int:
    """Letters of the words that the official name has more than the printed one; 0 where the printed one has words of
    its own."""
    said, official = school_name.compact(printed).split(), school_name.compact(school.name).split()
    return sum(len(w) for w in official if w not in said) if set(said) < set(official) else 0


def _to_next_word(draft: SchoolDraft, page: int, box: Box, letters: int) -> Box:
    """``box`` with the white behind it, in which a word that was overlooked may stand."""
    high = min((w.box.height for w in draft.words), default=box.height)
    behind = [
        w.box.x0
        for w in draft.words
        if w.page == page and w.box.x0 >= box.x1 and abs(w.box.middle - box.middle) < SAME_LINE * box.height
    ]
    end = min([*(x - WORDS_BETWEEN for x in behind), box.x1 + LETTER_WIDE * high * letters])
    return Box(box.x0, box.top, max(end, box.x1), box.bottom)
