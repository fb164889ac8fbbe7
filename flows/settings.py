"""Where everything of one campaign lies, and how it is to be run: read once, passed down as a value."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from flows import campaign_refusals as refusals
from flows.campaign_file import Addresses, MachineLimits, Wording, read_campaign_file
from flows.campaign_template import TEMPLATE
from flows.errors import WrongUse
from schemas.campaign import Campaign
from schemas.options import ReadOptions
from schemas.said import Language
from schemas.system_reasons import reason_of

BYTES_PER_MEGABYTE = 1024 * 1024
CAMPAIGN_FILE = "campaign.toml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The paths of the contract, from one absolute folder."""

    root: Path

    @property
    def campaign_file(self) -> Path:
        return self.root / CAMPAIGN_FILE

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def reference(self) -> Path:
        return self.root / "reference"

    @property
    def archive(self) -> Path:
        return self.root / "archive"

    @property
    def failed(self) -> Path:
        return self.root / "failed"

    @property
    def results(self) -> Path:
        return self.root / "results"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def ledger_file(self) -> Path:
        return self.root / "conventions.db"

    @property
    def journal(self) -> Path:
        """What a lost ledger could not give back: arrivals and decisions, one line each."""
        return self.root / "journal.jsonl"

    @property
    def cache(self) -> Path:
        """What can be thrown away: registers as they were parsed."""
        return self.root / ".cache"

    @property
    def prefect(self) -> Path:
        """The embedded Prefect server: its database, its log, and the results of the steps."""
        return self.root / ".prefect"

    @property
    def steps(self) -> Path:
        """The results of the steps, by content and version of the reader."""
        return self.prefect / "steps"

    @property
    def folders(self) -> tuple[Path, ...]:
        return self.inbox, self.reference, self.archive, self.failed, self.results, self.reports


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a command needs to know. ``jobs``: documents read at a time, at least one; ``scope``: the text of the
    file that names the communes of the campaign, or ""."""

    workspace: Workspace
    campaign: Campaign
    machine: MachineLimits
    jobs: int
    reference_text: str = ""
    scope: str = ""
    wording: Wording = field(default_factory=Wording)
    addresses: Addresses = field(default_factory=Addresses)

    @property
    def language(self) -> Language:
        return self.wording.language

    @property
    def database_url(self) -> str:
        """The ledger's address; SQLite in the workspace unless the campaign names a server."""
        return self.campaign.database_url or f"sqlite:///{self.workspace.ledger_file}"

    @property
    def journal(self) -> Path | None:
        """Kept beside the SQLite ledger; a database server has backups of its own."""
        return None if self.campaign.database_url else self.workspace.journal

    @property
    def read_options(self) -> ReadOptions:
        return ReadOptions(
            max_bytes=self.machine.max_megabytes * BYTES_PER_MEGABYTE,
            max_pages=self.machine.max_pages,
            page_seconds=self.machine.page_seconds,
            reference_text=self.reference_text,
            engine=self.machine.engine,
        )


def load_settings(folder: Path, jobs: int | None = None) -> Settings:
    """The settings of the workspace at ``folder``. Raises :class:`CampaignError`."""
    workspace = Workspace(folder.resolve())
    file = read_campaign_file(workspace.campaign_file)
    wanted = jobs or file.machine.jobs or os.cpu_count() or 1
    reference_text = _text_of(workspace, "reference_text", file.campaign.reference_text)
    scope = _text_of(workspace, "communes", file.campaign.communes)
    return Settings(workspace, file.campaign, file.machine, wanted, reference_text, scope, file.wording, file.reference)


def find_workspace(start: Path) -> Path:
    """``start`` or the nearest folder above it that holds a campaign.toml. Raises :class:`WrongUse`."""
    for folder in (start, *start.parents):
        if (folder / CAMPAIGN_FILE).is_file():
            return folder
    raise WrongUse(
        f"{start} n'est pas dans un espace de travail ; donnez --workspace ou créez-en un avec « conventions init ».",
        f"{start} is not inside a workspace; give --workspace, or create one with “conventions init”.",
    )


def create_workspace(folder: Path) -> Workspace:
    """The folders and a campaign.toml with this year's defaults; what exists already is left as it is."""
    workspace = Workspace(folder.resolve())
    try:
        for wanted in workspace.folders:
            wanted.mkdir(parents=True, exist_ok=True)
        if not workspace.campaign_file.exists():
            workspace.campaign_file.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        why = reason_of(error)
        raise WrongUse(
            f"{folder} ne peut pas devenir un espace de travail ({why.fr}) ; choisissez un autre dossier.",
            f"{folder} cannot become a workspace ({why.en}); choose another folder.",
        ) from error
    return workspace


def _text_of(workspace: Workspace, key: str, name: str) -> str:
    """The text of the file that the campaign names under ``key``, "" when it names none."""
    if not name:
        return ""
    path = workspace.root / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise refusals.unreadable(path, error, key) from error
    except UnicodeDecodeError as error:
        raise refusals.not_utf8(path, key) from error
