"""Commands that make folders: init, samples."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.app import app
from flows.errors import ExitStatus, WrongUse
from schemas.counted import counted


class TierName(StrEnum):
    CLEAN = "clean"
    OFFICE = "office"
    HOSTILE = "hostile"


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make a workspace of.")]) -> int:
    """Create a workspace."""
    from flows.settings import create_workspace

    workspace = create_workspace(folder)
    typer.echo(f"Espace de travail : {workspace.root}")
    typer.echo(f"Réglez {workspace.campaign_file}, mettez la liste officielle dans {workspace.reference},")
    typer.echo(f"déposez les scans dans {workspace.inbox}, puis : conventions process --workspace {workspace.root}")
    return ExitStatus.DONE


@app.command()
def samples(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write them; a workspace when it ends.")],
    count: Annotated[int, typer.Option("--count", "-n", min=1)] = 12,
    seed: Annotated[int, typer.Option("--seed", "-s")] = 1,
    tier: Annotated[TierName, typer.Option("--tier", "-t")] = TierName.CLEAN,
    official_list: Annotated[Path | None, typer.Option("--official-list", help="A real list to draw from.")] = None,
) -> int:
    """Write sample scans with their truth: inbox/, truth/, reference/, campaign.toml."""
    from samples.generate import make_samples
    from samples.tiers import Tier

    try:
        made = make_samples(folder, count, seed, Tier(tier.value), official_list=official_list)
    except (FileExistsError, NotADirectoryError, ValueError) as error:
        raise WrongUse(f"Les échantillons ne peuvent pas être écrits dans {folder} : {error}.") from error
    told = counted(count, "document d'essai", "documents d'essai")
    typer.echo(f"{told} ({tier.value}) dans {made / 'inbox'}, leur vérité dans {made / 'truth'}")
    return ExitStatus.DONE
