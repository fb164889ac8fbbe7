"""Results as three tables: conventions, schools, findings. The columns are the same in the workbook and in CSV."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import quote

from review.fate import FATE_WORDS, Fate
from review.readable import readable
from review.tables import Cell, Column, Kind, Link, Table, Tone, Value
from review.wording import CODE, FIELD, MARK, SEVERITY, TRUST, Words, field_label
from schemas.campaign import Campaign
from schemas.draft import CollectivityKind, FieldName, MarkKind
from schemas.finding import Severity
from schemas.messages import Language
from schemas.reading import Trust
from schemas.result import FieldJson, FindingJson, Result, SignatureJson

FATE_TONE = {
    Fate.ACCEPTED: Tone.GOOD,
    Fate.APPROVED: Tone.GOOD,
    Fate.TO_REVIEW: Tone.CAREFUL,
    Fate.SENT_BACK: Tone.CAREFUL,
    Fate.FAILED: Tone.BAD,
}
SEVERITY_TONE = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.CAREFUL, Severity.INFO: Tone.QUIET}
TRUST_TONE = {Trust.VERIFIED: Tone.PLAIN, Trust.CORRECTED: Tone.PLAIN, Trust.READ: Tone.CAREFUL}
KIND_WORDS = {
    CollectivityKind.COMMUNE: Words("commune", "commune"),
    CollectivityKind.REGROUPEMENT: Words("regroupement", "regroupement"),
}

Archive = Callable[[str], Path | None]
"""Where the original with this SHA-256 lies, or None when it is gone."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the reports are written and in which language; ``folder`` is what links are relative to.
    ``review_address``: where the review page listens when it runs ("http://127.0.0.1:8765"), "" for no links."""

    folder: Path
    archive: Archive
    campaign: Campaign
    now: datetime
    language: Language
    review_address: str = ""

    def say(self, words: Words) -> str:
        return words(self.language)

    def scan(self, result: Result) -> Link | None:
        """A link to the original, relative to the folder."""
        original = self.archive(result.source.sha256)
        if original is None:
            return None
        return Link(Path(os.path.relpath(original, self.folder)).as_posix(), self.say(Words("ouvrir", "open")))

    def review(self, result: Result) -> str | None:
        """The address of the convention in the review page."""
        return f"{self.review_address}/convention/{quote(result.id, safe='')}" if self.review_address else None


def result_tables(results: Sequence[Result], fates: Mapping[str, Fate], desk: Desk) -> tuple[Table, Table, Table]:
    """Conventions, schools, findings; each in the order of ``results``."""
    return conventions_table(results, fates, desk), schools_table(results, fates, desk), findings_table(results, desk)


def conventions_table(results: Sequence[Result], fates: Mapping[str, Fate], desk: Desk) -> Table:
    """One row a result, failed documents included."""
    fields = (
        (FieldName.SIRET, Kind.TEXT, 17),
        (FieldName.COLLECTIVITY_KIND, Kind.TEXT, 13),
        (FieldName.ADDRESS, Kind.TEXT, 34),
        (FieldName.POSTAL_CODE, Kind.TEXT, 9),
        (FieldName.SIGNATORY_NAME, Kind.TEXT, 24),
        (FieldName.SIGNATORY_TITLE, Kind.TEXT, 16),
        (FieldName.SCHOOL_COUNT, Kind.INTEGER, 9),
        (FieldName.UNIT_PRICE, Kind.EUROS, 11),
        (FieldName.TOTAL_AMOUNT, Kind.EUROS, 12),
        (FieldName.SCHOOL_YEAR, Kind.TEXT, 12),
        (FieldName.END_DATE, Kind.DATE, 12),
        (FieldName.SIGNATURE_PLACE, Kind.TEXT, 18),
        (FieldName.SIGNATURE_DATE, Kind.DATE, 12),
    )
    say = desk.say
    columns = (
        Column(say(FIELD[FieldName.COLLECTIVITY_NAME]), Kind.TEXT, 34),
        Column(say(Words("État", "State")), Kind.TEXT, 12),
        Column(say(Words("Département", "Department")), Kind.TEXT, 12),
        *(Column(say(FIELD[name]), kind, width) for name, kind, width in fields),
        Column(say(Words("Écoles listées", "Schools listed")), Kind.INTEGER, 9),
        Column(say(Words("Signature collectivité", "Collectivity's signature")), Kind.TEXT, 16),
        Column(say(Words("Signature Région", "Region's signature")), Kind.TEXT, 16),
        Column(say(Words("Erreurs", "Errors")), Kind.INTEGER, 9),
        Column(say(Words("Avertissements", "Warnings")), Kind.INTEGER, 14),
        Column(say(Words("Anomalies", "Findings")), Kind.LONG_TEXT, 64),
        Column(say(Words("Fichier", "File")), Kind.TEXT, 30),
        Column(say(Words("Pages", "Pages")), Kind.TEXT, 8),
        Column(say(Words("Scan", "Scan")), Kind.LINK, 9),
        Column(say(Words("Identifiant", "Identifier")), Kind.TEXT, 22),
    )
    rows = tuple(_convention_row(result, fates[result.id], [name for name, _, _ in fields], desk) for result in results)
    return Table("conventions", say(Words("Conventions", "Conventions")), columns, rows)


def _convention_row(result: Result, fate: Fate, names: Sequence[FieldName], desk: Desk) -> tuple[Cell, ...]:
    severities = Counter(finding.severity for finding in result.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    return (
        field_cell(FieldName.COLLECTIVITY_NAME, result, desk.language),
        Cell(desk.say(FATE_WORDS[fate]), FATE_TONE[fate]),
        Cell(department_of(result)),
        *(field_cell(name, result, desk.language) for name in names),
        Cell(len(result.schools)),
        _signature_cell(result.signatures.collectivity, desk),
        _signature_cell(result.signatures.region, desk),
        Cell(errors, Tone.BAD if errors else Tone.QUIET),
        Cell(warnings, Tone.CAREFUL if warnings else Tone.QUIET),
        Cell(_summary(result, desk)),
        Cell(result.source.file),
        Cell(pages_of(result)),
        Cell(desk.scan(result)),
        Cell(result.id, Tone.QUIET),
    )


def _summary(result: Result, desk: Desk) -> str:
    if result.failure is not None:
        return f"{result.failure.message} {result.failure.remedy}".strip()
    return " · ".join(dict.fromkeys(desk.say(CODE[f.code]) for f in result.findings if f.severity is not Severity.INFO))


def field_cell(name: FieldName, result: Result, language: Language) -> Cell:
    """A field with its own type, coloured when nothing proves it."""
    field = result.fields[name]
    tone = TRUST_TONE.get(field.status, Tone.PLAIN)
    return Cell(typed_value(name, field, language), tone)


def typed_value(name: FieldName, field: FieldJson, language: Language) -> Value:
    """A number for amounts and counts, a date for dates; the text itself where it is neither."""
    text = None if field.value is None else str(field.value)
    if text is None:
        return None
    try:
        match name:
            case FieldName.UNIT_PRICE | FieldName.TOTAL_AMOUNT:
                return Decimal(text)
            case FieldName.END_DATE | FieldName.SIGNATURE_DATE:
                return date.fromisoformat(text)
            case FieldName.SCHOOL_COUNT:
                return int(text)
            case FieldName.COLLECTIVITY_KIND if text in set(CollectivityKind):
                return KIND_WORDS[CollectivityKind(text)](language)
            case _:
                return text
    except (ValueError, InvalidOperation):
        return text


def _signature_cell(signature: SignatureJson, desk: Desk) -> Cell:
    known = signature.kind in set(MarkKind)
    words = desk.say(MARK[MarkKind(signature.kind)]) if known else signature.kind
    return Cell(words, Tone.PLAIN if signature.present else Tone.CAREFUL)


def pages_of(result: Result) -> str:
    first, last = result.source.pages
    return f"{first}" if first == last else f"{first}–{last}"


def department_of(result: Result) -> str:
    """The département that most of its schools print, "" when none does."""
    printed = Counter(str(s.department.value) for s in result.schools if s.department.value)
    return printed.most_common(1)[0][0] if printed else ""


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
        Cell(_text(school.uai)),
        Cell(_text(school.name)),
        Cell(_text(school.commune)),
        Cell(_text(school.department)),
        Cell(desk.say(TRUST[trust]), TRUST_TONE.get(trust, Tone.BAD)),
        Cell("\n".join(desk.say(CODE[f.code]) for f in about), Tone.PLAIN if worst is None else SEVERITY_TONE[worst]),
        field_cell(FieldName.COLLECTIVITY_NAME, result, desk.language),
        field_cell(FieldName.SIRET, result, desk.language),
        Cell(desk.say(FATE_WORDS[fate]), FATE_TONE[fate]),
        Cell(result.source.file),
        Cell(result.id, Tone.QUIET),
    )


def _text(field: FieldJson) -> str | None:
    return None if field.value is None else str(field.value)


def findings_table(results: Sequence[Result], desk: Desk) -> Table:
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
    rows = [_finding_row(result, finding, desk) for result in results for finding in result.findings]
    return Table(
        "anomalies" if desk.language is Language.FRENCH else "findings",
        say(Words("Anomalies", "Findings")),
        columns,
        tuple(rows),
    )


def _finding_row(result: Result, finding: FindingJson, desk: Desk) -> tuple[Cell, ...]:
    return (
        Cell(desk.say(SEVERITY[finding.severity]), SEVERITY_TONE[finding.severity]),
        Cell(desk.say(CODE[finding.code])),
        field_cell(FieldName.COLLECTIVITY_NAME, result, desk.language),
        Cell(field_label(finding.field, desk.language)),
        Cell(readable(finding.field, finding.found)),
        Cell(readable(finding.field, finding.expected)),
        Cell(finding.message),
        Cell(finding.page),
        Cell(result.source.file),
        Cell(desk.scan(result)),
        field_cell(FieldName.SIRET, result, desk.language),
        Cell(finding.code.value, Tone.QUIET),
        Cell(result.id, Tone.QUIET),
    )
