"""One pass over the inbox with a reader that reads nothing: what is taken, run, kept, shown and reported."""

from __future__ import annotations

import json
import os
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.states import AwaitingRetry, Pending, Running

from extractors.errors import NoFrenchData
from flows.failure_words import ENGLISH
from flows.inbox import PassSummary, process_inbox
from flows.news import News, NotTaken, Shown
from flows.prefect_server import RunningServer
from flows.runs import runs_on_server
from flows.settings import Workspace, load_settings
from flows.worker_name import this_worker
from review.atomic_file import write_text
from review.ledger.records import DocumentState
from schemas.convention import Status
from schemas.document import Cause
from schemas.finding import Code, Finding
from schemas.result import Result
from tests.conftest import OpenDesk
from tests.standins import JUDGE, READER, calls


def drop(workspace: Workspace, **files: str) -> None:
    for name, text in files.items():
        (workspace.inbox / f"{name}.pdf").write_text(text)


def run(workspace: Workspace) -> PassSummary:
    return process_inbox(str(workspace.root), str(workspace.inbox))


def results(workspace: Workspace) -> dict[str, Result]:
    """By file name."""
    found = [Result.model_validate_json(p.read_text()) for p in workspace.results.glob("*.json")]
    return {result.source.file: result for result in found}


def test_a_pass_takes_reads_files_and_reports(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk = desk_for()
    drop(workspace, a="2025-2026 one", b="review two", c="fail: encrypted_pdf", d="2025-2026 one", e="again three")
    summary = run(workspace)
    assert (summary.failed, summary.duplicates, len(summary.documents)) == (1, 1, 4)
    found = results(workspace)
    assert {name: result.status.value for name, result in found.items()} == {
        "a.pdf": "accepted",
        "b.pdf": "to_review",
        "c.pdf": "failed",
        "d.pdf": "to_review",
        "e.pdf": "accepted",
    }
    assert found["e.pdf"].fields["school_year"].value == "seen again"  # type: ignore[index]
    assert [f.code.value for f in found["d.pdf"].findings] == ["duplicate_document"]
    assert not list(workspace.inbox.iterdir())
    assert {p.read_text() for p in desk.archive.all()} == {
        "2025-2026 one",
        "review two",
        "fail: encrypted_pdf",
        "again three",
    }
    assert (workspace.failed / "c.pdf").read_text() == "fail: encrypted_pdf"
    assert "encrypted_pdf" in (workspace.failed / "c.pdf.txt").read_text()
    assert (workspace.reports / "index.html").is_file() and summary.reports[0].name == "index.html"


def test_a_second_pass_reads_nothing_again(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for()
    drop(workspace, a="one", b="two")
    run(workspace)
    drop(workspace, c="three")
    summary = run(workspace)
    assert [d.name for d in summary.documents] == ["c.pdf"]
    assert calls(workspace.root) == ["read"] * 3


def test_a_retry_goes_on_after_the_last_good_step(workspace: Workspace, desk_for: OpenDesk) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    desk = desk_for(judge=replace(JUDGE, reconcile=broken))
    drop(workspace, a="one")
    assert run(workspace).failed == 1
    document = desk.ledger.documents.all()[0]
    assert document.failure is not None and document.failure.cause is Cause.INTERNAL_ERROR
    desk = desk_for()
    desk.ledger.queue.retry([document.sha256], desk.now())
    assert run(workspace).failed == 0
    assert calls(workspace.root) == ["read"]
    assert results(workspace)["a.pdf"].status is Status.ACCEPTED
    assert not list(workspace.failed.iterdir())


@pytest.mark.parametrize("changed", ["reader", "rules"])
def test_another_version_runs_what_depends_on_it(workspace: Workspace, desk_for: OpenDesk, changed: str) -> None:
    desk_for()
    drop(workspace, a="one")
    run(workspace)
    reader = replace(READER, version="2") if changed == "reader" else READER
    judge = (
        JUDGE
        if changed == "reader"
        else replace(
            JUDGE, key="rules 2", reconcile=lambda d, g: replace(JUDGE.reconcile(d, g), status=Status.TO_REVIEW)
        )
    )
    desk = desk_for(reader=reader, judge=judge)
    desk.ledger.queue.retry([desk.ledger.documents.all()[0].sha256], desk.now())
    run(workspace)
    assert len(calls(workspace.root)) == (2 if changed == "reader" else 1)
    status = Status.ACCEPTED if changed == "reader" else Status.TO_REVIEW
    assert results(workspace)["a.pdf"].status is status


def test_what_cannot_be_taken_stays_and_is_told(workspace: Workspace, desk_for: OpenDesk) -> None:
    heard: list[object] = []
    desk_for(heard=heard)
    (workspace.inbox / "dossier.pdf").mkdir()
    (workspace.inbox / "scan.pdf.part").write_text("half")
    (workspace.inbox / "link.pdf").symlink_to("nowhere")
    summary = run(workspace)
    assert [n.path.name for n in heard if isinstance(n, NotTaken)] == ["dossier.pdf", "link.pdf"]
    assert summary.failed == 0 and len(list(workspace.inbox.iterdir())) == 3


def test_empty_files_fail_one_by_one_and_none_is_a_duplicate(workspace: Workspace, desk_for: OpenDesk) -> None:
    heard: list[object] = []
    desk = desk_for(heard=heard)
    (workspace.inbox / "a.pdf").touch()
    (workspace.inbox / "b.pdf").touch()
    assert run(workspace).failed == 2
    (workspace.inbox / "c.pdf").touch()
    assert run(workspace).failed == 1
    assert [n.why.fr.split(" : ")[0] for n in heard if isinstance(n, NotTaken)] == ["b.pdf", "c.pdf"]
    desk.ledger.queue.retry([d.sha256 for d in desk.ledger.documents.all()], desk.now())
    run(workspace)
    found = results(workspace)
    assert {name: r.failure.cause for name, r in found.items() if r.failure} == dict.fromkeys(
        ("a.pdf", "b.pdf", "c.pdf"), Cause.EMPTY_FILE
    )
    assert not any(r.findings for r in found.values())
    assert {"a.pdf", "b.pdf", "c.pdf"} <= {path.name for path in workspace.failed.iterdir()}


def test_a_failure_is_told_in_the_language_asked_for(workspace: Workspace, desk_for: OpenDesk) -> None:
    text = workspace.campaign_file.read_text()
    workspace.campaign_file.write_text(f'language = "en"\n{text}')
    desk_for()
    drop(workspace, a="fail: encrypted_pdf")
    (workspace.inbox / "b.pdf").touch()
    (workspace.inbox / "c.pdf").touch()
    run(workspace)
    told = {name: result.failure.message for name, result in results(workspace).items() if result.failure}
    empty = "The file is empty (0 bytes)."
    assert told == {"a.pdf": "The PDF is protected by a password.", "b.pdf": empty, "c.pdf": empty}
    assert "Open it with the password" in (workspace.failed / "a.pdf.txt").read_text()
    assert set(ENGLISH) == set(Cause)


def test_a_name_that_is_no_text_is_read_as_windows_wrote_it(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for()
    (Path(os.fsdecode(os.fsencode(workspace.inbox) + b"/\xe9cole.pdf"))).write_text("one")
    (workspace.inbox / "b\nc.pdf").write_text("two")
    assert run(workspace).failed == 0
    assert results(workspace).keys() == {"école.pdf", "b\nc.pdf"} and not list(workspace.inbox.iterdir())


def test_what_the_machine_lacks_stops_the_pass_and_fails_no_document(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for()
    drop(workspace, a="lacking one")
    with pytest.raises(NoFrenchData):
        run(workspace)
    desk = desk_for()
    assert desk.ledger.documents.waiting(desk.now()) == 1 and not results(workspace)


def test_deleted_results_come_back(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for()
    drop(workspace, a="one", b="fail: damaged_pdf")
    run(workspace)
    before = {p.name: p.read_text() for p in workspace.results.iterdir()}
    for path in workspace.results.iterdir():
        path.unlink()
    workspace.results.rmdir()
    run(workspace)
    assert {p.name: p.read_text() for p in workspace.results.iterdir()} == before


def test_threads_may_write_the_same_result(tmp_path: Path) -> None:
    texts = [str(number) * 10_000 for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        for _ in range(20):
            list(threads.map(lambda text: write_text(tmp_path / "a.json", text), texts))
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"] and (tmp_path / "a.json").read_text() in texts


def test_a_document_of_a_dead_program_is_taken_over(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk = desk_for()
    drop(workspace, a="one")
    from flows.inbox import take

    take(desk, workspace.inbox)
    from flows.desk import LEASE

    host, _pid, _start, _ = this_worker().split("/")
    dead = f"{host}/999999999/1/1"
    assert desk.ledger.queue.claim_next(dead, desk.now(), LEASE) is not None
    desk.move(desk.ledger.documents.all()[0].sha256, DocumentState.READING)
    summary = run(workspace)
    assert [d.state for d in summary.documents] == [DocumentState.ACCEPTED]


def test_the_runs_of_a_pass_that_died_are_closed(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk = desk_for()
    drop(workspace, a="one")
    with get_client(sync_client=True, httpx_settings={}) as client:
        left = client.create_flow_run(process_inbox, state=Running())
        host = this_worker().partition("/")[0]
        number = desk.ledger.runs.begin("process", f"{host}/999999999/1/", desk.now())
        desk.ledger.runs.note_run(number, str(left.id))
        desk_for(shown=True)
        run(workspace)
        state = client.read_flow_run(left.id).state
    assert state is not None and state.is_crashed()
    assert not [died for died in desk_for().ledger.runs.unended() if died.number == number]


def test_every_document_has_a_run_with_its_steps(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for(shown=True)
    drop(workspace, a="one", b="fail: encrypted_pdf", c="again three")
    run(workspace)
    documents = desk_for().ledger.documents.all()
    with get_client(sync_client=True, httpx_settings={}) as client:
        found = {d.name: client.read_flow_run(UUID(d.flow_run_id or "")) for d in documents}
        ids = FlowRunFilterId(any_=[flow_run.id for flow_run in found.values()])
        wait_until(lambda: len(client.read_task_runs(flow_run_filter=FlowRunFilter(id=ids))) == 9)
        steps = client.read_task_runs(flow_run_filter=FlowRunFilter(id=ids))
    assert {name: flow_run.state_name for name, flow_run in found.items()} == {
        "a.pdf": "Accepted",
        "b.pdf": "Failed",
        "c.pdf": "Accepted",
    }
    assert {flow_run.name for flow_run in found.values()} == set(found)
    assert {"conventions", "2025-2026", "outcome: accepted"} <= set(found["a.pdf"].tags)
    assert all(flow_run.deployment_id for flow_run in found.values())
    of_c = [step for step in steps if step.flow_run_id == found["c.pdf"].id]
    assert sorted(step.name.rpartition("-")[0] for step in of_c) == [
        "file",
        "look_again",
        "read",
        "reconcile",
        "reconcile",
    ]
    assert all(step.start_time and step.end_time for step in of_c)


def test_a_run_that_is_retried_in_the_ui_is_picked_up(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for(shown=True)
    drop(workspace, a="fail: ocr_failed")
    run(workspace)
    document = desk_for(shown=True).ledger.documents.all()[0]
    assert document.flow_run_id is not None
    with get_client(sync_client=True, httpx_settings={}) as client:
        client.set_flow_run_state(UUID(document.flow_run_id), AwaitingRetry(), force=True)  # what the button does
        before = len(calls(workspace.root))
        run(workspace)
        desk_for()
        flow_run = client.read_flow_run(UUID(document.flow_run_id))
    assert len(calls(workspace.root)) > before
    assert (flow_run.name, flow_run.state_name, flow_run.run_count) == ("a.pdf", "Failed", 1)
    assert "outcome: failed" in flow_run.tags


def test_a_run_is_told_with_its_id_and_follows_what_the_pass_finds(
    workspace: Workspace, desk_for: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[News] = []
    desk_for(heard=heard, shown=True)
    drop(workspace, a="one")
    run(workspace)
    document = desk_for(heard=heard, shown=True).ledger.documents.all()[0]
    found = Finding(Code.DUPLICATE_CONVENTION, found="a.pdf", expected=None)
    name = f"{document.sha256[:16]}-p1"
    monkeypatch.setattr("flows.campaign_pass.campaign_findings", lambda _entries: {name: (found,)})
    run(workspace)
    run_id = desk_for().ledger.documents.all()[0].flow_run_id or ""
    assert [news for news in heard if isinstance(news, Shown)] == [Shown(document.sha256, run_id)] * 2
    with get_client(sync_client=True, httpx_settings={}) as client:
        flow_run = client.read_flow_run(UUID(run_id))
    outcomes = [tag for tag in flow_run.tags if tag.startswith("outcome")]
    assert (flow_run.state_name, outcomes) == ("To review", ["outcome: to_review"])


def test_what_a_crash_kept_from_being_shown_is_shown_by_the_next_pass(workspace: Workspace, desk_for: OpenDesk) -> None:
    desk_for(now=lambda: datetime.now(UTC) - timedelta(hours=1))  # nothing is shown: the desk has no board
    drop(workspace, a="one")
    run(workspace)
    desk_for(shown=True)
    run(workspace)
    assert desk_for().ledger.documents.all()[0].flow_run_id is not None


def wait_until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    """The server records steps a moment after they were sent."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.1)


def test_the_pages_of_the_server_ask_the_server(prefect_server: RunningServer) -> None:
    """By default they ask port 4200, where nobody is."""
    with urllib.request.urlopen(f"{prefect_server.page}/ui-settings", timeout=10) as answer:
        assert json.load(answer)["api_url"] == prefect_server.api_url


def test_many_runs_at_once_are_refused_by_no_lock(workspace: Workspace, desk_for: OpenDesk) -> None:
    """Fails when Prefect no longer has what `write_at_once` replaces: a refusal costs the client two seconds each."""
    desk_for()
    with runs_on_server(load_settings(workspace.root)) as runs, ThreadPoolExecutor(8) as threads:
        create = runs.client.create_flow_run_from_deployment
        began = time.monotonic()
        made = list(threads.map(lambda n: create(runs.deployment, name=f"run {n}", state=Pending()), range(40)))
    assert len({flow_run.id for flow_run in made}) == 40
    assert time.monotonic() - began < 12.0
