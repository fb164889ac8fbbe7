"""A command that reads, from the start of the Prefect server to the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.cli.display import Display, display_for
from flows.errors import ExitStatus
from flows.machine import require_reader
from flows.prefect_environment import configured_api_url, prepare
from flows.prefect_server import embedded_server, wait_for_api
from flows.retry import Choice, queue_again
from flows.settings import Settings, Workspace

if TYPE_CHECKING:
    from flows.desk import Desk, Judge, Reader


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads and judges: Tesseract and the registers, unless a test brings others."""

    reader: Reader | None = None
    judge: Judge | None = None


def run_pass(
    settings: Settings,
    inbox: Path | None,
    command: str,
    *,
    choice: Choice | None = None,
    structured: bool = False,
    tools: Tools = Tools(),
) -> int:
    """One pass, with its progress and its summary; gives the exit status. ``inbox`` None: nothing new is taken."""
    with _at_work(settings, inbox, structured, tools) as (desk, display):
        from flows.inbox import process_inbox

        if choice is not None:
            queue_again(desk, choice)
        summary = process_inbox(str(settings.workspace.root), str(inbox or ""), command)
        display.close()
    display.summarise(summary)
    return ExitStatus.SOME_FAILED if summary.failed else ExitStatus.DONE


def keep_running(
    settings: Settings, inbox: Path | None, command: str, *, structured: bool, tools: Tools = Tools()
) -> int:
    """Watching (or only reading, without an inbox) until Ctrl-C or SIGTERM."""
    with _at_work(settings, inbox, structured, tools) as (desk, display):
        from flows.watch import watch

        display.say(f"{command} : {settings.workspace.root} ; Ctrl-C pour arrêter.")
        watch(desk, inbox, command)
    return ExitStatus.DONE


@contextmanager
def _at_work(settings: Settings, inbox: Path | None, structured: bool, tools: Tools) -> Iterator[tuple[Desk, Display]]:
    """The desk open, its readers warm; Prefect's server starts meanwhile, and is not waited for."""
    from flows.desk import at_desk, open_desk

    require_reader(settings)
    with display_for(structured) as display:
        opened = open_desk(settings, reader=tools.reader, judge=tools.judge, tell=display.tell)
        if inbox_has_work(opened, inbox):
            opened.pool.warm()  # they load while Prefect does
        with prefect_for(settings.workspace) as ready:
            from flows.quiet_engine import quiet_engine  # Prefect: more than a second
            from flows.run_board import RunBoard

            board = RunBoard(opened, ready)
            with at_desk(replace(opened, board=board)) as desk, quiet_engine(settings.workspace), board:
                yield desk, display


def inbox_has_work(desk: Desk, inbox: Path | None) -> bool:
    """Whether something will be read at once, as far as can be told without taking it."""
    return desk.ledger.documents.waiting(desk.now()) > 0 or (inbox is not None and any(inbox.iterdir()))


@contextmanager
def prefect_for(workspace: Workspace) -> Iterator[Callable[[], None]]:
    """The user's Prefect server if one is configured, else the embedded one; call the result before using it."""
    own = configured_api_url()
    if own is not None:
        prepare(workspace, own)
        yield lambda: wait_for_api(own)
        return
    with embedded_server(workspace) as pending:
        prepare(workspace, pending.server.api_url)
        yield lambda: (pending.wait(), None)[1]
