"""The commands of ``conventions``, by what they are for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="conventions",
    help="Reads signed ENT-École conventions, reconciles them with the official lists, reports what a person must see.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="The workspace; by default the current folder or the nearest above it."),
]
JobsOption = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Documents read at a time.")]
InboxOption = Annotated[
    Path | None, typer.Option("--inbox", help="Another folder to read; the files in it stay where they are.")
]
LogOption = Annotated[bool, typer.Option("--json", help="Structured lines: ids and causes, no names.")]


@app.callback()
def everywhere(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    language: Annotated[
        str, typer.Option("--language", help="fr or en; by default what campaign.toml says, else French.")
    ] = "fr",
) -> None:
    """Taken off the arguments before they come here; declared so that --help shows them."""
