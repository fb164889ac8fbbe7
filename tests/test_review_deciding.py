"""What the review page proposes, tells while a value is typed, and does with a convention for which nothing is due."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review.board import Answer, board_of, claim_of
from review.fate import Fate, fate_of, fingerprint
from review.letters import part_of
from review.page.deciding import Wish, decide, preview, undo
from review.page.items import items_of
from review.page.ports import Candidate, no_candidates
from review.page.typed_values import Refused
from review.reasons import reason
from schemas.convention import Status
from schemas.decision import Decision, DecisionKind
from schemas.draft import FieldName
from schemas.finding import Code, Finding
from schemas.messages import Language
from schemas.reading import Trust
from schemas.result import Result
from tests.invented import convention, flagged, result, school_of, uai
from tests.review_workspace import NOW, Workspace

HOST = "127.0.0.1:8765"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.at(tmp_path)
    made.receive(flagged(2), "bad", draw=False)
    yield made
    made.ledger.close()


def unsure(made: Result, field: FieldName) -> Result:
    known = made.fields[field].model_copy(update={"status": Trust.READ})
    return made.model_copy(update={"fields": dict(made.fields) | {field: known}})


def now(workspace: Workspace) -> Result:
    record = workspace.ledger.conventions.get("bad")
    assert record is not None
    return record.result


# --- proposals ----------------------------------------------------------------------------------------------------


def keys(of: Result, code: Code) -> list[str]:
    (item,) = [i for i in items_of(of, [], no_candidates, Language.FRENCH) if i.code is code]
    return [proposal.key for proposal in item.proposals]


def test_no_value_lies_under_the_habitual_key_where_the_paper_is_known_to_be_wrong() -> None:
    certain = result(
        convention(status=Status.TO_REVIEW, findings=[Finding(Code.TOTAL_MISMATCH, "total_amount", "1", "80.00")])
    )
    assert keys(certain, Code.TOTAL_MISMATCH) == []  # 80.00 is what it shows already
    certain = result(
        convention(
            status=Status.TO_REVIEW,
            findings=[Finding(Code.TOTAL_MISMATCH, "total_amount", "120.00", "80.00")],
            total_amount="120.00",
        )
    )
    assert keys(certain, Code.TOTAL_MISMATCH) == ["2"]
    assert keys(unsure(certain, FieldName.TOTAL_AMOUNT), Code.TOTAL_MISMATCH) == ["v"]


def test_candidates_say_why_in_the_language_of_the_page() -> None:
    unreadable = Finding(Code.FIELD_UNREADABLE, "schools[0].uai", "099010")
    made = result(convention(status=Status.TO_REVIEW, findings=[unreadable]))
    near = [Candidate(uai(995_555), "Ecole du Lac, LIEU (à un caractère de ce qui est lu)")]
    (item,) = items_of(made, [], lambda of, field: near, Language.ENGLISH)
    assert [p.why for p in item.proposals][-1] == "Ecole du Lac, LIEU (one character from what was read)"
    assert item.message != made.findings[0].message


def test_what_decides_nothing_is_not_asked_for() -> None:
    made = unsure(unsure(result(convention(status=Status.TO_REVIEW)), FieldName.ADDRESS), FieldName.SIGNATORY_NAME)
    assert [item.field for item in items_of(made, [], no_candidates, Language.FRENCH)] == ["signatory_name"]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("lu plusieurs fois de même", "read several times alike"),
        ("clé fausse, lu 3 fois de même", "wrong key; read 3 times alike"),
        ("un tampon, sans trait de plume", "a stamp, no stroke of a pen"),
        ("une raison inconnue", "une raison inconnue"),
    ],
)
def test_reasons_are_told_in_english_as_far_as_they_are_known(french: str, english: str) -> None:
    assert reason(french, Language.ENGLISH) == english and reason(french, Language.FRENCH) == french


# --- while it is typed --------------------------------------------------------------------------------------------


def test_what_a_value_would_lead_to_is_told_and_nothing_is_stored(workspace: Workspace) -> None:
    before = now(workspace)
    would = preview(Wish("correct", "total_amount", value="80"), before, "Camille Essai", workspace.bench((HOST,)))
    assert would.told(Language.FRENCH) == "80,00 €. Réglé : Montant total incohérent."
    assert now(workspace) == before and not workspace.ledger.decisions.of("bad")
    with pytest.raises(Refused):
        preview(Wish("correct", "siret", value="1234"), before, "Camille Essai", workspace.bench((HOST,)))


def test_what_was_stored_and_what_was_undone_is_told(workspace: Workspace) -> None:
    bench = workspace.bench((HOST,))
    stored = decide(Wish("correct", "total_amount", value="80"), now(workspace), "Camille Essai", bench)
    assert stored.told(Language.FRENCH).startswith("Enregistré : Montant total, 80,00 €. Réglé : Montant total")
    undone = undo(now(workspace), "Camille Essai", stored.decision.number, bench)
    assert undone is not None
    assert undone.told(Language.FRENCH).startswith("Annulé : Montant total, 80,00 €. Nouveau : Montant total")


# --- approving, sending back, setting aside -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["approve", "set_aside"])
def test_what_is_open_is_not_passed_over_without_a_reason(workspace: Workspace, kind: str) -> None:
    bench = workspace.bench((HOST,))
    with pytest.raises(Refused):
        decide(Wish(kind), now(workspace), "Camille Essai", bench)
    assert decide(Wish(kind, reason="vu"), now(workspace), "Camille Essai", bench).is_settled


def test_a_second_scan_is_set_aside_with_one_key_and_is_nobodys_answer(workspace: Workspace) -> None:
    twice = convention("LIEU", 1, Status.TO_REVIEW, [Finding(Code.DUPLICATE_CONVENTION)], 7)
    double = workspace.receive(twice, "double", draw=False)
    (item,) = items_of(double, [], no_candidates, Language.FRENCH)
    assert item.is_nothing_due
    aside = decide(Wish("set_aside"), double, "Camille Essai", workspace.bench((HOST,)))
    fate = aside.changes.fate
    assert fate is Fate.SET_ASIDE and not fate.is_payable
    board = board_of([school_of(twice, 0)], [claim_of(double, fate)], workspace.bench((HOST,)).campaign.unit_price)
    assert [commune.answer for commune in board.communes] == [Answer.MISSING]


def test_a_newer_reading_brings_back_what_was_set_aside() -> None:
    made = result(flagged(), "r")
    aside = Decision(
        "r", DecisionKind.SET_ASIDE, "Camille Essai", NOW, 1, value_read=fingerprint(made), reason="double"
    )
    assert fate_of(made, [aside]) is Fate.SET_ASIDE
    assert fate_of(result(flagged(3), "r"), [aside]) is Fate.TO_REVIEW


def test_the_letter_says_what_the_person_who_sends_it_adds() -> None:
    made = result(flagged(), "r")
    back = Decision(
        "r", DecisionKind.SEND_BACK, "C", NOW, 1, value_read=fingerprint(made), reason="Joindre la délibération."
    )
    part = part_of(made, Fate.SENT_BACK, [back], Language.FRENCH)
    assert part is not None and part.asks[-1] == "Joindre la délibération." and len(part.asks) == 5
