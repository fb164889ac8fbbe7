"""The result JSON, exactly as ``contract.md`` promises it to other programs; its JSON Schema comes from here.

``Result.model_json_schema()`` is exported to ``results/result.schema.json``. Readers of old results must keep working:
``SCHEMA_VERSION`` goes up when one would break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.convention import Convention, SchoolReading, Status
from schemas.document import Cause, Failure, Source
from schemas.draft import FieldName, Mark
from schemas.finding import Code, Finding, Nuance, Severity
from schemas.layout import PageShape
from schemas.messages import Language, message
from schemas.reading import Reading, Trust
from schemas.school import Snapshot

SCHEMA_VERSION: Literal[1] = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceJson(_Frozen):
    file: str
    sha256: str
    pages: tuple[int, int]


class FieldJson(_Frozen):
    value: str | int | None
    status: Trust
    confidence: float
    raw: str | None
    page: int | None
    bbox: tuple[float, float, float, float] | None
    why: str


class SchoolJson(_Frozen):
    uai: FieldJson
    name: FieldJson
    commune: FieldJson
    department: FieldJson


class SignatureJson(_Frozen):
    present: bool
    kind: str
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    why: str = ""


class SignaturesJson(_Frozen):
    collectivity: SignatureJson
    region: SignatureJson


class FindingJson(_Frozen):
    """``nuance``: a case of the code that people are told in other words; programs need not look at it."""

    code: Code
    severity: Severity
    field: str | None
    message: str
    found: str | None
    expected: str | None
    page: int | None
    bbox: tuple[float, float, float, float] | None
    detail: str = ""
    nuance: Nuance | None = None

    def sentence(self, language: Language) -> str:
        """``message`` in the language that is asked for."""
        said = Finding(self.code, self.field, self.found, self.expected, self.page, None, self.detail, self.nuance)
        return message(said, language)


class FailureJson(_Frozen):
    cause: Cause
    retryable: bool
    message: str
    remedy: str


class SnapshotJson(_Frozen):
    sha256: str
    rows: int
    date: str


class PageJson(_Frozen):
    """How a page lies in its file (:class:`schemas.layout.PageShape`)."""

    number: int
    width: float
    height: float
    turned: int = 0


class Result(_Frozen):
    """One convention, or one document that could not be read (then ``fields`` hold only missing values)."""

    schema_version: Literal[1] = SCHEMA_VERSION
    id: str
    source: SourceJson
    status: Status
    fields: dict[FieldName, FieldJson]
    schools: tuple[SchoolJson, ...]
    signatures: SignaturesJson
    findings: tuple[FindingJson, ...]
    failure: FailureJson | None
    reference: dict[str, SnapshotJson]
    pages: tuple[PageJson, ...] = ()

    def to_json(self) -> str:
        """The text of the result file: UTF-8, two spaces, stable key order, a line end at the end."""
        return self.model_dump_json(indent=2) + "\n"


def result_of_convention(
    result_id: str,
    source: Source,
    convention: Convention,
    reference: Mapping[str, Snapshot],
    *,
    language: Language = Language.FRENCH,
    pages: Sequence[PageShape | PageJson] = (),
) -> Result:
    """A reconciled convention in the written form of the contract."""
    return Result(
        id=result_id,
        source=_source(source),
        status=convention.status,
        fields={name: _field(name, convention[name]) for name in FieldName},
        schools=tuple(_school(s) for s in convention.schools),
        signatures=SignaturesJson(
            collectivity=_mark(convention.signatures.collectivity), region=_mark(convention.signatures.region)
        ),
        findings=tuple(_finding(f, language) for f in convention.findings),
        failure=None,
        reference=_reference(reference),
        pages=tuple(_page(page) for page in pages),
    )


def result_of_failure(result_id: str, source: Source, failure: Failure, reference: Mapping[str, Snapshot]) -> Result:
    """A document that could not be read: every field is missing, and ``failure`` says why."""
    nothing = Reading.missing(failure.message)
    unsigned = _mark(Mark())
    return Result(
        id=result_id,
        source=_source(source),
        status=Status.FAILED,
        fields={name: _field(name, nothing) for name in FieldName},
        schools=(),
        signatures=SignaturesJson(collectivity=unsigned, region=unsigned),
        findings=(),
        failure=FailureJson(
            cause=failure.cause,
            retryable=failure.retryable,
            message=failure.message,
            remedy=failure.remedy,
        ),
        reference=_reference(reference),
    )


def _source(source: Source) -> SourceJson:
    return SourceJson(file=source.file, sha256=source.sha256, pages=(source.first_page, source.last_page))


def _field(name: FieldName | None, reading: Reading) -> FieldJson:
    value: str | int | None = reading.value
    if name is FieldName.SCHOOL_COUNT and reading.value is not None:
        value = int(reading.value)
    box = reading.box
    return FieldJson(
        value=value,
        status=reading.status,
        confidence=round(reading.confidence, 3),
        raw=reading.raw,
        page=reading.page,
        bbox=None if box is None else _four(box.as_list()),
        why=reading.why,
    )


def _four(values: list[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = values
    return x0, top, x1, bottom


def _school(school: SchoolReading) -> SchoolJson:
    return SchoolJson(
        uai=_field(None, school.uai),
        name=_field(None, school.name),
        commune=_field(None, school.commune),
        department=_field(None, school.department),
    )


def _page(page: PageShape | PageJson) -> PageJson:
    size = round(page.width, 1), round(page.height, 1)
    return PageJson(number=page.number, width=size[0], height=size[1], turned=page.turned)


def _mark(mark: Mark) -> SignatureJson:
    return SignatureJson(
        present=mark.is_signature,
        kind=mark.kind.value,
        page=mark.page,
        bbox=None if mark.box is None else _four(mark.box.as_list()),
        why=mark.why,
    )


def _finding(finding: Finding, language: Language) -> FindingJson:
    return FindingJson(
        code=finding.code,
        severity=finding.severity,
        field=finding.field,
        message=message(finding, language),
        found=finding.found,
        expected=finding.expected,
        page=finding.page,
        bbox=None if finding.box is None else _four(finding.box.as_list()),
        detail=finding.detail,
        nuance=finding.nuance,
    )


def _reference(reference: Mapping[str, Snapshot]) -> dict[str, SnapshotJson]:
    return {name: SnapshotJson(sha256=s.sha256, rows=s.rows, date=s.date) for name, s in sorted(reference.items())}
