"""The sheet of schools: one row a listed school."""

from __future__ import annotations

from review.cells import field_cell, file_of, text_of
from review.desk import Desk
from review.fate import FATE_WORDS
from review.tables import Cell, Column, Head, Kind, Listing, Row, Tone
from review.tones import FATE_TONE, SEVERITY_TONE, TRUST_TONE
from review.wording import CODE, TRUST, Words
from schemas.draft import FieldName
from schemas.finding import Severity
from schemas.messages import Language
from schemas.result import Result


def schools_listing(desk: Desk) -> Listing:
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
    name = "ecoles" if desk.language is Language.FRENCH else "schools"
    return Listing(
        Head(name, say(Words("Écoles", "Schools")), columns),
        lambda result: (_school_row(result, at, desk) for at in range(len(result.schools))),
    )


def _school_row(result: Result, at: int, desk: Desk) -> Row:
    school, fate = result.schools[at], desk.fate(result)
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
        Cell(file_of(result)),
        Cell(result.id, Tone.QUIET),
    )
