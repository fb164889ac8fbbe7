"""The steps of one document, as Prefect tasks.

Each is tried again when its trouble may pass, and keeps its result under the hash of the original and the versions of
all it rests on, so that a re-run goes on after the last good step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from prefect import Task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.client.schemas import State, TaskRun
from prefect.context import TaskRunContext
from prefect.utilities.annotations import opaque

from extractors.errors import OcrFailed
from flows.deciding import decided, decisions_key
from flows.desk import desk_of
from flows.filing import file_conventions
from flows.quiet_engine import note_step
from flows.step_results import Conventions, ConventionsSerializer, Drafts, DraftsSerializer
from review.ledger.records import DocumentState

P = ParamSpec("P")
R = TypeVar("R")


class Step(Task[P, R]):
    """A task that hands its arguments on as they are: Prefect would walk through every reading of every convention in
    search of futures, some eight times a document (of a real one Prefect took 87 ms of CPU, now 31)."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return super().__call__(*map(opaque, args), **kwargs)


def step(options: Mapping[str, Any]) -> Callable[[Callable[P, R]], Task[P, R]]:
    """The decorator that makes a :class:`Step` of a function."""
    return lambda function: Step(function, **options)


TRANSIENT = (OcrFailed, ConnectionError, TimeoutError, BlockingIOError, InterruptedError)
"""Troubles that often pass within seconds; others are tried again by the ledger, later, or by a person."""

RETRIES = 2
RETRY_AFTER = [1.0, 5.0]  # seconds


def _may_pass(_task: Any, _run: TaskRun, state: State[Any]) -> bool:
    return isinstance(state.data, TRANSIENT) or isinstance(getattr(state.data, "error", None), TRANSIENT)


def _reading_key(context: TaskRunContext, given: Mapping[str, Any]) -> str:
    return desk_of(given["workspace"]).key(context.task.name, given["sha256"])


def _judging_key(context: TaskRunContext, given: Mapping[str, Any]) -> str:
    desk = desk_of(given["workspace"])
    decisions = decisions_key(desk, given["sha256"], given["drafts"])
    return desk.key(context.task.name, given["sha256"], desk.judge.key, given["look"], decisions)


def _looking_key(context: TaskRunContext, given: Mapping[str, Any]) -> str:
    """Other registers that leave the same doubts ask for no other look."""
    doubts = repr([convention.doubts for convention in given["conventions"]])
    return desk_of(given["workspace"]).key(context.task.name, given["sha256"], doubts)


FILING: Mapping[str, Any] = {
    "retries": RETRIES,
    "retry_delay_seconds": RETRY_AFTER,
    "retry_condition_fn": _may_pass,
    "on_completion": [note_step],
    "on_failure": [note_step],
}
READING: Mapping[str, Any] = {
    **FILING,
    "cache_policy": CacheKeyFnPolicy(cache_key_fn=_reading_key),
    "persist_result": True,
    "result_serializer": DraftsSerializer(),
}
LOOKING_AGAIN: Mapping[str, Any] = {**READING, "cache_policy": CacheKeyFnPolicy(cache_key_fn=_looking_key)}
JUDGING: Mapping[str, Any] = {
    **READING,
    "cache_policy": CacheKeyFnPolicy(cache_key_fn=_judging_key),
    "result_serializer": ConventionsSerializer(),
}


@step(READING)
def read(workspace: str, sha256: str) -> Drafts:
    """The archived original → the drafts of its conventions, read in a child process."""
    desk = desk_of(workspace)
    desk.move(sha256, DocumentState.READING)
    return desk.pool.run(desk.reader.read, desk.original(sha256), desk.settings.read_options)


@step(JUDGING)
def reconcile(workspace: str, sha256: str, drafts: Drafts, look: str) -> Conventions:
    """Drafts → conventions, proved against the registers. ``look``: "first", or "second" after looking again."""
    desk = desk_of(workspace)
    return tuple(desk.judge.reconcile(draft, decided(desk, sha256, draft)) for draft in drafts)


@step(LOOKING_AGAIN)
def look_again(workspace: str, sha256: str, drafts: Drafts, conventions: Conventions) -> Drafts:
    """The drafts, with further looks at every zone that reconciliation doubts."""
    desk = desk_of(workspace)
    original, options = desk.original(sha256), desk.settings.read_options
    return tuple(
        desk.pool.run(desk.reader.look_again, original, draft, convention.doubts, options)
        if convention.doubts
        else draft
        for draft, convention in zip(drafts, conventions, strict=True)
    )


@step(FILING)
def file(workspace: str, sha256: str, drafts: Drafts, conventions: Conventions) -> str:
    """Conventions → ledger and result files; gives the state of the document."""
    return file_conventions(desk_of(workspace), sha256, drafts, conventions)
