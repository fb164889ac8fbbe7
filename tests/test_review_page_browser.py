"""A clerk at the review page, with a real browser and the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from review.fate import Fate
from review.page.app import create_app
from schemas.convention import Status
from schemas.decision import DecisionKind
from schemas.finding import Code, Finding
from tests.chromium import chromium, served
from tests.invented import convention, flagged
from tests.review_clerk import LINE, Clerk, fate, free_port, one, unreadable
from tests.review_workspace import Workspace

MARKUP = "<img src=x onerror=\"document.title='pwned'\">"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.at(tmp_path)
    yield made
    made.ledger.close()


@pytest.fixture
def address(workspace: Workspace) -> Iterator[str]:
    port = free_port()
    with served(create_app(workspace.bench((f"127.0.0.1:{port}",))), port):
        yield f"http://127.0.0.1:{port}"


def test_five_cases_by_keyboard_alone_in_at_most_three_keys_each(
    browser: Any, workspace: Workspace, address: str
) -> None:
    one(workspace, "a", unreadable("total_amount", "80.00"), 1)  # as read
    one(workspace, "b", unreadable("school_count", "7", "2"), 2, school_count="7")  # the second proposal
    mayor = Finding(Code.MAYOR_MISMATCH, "signatory_name", "Odette FICTIVE", "Achille INVENTÉ", 1, LINE)
    one(workspace, "c", mayor, 3)  # sets the warning aside: verified with the town hall, then approves
    one(workspace, "d", Finding(Code.TOTAL_MISMATCH, "total_amount", "120.00", "80.00", 2, LINE), 4)  # sends it back
    one(workspace, "e", unreadable("signatures.collectivity", "doubtful"), 5)  # it is a signature
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("a", "?order=date")
    counted: list[int] = []
    for keys in (["v"], ["Digit2"], ["a", "Digit2"], ["r", "Enter"], ["v"]):
        before = clerk.keys
        clerk.settle(*keys)
        counted.append(clerk.keys - before)
    assert [fate(workspace, name) for name in "abcde"] == [
        Fate.ACCEPTED,
        Fate.ACCEPTED,
        Fate.APPROVED,
        Fate.SENT_BACK,
        Fate.ACCEPTED,
    ]
    assert counted == [1, 1, 2, 2, 1] and clerk.page.url.startswith(f"{address}/?")
    assert not clerk.errors
    assert {d.who for name in "abcde" for d in workspace.ledger.decisions.of(name)} == {"Camille Essai"}


def test_a_typed_correction_turns_its_finding_off_and_is_refused_when_impossible(
    browser: Any, workspace: Workspace, address: str
) -> None:
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("two")
    assert "Montant total incohérent" in clerk.page.inner_text(".item.current")
    clerk.press("s")
    clerk.page.keyboard.type("beaucoup")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#type-refused:not(:empty)")
    clerk.page.fill("#typed", "80 €")
    clerk.settle("Enter")
    assert "Réglé : Montant total incohérent" in clerk.said
    assert clerk.page.locator(".item").count() == 3
    (decision,) = workspace.ledger.decisions.of("two")
    assert (decision.kind, decision.value_read, decision.value_decided) == (DecisionKind.CORRECT, "120.00", "80.00")
    assert not [error for error in clerk.errors if "422" not in error]


def test_undo_brings_back_the_convention_that_was_just_settled(
    browser: Any, workspace: Workspace, address: str
) -> None:
    one(workspace, "a", unreadable("total_amount", "80.00"), 1)
    one(workspace, "b", unreadable("total_amount", "80.00"), 2)
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("a", "?order=date")
    clerk.settle("v")
    assert "LIEU-2" in clerk.heading and "LIEU-1 : Acceptée" in clerk.said
    clerk.settle("u")
    clerk.page.wait_for_url("**/convention/a?*")
    assert fate(workspace, "a") is Fate.TO_REVIEW and "LIEU-1" in clerk.heading
    assert [d.kind for d in workspace.ledger.decisions.of("a")] == [DecisionKind.CONFIRM, DecisionKind.UNDO]


def test_of_two_people_the_second_is_told_and_nothing_is_overwritten(
    browser: Any, workspace: Workspace, address: str
) -> None:
    workspace.receive(flagged(2), "two")
    first, second = Clerk(browser, address, "Camille Essai"), Clerk(browser, address, "Dominique Test")
    first.open("two")
    second.open("two")
    assert "Camille Essai regarde aussi" in second.said
    first.settle("Digit2")
    second.settle("r", "Enter")
    assert "Camille Essai a décidé entre-temps" in second.said
    assert [d.who for d in workspace.ledger.decisions.of("two")] == ["Camille Essai"]


def test_markup_and_formulas_of_a_hostile_scan_stay_inert(browser: Any, workspace: Workspace, address: str) -> None:
    finding = Finding(Code.SIRET_INVALID, "siret", MARKUP, "=1+1", 1, LINE)
    made = convention(MARKUP, 1, Status.TO_REVIEW, [finding], 7, signatory_name=MARKUP, address="'\"--></script>")
    workspace.receive(made, "evil", file=f"{MARKUP}.pdf", draw=False)
    clerk = Clerk(browser, address, "Camille <b>Essai</b>")
    for path in ("/", "/convention/evil", "/convention/evil/history", "/convention/evil/letter"):
        clerk.page.goto(address + path)
        clerk.page.wait_for_timeout(50)
        assert clerk.page.title() != "pwned" and clerk.page.locator("img[src=x]").count() == 0
    assert MARKUP in clerk.page.content().replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')


def test_the_evidence_is_in_view_and_the_page_can_be_read_by_its_names(
    browser: Any, workspace: Workspace, address: str
) -> None:
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai", width=1920)
    clerk.open("two")
    for key in ("finding-1", "finding-2", "finding-3"):
        clerk.press("n")
        clerk.page.wait_for_function(
            """(key) => { const box = document.querySelector('.box.current');
                          const { top, bottom, left } = box.getBoundingClientRect();
                          const pane = document.getElementById('scan').getBoundingClientRect();
                          return box.dataset.box === key && top >= pane.top && bottom <= pane.bottom
                                 && left >= pane.left; }""",
            arg=key,
            timeout=5000,
        )
    unnamed = clerk.page.evaluate(
        """() => [...document.querySelectorAll('button, a, input, img')].filter(
            (node) => node.type !== 'hidden' && !(node.innerText || node.alt || node.title || node.labels?.length
                        || node.getAttribute('aria-label'))).map((node) => node.outerHTML)"""
    )
    assert unnamed == []
    assert clerk.page.evaluate("document.activeElement.matches('.item.current')")
    assert not clerk.errors


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_scan_stays_in_sight_while_one_types_and_nothing_overflows(
    browser: Any, workspace: Workspace, address: str, width: int
) -> None:
    workspace.receive(
        flagged(2, "SAINT-BROUILLARD-LES-BAINS-ET-CLASTRE-LES-GARRIGUES"), "two", file=f"{'long-' * 20}.pdf"
    )
    clerk = Clerk(browser, address, "Camille Essai", width=width)
    clerk.open("two")
    clerk.press("n")  # the total, which is printed wrong
    for key, dialog in (("s", "#type-dialog"), ("r", "#reason-dialog")):
        clerk.press(key)
        left, right = clerk.page.evaluate(
            f"""() => [document.querySelector('{dialog}').getBoundingClientRect().left,
                       document.getElementById('scan').getBoundingClientRect().right]"""
        )
        assert left >= right, "the dialog hides the paper that is read"
        clerk.press("Escape")
    wide, header = clerk.page.evaluate(
        """() => [document.documentElement.scrollWidth, document.querySelector('.who p').offsetHeight]"""
    )
    assert wide <= width and header < 40  # pixels: one line, whatever the file is called


def test_filters_search_and_the_other_language(browser: Any, workspace: Workspace, address: str) -> None:
    workspace.receive(flagged(2), "two")
    one(workspace, "a", unreadable("total_amount", "80.00"), 1)
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.press("/")
    clerk.page.keyboard.type("brouillard")
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_url("**words=brouillard**")
    assert clerk.page.locator(".queue tbody tr").count() == 1
    clerk.page.goto(f"{address}/?finding=field_unreadable")
    assert "LIEU-1" in clerk.page.inner_text(".queue tbody")
    clerk.page.click("text=English")
    assert clerk.page.inner_text("h1").startswith("To review")


def test_a_value_that_nothing_is_wrong_with_can_be_corrected_too(
    browser: Any, workspace: Workspace, address: str
) -> None:
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("two")
    clerk.page.get_by_role("button", name="Corriger Lieu de signature").click()
    clerk.page.fill("#typed", "Ailleurs")
    clerk.settle("Enter")
    clerk.page.get_by_role("button", name="Corriger École 1, nom").click()
    clerk.page.fill("#typed", "ECOLE DES CHÊNES")
    clerk.settle("Enter")
    decided = [(d.field, d.value_decided) for d in workspace.ledger.decisions.of("two")]
    assert decided == [("signature_place", "Ailleurs"), ("schools[0].name", "ECOLE DES CHÊNES")]


def test_what_a_value_would_lead_to_is_told_while_it_is_typed(browser: Any, workspace: Workspace, address: str) -> None:
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("two")
    clerk.press("s")
    clerk.page.fill("#typed", "8")
    clerk.page.wait_for_selector("#type-told:has-text('8,00 €')")
    clerk.page.fill("#typed", "80")
    clerk.page.wait_for_selector("#type-told.good:has-text('Réglé : Montant total incohérent')")
    assert not workspace.ledger.decisions.of("two") and not clerk.errors


def test_the_habitual_key_takes_nothing_where_the_reading_is_certain(
    browser: Any, workspace: Workspace, address: str
) -> None:
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("two")
    clerk.press("v")
    assert "Rien n'est proposé ici" in clerk.said
    assert not workspace.ledger.decisions.of("two")


def test_undo_is_about_what_was_decided_last(browser: Any, workspace: Workspace, address: str) -> None:
    one(workspace, "a", unreadable("total_amount", "80.00"), 1)
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("a", "?order=date")
    clerk.settle("v")  # leads to the next one, with a line that offers to undo
    clerk.settle("Digit2")
    clerk.settle("u")
    assert [d.kind for d in workspace.ledger.decisions.of("a")] == [DecisionKind.CONFIRM]
    assert [d.kind for d in workspace.ledger.decisions.of("two")] == [DecisionKind.CORRECT, DecisionKind.UNDO]


def test_a_letter_is_set_aside_and_a_signature_is_taken_back(browser: Any, workspace: Workspace, address: str) -> None:
    one(workspace, "a", Finding(Code.NOT_A_CONVENTION, page=1), 1)
    workspace.receive(flagged(2), "two")
    clerk = Clerk(browser, address, "Camille Essai")
    clerk.open("a", "?order=date")
    clerk.settle("v")
    assert fate(workspace, "a") is Fate.SET_ASIDE and "Écartée" in clerk.said
    clerk.page.get_by_role("button", name="Signature de la Région : ce n'en est pas une").click()
    clerk.page.wait_for_selector("#messages:has-text('Signature de la Région, aucune')")
    assert [d.value_decided for d in workspace.ledger.decisions.of("two")] == ["none"]
