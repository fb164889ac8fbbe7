"""The campaign board as tables: communes, départements, and who has not answered."""

from __future__ import annotations

from collections.abc import Sequence

from review.board import ANSWER_WORDS, Answer, Board, CommuneLine, DepartmentLine
from review.desk import Desk
from review.tables import Cell, Column, Head, Kind, Table, Tone
from review.wording import Words

ANSWER_TONE = {
    Answer.TO_REVIEW: Tone.CAREFUL,
    Answer.SENT_BACK: Tone.CAREFUL,
    Answer.PARTIAL: Tone.CAREFUL,
    Answer.ACCEPTED: Tone.GOOD,
    Answer.MISSING: Tone.BAD,
}


def board_tables(board: Board, desk: Desk) -> tuple[Table, Table, Table]:
    """Communes; départements with the campaign's sum as last row; communes without an answer."""
    say = desk.say
    return (
        _communes(board.communes, say(Words("communes", "communes")), say(Words("Communes", "Communes")), desk),
        _departments(board, desk),
        _communes(board.silent, say(Words("sans_reponse", "no_answer")), say(Words("Sans réponse", "No answer")), desk),
    )


def _communes(lines: Sequence[CommuneLine], file_name: str, title: str, desk: Desk) -> Table:
    say = desk.say
    columns = (
        Column(say(Words("Commune", "Commune")), Kind.TEXT, 30),
        Column(say(Words("Département", "Department")), Kind.TEXT, 12),
        Column(say(Words("État", "State")), Kind.TEXT, 13),
        *_tally_columns(desk),
        Column("SIREN", Kind.TEXT, 12),
        Column(say(Words("Code INSEE", "INSEE code")), Kind.TEXT, 11),
        Column(say(Words("Conventions", "Conventions")), Kind.TEXT, 30),
    )
    rows = (
        (
            Cell(line.name),
            Cell(line.department),
            Cell(say(ANSWER_WORDS[line.answer]), ANSWER_TONE[line.answer]),
            *_tally_cells(line),
            Cell(line.siren),
            Cell(line.code),
            Cell(" ".join(line.conventions), Tone.QUIET),
        )
        for line in lines
    )
    return Table(Head(file_name, title, columns), rows)


def _tally_columns(desk: Desk) -> tuple[Column, ...]:
    say = desk.say
    return (
        Column(say(Words("Écoles", "Schools")), Kind.INTEGER, 9),
        Column(say(Words("Écoles acceptées", "Schools accepted")), Kind.INTEGER, 11),
        Column(say(Words("Écoles en attente", "Schools in doubt")), Kind.INTEGER, 11),
        Column(say(Words("Dû", "Due")), Kind.EUROS, 14),
        Column(say(Words("Accepté", "Accepted")), Kind.EUROS, 14),
        Column(say(Words("En attente", "In doubt")), Kind.EUROS, 14),
    )


def _tally_cells(line: CommuneLine | DepartmentLine) -> tuple[Cell, ...]:
    tally = line.tally
    return (
        Cell(tally.schools),
        Cell(tally.schools_accepted),
        Cell(tally.schools_in_doubt),
        Cell(tally.due),
        Cell(tally.accepted),
        Cell(tally.in_doubt),
    )


def _departments(board: Board, desk: Desk) -> Table:
    say = desk.say
    columns = (
        Column(say(Words("Département", "Department")), Kind.TEXT, 16),
        Column(say(Words("Communes", "Communes")), Kind.INTEGER, 10),
        Column(say(Words("Reçues", "Received")), Kind.INTEGER, 10),
        *(Column(say(ANSWER_WORDS[answer]), Kind.INTEGER, 12) for answer in Answer),
        *_tally_columns(desk),
    )
    lines = [(line.department, line) for line in board.departments]
    lines.append((say(Words("Ensemble", "All")), board.total))
    rows = tuple(
        (
            Cell(name),
            Cell(line.communes),
            Cell(line.received),
            *(Cell(line.answers.get(answer, 0)) for answer in Answer),
            *_tally_cells(line),
        )
        for name, line in lines
    )
    head = Head(say(Words("departements", "departments")), say(Words("Départements", "Departments")), columns)
    return Table(head, rows)
