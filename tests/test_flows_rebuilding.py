"""A lost ledger: what comes back, and what is not read again."""

from __future__ import annotations

from datetime import UTC, datetime

from flows.inbox import process_inbox
from flows.rebuilding import rebuild_ledger
from flows.settings import Workspace, load_settings
from review.ledger.journal import Journal
from review.ledger.records import DocumentState
from schemas.decision import Decision, DecisionKind
from tests.conftest import OpenDesk
from tests.standins import calls

NOON = datetime(2026, 6, 9, 12, tzinfo=UTC)


def run(workspace: Workspace) -> None:
    process_inbox(str(workspace.root), str(workspace.inbox))


def test_a_rebuilt_ledger_knows_names_tags_and_decisions(workspace: Workspace, desk_for: OpenDesk) -> None:
    with workspace.campaign_file.open("a") as campaign:
        campaign.write("\n[machine]\nsubfolders = true\n")
    (workspace.inbox / "034").mkdir()
    (workspace.inbox / "034" / "a.pdf").write_text("one")
    (workspace.inbox / "b.pdf").write_text("review two")
    (workspace.inbox / "c.pdf").write_text("fail: damaged_pdf")
    (workspace.inbox / "d.pdf").write_text("one")
    desk = desk_for()
    run(workspace)
    of_b = next(r.id for r in desk.ledger.conventions.results() if r.source.file == "b.pdf")
    decided = [
        desk.ledger.decisions.add(Decision(of_b, DecisionKind.SEND_BACK, "Ada", NOON, reason="à signer")),
        desk.ledger.decisions.add(Decision(of_b, DecisionKind.APPROVE, "Ada", NOON)),
    ]
    before, files = desk.ledger.documents.all(), {p.name: p.read_text() for p in workspace.results.iterdir()}
    desk.ledger.close()
    workspace.ledger_file.write_bytes(b"junk" * 1000)

    said = rebuild_ledger(load_settings(workspace.root))

    assert "3 documents, 2 décisions" in said
    desk = desk_for()
    run(workspace)
    after = desk.ledger.documents.all()
    assert {(d.name, d.tag, d.sha256, d.state, d.taken_at) for d in after} == {
        (d.name, d.tag, d.sha256, d.state, d.taken_at) for d in before
    }
    assert {d.name: d.tag for d in after} == {"a.pdf": "034", "b.pdf": "", "c.pdf": ""}
    assert list(desk.ledger.decisions.of(of_b)) == decided
    assert {p.name: p.read_text() for p in workspace.results.iterdir()} == files
    assert calls(workspace.root).count("read") == 4  # three at first; afterwards only the one that had failed
    assert desk.ledger.decisions.add(Decision(of_b, DecisionKind.SEND_BACK, "Ada", NOON)).number == 3


def test_a_journal_that_was_cut_off_gives_what_it_has(workspace: Workspace, desk_for: OpenDesk) -> None:
    (workspace.inbox / "a.pdf").write_text("one")
    desk = desk_for()
    run(workspace)
    desk.ledger.close()
    workspace.journal.write_bytes(workspace.journal.read_bytes() + b'{"decision": {"who"')
    workspace.ledger_file.unlink()
    rebuild_ledger(load_settings(workspace.root))
    desk = desk_for()
    (document,) = desk.ledger.documents.all()
    assert (document.name, document.state) == ("a.pdf", DocumentState.SETTLED)
    desk.ledger.decisions.add(Decision("a-p1", DecisionKind.APPROVE, "Ada", NOON))
    kept = [line.decision.who for line in Journal(workspace.journal).lines() if line.decision is not None]
    assert kept == ["Ada"]
