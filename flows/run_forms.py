"""What Prefect's server is told of a document that has ended: its run, its outcome, its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from prefect.client.schemas import State, TaskRun
from prefect.states import Completed, Failed, to_state_create

from flows.settings import Settings
from review.ledger.records import DocumentRecord, DocumentState

TAG = "conventions"
OUTCOME = "outcome: "


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that has ended: ``steps`` that ran, ``departments`` of its schools."""

    document: DocumentRecord
    steps: Sequence[TaskRun] = ()
    departments: Sequence[str] = ()


def new_run(shown: Shown, settings: Settings) -> dict[str, object]:
    """The run of a deployment, already ended; its parameters are what a retry runs with."""
    document = shown.document
    return {
        "name": document.name,
        "tags": tags_of(shown, settings),
        "parameters": {
            "workspace": str(settings.workspace.root),
            "sha256": document.sha256,
            "name": document.name,
        },
        "state": to_state_create(ended_state(document)).model_dump(mode="json"),
    }


def tags_of(shown: Shown, settings: Settings) -> list[str]:
    """Campaign, subfolder, départements and outcome."""
    document = shown.document
    of_campaign = [TAG, settings.campaign.school_year, document.tag]
    of_schools = [f"département {number}" for number in shown.departments]
    return [tag for tag in (*of_campaign, *of_schools, f"{OUTCOME}{document.state.value}") if tag]


def ended_state(document: DocumentRecord) -> State[Any]:
    """How the document ended, as the state of its run."""
    name = document.state.value.replace("_", " ").capitalize()
    if document.state is DocumentState.FAILED:
        failure = document.failure
        why = "" if failure is None else f"{failure.cause} : {failure.message} {failure.remedy}"
        return Failed(name=name, message=why)
    took = "" if document.seconds is None else f" en {document.seconds:.1f} s".replace(".", ",")
    return Completed(name=name, message=f"Lu{took}.")


def step_event(step: TaskRun, run: UUID) -> dict[str, object]:
    """The event from which the server records a task run, as the engine would have sent it last."""
    state = step.state
    assert state is not None
    return {
        "id": str(uuid4()),
        "occurred": state.timestamp.isoformat(),
        "event": f"prefect.task-run.{state.name}",
        "resource": {
            "prefect.resource.id": f"prefect.task-run.{step.id}",
            "prefect.resource.name": step.name,
            "prefect.run-count": str(step.run_count),
            "prefect.state-name": state.name,
            "prefect.state-type": state.type.value,
            "prefect.state-timestamp": state.timestamp.isoformat(),
            "prefect.orchestration": "client",
        },
        "related": [{"prefect.resource.id": f"prefect.flow-run.{run}", "prefect.resource.role": "flow-run"}],
        "payload": {
            "intended": {"from": "RUNNING", "to": state.type.value},
            "initial_state": None,
            "validated_state": {"type": state.type.value, "name": state.name, "message": state.message},
            "task_run": step.model_dump(mode="json", include=TASK_RUN_SHOWN),
        },
    }


TASK_RUN_SHOWN = {
    "name",
    "task_key",
    "dynamic_key",
    "run_count",
    "start_time",
    "end_time",
    "expected_start_time",
    "total_run_time",
}
