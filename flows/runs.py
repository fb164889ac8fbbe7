"""Prefect runs of documents: one each, shown under the pass it belongs to, re-runnable from the UI.

A run is created from a deployment and executed here, in a thread: a process per run costs seconds (measured), and only
runs of a deployment can be run again from the UI.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from prefect import Task
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import ObjectNotFound
from prefect.flow_engine import run_flow
from prefect.logging.handlers import APILogWorker
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, PREFECT_LOCAL_STORAGE_PATH, temporary_settings
from prefect.states import Crashed, Pending

from flows.convention import process_document
from flows.settings import Settings, Workspace
from review.ledger.records import DocumentRecord

DEPLOYMENT = "documents"
TAG = "conventions"
SCHEDULED_AT_A_TIME = 20
DIED = "Le programme s'est arrêté."
LAST_WORDS_SECONDS = 10.0  # for logs and events that the server has not got yet; without a server they wait for ever


@contextmanager
def prefect_settings(workspace: Workspace) -> Iterator[None]:
    """The two settings that the environment cannot give: no heartbeat (it makes every run wait for a second; leases
    tell the dead), and the workspace's own folder for the results of steps. Threads need a copy of the context."""
    with temporary_settings(
        updates={PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None, PREFECT_LOCAL_STORAGE_PATH: workspace.steps}
    ):
        try:
            yield
        finally:
            APILogWorker.drain_all(timeout=LAST_WORDS_SECONDS)  # events too: both are queues of one kind


@dataclass(frozen=True)
class DocumentRuns:
    """The runs of one workspace on one Prefect server. Threads may share it."""

    client: SyncPrefectClient
    deployment: UUID
    settings: Settings

    def execute(self, run: FlowRun) -> State[Any]:
        """Runs it here, to its end."""
        state = run_flow(process_document, flow_run=run, parameters=run.parameters, return_type="state")
        assert isinstance(state, State)
        self.client.update_flow_run(run.id, tags=[*sorted(run.tags), f"outcome: {state.name}"])
        return state

    def run_for(self, document: DocumentRecord, parent: UUID | None) -> FlowRun:
        """The document's run: the one it had, made pending again, or a new one under ``parent``."""
        return self._former(document) or self._new(document, parent)

    def asked_for(self) -> Sequence[FlowRun]:
        """Runs that someone asked for in the UI."""
        answers = self.client.get_scheduled_flow_runs_for_deployments([self.deployment], limit=SCHEDULED_AT_A_TIME)
        return [self._pending(self.client.read_flow_run(run.id)) for run in answers]

    def close(self, flow_run_id: str | None) -> None:
        """A run whose program died is shown as crashed; one that this server does not know is nobody's."""
        if flow_run_id is None:
            return
        try:
            run = self.client.read_flow_run(UUID(flow_run_id))
        except ObjectNotFound:
            return
        if run.state is None or not run.state.is_final():
            self.client.set_flow_run_state(run.id, Crashed(message=DIED), force=True)

    def _new(self, document: DocumentRecord, parent: UUID | None) -> FlowRun:
        holder: UUID | None = None
        if parent is not None:  # shows the run as a child of the pass
            task: Task[[], None] = Task(name=document.name, fn=lambda: None)
            holder = self.client.create_task_run(task, parent, dynamic_key=document.sha256, state=Pending()).id
        return self.client.create_flow_run_from_deployment(
            self.deployment,
            parameters={
                "workspace": str(self.settings.workspace.root),
                "sha256": document.sha256,
                "name": document.name,
            },
            name=document.name,
            tags=[t for t in (TAG, self.settings.campaign.school_year, document.tag) if t],
            state=Pending(),
            parent_task_run_id=holder,
        )

    def _former(self, document: DocumentRecord) -> FlowRun | None:
        """The run that the document had, if this server knows it: the same run goes on, its history with it."""
        if document.flow_run_id is None:
            return None
        try:
            run = self.client.read_flow_run(UUID(document.flow_run_id))
        except ObjectNotFound:
            return None
        return self._pending(run)

    def _pending(self, run: FlowRun) -> FlowRun:
        """A run that was left running is closed first, then made pending: no worker may start it too."""
        if run.state is not None and not run.state.is_final():
            self.client.set_flow_run_state(run.id, Crashed(message=DIED), force=True)
        self.client.set_flow_run_state(run.id, Pending(), force=True)
        fresh = self.client.read_flow_run(run.id)
        outcomes = [tag for tag in fresh.tags if not tag.startswith("outcome: ")]
        return fresh.model_copy(update={"tags": outcomes})


@contextmanager
def document_runs(settings: Settings) -> Iterator[DocumentRuns]:
    """The runs of the workspace, with the deployment they belong to registered."""
    with get_client(sync_client=True) as client:
        flow_id = client.create_flow(process_document)
        deployment = client.create_deployment(
            flow_id,
            name=DEPLOYMENT,
            tags=[TAG],
            entrypoint="flows.convention:process_document",
            path=".",
            enforce_parameter_schema=False,
            parameters={},
        )
        yield DocumentRuns(client, deployment, settings)
