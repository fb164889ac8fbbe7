"""The review page without a browser: who may talk to it, what it serves, what the queue and the decisions do."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from review.audit import audit_rates, in_sample, looks_at, wilson
from review.fate import Fate
from review.ledger.decision_book import DecidedMeanwhile
from review.page.app import create_app
from review.page.deciding import Wish, decide
from review.page.items import items_of
from review.page.ports import no_candidates
from review.page.queue import Filter, Order, Queue
from review.page.security import local_path
from review.page.typed_values import Refused, checked
from schemas.convention import Status
from schemas.decision import Decision, DecisionKind
from schemas.draft import FieldName
from schemas.finding import Code, Finding
from schemas.layout import Box
from schemas.messages import Language
from schemas.reading import Trust
from tests.invented import convention, flagged, siret, uai
from tests.review_workspace import NOW, Workspace

with warnings.catch_warnings():  # starlette would rather have a client that nothing else here needs
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOST = "127.0.0.1:8765"
LINE = Box(90, 364, 330, 378)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.at(tmp_path)
    made.receive(convention(), "good")
    made.receive(flagged(2), "bad")
    yield made
    made.ledger.close()


class Visitor:
    """A browser's cookies and headers, and the CSRF token that stands in its last page."""

    def __init__(self, workspace: Workspace, name: str = "Camille Essai", **settings: Any) -> None:
        app = create_app(workspace.bench((HOST,), **settings))
        self.http = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
        if name:
            self.http.cookies.set("who", name.replace(" ", "%20"))

    def get(self, path: str, **headers: str) -> Any:
        return self.http.get(path, headers=headers)

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/name").text)
        assert found
        return found[1]

    def post(self, path: str, values: dict[str, Any], **headers: str) -> Any:
        sent = {"origin": f"http://{HOST}", "accept": "application/json"} | {
            k.replace("_", "-"): v for k, v in headers.items()
        }
        return self.http.post(path, data={"csrf": self.csrf()} | values, headers=sent)


def approve(visitor: Visitor, **changes: Any) -> Any:
    return visitor.post("/convention/bad/decide", {"kind": "approve", "seen": 0, "reason": "vérifié"} | changes)


# --- who may talk to it -------------------------------------------------------------------------------------------


def test_every_answer_forbids_what_a_page_of_ours_never_does(workspace: Workspace) -> None:
    for path in ("/", "/convention/bad", "/convention/bad/page/1.jpg", "/static/x/page.js", "/nowhere"):
        policy = Visitor(workspace).get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", ""])
def test_a_wrong_host_is_not_answered(workspace: Workspace, host: str) -> None:
    assert Visitor(workspace).get("/", host=host).status_code == 421


def test_a_form_needs_its_token_its_cookie_and_its_origin(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    assert approve(visitor, csrf="0" * 64).status_code == 403
    assert approve(visitor, csrf="é").status_code == 403
    assert approve(Visitor(workspace), csrf=visitor.csrf()).status_code == 403
    for header in (
        {"origin": "http://evil.example"},
        {"origin": ""},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
    ):
        values = {"kind": "approve", "seen": 0}
        assert visitor.post("/convention/bad/decide", values, **header).status_code == 403
    assert not workspace.ledger.decisions.of("bad")
    assert approve(visitor).status_code == 200


def test_a_token_is_asked_of_everybody_and_leaves_the_address(workspace: Workspace) -> None:
    visitor = Visitor(workspace, token="geheim")
    assert visitor.get("/").status_code == 403
    assert visitor.get("/?token=wrong").status_code == 403
    assert visitor.get("/static/x/page.js").status_code == 403
    led_on = visitor.get("/convention/bad?token=geheim&order=date")
    assert led_on.status_code == 303 and led_on.headers["location"] == "/convention/bad?order=date"
    assert visitor.get("/convention/bad").status_code == 200


def test_a_read_only_page_changes_nothing_and_shows_no_button(workspace: Workspace) -> None:
    visitor = Visitor(workspace, name="", read_only=True)
    page = visitor.get("/convention/bad")
    assert page.status_code == 200 and "data-fate" not in page.text and 'class="choice"' not in page.text
    assert approve(visitor).status_code == 403


def test_the_name_is_asked_once_or_told_by_the_proxy(workspace: Workspace) -> None:
    nobody = Visitor(workspace, name="")
    assert nobody.get("/convention/bad?order=date").headers["location"].startswith("/name?back=%2Fconvention%2Fbad")
    assert approve(nobody).status_code == 403
    by_proxy = Visitor(workspace, name="", name_header="X-Remote-User")
    told = by_proxy.post(
        "/convention/bad/decide", {"kind": "send_back", "seen": 0}, **{"x-remote-user": "Dominique Test"}
    )
    assert told.status_code == 200
    assert [d.who for d in workspace.ledger.decisions.of("bad")] == ["Dominique Test"]


@pytest.mark.parametrize(
    "path",
    [
        "/convention/bad/page/0.jpg",
        "/convention/bad/page/4.jpg",
        "/convention/bad/page/-1.jpg",
        "/convention/nobody/page/1.jpg",
        "/convention/..%2F..%2Fetc%2Fpasswd/page/1.jpg",
        "/static/..%2Fwording.py",
        "/static/x/..%2F..%2Fwording.py",
        "/static/%2e%2e/rendering.py",
        "/static/x/%2e%2e/rendering.py",
        "/static/x/report.css",
        "/docs",
        "/openapi.json",
    ],
)
def test_there_is_nothing_beside_the_pages(workspace: Workspace, path: str) -> None:
    assert Visitor(workspace).get(path).status_code in (404, 422)


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\nb"]
)
def test_nobody_is_led_away(target: str) -> None:
    assert local_path(target) == "/"


def test_pictures_are_cut_to_size_and_kept_by_the_browser(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    small, large = (visitor.get(f"/convention/bad/page/2.jpg?w={w}") for w in (1500, 2400))
    assert small.headers["content-type"] == "image/jpeg" and len(small.content) < len(large.content)
    again = visitor.get("/convention/bad/page/2.jpg?w=1500", **{"if-none-match": small.headers["etag"]})
    assert again.status_code == 304


# --- the queue ----------------------------------------------------------------------------------------------------


def ids(queue: Queue, **wanted: Any) -> list[str]:
    return [line.result_id for line in queue.lines(Filter(**wanted))]


def test_the_queue_filters_searches_and_orders(workspace: Workspace) -> None:
    one_error = Finding(Code.SIGNATURE_DATE_MISSING, "signature_date")
    workspace.receive(convention("ÉTANGS", 1, Status.TO_REVIEW, [one_error], 3), "mild", file="copieur-0042.pdf")
    queue = Queue(workspace.ledger)
    assert ids(queue) == ["bad", "mild"]
    assert ids(queue, order=Order.COMMUNE) == ["mild", "bad"]
    assert ids(queue, order=Order.DATE, fate=None) == ["good", "bad", "mild"]
    assert ids(queue, order=Order.FINDING) == ["bad", "mild"]
    assert ids(queue, code=Code.SIGNATURE_DATE_MISSING) == ["mild"]
    grouped = f"{siret(3)[:3]} {siret(3)[3:6]} {siret(3)[6:9]} {siret(3)[9:]}"
    for words in ("etangs", "Étangs", "0042", grouped, "commune etangs", uai(990300).lower()):
        assert ids(queue, words=words) == ["mild"], words
    assert ids(queue, words="nulle part") == [] and ids(queue, department="01") == []


def test_the_queue_keeps_up_with_what_others_do(workspace: Workspace) -> None:
    queue = Queue(workspace.ledger)
    assert ids(queue) == ["bad"] and queue.after(Filter(), "bad") is None
    workspace.receive(flagged(5, "AUTRE-LIEU"), "new")
    assert set(ids(queue)) == {"bad", "new"} and queue.after(Filter(), "bad") == "new"
    bench = workspace.bench((HOST,))
    shown = workspace.ledger.conventions.get("bad")
    assert shown is not None
    decide(Wish("approve", reason="vu"), shown.result, "Camille Essai", bench)
    assert ids(queue) == ["new"] and ids(queue, fate=Fate.APPROVED) == ["bad"]
    assert queue.counts(None).by_fate == {Fate.ACCEPTED: 1, Fate.APPROVED: 1, Fate.TO_REVIEW: 1}
    workspace.ledger.conventions.replace(shown.result.source.sha256, [], NOW)
    assert ids(queue, fate=None, order=Order.DATE) == ["good", "new"]


# --- decisions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("siret", f"{siret(2)[:9]} {siret(2)[9:]}", siret(2)),
        ("total_amount", "1 080 €", "1080.00"),
        ("total_amount", "quatre-vingts euros", "80.00"),
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


# --- the audit ----------------------------------------------------------------------------------------------------

RIGHT = {
    "siret": siret(1),
    "school_count": "2",
    "total_amount": "80",
    "signature_date": "11/06/2025",
    "schools": "0990101X, 0990100w",
    "signatures.collectivity": "yes",
    "signatures.region": "yes",
}


def test_the_audit_is_blind_and_asks_again_where_the_two_differ(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    assert siret(1) not in visitor.get("/audit/good").text
    again = visitor.post("/audit/good", RIGHT | {"total_amount": "90"})
    assert again.status_code == 200 and "80,00 €" in again.text and not workspace.ledger.decisions.of("good")
    assert visitor.post("/audit/good", RIGHT | {"total_amount": "90", "paper-total_amount": "mine"}).status_code == 303
    kinds = [(d.field, d.kind) for d in workspace.ledger.decisions.of("good")]
    assert len(kinds) == 7 and ("total_amount", DecisionKind.AUDIT_WRONG) in kinds
    assert ids(Queue(workspace.ledger)) == ["bad", "good"]


def test_the_audit_measures_with_an_interval(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    assert visitor.post("/audit/good", RIGHT).status_code == 303
    record = workspace.ledger.conventions.get("good")
    assert record is not None
    rates = audit_rates(looks_at(record.result, workspace.ledger.decisions.of("good")))
    assert {rate.field for rate in rates} == set(RIGHT) and not any(rate.wrong for rate in rates)
    assert wilson(5, 100)[0] < 0.05 < wilson(5, 100)[1]
    assert "0" in visitor.get("/audit").text


def test_the_sample_is_a_stable_share() -> None:
    chosen = [name for name in map(str, range(5000)) if in_sample(name, 0.02)]
    assert 60 < len(chosen) < 140 and chosen == [name for name in map(str, range(5000)) if in_sample(name, 0.02)]


def test_only_what_the_audit_asked_counts(workspace: Workspace) -> None:
    result = workspace.ledger.review.results(["good"])["good"]
    typed = Decision("good", DecisionKind.CORRECT, "y", NOW, 1, "siret", None, siret(1), siret(2))
    wrong = Decision("good", DecisionKind.AUDIT_WRONG, "y", NOW, 2, "siret", None, siret(1), siret(2))
    (rate, of_proof) = audit_rates(looks_at(result, [typed, wrong]))
    assert (rate.looked_at, rate.wrong, of_proof.trust) == (1, 1, Trust.VERIFIED)


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
