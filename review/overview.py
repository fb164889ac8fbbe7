"""The campaign in figures, gathered convention by convention: what the index page shows at its head, and of whom."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation

from review.cells import name_of
from review.fate import Fate
from schemas.draft import FieldName
from schemas.finding import Code, Severity
from schemas.result import Result

MOST_CARDS = 300  # flagged conventions shown with pictures; all of them stand in the workbook


class Overview:
    """``touched``: how many flagged conventions each kind of finding touches; ``flagged``: how many a person still has
    to see; ``worst``: the gravest of them, MOST_CARDS at most; ``references``: name, rows and date of the registers
    that judged. ``accepted_amount`` in euros."""

    def __init__(self) -> None:
        self.by_fate: Counter[Fate] = Counter()
        self.touched: Counter[tuple[Code, Severity]] = Counter()
        self.flagged = 0
        self.schools_accepted = 0
        self.accepted_amount = Decimal(0)
        self.failures: list[Result] = []
        self.references: set[tuple[str, int, str]] = set()
        self._worst: list[Result] = []

    @property
    def conventions(self) -> int:
        return self.by_fate.total()

    @property
    def worst(self) -> list[Result]:
        """The gravest first."""
        return sorted(self._worst, key=_worst_first)[:MOST_CARDS]

    def add(self, result: Result, fate: Fate) -> None:
        self.by_fate[fate] += 1
        self.references |= {(name, snapshot.rows, snapshot.date) for name, snapshot in result.reference.items()}
        if fate.is_payable:
            self.schools_accepted += len(result.schools)
            self.accepted_amount += amount_of(result)
        if result.failure is not None:
            self.failures.append(result)
        if fate is Fate.TO_REVIEW:
            self.flagged += 1
            self.touched.update({(finding.code, finding.severity) for finding in result.findings})
            self._worst.append(result)
            if len(self._worst) >= 2 * MOST_CARDS:
                self._worst = self.worst


def amount_of(result: Result) -> Decimal:
    """The total in euros, 0 where none is read."""
    try:
        return Decimal(str(result.fields[FieldName.TOTAL_AMOUNT].value))
    except InvalidOperation:
        return Decimal(0)


def _worst_first(result: Result) -> tuple[int, int, str]:
    severities = Counter(finding.severity for finding in result.findings)
    return -severities[Severity.ERROR], -severities[Severity.WARNING], name_of(result)
