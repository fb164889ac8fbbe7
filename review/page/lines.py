"""Lines of the queue: what a filter lets through, in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from review.fate import Fate
from review.ledger.review_list import ConventionSummary
from schemas.finding import Code


class Order(StrEnum):
    WORST = "worst"
    COMMUNE = "commune"
    DATE = "date"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Line:
    """A convention in the queue; ``haystack``: what the search looks through, folded."""

    summary: ConventionSummary
    fate: Fate
    haystack: str

    @property
    def result_id(self) -> str:
        return self.summary.result_id


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown. ``fate`` None: every state; ``words`` as typed."""

    fate: Fate | None = Fate.TO_REVIEW
    code: Code | None = None
    department: str = ""
    words: str = ""
    order: Order = Order.WORST


def fold(text: str) -> str:
    """Lower case, without accents, spaces and punctuation.

    >>> fold("Saint-Étienne 213 401")
    'saintetienne213401'
    """
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower())


def haystack_of(summary: ConventionSummary) -> str:
    parts = (summary.name, summary.siret, summary.file, *summary.uais)
    return "|".join(fold(part) for part in parts)


def test_of(wanted: Filter) -> Callable[[Line], bool]:
    words = [fold(word) for word in wanted.words.split()]
    # a SIRET typed in groups is one word for us
    together = fold(wanted.words)

    def lets_through(line: Line) -> bool:
        return (
            (wanted.fate is None or line.fate is wanted.fate)
            and (wanted.code is None or wanted.code in line.summary.codes)
            and (not wanted.department or line.summary.department == wanted.department)
            and (together in line.haystack or all(word in line.haystack for word in words))
        )

    return lets_through


def _name_of(line: Line) -> str:
    return fold(line.summary.name) or "~" + fold(line.summary.file)


_CODE_RANK = {code: at for at, code in enumerate(Code)}
KEYS: dict[Order, Callable[[Line], Any]] = {
    Order.WORST: lambda line: (-line.summary.errors, -line.summary.warnings, _name_of(line), line.result_id),
    Order.COMMUNE: lambda line: (_name_of(line), line.result_id),
    Order.DATE: lambda line: (line.summary.taken_at, line.result_id),
    Order.FINDING: lambda line: (
        min((_CODE_RANK[code] for code in line.summary.codes), default=len(_CODE_RANK)),
        _name_of(line),
        line.result_id,
    ),
}
