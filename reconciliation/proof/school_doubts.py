"""What is worth another look in a row whose UAI names a school: what reads otherwise than the official list has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

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
SAME_LEFT = 5.0  # points between the left edges of the cells of one column
ENOUGH_CELLS = 3  # that make a column
WORDS_BETWEEN = 3.0  # points from a word to what stands behind a word that was overlooked

Zone = tuple[SchoolPart, int, Box]


Column = Sequence[tuple[int, Box]]
"""The cells of one part in every row: page and box."""


def parts_in_doubt(
    draft: SchoolDraft, reading: SchoolReading, school: School, column: Mapping[SchoolPart, Column]
) -> Iterator[Zone]:
    """The name that is unlike the school's, or lacks words of it; the commune and the département that are not its own.
    Each is looked at again once, and never where the file's own text says it. ``column``: where the parts stand in all
    rows; a cell of which little was read is as wide as the others."""
    for part, is_strange in (
        (SchoolPart.NAME, name_likeness(reading.name.value or "", school) < GOOD),
        (SchoolPart.COMMUNE, commune_name.compact(reading.commune.value or "") != commune_name.compact(school.commune)),
        (SchoolPart.DEPARTMENT, not is_department_of(school, reading.department.value or "")),
    ):
        said, looks = reading.part(part), draft.part(part)
        if not looks or not said.value or said.status.is_proved or _is_settled(draft, part):
            continue
        if is_strange:
            box = _as_wide_as(looks[0].page, looks[0].box, column.get(part, ()))
            yield part, looks[0].page, replace(box, x1=_end_before(draft, looks[0].page, looks[0].box, box.x1))
        elif part is SchoolPart.NAME and (lost := _letters_lost(said.value, school)):
            yield part, looks[0].page, _to_next_word(draft, looks[0].page, looks[0].box, lost)


def columns_of(drafts: Sequence[SchoolDraft]) -> dict[SchoolPart, Column]:
    """Where each part stands in the rows."""
    return {part: [(o.page, o.box) for d in drafts for o in d.part(part)[:1]] for part in SchoolPart}


def _as_wide_as(page: int, box: Box, cells: Column) -> Box:
    """``box``, as wide as the cells that begin where it does; as it is where no others do."""
    alike = [b for at, b in cells if at == page and abs(b.x0 - box.x0) < SAME_LEFT]
    if len(alike) < ENOUGH_CELLS:
        return box
    return replace(box, x0=min(b.x0 for b in alike), x1=max(b.x1 for b in alike))


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
    end = _end_before(draft, page, box, box.x1 + LETTER_WIDE * high * letters)
    return replace(box, x1=end)


def _end_before(draft: SchoolDraft, page: int, box: Box, end: float) -> float:
    """``end``, or what stands in the row behind ``box`` before that."""
    others = [*((w.page, w.box) for w in draft.words), *((o.page, o.box) for o in draft.uai)]
    behind = [
        other.x0 - WORDS_BETWEEN
        for at, other in others
        if at == page and other.x0 >= box.x1 and abs(other.middle - box.middle) < SAME_LINE * box.height
    ]
    return max(box.x1, min([*behind, end]))
