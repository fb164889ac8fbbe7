"""A command that reads, from the start of the Prefect server to the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.cli.display import Display, display_for
from flows.cli.speech import either, say
from flows.cycles import no_search_for_cycles
from flows.errors import ExitStatus
from flows.machine import require_reader
from flows.news import PassSummary
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
    require_reader(settings)
    with display_for(structured) as display:
        desk = _open(settings, display, tools)
        if choice is not None:
            queue_again(desk, choice)
        if configured_api_url() is None and not _has_work(desk, inbox):
            summary = _nothing_to_read(desk)
        else:
            with _at_work(desk, inbox) as place:
                from flows.inbox import process_inbox

                summary = process_inbox(str(place.desk.settings.workspace.root), str(inbox or ""), command)
                display.close()
        display.summarise(summary)
    return ExitStatus.SOME_FAILED if summary.failed else ExitStatus.DONE


def keep_running(
    settings: Settings, inbox: Path | None, command: str, *, structured: bool, tools: Tools = Tools()
) -> int:
    """Watching (or only reading, without an inbox) until Ctrl-C or SIGTERM."""
    require_reader(settings)
    with display_for(structured) as display, _at_work(_open(settings, display, tools), inbox) as place:
        from flows.watch import watch

        root = settings.workspace.root
        display.say(either(f"{command} : {root} ; Ctrl-C pour arrêter.", f"{command}: {root}; Ctrl-C stops it."))
        for notice in place.desk.judge.notices:
            display.say(say(notice.to_know))
        prefect = either("Prefect, où chaque document peut être relancé :", "Prefect, to run a document again:")
        display.say(f"{prefect} {place.page}")
        watch(place.desk, inbox, command)
    return ExitStatus.DONE


@dataclass(frozen=True, slots=True)
class Workplace:
    """``page``: the address of Prefect's UI, which may still be starting."""

    desk: Desk
    page: str


def _open(settings: Settings, display: Display, tools: Tools) -> Desk:
    from flows.desk import open_desk

    desk = open_desk(settings, reader=tools.reader, judge=tools.judge, tell=display.tell)
    desk.take_over_from_dead()
    return desk


@contextmanager
def _at_work(desk: Desk, inbox: Path | None) -> Iterator[Workplace]:
    """Readers warm; Prefect's server starts meanwhile, and is not waited for."""
    from flows.desk import at_desk

    if _has_work(desk, inbox):
        desk.pool.warm()  # they load while Prefect does
    with _prefect_for(desk.settings.workspace) as prefect:
        with no_search_for_cycles():
            from flows.quiet_engine import quiet_engine  # Prefect: more than a second
            from flows.run_board import RunBoard

        board = RunBoard(desk, prefect.wait)
        with at_desk(replace(desk, board=board)) as shown, quiet_engine(desk.settings.workspace), board:
            yield Workplace(shown, prefect.page)


def _nothing_to_read(desk: Desk) -> PassSummary:
    """The inbox is empty and nothing waits: results and reports are looked after, and Prefect has nothing to show."""
    from flows.campaign_pass import finish
    from flows.desk import at_desk

    with at_desk(desk):
        return PassSummary((), (), (), finish(desk), (), desk.judge.notices)


def _has_work(desk: Desk, inbox: Path | None) -> bool:
    """Whether something will be read at once, as far as can be told without taking it."""
    return desk.ledger.documents.waiting(desk.now()) > 0 or (inbox is not None and any(inbox.iterdir()))


@dataclass(frozen=True, slots=True)
class PrefectPlace:
    """``wait`` until the server answers; ``page``: its UI."""

    wait: Callable[[], object]
    page: str


@contextmanager
def _prefect_for(workspace: Workspace) -> Iterator[PrefectPlace]:
    """The user's Prefect server if one is configured, else the embedded one."""
    own = configured_api_url()
    if own is not None:
        prepare(workspace, own)
        yield PrefectPlace(lambda: wait_for_api(own), own.removesuffix("/api"))
        return
    with embedded_server(workspace) as pending:
        prepare(workspace, pending.server.api_url)
        yield PrefectPlace(pending.wait, pending.server.page)
