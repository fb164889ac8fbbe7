"""Prefect runs on the server: one for every document, named after the file, with its steps; one for every pass.

They are made when the document has ended, many with one request, and from a deployment: only such runs can be run again
from Prefect's UI. What someone asks for there is found here, and read again like any document that waits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas import State
from prefect.client.schemas.actions import ArtifactCreate
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed, Running

from flows.convention import process_document
from flows.inbox import process_inbox
from flows.run_forms import TAG, Shown, ended_state, new_run, step_event, tags_of
from flows.settings import Settings

DEPLOYMENT = "documents"
SCHEDULED_AT_A_TIME = 20
DIED = "Le programme s'est arrêté."


@dataclass(frozen=True)
class Runs:
    """The runs of one workspace on one Prefect server."""

    client: SyncPrefectClient
    deployment: UUID
    settings: Settings

    def show(self, ended: Sequence[Shown]) -> Mapping[str, str]:
        """Shows documents as they stand; gives the id of each one's run by the document's hash.

        A document that has a run already keeps it, where this server knows it.
        """
        ids: dict[str, UUID] = {}
        for shown in ended:
            former = self._update(shown)
            if former is not None:
                ids[shown.document.sha256] = former
        new = [shown for shown in ended if shown.document.sha256 not in ids]
        ids.update(zip([shown.document.sha256 for shown in new], self._create(new), strict=True))
        events = [step_event(step, ids[shown.document.sha256]) for shown in ended for step in shown.steps]
        if events:
            self.client.request("POST", "/events", json=events)
        return {sha256: str(run) for sha256, run in ids.items()}

    def asked_for(self) -> Mapping[str, str]:
        """Runs of this workspace that someone asked for in the UI, by the document's hash; they show as running."""
        found = {}
        for run in self.client.get_scheduled_flow_runs_for_deployments([self.deployment], limit=SCHEDULED_AT_A_TIME):
            if run.parameters.get("workspace") == str(self.settings.workspace.root):
                self.client.set_flow_run_state(run.id, Running(), force=True)
                found[str(run.parameters["sha256"])] = str(run.id)
        return found

    def begin_pass(self, command: str) -> UUID:
        """A run for the pass, running."""
        where = {"workspace": str(self.settings.workspace.root), "command": command}
        return self.client.create_flow_run(
            process_inbox,
            name=command,
            parameters=where,
            tags=[TAG, self.settings.campaign.school_year],
            state=Running(),
        ).id

    def end_pass(self, run: UUID, state: State[Any], rows: Sequence[Mapping[str, str]], report: str) -> None:
        """The pass ended so; ``rows``: its documents, as a table that links to the report."""
        if rows or report:
            table = ArtifactCreate(key="pass", type="table", data=json.dumps(rows), description=report, flow_run_id=run)
            self.client.create_artifact(table)
        self.client.set_flow_run_state(run, state, force=True)

    def close(self, flow_run_id: str) -> None:
        """A run whose program died is shown as crashed; one that this server does not know is nobody's."""
        try:
            run = self.client.read_flow_run(UUID(flow_run_id))
        except ObjectNotFound:
            return
        if run.state is None or not run.state.is_final():
            self.client.set_flow_run_state(run.id, Crashed(message=DIED), force=True)

    def _create(self, ended: Sequence[Shown]) -> list[UUID]:
        """New runs, in the order of the documents, with one request."""
        if not ended:
            return []
        answer = self.client.request(
            "POST",
            "/deployments/{id}/create_flow_run/bulk",  # type: ignore[arg-type]  # not in the client's list of routes
            path_params={"id": self.deployment},
            json=[new_run(shown, self.settings) for shown in ended],
        )
        return [UUID(made["flow_run_id"]) for made in answer.json()["results"]]

    def _update(self, shown: Shown) -> UUID | None:
        """The run that the document had, as it stands now; None when there is none."""
        if shown.document.flow_run_id is None:
            return None
        run = UUID(shown.document.flow_run_id)
        try:
            self.client.set_flow_run_state(run, ended_state(shown.document), force=True)
        except ObjectNotFound:
            return None
        self.client.update_flow_run(run, tags=tags_of(shown, self.settings))
        return run


@contextmanager
def runs_on_server(settings: Settings) -> Iterator[Runs]:
    """The runs of the workspace, with the deployment they belong to registered."""
    with get_client(sync_client=True, httpx_settings={}) as client:  # one of its own, also where the engine is quiet
        deployment = client.create_deployment(
            client.create_flow(process_document),
            name=DEPLOYMENT,
            tags=[TAG],
            entrypoint="flows.convention:process_document",
            path=".",
            enforce_parameter_schema=False,
            parameters={},
        )
        yield Runs(client, deployment, settings)
