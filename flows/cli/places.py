"""From options to settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flows.cli.speech import speak
from flows.errors import WrongUse
from flows.settings import Settings, find_workspace, load_settings


def settings_of(workspace: Path | None, jobs: int | None = None) -> Settings:
    """The settings of the workspace that was named, or of the nearest, in the language asked for. Raises
    :class:`WrongUse`."""
    if workspace is not None and not workspace.is_dir():
        raise WrongUse(
            f"{workspace} n'est pas un dossier ; créez l'espace de travail avec « conventions init ».",
            f"{workspace} is not a folder; create the workspace with “conventions init”.",
        )
    settings = load_settings(workspace or find_workspace(Path.cwd()), jobs)
    return replace(settings, wording=replace(settings.wording, language=speak(settings.language)))


def inbox_of(settings: Settings, inbox: Path | None) -> Path:
    """The folder to read: the workspace's own, or another one that must exist."""
    if inbox is None:
        settings.workspace.inbox.mkdir(exist_ok=True)
        return settings.workspace.inbox
    if not inbox.is_dir():
        raise WrongUse(
            f"--inbox {inbox} n'est pas un dossier ; donnez le dossier qui contient les scans.",
            f"--inbox {inbox} is not a folder; give the folder that holds the scans.",
        )
    return inbox.resolve()
