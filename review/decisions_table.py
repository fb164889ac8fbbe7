"""What people decided, as a table: one row a decision, the oldest first within each convention."""

from __future__ import annotations

from collections.abc import Sequence

from review.cells import name_of
from review.desk import Desk
from review.fate import FATE_KINDS
from review.tables import Cell, Column, Head, Kind, Listing, Row, Tone
from review.wording import CODE, DECISION, Words, field_label, value_text
from schemas.decision import Decision, standing
from schemas.result import Result


def decisions_listing(desk: Desk) -> Listing:
    """Every decision, also those that no longer hold."""
    say = desk.say
    columns = (
        Column(say(Words("Collectivité", "Collectivity")), Kind.TEXT, 34),
        Column(say(Words("Décision", "Decision")), Kind.TEXT, 24),
        Column(say(Words("Sur", "About")), Kind.TEXT, 28),
        Column(say(Words("Valeur lue", "Value read")), Kind.TEXT, 26),
        Column(say(Words("Valeur décidée", "Value decided")), Kind.TEXT, 26),
        Column(say(Words("Motif", "Reason")), Kind.LONG_TEXT, 44),
        Column(say(Words("Par", "By")), Kind.TEXT, 20),
        Column(say(Words("Le", "On")), Kind.DATE, 12),
        Column(say(Words("Tient", "Holds")), Kind.TEXT, 9),
        Column(say(Words("Identifiant", "Identifier")), Kind.TEXT, 22),
    )
    head = Head(say(Words("decisions", "decisions")), say(Words("Décisions", "Decisions")), columns)
    return Listing(head, lambda result: _rows(result, desk.decided(result), desk))


def _rows(result: Result, decisions: Sequence[Decision], desk: Desk) -> list[Row]:
    holding = {d.number for d in standing(decisions)}
    return [_row(result, d, d.number in holding, desk) for d in sorted(decisions, key=lambda d: d.number)]


def _row(result: Result, decision: Decision, holds: bool, desk: Desk) -> Row:
    about = [] if decision.code is None else [desk.say(CODE[decision.code])]
    about += [label] if (label := field_label(decision.field, desk.language)) else []
    read = None if decision.kind in FATE_KINDS else value_text(decision.field, decision.value_read, desk.language)
    return (
        Cell(name_of(result)),
        Cell(desk.say(DECISION[decision.kind])),
        Cell(", ".join(about)),
        Cell(read),
        Cell(value_text(decision.field, decision.value_decided, desk.language)),
        Cell(decision.reason),
        Cell(decision.who),
        Cell(decision.at.date()),
        Cell(desk.say(Words("oui", "yes") if holds else Words("non", "no")), Tone.PLAIN if holds else Tone.QUIET),
        Cell(result.id, Tone.QUIET),
    )
