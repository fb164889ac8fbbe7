"""What the review page is given: the open desk, as the ports it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from flows.candidates import candidates_for, known_as
from flows.deciding import rejudge, try_out
from flows.desk import Desk
from reconciliation.registers import load_registers
from review.page.ports import Candidate, PageSettings, Workbench
from schemas.decision import Decision
from schemas.result import Result


def workbench(desk: Desk, page: PageSettings) -> Workbench:
    """The review page's bench over the desk of a workspace."""
    workspace = desk.settings.workspace
    registers = load_registers(workspace.reference, workspace.cache)

    def judge_again(result_id: str, decisions: Sequence[Decision]) -> Result:
        return rejudge(desk, result_id, decisions)

    def judge(result_id: str, decisions: Sequence[Decision]) -> Result:
        return try_out(desk, result_id, decisions)

    def propose(result: Result, field: str) -> Sequence[Candidate]:
        return candidates_for(registers, result, field)

    return Workbench(
        ledger=desk.ledger,
        archive=desk.archive.path_of,
        rejudge=judge_again,
        judge=judge,
        campaign=desk.settings.campaign,
        now=desk.now,
        settings=page,
        candidates=propose,
        known_as=lambda field, value: known_as(registers, field, value),
    )
