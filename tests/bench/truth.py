"""What is true of the documents of one workspace, as types (samples/README.md, "What the truth means")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples import truth as written
from schemas.draft import FieldName
from schemas.finding import Code


@dataclass(frozen=True, slots=True)
class TrueSchool:
    """One row of the list as it is printed."""

    uai: str
    name: str
    commune: str
    department: str


@dataclass(frozen=True, slots=True)
class Expected:
    """One result that a file must give. ``fields`` is empty where there is nothing to read: another paper, or a file
    with the bytes of an earlier one; such a result counts by its findings and its status only."""

    pages: tuple[int, int]
    fields: Mapping[FieldName, str | None]
    unsure: frozenset[FieldName]
    schools: tuple[TrueSchool, ...]
    schools_unsure: bool
    signed: tuple[bool, bool]  # collectivity, region
    planted: frozenset[Code]
    tolerated: frozenset[Code]
    should_accept: bool

    @property
    def has_values(self) -> bool:
        return bool(self.fields)


@dataclass(frozen=True, slots=True)
class TrueFile:
    """``damage``: how it was taken; ``repeats``: the file of which this is another scan, or ""."""

    name: str
    kind: str
    damage: tuple[str, ...]
    repeats: str
    expected: tuple[Expected, ...]


def read_truth(workspace: Path) -> tuple[TrueFile, ...]:
    """The truth of every document of ``workspace``, by file name."""
    return tuple(_file(document) for document in written.read(workspace))


def _file(document: Mapping[str, Any]) -> TrueFile:
    conventions = document["conventions"]
    expected = tuple(_expected(c) for c in conventions) if conventions else (_other_paper(document),)
    return TrueFile(
        document["file"],
        document["kind"],
        tuple(document["damage"]),
        document["duplicate_of"] or "",
        expected,
    )


def _expected(convention: Mapping[str, Any]) -> Expected:
    planted = _codes(convention["findings"])
    copied = Code.DUPLICATE_DOCUMENT in planted  # the result of a copy points to the original, nobody reads it twice
    fields = {} if copied else {FieldName(k): None if v is None else str(v) for k, v in convention["fields"].items()}
    first, last = convention["pages"]
    signatures = convention["signatures"]
    return Expected(
        (first, last),
        fields,
        frozenset(FieldName(name) for name in convention["unsure"]),
        tuple(TrueSchool(s["uai"], s["name"], s["commune"], s["department"]) for s in convention["schools"]),
        convention["schools_unsure"],
        (signatures["collectivity"], signatures["region"]),
        planted,
        _codes(convention["tolerated"]),
        convention["should_accept"],
    )


def _other_paper(document: Mapping[str, Any]) -> Expected:
    nobody = (False, False)
    return Expected((1, 1), {}, frozenset(), (), True, nobody, _codes(document["findings"]), frozenset(), False)


def _codes(names: list[str]) -> frozenset[Code]:
    return frozenset(Code(name) for name in names)
