"""The score of a reader: what is counted, and what a person is shown of each convention that went wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from schemas.draft import FieldName
from schemas.finding import Code
from tests.bench.wilson import Tally


class Measure(StrEnum):
    """The rows of the table; the first seven are those of the issue."""

    WRONGLY_ACCEPTED = "faulty conventions wrongly accepted"
    PROVED_WRONG = "fields `verified` or `corrected` that are wrong"
    FIELDS = "fields right (all 14)"
    UAI_LISTS = "exact UAI list"
    PLANTED = "planted findings found"
    PRECISION = "precision of errors and warnings"
    ACCEPTED = "accepted of those that should be"
    ACCEPTED_WITH_A_WRONG_VALUE = "accepted with a field or UAI that is wrong"
    UAI_PROVED_WRONG = "UAIs `verified` or `corrected` that are not on paper"
    SCHOOL_ROWS = "name, commune and département of listed schools right"
    SIGNATURES = "signature blocks judged right"
    WHOLE = "conventions with all fields and UAIs right"
    STRAIGHT_THROUGH = "accepted of all"


WRONG_IS_COUNTED = frozenset(
    {
        Measure.WRONGLY_ACCEPTED,
        Measure.PROVED_WRONG,
        Measure.ACCEPTED_WITH_A_WRONG_VALUE,
        Measure.UAI_PROVED_WRONG,
    }
)
"""Measures of which less is better."""


class Seen(StrEnum):
    """What became of a finding code in one convention."""

    FOUND = "found"
    MISSED = "missed"
    FALSE = "false"
    TOLERATED = "tolerated"


class About(StrEnum):
    """What a difference is about, where that matters for counting."""

    FIELD = "field"
    UAI_LIST = "uai_list"
    WRONGLY_ACCEPTED = "wrongly_accepted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; ``grave`` ones are listed first: wrongly accepted, proved and wrong."""

    what: str
    about: About = About.OTHER
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A convention of which something is wrong, with all a person needs to find it and look at it."""

    file: str
    pages: tuple[int, int]
    kind: str
    damage: tuple[str, ...]
    planted: frozenset[Code]
    status: str
    differences: tuple[Difference, ...]

    @property
    def grave(self) -> bool:
        return any(d.grave for d in self.differences)

    @property
    def wrongly_accepted(self) -> bool:
        return any(d.about is About.WRONGLY_ACCEPTED for d in self.differences)


@dataclass
class Score:
    """Counts of one tier and reader. ``codes``: by code, what became of it."""

    tallies: Counter[tuple[Measure, str]] = field(default_factory=Counter)
    by_field: dict[FieldName, Tally] = field(default_factory=dict)
    codes: Counter[tuple[Code, Seen]] = field(default_factory=Counter)
    failed: list[Failed] = field(default_factory=list)
    conventions: int = 0

    def add(self, measure: Measure, tally: Tally) -> None:
        self.tallies[measure, "hits"] += tally.hits
        self.tallies[measure, "of"] += tally.of

    def __getitem__(self, measure: Measure) -> Tally:
        return Tally(self.tallies[measure, "hits"], self.tallies[measure, "of"])
