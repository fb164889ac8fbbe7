"""The campaign board: who has answered, what it comes to, and that every school counts once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from review.board import Answer, Board, board_of, claim_of, department_code, in_scope
from review.fate import Fate
from schemas.convention import Convention, Status
from schemas.result import Result
from schemas.school import School
from tests.invented import convention, failed, flagged, result, school_of

PRICE = Decimal("40.00")


def schools(made: Convention, department: str = "099") -> list[School]:
    return [school_of(made, at, department=department) for at in range(len(made.schools))]


def board(listed: list[School], *results: tuple[Result, Fate]) -> Board:
    return board_of(listed, [claim_of(made, fate) for made, fate in results], PRICE)


def test_a_campaign_with_every_kind_of_answer() -> None:
    good, bad, silent = convention(number=1), flagged(2), convention("MUETTE-SUR-RIEN", 3, number=3)
    made = board(
        [*schools(good), *schools(bad), *schools(silent, "02A")],
        (result(good, "a"), Fate.ACCEPTED),
        (result(bad, "b"), Fate.TO_REVIEW),
        (failed("f"), Fate.FAILED),
    )
    assert [(c.name, c.answer) for c in made.communes] == [
        ("MUETTE-SUR-RIEN", Answer.MISSING),
        ("SAINT-BROUILLARD-LES-BAINS", Answer.TO_REVIEW),
        ("VILLEBRUME", Answer.ACCEPTED),
    ]
    total = made.total.tally
    assert (total.due, total.accepted, total.in_doubt) == (Decimal(280), Decimal(80), Decimal(80))
    assert [(d.department, d.communes, d.received) for d in made.departments] == [("02A", 1, 0), ("099", 2, 2)]
    assert made.unreadable == 1 and [c.name for c in made.silent] == ["MUETTE-SUR-RIEN"]


@pytest.mark.parametrize(
    ("fates", "answer"),
    [
        ([], Answer.MISSING),
        ([Fate.ACCEPTED], Answer.ACCEPTED),
        ([Fate.APPROVED], Answer.ACCEPTED),
        ([Fate.SENT_BACK], Answer.SENT_BACK),
        ([Fate.SENT_BACK, Fate.APPROVED], Answer.ACCEPTED),
        ([Fate.ACCEPTED, Fate.TO_REVIEW], Answer.ACCEPTED),  # a second scan, an older version
        ([Fate.SENT_BACK, Fate.TO_REVIEW], Answer.TO_REVIEW),
    ],
)
def test_several_conventions_of_one_commune(fates: list[Fate], answer: Answer) -> None:
    made = convention()
    received = [(result(made, f"r{at}"), fate) for at, fate in enumerate(fates)]
    line = board(schools(made), *received).communes[0]
    assert line.answer is answer and len(line.conventions) == len(fates)
    assert line.tally.schools == 2 and line.tally.schools_accepted + line.tally.schools_in_doubt <= 2


def test_a_school_that_is_to_close_is_due_only_where_a_convention_lists_it() -> None:
    made = convention(schools=2)
    first, second = schools(made)
    closing = replace(first, uai="0999999X", closing=True)
    line = board([first, second, closing], (result(made), Fate.ACCEPTED)).communes[0]
    assert line.answer is Answer.ACCEPTED and line.tally.schools == 2
    line = board([first, replace(second, closing=True)], (result(made), Fate.APPROVED)).communes[0]
    assert line.answer is Answer.ACCEPTED and line.tally.accepted == Decimal(80)
    assert not board([replace(first, closing=True)]).communes


def test_the_same_bytes_again_are_nobodys_answer() -> None:
    made = convention()
    counted = board(schools(made), (replace_id(result(made), "r-double-1"), Fate.TO_REVIEW))
    assert counted.communes[0].answer is Answer.MISSING and not counted.elsewhere


def replace_id(made: Result, result_id: str) -> Result:
    return made.model_copy(update={"id": result_id})


def test_a_school_left_out_makes_the_answer_partial() -> None:
    made = convention(schools=2)
    third = replace(schools(made)[0], uai="0999999X")
    line = board([*schools(made), third], (result(made), Fate.ACCEPTED)).communes[0]
    assert line.answer is Answer.PARTIAL and line.tally.schools_missing == 1


def test_a_regroupement_answers_for_the_communes_of_its_schools() -> None:
    made = convention(schools=2)
    here, there = schools(made)
    two_places = [here, replace(there, commune="AUTRE-RIVE", commune_code="99888")]
    answers = {c.name: c.answer for c in board(two_places, (result(made), Fate.ACCEPTED)).communes}
    assert answers == {"VILLEBRUME": Answer.ACCEPTED, "AUTRE-RIVE": Answer.ACCEPTED}


def test_a_convention_of_nobody_in_scope_is_told_and_an_unreadable_list_falls_to_the_siren() -> None:
    ours, theirs = convention(number=1), convention("AILLEURS", number=9)
    nameless = replace(ours, schools=(), status=Status.TO_REVIEW)
    made = board(schools(ours), (result(theirs, "x"), Fate.ACCEPTED), (result(nameless, "n"), Fate.TO_REVIEW))
    assert made.elsewhere == ("x",)
    assert made.communes[0].conventions == ("n",) and made.communes[0].answer is Answer.TO_REVIEW


def test_the_scope_is_open_public_schools_of_the_departments() -> None:
    one = schools(convention())[0]
    rows = [
        one,
        replace(one, uai="1", public=False),
        replace(one, uai="2", open=False),
        replace(one, uai="3", is_school=False),
        replace(one, uai="4", department="02A"),
    ]
    assert [s.uai for s in in_scope(rows, ["99"])] == [one.uai]
    assert [s.uai for s in in_scope(rows, ["2a", "099"])] == [one.uai, "4"]
    assert [s.uai for s in in_scope(rows, [])] == [one.uai, "4"]
    assert department_code(" 1 ") == "001"


def test_a_school_on_two_rows_counts_once() -> None:
    made = convention(schools=1)
    line = board(schools(made) * 2, (result(made), Fate.ACCEPTED)).communes[0]
    assert line.tally.schools == 1 and line.answer is Answer.ACCEPTED
