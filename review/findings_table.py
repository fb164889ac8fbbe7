"""The sheet of findings: one row a finding, informations included."""

from __future__ import annotations

from review.cells import field_cell, file_of
from review.desk import Desk
from review.readable import readable
from review.tables import Cell, Column, Head, Kind, Listing, Row, Tone
from review.tones import SEVERITY_TONE
from review.wording import SEVERITY, Words, field_label, finding_title
from schemas.draft import FieldName
from schemas.messages import Language
from schemas.result import FindingJson, Result


def findings_listing(desk: Desk) -> Listing:
    """One row a finding; infos too, last of each convention as they come."""
    say = desk.say
    columns = (
        Column(say(Words("Gravité", "Severity")), Kind.TEXT, 14),
        Column(say(Words("Anomalie", "Finding")), Kind.TEXT, 34),
        Column(say(Words("Collectivité", "Collectivity")), Kind.TEXT, 32),
        Column(say(Words("Sur", "About")), Kind.TEXT, 20),
        Column(say(Words("Lu", "Found")), Kind.TEXT, 24),
        Column(say(Words("Attendu", "Expected")), Kind.TEXT, 24),
        Column(say(Words("Explication", "Explanation")), Kind.LONG_TEXT, 70),
        Column(say(Words("Page", "Page")), Kind.INTEGER, 7),
        Column(say(Words("Fichier", "File")), Kind.TEXT, 30),
        Column(say(Words("Scan", "Scan")), Kind.LINK, 9),
        Column("SIRET", Kind.TEXT, 17),
        Column(say(Words("Code", "Code")), Kind.TEXT, 26),
        Column(say(Words("Identifiant", "Identifier")), Kind.TEXT, 22),
    )
    name = "anomalies" if desk.language is Language.FRENCH else "findings"
    return Listing(
        Head(name, say(Words("Anomalies", "Findings")), columns),
        lambda result: (_finding_row(result, finding, desk) for finding in result.findings),
    )


def _finding_row(result: Result, finding: FindingJson, desk: Desk) -> Row:
    return (
        Cell(desk.say(SEVERITY[finding.severity]), SEVERITY_TONE[finding.severity]),
        Cell(finding_title(finding.code, finding.field, desk.language, finding.nuance)),
        field_cell(FieldName.COLLECTIVITY_NAME, result, desk.language),
        Cell(field_label(finding.field, desk.language)),
        Cell(readable(finding.field, finding.found, desk.language)),
        Cell(readable(finding.field, finding.expected, desk.language)),
        Cell(finding.sentence(desk.language)),
        Cell(finding.page),
        Cell(file_of(result)),
        Cell(desk.scan(result)),
        field_cell(FieldName.SIRET, result, desk.language),
        Cell(finding.code.value, Tone.QUIET),
        Cell(result.id, Tone.QUIET),
    )
