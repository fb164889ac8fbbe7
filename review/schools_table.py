"""The sheet of schools: one row a listed school."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from review.cells import field_cell, text_of
from review.desk import Desk
from review.fate import FATE_WORDS, Fate
from review.tables import Cell, Column, Kind, Table, Tone
from review.tones import FATE_TONE, SEVERITY_TONE, TRUST_TONE
from review.wording import CODE, TRUST, Words
from schemas.draft import FieldName
from schemas.finding import Severity
from schemas.messages import Language
from schemas.result import Result


def schools_table(results: Sequence[Result], fates: Mapping[str, Fate], desk: Desk) -> Table:
    """One row a listed school."""
    say = desk.say
    columns = (
        Column("UAI", Kind.TEXT, 11),
        Column(say(Words("École", "School")), Kind.TEXT, 36),
        Column(say(Words("Commune", "Commune")), Kind.TEXT, 24),
        Column(say(Words("Département", "Department")), Kind.TEXT, 12),
        Column(say(Words("Lecture de l'UAI", "Reading of the UAI")), Kind.TEXT, 18),
        Column(say(Words("Anomalies", "Findings")), Kind.LONG_TEXT, 40),
        Column(say(Words("Payeur", "Payer")), Kind.TEXT, 32),
        Column("SIRET", Kind.TEXT, 17),
        Column(say(Words("État de la convention", "State of the convention")), Kind.TEXT, 14),
        Column(say(Words("Fichier", "File")), Kind.TEXT, 30),
        Column(say(Words("Identifiant", "Identifier")), Kind.TEXT, 22),
    )
    rows = [_school_row(result, fates[result.id], at, desk) for result in results for at in range(len(result.schools))]
    return Table(
        "ecoles" if desk.language is Language.FRENCH else "schools",
        say(Words("Écoles", "Schools")),
        columns,
        tuple(rows),
    )


def _school_row(result: Result, fate: Fate, at: int, desk: Desk) -> tuple[Cell, ...]:
    school = result.schools[at]
    about = [
        f for f in result.findings if (f.field or "").startswith(f"schools[{at}]") and f.severity is not Severity.INFO
    ]
    worst = min((f.severity for f in about), key=list(Severity).index, default=None)
    trust = school.uai.status
    return (
        Cell(text_of(school.uai)),
        Cell(text_of(school.name)),
        Cell(text_of(school.commune)),
        Cell(text_of(school.department)),
        Cell(desk.say(TRUST[trust]), TRUST_TONE.get(trust, Tone.BAD)),
        Cell("\n".join(desk.say(CODE[f.code]) for f in about), Tone.PLAIN if worst is None else SEVERITY_TONE[worst]),
        field_cell(FieldName.COLLECTIVITY_NAME, result, desk.language),
        field_cell(FieldName.SIRET, result, desk.language),
        Cell(desk.say(FATE_WORDS[fate]), FATE_TONE[fate]),
        Cell(result.source.file),
        Cell(result.id, Tone.QUIET),
    )
