"""A pass as a Prefect work pool runs it (``prefect.yaml``): for those who have a pool; nothing here needs one."""

from __future__ import annotations

from pathlib import Path

from prefect import flow


@flow(name="conventions-pass")
def conventions_pass(workspace: str, inbox: str = "") -> int:
    """One pass over the inbox of the workspace ("": its own); gives the exit status of ``conventions process``."""
    from flows.cli.session import run_pass
    from flows.settings import load_settings

    settings = load_settings(Path(workspace))
    folder = Path(inbox) if inbox else settings.workspace.inbox
    return run_pass(settings, folder, "pool", structured=True)
