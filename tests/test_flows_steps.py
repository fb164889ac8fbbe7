"""What Prefect does with a step's arguments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prefect import Task, flow
from prefect.cache_policies import NO_CACHE

from flows.prefect_server import RunningServer
from flows.quiet_engine import quiet_engine, run_quietly
from flows.settings import Workspace
from flows.steps import file, look_again, read, reconcile, step

UNKEPT: dict[str, Any] = {"cache_policy": NO_CACHE}  # a key made of the arguments would walk, too


class Looked(tuple[str, ...]):
    """Counts how often somebody walked through it."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        Looked.times += 1
        return super().__iter__()


def walks(decorated: Task[[Looked], str], workspace: Workspace) -> int:
    @flow(name="walked", validate_parameters=False)
    def hand_over() -> str:
        return decorated(Looked(("one", "two")))

    with quiet_engine(workspace):
        before = Looked.times
        state, _ = run_quietly(hand_over, "walked", {})
        assert state.result() == "one two"
        return Looked.times - before


def joined(given: Looked) -> str:
    return " ".join(given[number] for number in range(len(given)))


def test_nobody_walks_through_what_was_read_but_the_step_itself(
    workspace: Workspace, prefect_server: RunningServer
) -> None:
    assert walks(step(UNKEPT)(joined), workspace) == 0
    assert walks(Task(joined, **UNKEPT), workspace) > 0  # as shipped; when that is 0 too, Step has had its day


def test_every_step_is_one() -> None:
    of_ours = type(step({})(joined))
    assert all(type(one) is of_ours for one in (read, reconcile, look_again, file))
