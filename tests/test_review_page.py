"""The review page without a browser: what is typed, decided and read anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from review.ledger import Ledger
from review.ledger.decision_book import DecidedMeanwhile
from review.page.deciding import Wish, decide
from review.page.items import items_of
from review.page.ports import no_candidates
from review.page.typed_values import Refused, checked
from schemas.convention import Status
from schemas.decision import Decision, DecisionKind
from schemas.draft import FieldName
from schemas.finding import Code, Finding
from schemas.messages import Language
from schemas.reading import Trust
from tests.invented import convention, flagged, siret, uai
from tests.review_visitor import HOST, Visitor, good_and_bad
from tests.review_workspace import NOW, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with good_and_bad(tmp_path) as made:
        yield made


# --- decisions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("siret", f"{siret(2)[:9]} {siret(2)[9:]}", siret(2)),
        ("total_amount", "1 080 €", "1080.00"),
        ("total_amount", "quatre-vingts euros", "80.00"),
        ("total_amount", "€1,080.00", "1080.00"),
        ("signature_date", "5/8/2025", "2025-08-05"),
        ("signature_date", "05082025", "2025-08-05"),
        ("schools[0].uai", "034 1401 n", "0341401N"),
        ("school_count", " 02 ", "2"),
        ("signatures.region", "ink", "ink"),
        ("signatory_name", "  Odette   FICTIVE ", "Odette FICTIVE"),
    ],
)
def test_a_typed_value_takes_its_written_form(field: str, typed: str, stored: str) -> None:
    assert checked(field, typed) == stored


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("siret", siret(2)[:-1] + "9"),
        ("siret", "12345"),
        ("total_amount", "beaucoup"),
        ("total_amount", "3 mille euros"),
        ("signature_date", "31/02/2025"),
        ("schools[0].uai", "0341401P"),
        ("postal_code", "3471"),
        ("school_count", "deux"),
        ("school_year", "2025-2027"),
        ("collectivity_kind", "région"),
        ("signatures.region", "peut-être"),
        ("signatory_name", "   "),
        ("address", "x" * 201),
    ],
)
def test_an_impossible_value_is_refused_with_a_sentence(field: str, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(field, typed)
    assert refused.value.why.fr and refused.value.why.en


@pytest.mark.parametrize(
    "wish",
    [
        Wish("undo"),
        Wish("audit_wrong", field="siret"),
        Wish("pay"),
        Wish("correct", field="nothing", value="1"),
        Wish("correct", field="schools[9].uai", value="0341401N"),
        Wish("dismiss", field="total_amount", code="total_mismatch", found="120,00 €"),
        Wish("dismiss", field="siret", code="siret_missing", reason="vu"),
    ],
)
def test_a_form_that_no_page_of_ours_sends_decides_nothing(workspace: Workspace, wish: Wish) -> None:
    record = workspace.ledger.conventions.get("bad")
    assert record is not None
    with pytest.raises(Refused):
        decide(wish, record.result, "Camille Essai", workspace.bench((HOST,)))
    assert not workspace.ledger.decisions.of("bad")


def test_who_comes_second_is_told_and_nothing_is_written(workspace: Workspace) -> None:
    record = workspace.ledger.conventions.get("bad")
    assert record is not None
    bench = workspace.bench((HOST,))
    decide(Wish("send_back"), record.result, "Camille Essai", bench)
    with pytest.raises(DecidedMeanwhile) as faster:
        decide(Wish("approve", reason="vu"), record.result, "Dominique Test", bench)
    assert faster.value.latest.who == "Camille Essai"
    assert len(workspace.ledger.decisions.of("bad")) == 1


def test_the_history_tells_who_changed_what(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    values = {"kind": "correct", "seen": 0, "field": "total_amount", "value": "80"}
    assert "Montant total incohérent" in visitor.post("/convention/bad/decide", values).json()["told"]
    page = visitor.get("/convention/bad/history").text
    assert "Camille Essai" in page and "120,00 € → 80,00 €" in page and "− Montant total incohérent" in page


# --- decisions and newer readings ---------------------------------------------------------------------------------


def test_a_second_correction_remembers_what_the_machine_read(workspace: Workspace) -> None:
    bench = workspace.bench((HOST,))
    for seen, typed in enumerate(("80", "160", "120")):
        record = workspace.ledger.conventions.get("bad")
        assert record is not None
        wish = Wish("correct", field="total_amount", value=typed, seen=seen)
        decide(wish, record.result, "Camille Essai", bench)
    made = workspace.ledger.decisions.of("bad")
    assert [d.value_read for d in made] == ["120.00", "120.00", "120.00"]
    assert [d.kind for d in made] == [DecisionKind.CORRECT, DecisionKind.CORRECT, DecisionKind.CONFIRM]


def test_a_newer_reading_that_contradicts_comes_back_with_both(workspace: Workspace) -> None:
    record = workspace.ledger.conventions.get("good")
    assert record is not None
    known = record.result.fields[FieldName.TOTAL_AMOUNT]
    unsure = known.model_copy(update={"value": "90.00", "status": Trust.READ})
    fields = dict(record.result.fields) | {FieldName.TOTAL_AMOUNT: unsure}
    newer = record.result.model_copy(update={"fields": fields, "status": Status.TO_REVIEW})
    before = Decision(
        "good", DecisionKind.CORRECT, "Camille Essai", NOW, 1, "total_amount", None, "80.00", "40.00", "vu"
    )
    (item,) = items_of(newer, [before], no_candidates, Language.FRENCH)
    assert [(p.value, p.why) for p in item.proposals] == [
        ("40.00", "décidé par Camille Essai"),
        ("90.00", "comme lu"),
    ]


def test_the_next_convention_is_drawn_ahead_where_its_evidence_stands(workspace: Workspace) -> None:
    workspace.receive(flagged(3, "LIEU-3"), "bad3")
    assert 'data-picture="/convention/bad/page/2.jpg?w=1500"' in Visitor(workspace).get("/convention/bad3").text


@dataclass
class Watched(Workspace):
    """``asked``: the originals that were opened."""

    asked: list[str] = field(default_factory=list)

    def archive(self, sha256: str) -> Path | None:
        self.asked.append(sha256)
        return super().archive(sha256)


def test_the_first_convention_is_drawn_while_the_queue_is_looked_at(tmp_path: Path) -> None:
    watched = Watched(tmp_path, Ledger(f"sqlite:///{tmp_path / 'conventions.db'}"))
    watched.receive(convention(), "good")
    watched.receive(flagged(2), "bad")
    visitor = Visitor(watched)
    visitor.get("/?state=accepted")
    assert watched.asked == []
    visitor.get("/")
    assert watched.asked == [f"{2:064x}"]
    watched.ledger.close()


def test_after_a_decision_comes_the_one_that_followed(workspace: Workspace) -> None:
    for number in (3, 4, 5):
        workspace.receive(flagged(number, f"LIEU-{number}"), f"bad{number}")
    visitor = Visitor(workspace)
    answer = visitor.post("/convention/bad4/decide?order=date", {"kind": "approve", "seen": 0, "reason": "vu"})
    assert answer.json()["go"] == "/convention/bad5?order=date&done=bad4"
    answer = visitor.post("/convention/bad5/decide?order=date", {"kind": "send_back", "seen": 0})
    assert answer.json()["go"] == "/convention/bad?order=date&done=bad5"


def test_rows_are_named_as_they_stand_on_paper(workspace: Workspace) -> None:
    bench = workspace.bench((HOST,))
    result = workspace.ledger.review.results(["bad"])["bad"]
    first = decide(Wish("correct", "schools[0]", value="removed"), result, "A", bench).decision
    assert (first.field, first.value_read, first.value_decided) == (
        "schools[0]",
        result.schools[0].uai.value,
        "removed",
    )
    second = decide(Wish("correct", "schools[0].name", value="AUTRE", seen=first.number), result, "A", bench).decision
    assert second.field == "schools[1].name"


def test_a_school_is_added_once(workspace: Workspace) -> None:
    bench = workspace.bench((HOST,))
    result = workspace.ledger.review.results(["bad"])["bad"]
    row = f"schools[{len(result.schools)}].uai"
    with pytest.raises(Refused):
        decide(Wish("correct", row, value=str(result.schools[0].uai.value)), result, "A", bench)
    added = decide(Wish("correct", row, value=uai(995_555)), result, "A", bench).decision
    assert (added.field, added.value_read, added.kind) == (row, None, DecisionKind.CORRECT)
    with pytest.raises(Refused):
        decide(Wish("correct", "schools[99].uai", value=uai(995_555), seen=added.number), result, "A", bench)


def test_an_unknown_address_is_told_with_a_way_back(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    page = visitor.get("/convention/nowhere", accept="text/html")
    assert page.status_code == 404 and "Retour à la liste" in page.text
    assert visitor.get("/convention/nowhere").json() == {"detail": "Il n'y a rien à cette adresse, ou plus rien."}


def test_a_missing_school_can_be_said_to_be_in_the_list(workspace: Workspace) -> None:
    missing = Finding(Code.SCHOOL_MISSING, "schools", None, uai(995_556), detail="ECOLE DU LAC")
    result = workspace.receive(
        convention(number=9, findings=(missing,), status=Status.TO_REVIEW), "missing", draw=False
    )
    (item,) = [i for i in items_of(result, [], no_candidates, Language.FRENCH) if i.code is Code.SCHOOL_MISSING]
    assert item.target == f"schools[{len(result.schools)}].uai"
    assert [proposal.value for proposal in item.proposals] == [uai(995_556)]


def test_scripts_are_kept_by_the_browser_until_one_of_them_changes(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    scripts = re.findall(r'(?:src|href)="(/static/[^"]+)"', visitor.get("/convention/bad").text)
    assert len(scripts) >= 5 and len({script.rsplit("/", 1)[0] for script in scripts}) == 1
    assert all("immutable" in visitor.get(script).headers["cache-control"] for script in scripts)
    assert visitor.get("/static/older/page.js").headers["cache-control"] == "no-cache"
