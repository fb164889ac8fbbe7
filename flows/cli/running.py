"""Commands that read: process, retry."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.app import InboxOption, JobsOption, LogOption, WorkspaceOption, app
from flows.cli.places import inbox_of, settings_of
from flows.errors import WrongUse
from schemas.document import Cause


@app.command()
def process(
    workspace: WorkspaceOption = None, inbox: InboxOption = None, jobs: JobsOption = None, json: LogOption = False
) -> int:
    """One pass over the inbox, then stop."""
    from flows.cli.session import run_pass

    settings = settings_of(workspace, jobs)
    return run_pass(settings, inbox_of(settings, inbox), "process", structured=json)


@app.command()
def retry(  # noqa: PLR0917 - options of a command have names
    ids: Annotated[list[str] | None, typer.Argument(help="Beginning of a result's id or hash, or a file name.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every failed document.")] = False,
    cause: Annotated[str | None, typer.Option("--cause", help="Failed documents with this cause.")] = None,
    changed_references: Annotated[
        bool, typer.Option("--changed-references", help="Judge again, without reading, what other registers judged.")
    ] = False,
    workspace: WorkspaceOption = None,
    jobs: JobsOption = None,
    json: LogOption = False,
) -> int:
    """Run failed documents again, from the last good step."""
    from flows.cli.session import run_pass
    from flows.retry import Choice

    if cause is not None and cause not in list(Cause):
        known = ", ".join(sorted(Cause))
        raise WrongUse(
            f"--cause {cause} est inconnue ; causes : {known}.", f"--cause {cause} is unknown; causes: {known}."
        )
    choice = Choice(tuple(ids or ()), every, None if cause is None else Cause(cause), changed_references)
    if choice.is_empty:
        raise WrongUse(
            "Dites quoi relancer : un identifiant, --all, --cause CODE ou --changed-references.",
            "Say what to run again: an id, --all, --cause CODE or --changed-references.",
        )
    return run_pass(settings_of(workspace, jobs), None, "retry", choice=choice, structured=json)


@app.command()
def watch(workspace: WorkspaceOption = None, jobs: JobsOption = None, json: LogOption = False) -> int:
    """Take files as they arrive, until Ctrl-C."""
    from flows.cli.session import keep_running

    settings = settings_of(workspace, jobs)
    return keep_running(settings, inbox_of(settings, None), "watch", structured=json)


@app.command()
def worker(workspace: WorkspaceOption = None, jobs: JobsOption = None, json: LogOption = False) -> int:
    """One more machine on the same inbox: reads what others took, until Ctrl-C."""
    from flows.cli.session import keep_running

    return keep_running(settings_of(workspace, jobs), None, "worker", structured=json)
