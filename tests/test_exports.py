"""Payment file and letters: only what is settled is paid, and a commune is asked for what it can put right."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from review.fate import Fate, fate_of, fingerprint
from review.letter_nuances import NUANCED
from review.letter_sentences import ASKS, words_of
from review.letters import ask_of, letters_of, part_of
from review.payments import NO_AMOUNT, NO_SCHOOL, NO_SIRET, OTHER_AMOUNT, SCHOOL_TWICE, Held, payable_of, payments_of
from review.reports import write_reports
from schemas.campaign import Campaign
from schemas.convention import Status
from schemas.decision import Decision, DecisionKind, standing
from schemas.finding import Code, Finding, Nuance
from schemas.messages import Language
from schemas.result import Result
from tests.invented import convention, failed, flagged, result, school_of, siret

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
PRICE = Decimal("40.00")


def decision(kind: DecisionKind, number: int = 1, **values: object) -> Decision:
    return replace(Decision("r", kind, "Camille Essai", NOW, number), **values)  # type: ignore[arg-type]


# --- fate ---------------------------------------------------------------------------------------------------------


def test_only_proof_or_a_person_makes_a_convention_payable() -> None:
    good, bad = result(convention()), result(flagged(), "r")
    approved = decision(DecisionKind.APPROVE, value_read=fingerprint(bad))
    assert fate_of(good, ()) is Fate.ACCEPTED
    assert fate_of(bad, ()) is Fate.TO_REVIEW
    assert fate_of(bad, [approved]) is Fate.APPROVED
    assert fate_of(failed(), [approved]) is Fate.FAILED
    assert fate_of(bad, [approved, decision(DecisionKind.UNDO, 2, undoes=1)]) is Fate.TO_REVIEW
    assert fate_of(bad, [decision(DecisionKind.SEND_BACK, 2, value_read=fingerprint(bad))]) is Fate.SENT_BACK
    assert fate_of(good, [decision(DecisionKind.AUDIT_WRONG, field="siret")]) is Fate.TO_REVIEW


def test_an_approval_does_not_outlive_what_was_approved() -> None:
    bad = result(flagged(), "r")
    approved = decision(DecisionKind.APPROVE, value_read=fingerprint(bad))
    other_total = result(replace(flagged(), fields=convention("X", 5).fields), "r")
    assert fate_of(other_total, [approved]) is Fate.TO_REVIEW


def test_the_last_decision_wins_and_an_undo_can_be_undone() -> None:
    first, second = decision(DecisionKind.APPROVE, 1), decision(DecisionKind.SEND_BACK, 2)
    undo, redo = decision(DecisionKind.UNDO, 3, undoes=2), decision(DecisionKind.UNDO, 4, undoes=3)
    assert standing([first, second]) == (second,)
    assert standing([first, second, undo]) == (first,)
    assert standing([redo, undo, second, first]) == (second,)


# --- payments -----------------------------------------------------------------------------------------------------


def paid(*results: tuple[Result, Fate]) -> tuple[list[str], list[Held]]:
    made = payments_of([payable for r, fate in results if (payable := payable_of(r, fate))], PRICE)
    return [line.siret for line in made.lines], list(made.held)


@pytest.mark.parametrize("fate", [fate for fate in Fate if not fate.is_payable])
def test_nothing_that_is_not_settled_is_paid(fate: Fate) -> None:
    assert paid((result(convention()), fate)) == ([], [])


def test_a_payment_line_says_who_how_much_and_why() -> None:
    payable = payable_of(result(convention(schools=3), "a"), Fate.APPROVED)
    assert payable is not None
    made = payments_of([payable], PRICE)
    line = made.lines[0]
    assert (line.amount, len(line.uais), line.conventions) == (Decimal(120), 3, ("a",))
    assert line.references == ("official_list:" + "a" * 64,) and made.total == Decimal(120)


@pytest.mark.parametrize(
    ("values", "schools", "why"),
    [
        ({"siret": None}, 2, NO_SIRET),
        ({"siret": siret(1)[:-1] + "9"}, 2, NO_SIRET),
        ({"total_amount": None}, 2, NO_AMOUNT),
        ({"total_amount": "120.00"}, 2, OTHER_AMOUNT),
        ({}, 0, NO_SCHOOL),
    ],
)
def test_what_pays_nobody_in_particular_is_held(values: dict[str, str | None], schools: int, why: object) -> None:
    lines, held = paid((result(convention(schools=schools, **values)), Fate.APPROVED))
    assert not lines and [h.why for h in held] == [why]


def test_no_school_is_paid_twice_and_two_conventions_of_one_payer_are_one_line() -> None:
    one, other = convention(number=1), convention(number=2, siret=siret(1))
    assert paid((result(one, "a"), Fate.ACCEPTED), (result(other, "b"), Fate.APPROVED)) == ([siret(1)], [])
    lines, held = paid((result(one, "a"), Fate.ACCEPTED), (result(one, "b"), Fate.APPROVED))
    assert not lines and [h.why for h in held] == [SCHOOL_TWICE, SCHOOL_TWICE]


def test_the_payment_file_holds_accepted_payers_only(tmp_path: Path) -> None:
    results = [result(convention(), "r1"), result(flagged(), "r2"), failed()]
    write_reports(results, tmp_path, lambda sha: None, Campaign(), NOW)
    text = (tmp_path / "paiements.csv").read_text("utf-8-sig")
    assert [row["SIRET"] for row in csv.DictReader(text.splitlines(), delimiter=";")] == [siret(1)]


def test_a_payment_file_of_an_earlier_report_is_not_left_beside_todays(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("somebody's")
    for language in (Language.FRENCH, Language.ENGLISH):
        write_reports([result(convention(), "r1")], tmp_path, lambda sha: None, Campaign(), NOW, language=language)
    assert {path.stem for path in tmp_path.glob("*.csv")} == {"own", "conventions", "schools", "findings", "payments"}


# --- letters ------------------------------------------------------------------------------------------------------


def letters(results: Sequence[Result], decisions: Mapping[str, Sequence[Decision]] | None = None) -> list[list[str]]:
    decided = decisions or {}
    parts = []
    for made in results:
        of_it = decided.get(made.id, ())
        if part := part_of(made, fate_of(made, of_it), of_it, Language.FRENCH):
            parts.append(part)
    return [list(letter.asks) for letter in letters_of(parts)]


def test_a_letter_names_each_problem_with_the_right_value() -> None:
    (asks,) = letters([result(flagged())])
    assert len(asks) == 4
    assert any("120,00 €" in ask and "80,00 €" in ask for ask in asks)
    assert any("ECOLE MATERNELLE DES TILLEULS" in ask for ask in asks)
    assert not any("{" in ask or "[" in ask for ask in asks)


def test_a_commune_gets_one_letter_and_nobody_is_asked_for_our_own_work() -> None:
    ours = Finding(Code.SIGNATURE_MISSING_REGION, "signatures.region")
    assert len(letters([result(flagged(), "a"), result(flagged(), "b")])) == 1
    assert letters([result(convention(status=Status.TO_REVIEW, findings=[ours]))]) == []
    assert letters([result(convention()), failed()]) == []


def test_a_dismissed_finding_is_not_asked_for() -> None:
    flagged_result = result(flagged(), "r")
    dismissed = decision(DecisionKind.DISMISS, field="total_amount", code=Code.TOTAL_MISMATCH, value_read="120,00 €")
    (asks,) = letters([flagged_result], {"r": [dismissed]})
    assert len(asks) == 3


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_reads_well_without_any_value(language: Language) -> None:
    for code, nuance in [*((code, None) for code in ASKS), *NUANCED]:
        bare = result(convention(status=Status.TO_REVIEW, findings=[Finding(code, nuance=nuance)])).findings[0]
        words = words_of(bare)
        assert words is not None
        sentence = ask_of(result(convention()), bare, words(language), language)
        assert sentence.endswith(".") and "  " not in sentence and "[" not in sentence


def test_a_school_that_is_to_close_is_not_said_to_be_closed() -> None:
    def told(nuance: Nuance | None) -> str:
        found = Finding(Code.SCHOOL_CLOSED, nuance=nuance)
        return letters([result(convention(status=Status.TO_REVIEW, findings=[found]))])[0][0]

    assert "n'est pas ouverte" in told(None) and "à fermer" not in told(None)
    assert "« à fermer »" in told(Nuance.CLOSING) and "n'est pas ouverte" not in told(Nuance.CLOSING)


def test_two_versions_of_one_convention_are_asked_about_and_a_second_scan_is_not() -> None:
    def told(nuance: Nuance | None) -> list[list[str]]:
        found = Finding(Code.DUPLICATE_CONVENTION, None, "80.00", "40.00", nuance=nuance)
        return letters([result(convention(status=Status.TO_REVIEW, findings=[found]))])

    assert "l'une de 40,00 €, l'autre de 80,00 €" in told(Nuance.OTHER_VERSION)[0][0].replace("\u00a0", " ")
    assert told(None) == told(Nuance.REPLACED) == []


def test_a_commune_is_not_asked_about_a_version_that_another_replaced() -> None:
    replaced = Finding(Code.DUPLICATE_CONVENTION, None, nuance=Nuance.REPLACED)
    outdated = result(replace(flagged(), findings=(*flagged().findings, replaced)), "r")
    assert letters([outdated]) == []
    dismissed = decision(DecisionKind.DISMISS, code=Code.DUPLICATE_CONVENTION)
    assert len(letters([outdated], {"r": [dismissed]})) == 1, "unless a person says that nothing replaced it"


def test_a_letter_says_who_writes_and_about_what(tmp_path: Path) -> None:
    sender = ("Région académique d'Essai", "1 rue de l'Essai, 99000 VILLEBRUME")
    write_reports([result(flagged(), "r2")], tmp_path, lambda sha: None, Campaign(), NOW, sender=sender)
    html, text = (path.read_text("utf-8") for path in sorted((tmp_path / "lettres").iterdir()))
    assert "Région académique d&#39;Essai<br>1 rue de l&#39;Essai" in html and "Nos références : r2" in html
    assert text.startswith("\n".join(sender)) and "Nos références : r2" in text


def test_letters_are_files_that_stay_in_their_folder_and_go_when_settled(tmp_path: Path) -> None:
    hostile = replace(flagged(9, "../../ETC/<script>"), status=Status.TO_REVIEW)
    write_reports([result(hostile)], tmp_path / "reports", lambda sha: None, Campaign(), NOW)
    written = sorted((tmp_path / "reports" / "lettres").iterdir())
    assert [path.suffix for path in written] == [".html", ".txt"]
    assert "<script>" not in written[0].read_text("utf-8") and "<script>" in written[1].read_text("utf-8")
    write_reports([result(convention())], tmp_path / "reports", lambda sha: None, Campaign(), NOW)
    assert not list((tmp_path / "reports" / "lettres").iterdir())


def test_the_board_joins_workbook_csv_and_page(tmp_path: Path) -> None:
    made = convention()
    listed = [school_of(made, at) for at in range(2)]
    paths = write_reports([result(made)], tmp_path, lambda sha: None, Campaign(), NOW, schools=listed)
    assert {"board.html", "communes.csv", "departements.csv", "sans_reponse.csv"} <= {p.name for p in paths}
    assert "VILLEBRUME" in (tmp_path / "board.html").read_text("utf-8")
