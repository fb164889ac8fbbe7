"""``reports/board.html``: how far the campaign is, to be opened without a server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from review.atomic_file import write_text
from review.board import ANSWER_WORDS, Answer, Board, CommuneLine, DepartmentLine
from review.board_tables import ANSWER_TONE
from review.charts import Bar, Part, stacked
from review.desk import Desk
from review.payments import Payments
from review.rendering import render, script_hash
from review.tables import Tone
from review.wording import Words

MOST_COMMUNES = 6000  # rows of the page, some 3 MB; all of them stand in the workbook
CHART_ORDER = (Answer.ACCEPTED, Answer.PARTIAL, Answer.TO_REVIEW, Answer.SENT_BACK, Answer.MISSING)
PALE = {Answer.MISSING: Tone.QUIET}  # in a chart, what is not there is grey, not red


@dataclass(frozen=True, slots=True)
class DepartmentView:
    line: DepartmentLine
    bars: tuple[Bar, ...]
    share: float


@dataclass(frozen=True, slots=True)
class CommuneView:
    line: CommuneLine
    answer: str
    tone: Tone


def write_board_page(board: Board, payments: Payments, desk: Desk) -> Path:
    """Writes ``board.html``."""
    html = render(
        "board.html",
        desk.language,
        campaign=desk.campaign,
        now=desk.now,
        board=board,
        payments=payments,
        answers=_bars(board.total.answers, desk),
        money=_money(board, desk),
        departments=[_department(line, desk) for line in board.departments],
        communes=[
            CommuneView(line, desk.say(ANSWER_WORDS[line.answer]), ANSWER_TONE[line.answer])
            for line in board.communes[:MOST_COMMUNES]
        ],
        left_out=max(0, len(board.communes) - MOST_COMMUNES),
        answer_names=[(answer.value, desk.say(ANSWER_WORDS[answer])) for answer in CHART_ORDER],
        held=[(h.convention, desk.say(h.why)) for h in payments.held],
        script_hash=script_hash("filter.js"),
    )
    return write_text(desk.folder / "board.html", html)


def _bars(answers: Mapping[Answer, int], desk: Desk) -> tuple[Bar, ...]:
    return stacked(
        [
            Part(desk.say(ANSWER_WORDS[answer]), answers.get(answer, 0), PALE.get(answer, ANSWER_TONE[answer]))
            for answer in CHART_ORDER
        ]
    )


def _money(board: Board, desk: Desk) -> tuple[Bar, ...]:
    tally = board.total.tally
    return stacked(
        [
            Part(desk.say(Words("Accepté", "Accepted")), int(tally.accepted), Tone.GOOD),
            Part(desk.say(Words("En attente", "In doubt")), int(tally.in_doubt), Tone.CAREFUL),
            Part(
                desk.say(Words("Rien reçu", "Nothing received")),
                int(tally.due - tally.accepted - tally.in_doubt),
                Tone.QUIET,
            ),
        ]
    )


def _department(line: DepartmentLine, desk: Desk) -> DepartmentView:
    share = line.tally.schools_accepted / line.tally.schools if line.tally.schools else 0.0
    return DepartmentView(line, _bars(line.answers, desk), share)
