"""Invented conventions for the tests of reports, board, exports and review page: results and scans of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from schemas.convention import Convention, SchoolReading, Status
from schemas.document import Cause, Failure, Source
from schemas.draft import FieldName, Mark, MarkKind, SignaturesDraft
from schemas.finding import Code, Finding
from schemas.formats.uai import check_letter
from schemas.layout import Box
from schemas.messages import Language
from schemas.reading import Reading, Trust
from schemas.result import Result, result_of_convention, result_of_failure
from schemas.school import School, Snapshot

REFERENCE = {"official_list": Snapshot("a" * 64, 613, "2026-07-09")}
A4 = (595.0, 842.0)  # points
INK = Mark(MarkKind.INK, 3, Box(80, 600, 240, 680), 0.95)


def uai(digits: int) -> str:
    """A UAI with its right letter.

    >>> uai(990001)
    '0990001N'
    """
    text = f"{digits:07d}"
    return text + check_letter(text)


def siret(number: int) -> str:
    """A SIRET whose keys fit (SIREN 219 9xx xxx, invented)."""
    siren = _with_luhn(f"2199{number:04d}")
    return _with_luhn(f"{siren}0001")


def _with_luhn(digits: str) -> str:
    total = sum(sum(divmod(int(d) * (2 - at % 2), 10)) for at, d in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


def reading(value: str | None, page: int = 1, top: float = 120.0, trust: Trust = Trust.VERIFIED) -> Reading:
    if value is None:
        return Reading.missing("rien n'a été lu à cet endroit")
    return Reading(value, trust, 0.97, value, page, Box(90, top, 330, top + 14), "deux sources concordent")


def convention(
    commune: str = "VILLEBRUME",
    schools: int = 2,
    status: Status = Status.ACCEPTED,
    findings: Sequence[Finding] = (),
    number: int = 1,
    **values: str | None,
) -> Convention:
    """A convention of an invented commune; ``values`` replace fields by name (None: missing)."""
    fields = {
        "school_year": "2025-2026",
        "collectivity_name": f"COMMUNE DE {commune}",
        "collectivity_kind": "commune",
        "siret": siret(number),
        "address": f"1 PLACE DE LA FONTAINE, 99{number:03d} {commune}",
        "postal_code": f"99{number:03d}",
        "signatory_name": "Odette FICTIVE",
        "signatory_title": "MAIRE",
        "school_count": str(schools),
        "unit_price": "40.00",
        "total_amount": f"{Decimal(40 * schools):.2f}",
        "end_date": "2026-09-05",
        "signature_place": commune.title(),
        "signature_date": "2025-06-11",
    } | values
    readings = {n: reading(fields[n.value], top=100.0 + 24 * i) for i, n in enumerate(FieldName)}
    rows = tuple(
        SchoolReading(
            uai=reading(uai(990000 + 100 * number + i), 2, 140.0 + 20 * i),
            name=reading(("ECOLE MATERNELLE DES TILLEULS", "ECOLE ELEMENTAIRE DU LAC")[i % 2], 2, 140.0 + 20 * i),
            commune=reading(commune, 2, 140.0 + 20 * i),
            department=reading("99", 2, 140.0 + 20 * i),
        )
        for i in range(schools)
    )
    return Convention(1, 3, status, readings, rows, SignaturesDraft(INK, INK), tuple(findings))


def result(
    made: Convention,
    result_id: str = "r1",
    sha256: str = "b" * 64,
    file: str = "scan 1.pdf",
    language: Language = Language.FRENCH,
) -> Result:
    return result_of_convention(
        result_id, Source(file, sha256, made.first_page, made.last_page), made, REFERENCE, language=language
    )


def failed(result_id: str = "f1", cause: Cause = Cause.ENCRYPTED_PDF, file: str = "protégé.pdf") -> Result:
    failure = Failure(cause, "Le fichier est protégé par un mot de passe.", "Demander un fichier sans mot de passe.")
    return result_of_failure(result_id, Source(file, "c" * 64, 1, 1), failure, REFERENCE)


def flagged(number: int = 2, commune: str = "SAINT-BROUILLARD-LES-BAINS") -> Convention:
    """Three errors, a warning and an info, each where a scan shows it."""
    wrong_uai = uai(990000 + 100 * number)[:7] + "Z"
    return convention(
        commune,
        2,
        Status.TO_REVIEW,
        (
            Finding(Code.TOTAL_MISMATCH, "total_amount", "120,00 €", "80,00 €", 2, Box(90, 340, 330, 356)),
            Finding(Code.UAI_INVALID, "schools[0].uai", wrong_uai, None, 2, Box(90, 140, 330, 154)),
            Finding(Code.SIGNATURE_MISSING, "signatures.collectivity", "tampon seul", None, 3, Box(80, 600, 240, 680)),
            Finding(
                Code.MAYOR_MISMATCH, "signatory_name", "Odette FICTIVE", "Achille INVENTÉ", 1, Box(90, 244, 330, 258)
            ),
            Finding(Code.VALUE_REPAIRED, "siret", "2I990002…", None, 1, Box(90, 172, 330, 186)),
        ),
        number,
        total_amount="120.00",
    )


def scan(path: Path, made: Convention, pages: int = 3, dpi: int = 100) -> Path:
    """Pictures of the pages with every reading printed in its place, as a PDF without text."""
    scale = dpi / 72
    drawn = [Image.new("RGB", (round(A4[0] * scale), round(A4[1] * scale)), "white") for _ in range(pages)]
    pens = [ImageDraw.Draw(picture) for picture in drawn]
    for name, value in made.fields.items():
        if value.box and value.page:
            pens[value.page - 1].text((value.box.x0 * scale, value.box.top * scale), f"{name}: {value.value}", "black")
    for row in made.schools:
        if row.uai.box and row.uai.page:
            words = f"{row.commune.value} - {row.department.value} - {row.name.value}, {row.uai.value}"
            pens[row.uai.page - 1].text((row.uai.box.x0 * scale, row.uai.box.top * scale), words, "black")
    taken = {reading.box for reading in made.fields.values()} | {row.uai.box for row in made.schools}
    for finding in made.findings:
        if finding.box and finding.page and finding.found and finding.box not in taken:
            at = (finding.box.x0 * scale, finding.box.top * scale)
            pens[finding.page - 1].text(at, f"{finding.field}: {finding.found}", "black")
    for left in (80, 330):
        pens[-1].arc(tuple(v * scale for v in (left, 600, left + 160, 680)), 20, 330, "navy", 3)
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn[0].save(path, save_all=len(drawn) > 1, append_images=drawn[1:], resolution=dpi)
    return path


def school_of(made: Convention, at: int, **values: Any) -> School:
    """The official list's row of a listed school."""
    row = made.schools[at]
    known: dict[str, Any] = {
        "uai": str(row.uai.value),
        "name": str(row.name.value),
        "commune": str(row.commune.value),
        "commune_code": str(made[FieldName.POSTAL_CODE].value),
        "postal_code": str(made[FieldName.POSTAL_CODE].value),
        "department": "099",
        "siren": str(made[FieldName.SIRET].value)[:9],
    }
    return School(**(known | values))
