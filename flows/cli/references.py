"""Commands about the registers: show what is in use and what is kept, bring them up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import astuple, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.campaign_file import Addresses
from flows.cli.app import WorkspaceOption, app
from flows.cli.places import settings_of
from flows.cli.speech import say, spoken
from flows.errors import ExitStatus, WrongUse
from flows.settings import Settings
from schemas.said import Said

if TYPE_CHECKING:
    from reconciliation.snapshots import Update
    from reconciliation.sources import Source

reference = typer.Typer(help="The official lists: download them, or show what is in use.", no_args_is_help=True)
app.add_typer(reference, name="reference")


class Name(StrEnum):
    """The registers, as an option names them."""

    OFFICIAL_LIST = "official_list"
    MAYORS = "mayors"
    PAYERS = "payers"


def _from(name: str, what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, metavar="ADDRESS", help=f"Where to get {what}: an address, or a file. Otherwise what campaign.toml says."
    )
    return option


@reference.command("show")
def reference_show(workspace: WorkspaceOption = None) -> int:
    """Which registers are in use, and every dated snapshot that is kept, with rows and SHA-256."""
    from flows.cli.references_shown import shown

    for line in shown(settings_of(workspace)):
        typer.echo(line)
    return ExitStatus.DONE


@reference.command("update")
def reference_update(
    workspace: WorkspaceOption = None,
    official_list: Annotated[str, _from("--official-list", "the official school list")] = "",
    mayors: Annotated[str, _from("--mayors", "the mayors' register")] = "",
    payers: Annotated[str, _from("--payers", "the payers' list")] = "",
    only: Annotated[list[Name] | None, typer.Option("--only", help="Only this register; may be repeated.")] = None,
) -> int:
    """Download the official lists into dated snapshots; what is in use stays until a new one is whole and plausible."""
    from reconciliation.snapshots import Outcome

    settings = settings_of(workspace)
    failed = False
    for update in _updates(settings, Addresses(official_list, mayors, payers), only or ()):
        failed |= update.outcome is Outcome.FAILED
        typer.echo(update.sentence(spoken()), err=update.outcome is Outcome.FAILED)
    return ExitStatus.MACHINE_LACKS if failed else ExitStatus.DONE


def _updates(settings: Settings, asked: Addresses, only: Collection[Name]) -> Iterator[Update]:
    """One source after another, each told before it is downloaded."""
    import time
    from datetime import UTC, datetime

    from reconciliation.downloads import fetcher, new_client
    from reconciliation.snapshots import update_references
    from reconciliation.sources import also_from_disk

    place = settings.workspace
    today = datetime.now(UTC).astimezone().date()
    with new_client() as client:
        fetch = also_from_disk(fetcher(client, time.sleep, tell=lambda said: typer.echo(f"  {say(said)}")))
        for source in _sources(settings, asked, only):
            typer.echo(_begin(source))
            yield from update_references(place.reference, [source], fetch, today, place.cache)


def _sources(settings: Settings, asked: Addresses, only: Collection[Name]) -> tuple[Source, ...]:
    """The option's address, else that of campaign.toml (a path there starts at the workspace), else the public one."""
    from reconciliation.register_errors import RegisterName
    from reconciliation.sources import file_of, sources_with

    addresses = {}
    for field, option, key in zip(fields(asked), astuple(asked), astuple(settings.addresses), strict=True):
        file = file_of(key) if key and not option else None
        addresses[RegisterName(field.name)] = option or (str(settings.workspace.root / file) if file else key)
    if Name.PAYERS in only and not addresses[RegisterName.PAYERS]:
        raise WrongUse(
            "La liste des payeurs n'a pas d'adresse publique ; donnez --payers, ou payers sous [reference] dans "
            "campaign.toml.",
            "The payers' list has no public address; give --payers, or payers below [reference] in campaign.toml.",
        )
    return sources_with(addresses, [RegisterName(name.value) for name in only])


def _begin(source: Source) -> str:
    called = source.register.called
    return say(Said(f"Téléchargement : {called.fr}, {source.address}", f"Downloading {called.en}, {source.address}"))
