"""Which communes a campaign is about, and its figures: the board as the ledger stands, `conventions status`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from flows.cli.campaign_figures import print_figures
from flows.settings import create_workspace, load_settings
from reconciliation.official_list import OfficialList, load_official_list
from reconciliation.scope import scope_of
from review.board import board_of, claim_of, in_scope
from review.board_now import board_now
from review.fate import Fate, fate_of, fingerprint
from schemas.campaign import Campaign
from schemas.decision import Decision, DecisionKind
from schemas.result import Result
from tests.invented import convention, flagged, school_of
from tests.invented_registers import OFFICIAL_ROWS, as_csv
from tests.review_workspace import Workspace

LAKE = "34998"


@pytest.fixture
def official(tmp_path: Path) -> OfficialList:
    path = tmp_path / "official_list.csv"
    path.write_bytes(as_csv(OFFICIAL_ROWS))
    return load_official_list(path)


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("34998\n", {LAKE}, ()),
        ("\ufeffcode;commune\n34998;Saint-Brumier\n", {LAKE}, ()),
        ("St Brumier d'Etang\n\n", {LAKE}, ()),
        ("L'Haÿ-Fictif;2A\n", {"2A997"}, ()),
        ("L'Haÿ-Fictif\n", set(), ("L'Haÿ-Fictif",)),  # two communes of that name
        ("Nulle-Part\n34998\n", {LAKE}, ("Nulle-Part",)),
        ("", set(), ()),
    ],
)
def test_a_file_names_the_communes(
    official: OfficialList, text: str, codes: set[str], unknown: tuple[str, ...]
) -> None:
    scope = scope_of(official, text)
    assert {school.commune_code for school in scope.schools} == codes
    assert scope.unknown == unknown


def test_the_board_of_the_ledger_is_that_of_the_results(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path)
    made = [convention(number=1), flagged(2), flagged(3)]
    results = [workspace.receive(one, f"r{at}", draw=False) for at, one in enumerate(made)]
    approval = Decision("r1", DecisionKind.APPROVE, "Camille", datetime(2026, 1, 5, tzinfo=UTC))
    workspace.ledger.decisions.add(_seen(approval, results[1]))
    schools = [school_of(one, at, department="099") for one in made for at in range(len(one.schools))]
    decisions = workspace.ledger.decisions.by_result()
    fates = [fate_of(result, decisions.get(result.id, ())) for result in results]
    claims = [claim_of(result, fate) for result, fate in zip(results, fates, strict=True)]
    campaign = Campaign()
    assert fates == [Fate.ACCEPTED, Fate.APPROVED, Fate.TO_REVIEW]
    assert board_now(workspace.ledger, schools, campaign) == board_of(
        in_scope(schools, ()), claims, campaign.unit_price
    )


def _seen(decision: Decision, result: Result) -> Decision:
    return Decision(decision.result_id, decision.kind, decision.who, decision.at, value_read=fingerprint(result))


def test_status_tells_the_figures_of_the_scope_and_what_it_does_not_know(tmp_path: Path) -> None:
    place = create_workspace(tmp_path)
    (place.reference / "official_list.csv").write_bytes(as_csv(OFFICIAL_ROWS))
    (place.reference / "scope.txt").write_text("34998\nNulle-Part\n")
    place.campaign_file.write_text('communes = "reference/scope.txt"\nunit_price = "40.00"\n')
    console = Console(width=120)
    with console.capture() as told:
        print_figures(load_settings(tmp_path), Workspace.at(tmp_path).ledger, console)
    said = told.get()
    assert "1 dans le périmètre, 0 reçue " in said and "1 sans réponse" in said
    assert "40,00 € dus — 0,00 € acceptés" in said  # its second school is about to close
    assert "« Nulle-Part »" in said


def test_without_an_official_list_status_says_where_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    create_workspace(tmp_path)
    print_figures(load_settings(tmp_path), Workspace.at(tmp_path).ledger, Console(width=120))
    told = capsys.readouterr()
    assert "conventions reference update" in told.err and not told.out
