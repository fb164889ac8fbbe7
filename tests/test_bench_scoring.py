"""The benchmark's own arithmetic: a scorer that forgives would make every table worthless."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.convention import Status
from schemas.draft import FieldName
from schemas.finding import Code
from schemas.reading import Trust
from tests.bench.answers import Answer, Raised, Said, SaidSchool
from tests.bench.pairing import paired
from tests.bench.score import Measure, Score, Seen
from tests.bench.scoring import score
from tests.bench.truth import Expected, TrueFile, TrueSchool
from tests.bench.wilson import Tally

SIRET = "21340135900012"
HONEST = Expected(
    (1, 4),
    {FieldName.SIRET: SIRET, FieldName.SIGNATORY_NAME: "Inès Çabrol", FieldName.SIGNATURE_DATE: None},
    frozenset(),
    (TrueSchool("0349901A", "Ecole du Lac", "Brume", "34"),),
    False,
    (True, True),
    frozenset(),
    frozenset(),
    True,
)
FAULTY = replace(HONEST, planted=frozenset({Code.TOTAL_MISMATCH}), should_accept=False)
READ = Answer(
    (1, 4),
    Status.ACCEPTED,
    {FieldName.SIRET: Said(SIRET, Trust.VERIFIED), FieldName.SIGNATORY_NAME: Said("INES CABROL", Trust.READ)},
    (SaidSchool(Said("0349901A", Trust.VERIFIED), Said("École du lac"), Said("BRUME"), Said("34")),),
    (),
    (True, True),
)


def scored(expected: Expected, *answers: Answer) -> Score:
    file = TrueFile("a.pdf", "convention", (), "", (expected,))
    return score(paired([file], {"a.pdf": answers}))


def test_all_right_counts_as_right_and_leaves_nothing_to_look_at() -> None:
    found = scored(HONEST, READ)
    assert not found.failed
    assert found[Measure.FIELDS] == Tally(3, 3)
    assert found[Measure.UAI_LISTS] == found[Measure.ACCEPTED] == found[Measure.WHOLE] == Tally(1, 1)
    assert found[Measure.PROVED_WRONG] == Tally(0, 1)


def test_a_faulty_convention_that_is_accepted_is_told() -> None:
    found = scored(FAULTY, READ)
    assert found[Measure.WRONGLY_ACCEPTED] == Tally(1, 1)
    assert found[Measure.PLANTED] == Tally(0, 1)
    assert found.failed[0].wrongly_accepted


def test_a_proved_value_that_is_not_on_paper_is_the_grave_kind() -> None:
    wrong = replace(READ, fields={**READ.fields, FieldName.SIRET: Said("21340135900020", Trust.CORRECTED)})
    found = scored(HONEST, wrong)
    assert found[Measure.PROVED_WRONG] == Tally(1, 1)
    assert found[Measure.ACCEPTED_WITH_A_WRONG_VALUE] == Tally(1, 1)
    assert found.failed[0].grave and not found.failed[0].wrongly_accepted


@pytest.mark.parametrize(
    ("field", "said", "right"),
    [
        (FieldName.SIGNATORY_NAME, "inès  çabrol", 3),
        (FieldName.SIGNATORY_NAME, "Inès Cabrole", 2),
        (FieldName.SIGNATORY_NAME, None, 2),
        (FieldName.SIRET, "213 401 359 00012", 2),
        (FieldName.SIGNATURE_DATE, "2025-05-28", 2),
    ],
)
def test_text_is_compared_folded_and_numbers_letter_by_letter(field: FieldName, said: str | None, right: int) -> None:
    answer = replace(READ, fields={**READ.fields, field: Said(said, Trust.READ)})
    assert scored(HONEST, answer)[Measure.FIELDS] == Tally(right, 3)


def test_unsure_fields_and_tolerated_findings_count_neither_way() -> None:
    expected = replace(FAULTY, unsure=frozenset({FieldName.SIRET}), tolerated=frozenset({Code.COUNT_MISMATCH}))
    raised = (Raised(Code.TOTAL_MISMATCH), Raised(Code.COUNT_MISMATCH), Raised(Code.SCHOOL_CLOSED))
    answer = replace(READ, status=Status.TO_REVIEW, raised=raised)
    found = scored(expected, answer)
    assert found[Measure.FIELDS].of == 2
    assert found[Measure.PRECISION] == Tally(1, 2)
    assert found.codes[Code.COUNT_MISMATCH, Seen.TOLERATED] == found.codes[Code.SCHOOL_CLOSED, Seen.FALSE] == 1


def test_no_result_misses_everything() -> None:
    found = scored(FAULTY)
    assert found[Measure.FIELDS] == Tally(1, 3)  # the date that is not on paper
    assert found[Measure.UAI_LISTS] == found[Measure.PLANTED] == Tally(0, 1)


def test_an_accepted_result_of_no_convention_is_wrongly_accepted() -> None:
    found = scored(HONEST, READ, replace(READ, pages=(5, 8)))
    assert found[Measure.WRONGLY_ACCEPTED] == Tally(1, 1)


def test_conventions_of_one_file_are_paired_by_pages() -> None:
    second = replace(HONEST, pages=(5, 8), schools=(TrueSchool("0349902B", "Ecole", "Brume", "34"),))
    file = TrueFile("a.pdf", "convention", (), "", (HONEST, second))
    pairs = paired([file], {"a.pdf": (replace(READ, pages=(5, 9)), replace(READ, pages=(1, 4)))})
    assert {(p.expected.pages, p.answer.pages) for p in pairs if p.expected and p.answer} == {
        ((1, 4), (1, 4)),
        ((5, 8), (5, 9)),
    }


def test_of_two_scans_of_one_paper_either_may_be_the_duplicate() -> None:
    repeat = replace(HONEST, planted=frozenset({Code.DUPLICATE_CONVENTION}), should_accept=False)
    files = [
        TrueFile("a.pdf", "convention", (), "", (HONEST,)),
        TrueFile("b.pdf", "convention", (), "a.pdf", (repeat,)),
    ]
    poor = replace(READ, status=Status.TO_REVIEW, raised=(Raised(Code.DUPLICATE_CONVENTION),))
    swapped = score(paired(files, {"a.pdf": (poor,), "b.pdf": (READ,)}))
    assert swapped[Measure.PLANTED] == swapped[Measure.PRECISION] == swapped[Measure.ACCEPTED] == Tally(1, 1)
    both = score(paired(files, {"a.pdf": (READ,), "b.pdf": (READ,)}))
    assert both[Measure.WRONGLY_ACCEPTED] == Tally(1, 1)
