"""What a reader said of the documents: from the pipeline's result files, or made by the plain reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.convention import Status
from schemas.draft import FieldName
from schemas.finding import Code, Severity
from schemas.reading import Trust
from schemas.result import FieldJson, Result


@dataclass(frozen=True, slots=True)
class Said:
    """One value: what, how sure, and for the list of failures why."""

    value: str | None = None
    trust: Trust = Trust.MISSING
    why: str = ""


@dataclass(frozen=True, slots=True)
class SaidSchool:
    uai: Said
    name: Said = Said()
    commune: Said = Said()
    department: Said = Said()


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding of severity error or warning, in the words that a clerk reads."""

    code: Code
    message: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One result. ``signed``: collectivity, region; None when the reader does not look."""

    pages: tuple[int, int]
    status: Status
    fields: Mapping[FieldName, Said]
    schools: tuple[SaidSchool, ...]
    raised: tuple[Raised, ...]
    signed: tuple[bool, bool] | None = None
    failure: str = ""

    @property
    def codes(self) -> frozenset[Code]:
        return frozenset(raised.code for raised in self.raised)

    @property
    def accepted(self) -> bool:
        return self.status is Status.ACCEPTED


Answers = Mapping[str, tuple[Answer, ...]]
"""By file name, in the order of pages."""


def read_results(folder: Path) -> Answers:
    """Every result file of the contract in ``folder``."""
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        if path.name == "result.schema.json":
            continue
        result = Result.model_validate_json(path.read_text(encoding="utf-8"))
        found[result.source.file].append(_answer(result))
    return {name: tuple(sorted(answers, key=lambda a: a.pages)) for name, answers in found.items()}


def _answer(result: Result) -> Answer:
    return Answer(
        result.source.pages,
        result.status,
        {name: _said(field) for name, field in result.fields.items()},
        tuple(SaidSchool(_said(s.uai), _said(s.name), _said(s.commune), _said(s.department)) for s in result.schools),
        tuple(Raised(f.code, f.message) for f in result.findings if f.severity is not Severity.INFO),
        (result.signatures.collectivity.present, result.signatures.region.present),
        "" if result.failure is None else f"{result.failure.cause}: {result.failure.message}",
    )


def _said(field: FieldJson) -> Said:
    return Said(None if field.value is None else str(field.value), field.status, field.why)
