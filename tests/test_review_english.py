"""Everything that the English switch turns: words, amounts, dates, colons; on the page, in the report, as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.convention import Status
from schemas.draft import Mark, MarkKind
from schemas.finding import Code, Finding
from schemas.layout import Box
from tests.invented import convention
from tests.review_visitor import Visitor, good_and_bad
from tests.review_workspace import Workspace

FRENCH = ("À vérifier", "Erreur", "Lu<", "Attendu", "Valeurs", "Écoles", "Approuver", "prouvée", "120,00", "05/09/2026")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with good_and_bad(tmp_path) as made:
        made.receive(
            convention(
                "CLAIRVAL",
                2,
                Status.TO_REVIEW,
                [
                    Finding(Code.TOTAL_MISMATCH, "total_amount", "120.00", "80.00", 2, Box(90, 340, 330, 356)),
                    Finding(Code.FIELD_UNREADABLE, "signature_date", "2025-05-28", None, 3),
                ],
                3,
                total_amount="120.00",
            ),
            "euros",
        )
        yield made


def words_of(page: str) -> str:
    """What a person sees or hears, without tags that hold none of it."""
    seen = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return seen.split("<body", 1)[1]


@pytest.mark.parametrize("path", ["/", "/convention/euros", "/convention/euros/history", "/audit"])
def test_nothing_french_is_left(workspace: Workspace, path: str) -> None:
    visitor = Visitor(workspace)
    visitor.get("/language/en")
    page = words_of(visitor.get(path).text)
    assert [word for word in FRENCH if word in page] == []
    assert re.findall(r"[^ \"'>]* : [^<]*", page) == []  # the French colon stands apart
    assert "Français" in page


def test_amounts_and_dates_are_those_of_the_sentence_above_them(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    visitor.get("/language/en")
    page = visitor.get("/convention/euros").text
    assert "€120.00 instead of €80.00" in page
    assert "<dd>€120.00</dd>" in page and "<dd>€80.00</dd>" in page and "2026-09-05" in page
    letter = visitor.get("/convention/euros/letter").text
    assert "€120.00" in letter and "120,00" not in letter


def test_an_amount_may_be_typed_as_it_is_shown(workspace: Workspace) -> None:
    visitor = Visitor(workspace)
    told = visitor.post("/convention/euros/decide", {"kind": "correct", "field": "total_amount", "value": "€80.00"})
    assert told.status_code == 200
    (decision,) = workspace.ledger.decisions.of("euros")
    assert decision.value_decided == "80.00"


def test_strokes_are_judged_within_the_hand_that_made_them(workspace: Workspace) -> None:
    doubtful = Mark(MarkKind.DOUBTFUL, 3, Box(150, 236, 190, 246), 0.5)
    finding = Finding(Code.FIELD_UNREADABLE, "signatures.region", "doubtful", None, 3, doubtful.box)
    workspace.receive(convention("CLAIRVAL", 2, Status.TO_REVIEW, [finding], 4), "hand")
    frame = re.search(
        r'data-box="finding-0" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"',
        Visitor(workspace).get("/convention/hand").text,
    )
    assert frame
    x, y, width, height = map(float, frame.groups())
    assert (x + width / 2, y + height / 2) == pytest.approx((170, 241), abs=0.2)
    assert width >= 150 and height >= 60
