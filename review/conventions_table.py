"""The sheet of conventions: one row a result. The columns are the same in the workbook and in CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from review.cells import department_of, field_cell, file_of, pages_of
from review.desk import Desk
from review.fate import FATE_WORDS
from review.tables import Cell, Column, Head, Kind, Link, Listing, Tone
from review.tones import FATE_TONE
from review.wording import FIELD, MARK, Words, code_words
from schemas.decision import standing
from schemas.draft import FieldName, MarkKind
from schemas.finding import Severity
from schemas.result import Result, SignatureJson


def conventions_listing(desk: Desk) -> Listing:
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
        *([Column(say(Words("Vérifier", "Review")), Kind.LINK, 10)] if desk.review_address else []),
        Column(say(Words("Décidé par", "Decided by")), Kind.TEXT, 20),
        Column(say(Words("Identifiant", "Identifier")), Kind.TEXT, 22),
    )
    names = [name for name, _, _ in fields]
    head = Head("conventions", say(Words("Conventions", "Conventions")), columns)
    return Listing(head, lambda result: (_convention_row(result, names, desk),))


def _convention_row(result: Result, names: Sequence[FieldName], desk: Desk) -> tuple[Cell, ...]:
    fate = desk.fate(result)
    return (
        field_cell(FieldName.COLLECTIVITY_NAME, result, desk.language),
        Cell(desk.say(FATE_WORDS[fate]), FATE_TONE[fate]),
        Cell(department_of(result)),
        *(field_cell(name, result, desk.language) for name in names),
        *_counted_cells(result, desk),
        Cell(_summary(result, desk)),
        Cell(file_of(result)),
        Cell(None if result.failure is not None else pages_of(result)),
        Cell(desk.scan(result)),
        *_review_cells(result, desk),
        Cell(", ".join(dict.fromkeys(d.who for d in standing(desk.decided(result))))),
        Cell(result.id, Tone.QUIET),
    )


def _counted_cells(result: Result, desk: Desk) -> tuple[Cell, ...]:
    """Schools, signatures, errors and warnings: of a document that could not be read nobody knows any of them."""
    if result.failure is not None:
        return (Cell(None),) * 5
    severities = Counter(finding.severity for finding in result.findings)
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    return (
        Cell(len(result.schools)),
        _signature_cell(result.signatures.collectivity, desk),
        _signature_cell(result.signatures.region, desk),
        Cell(errors, Tone.BAD if errors else Tone.QUIET),
        Cell(warnings, Tone.CAREFUL if warnings else Tone.QUIET),
    )


def _review_cells(result: Result, desk: Desk) -> list[Cell]:
    """The link to the review page, where its address is known."""
    address = desk.review(result)
    return [] if address is None else [Cell(Link(address, desk.say(Words("vérifier", "review"))))]


def _summary(result: Result, desk: Desk) -> str:
    if result.failure is not None:
        return f"{result.failure.message} {result.failure.remedy}".strip()
    told = [code_words(f.code, f.nuance, desk.language) for f in result.findings if f.severity is not Severity.INFO]
    return " · ".join(dict.fromkeys(told))


def _signature_cell(signature: SignatureJson, desk: Desk) -> Cell:
    known = signature.kind in set(MarkKind)
    words = desk.say(MARK[MarkKind(signature.kind)]) if known else signature.kind
    return Cell(words, Tone.PLAIN if signature.present else Tone.CAREFUL)
