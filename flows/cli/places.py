"""From options to settings."""

from __future__ import annotations

from pathlib import Path

from flows.errors import WrongUse
from flows.settings import Settings, find_workspace, load_settings


def settings_of(workspace: Path | None, jobs: int | None = None) -> Settings:
    """The settings of the workspace that was named, or of the nearest. Raises :class:`WrongUse`."""
    if workspace is not None and not workspace.is_dir():
        raise WrongUse(f"{workspace} n'est pas un dossier ; créez l'espace de travail avec « conventions init ».")
    return load_settings(workspace or find_workspace(Path.cwd()), jobs)


def inbox_of(settings: Settings, inbox: Path | None) -> Path:
    """The folder to read: the workspace's own, or another one that must exist."""
    if inbox is None:
        settings.workspace.inbox.mkdir(exist_ok=True)
        return settings.workspace.inbox
    if not inbox.is_dir():
        raise WrongUse(f"--inbox {inbox} n'est pas un dossier ; donnez le dossier qui contient les scans.")
    return inbox.resolve()
