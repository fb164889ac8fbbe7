"""The settings that Prefect reads when it is first imported: set in the environment, so that children inherit them.

``prefect.toml`` is read from the current folder only and serves no installed command (measured on 3.8.8), hence the
environment. What the user has set stays.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from flows.settings import Workspace

QUIET: Mapping[str, str] = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # a document's failure is told by us, in one sentence
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",  # what its threads had left to do when we were interrupted
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_CLI_PROMPT": "false",
}
BATCHED: Mapping[str, str] = {
    # task runs reach the UI up to 2 s later, and SQLite is asked once for many (26 refusals -> 2, measured)
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "2",
}


UNUSED_SERVICES: Mapping[str, str] = {
    # of the embedded server: nothing is scheduled, triggered or paused there, and leases tell what died
    f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false"
    for name in (
        "CANCELLATION_CLEANUP",
        "CLEANUP_RECONCILER",
        "EVENT_LOGGER",
        "EVENT_PERSISTER",
        "FOREMAN",
        "LATE_RUNS",
        "PAUSE_EXPIRATIONS",
        "REPOSSESSOR",
        "SCHEDULER",
        "TRIGGERS",
    )
}


def prepare(workspace: Workspace, api_url: str, environment: MutableMapping[str, str] = os.environ) -> None:
    """Points Prefect at ``api_url`` and its files into the workspace, before it is first imported; nothing where
    Prefect itself runs us, with settings of its own."""
    if "prefect" in sys.modules:
        return
    workspace.prefect.mkdir(parents=True, exist_ok=True)
    own = {
        "PREFECT_HOME": str(workspace.prefect),
        "PREFECT_LOCAL_STORAGE_PATH": str(workspace.steps),
        "PREFECT_API_URL": api_url,
    }
    for name, value in {**own, **QUIET, **BATCHED}.items():
        environment.setdefault(name, value)


def configured_api_url(environment: Mapping[str, str] = os.environ) -> str | None:
    """The user's own Prefect server: PREFECT_API_URL, or that of the active profile; None when there is none."""
    if url := environment.get("PREFECT_API_URL"):
        return url
    home = Path(environment.get("PREFECT_HOME") or Path.home() / ".prefect")
    profiles = Path(environment.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    try:
        table = tomllib.loads(profiles.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None
    active = environment.get("PREFECT_PROFILE") or table.get("active")
    url = table.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return url if isinstance(url, str) and url else None
