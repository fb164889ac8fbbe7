"""Commands that look: status, report, doctor, schema. None of them starts Prefect."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from flows.cli.app import WorkspaceOption, app
from flows.cli.places import settings_of
from flows.cli.speech import say
from flows.errors import ExitStatus


@app.command()
def status(workspace: WorkspaceOption = None) -> int:
    """Counts by state; what failed and why."""
    from flows.cli.status_table import print_status
    from review.ledger import Ledger

    settings = settings_of(workspace)
    with Ledger(settings.database_url) as ledger:
        print_status(settings, ledger)
    return ExitStatus.DONE


@app.command()
def report(workspace: WorkspaceOption = None) -> int:
    """Write reports/ again from the ledger."""
    from flows.campaign_pass import agree
    from flows.campaign_pass import report as write
    from flows.desk import at_desk, open_desk

    with at_desk(open_desk(settings_of(workspace))) as desk:
        agree(desk)
        for path in write(desk):
            typer.echo(path)
    return ExitStatus.DONE


@app.command()
def doctor(
    workspace: WorkspaceOption = None,
    verify_archive: Annotated[bool, typer.Option("--verify-archive", help="Read every original again.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the ledger again from archive and results.")] = False,
) -> int:
    """Say whether Tesseract, its French data, the disk and the references are fit, and what to do if not."""
    from flows.doctor import examine
    from flows.rebuilding import rebuild_ledger

    settings = settings_of(workspace)
    if rebuild:
        typer.echo(rebuild_ledger(settings))
    worst = ExitStatus.DONE
    for finding in examine(settings, verify_archive=verify_archive):
        typer.echo(f"{finding.health.value} {say(finding.said)}")
        worst = worst if finding.is_well else finding.status
    return worst


@app.command()
def schema() -> int:
    """Print the JSON Schema of a result."""
    from schemas.result import Result

    typer.echo(json.dumps(Result.model_json_schema(), indent=2, ensure_ascii=False))
    return ExitStatus.DONE
