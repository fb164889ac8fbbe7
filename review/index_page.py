"""``reports/index.html``: the pass on one page, to be opened without a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from review.atomic_file import write_text
from review.cells import file_of, name_of, pages_of
from review.charts import Bar, Part, ranked, stacked
from review.desk import Desk
from review.fate import FATE_WORDS, Fate, dismisses
from review.overview import Overview
from review.readable import readable
from review.rendering import render, script_hash
from review.report_evidence import Piece, piece_of, write_pieces
from review.tables import Link, Tone
from review.tones import FATE_TONE, SEVERITY_TONE
from review.wording import CODE, SEVERITY, Words, field_label, finding_title
from schemas.decision import standing
from schemas.draft import FieldName
from schemas.finding import Code, Severity
from schemas.result import FindingJson, Result

MOST_CODES = 8  # kinds of finding in the chart


@dataclass(frozen=True, slots=True)
class FindingView:
    title: str
    code: Code
    tone: Tone
    severity: str
    about: str
    message: str
    found: str
    expected: str
    page: int | None
    picture: str | None


@dataclass(frozen=True, slots=True)
class ConventionView:
    anchor: str
    name: str
    siret: str | None
    total: str | None
    schools: int
    signed: str | None
    signatory: str | None
    file: str
    pages: str
    scan: Link | None
    worst: Tone
    findings: tuple[FindingView, ...]
    notes: tuple[FindingView, ...]
    search: str
    review: str | None


@dataclass(frozen=True, slots=True)
class FailureView:
    file: str
    message: str
    remedy: str
    scan: Link | None


def write_index(overview: Overview, desk: Desk, files: Sequence[Link] = ()) -> Path:
    """Writes ``index.html`` and the pieces of scans it shows; ``files``: the other reports, linked from its head."""
    shown = overview.worst
    pictures = write_pieces(
        (piece for r in shown for f in _standing(r, desk) if (piece := piece_of(r, f))), desk.folder, desk.archive
    )
    html = render(
        "index.html",
        desk.language,
        campaign=desk.campaign,
        now=desk.now,
        figures=overview,
        states=_states(overview, desk),
        codes=_codes(overview, desk),
        conventions=[_convention(r, desk, pictures) for r in shown],
        code_names=_code_names(shown, desk),
        left_out=overview.flagged - len(shown),
        failures=[_failure(r, desk) for r in overview.failures],
        references=_references(overview, desk),
        notices=desk.notices,
        files=files,
        script_hash=script_hash("filter.js"),
    )
    return write_text(desk.folder / "index.html", html)


def _states(overview: Overview, desk: Desk) -> tuple[Bar, ...]:
    return stacked([Part(desk.say(FATE_WORDS[f]), overview.by_fate[f], FATE_TONE[f]) for f in Fate])


def _codes(overview: Overview, desk: Desk) -> tuple[Bar, ...]:
    """How many conventions each kind of finding touches."""
    parts = [
        Part(desk.say(CODE[code]), n, SEVERITY_TONE[severity])
        for (code, severity), n in overview.touched.items()
        if severity is not Severity.INFO
    ]
    return ranked(parts, MOST_CODES)


def _code_names(shown: Sequence[Result], desk: Desk) -> tuple[tuple[str, str], ...]:
    codes = {f.code for r in shown for f in r.findings if f.severity is not Severity.INFO}
    return tuple((code.value, desk.say(CODE[code])) for code in Code if code in codes)


def _convention(result: Result, desk: Desk, pictures: Mapping[Piece, str]) -> ConventionView:
    views = [_finding(result, f, desk, pictures) for f in sorted(_standing(result, desk), key=_severity_rank)]
    problems = tuple(v for v in views if v.tone is not Tone.QUIET)
    fields = result.fields
    return ConventionView(
        anchor=f"c-{result.id}",
        name=name_of(result),
        siret=_text(fields[FieldName.SIRET].value),
        total=_text(fields[FieldName.TOTAL_AMOUNT].value),
        schools=len(result.schools),
        signed=_text(fields[FieldName.SIGNATURE_DATE].value),
        signatory=_text(fields[FieldName.SIGNATORY_NAME].value),
        file=file_of(result),
        pages=pages_of(result),
        scan=desk.scan(result),
        worst=problems[0].tone if problems else Tone.CAREFUL,
        findings=problems,
        notes=tuple(v for v in views if v.tone is Tone.QUIET),
        search=_search_text(result),
        review=desk.review(result),
    )


def _search_text(result: Result) -> str:
    """What the page's search box looks through."""
    uais = " ".join(str(s.uai.value) for s in result.schools if s.uai.value)
    return f"{name_of(result)} {result.fields[FieldName.SIRET].value or ''} {uais} {file_of(result)}"


def _standing(result: Result, desk: Desk) -> list[FindingJson]:
    """Its findings but for those that a person set aside."""
    held = standing(desk.decided(result))
    return [f for f in result.findings if not any(dismisses(decision, f) for decision in held)]


def _severity_rank(finding: FindingJson) -> int:
    return list(Severity).index(finding.severity)


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _finding(result: Result, finding: FindingJson, desk: Desk, pictures: Mapping[Piece, str]) -> FindingView:
    piece = piece_of(result, finding)
    return FindingView(
        title=finding_title(finding.code, finding.field, desk.language, finding.nuance),
        code=finding.code,
        tone=SEVERITY_TONE[finding.severity],
        severity=desk.say(SEVERITY[finding.severity]),
        about=field_label(finding.field, desk.language),
        message=finding.sentence(desk.language),
        found=readable(finding.field, finding.found, desk.language),
        expected=readable(finding.field, finding.expected, desk.language),
        page=finding.page,
        picture=pictures.get(piece) if piece else None,
    )


def _failure(result: Result, desk: Desk) -> FailureView:
    failure = result.failure
    message, remedy = (failure.message, failure.remedy) if failure else ("", "")
    return FailureView(file_of(result), message, remedy, desk.scan(result))


def _references(overview: Overview, desk: Desk) -> list[tuple[str, int, str]]:
    """The registers the results were judged by: name, rows, date."""
    names = {
        "official_list": Words("Annuaire de l'éducation", "official school list"),
        "mayors": Words("Répertoire des maires", "mayors' register"),
        "payers": Words("Liste des payeurs", "payers' list"),
    }
    return sorted(
        (desk.say(names[name]) if name in names else name, rows, dated) for name, rows, dated in overview.references
    )
