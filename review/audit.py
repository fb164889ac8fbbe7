"""The audit sample: a stable share of the accepted conventions is read by a person who does not see the machine's
values; what they find measures the error rate."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from review.desk import Desk
from review.places import value_of
from review.tables import Cell, Column, Head, Kind, Table
from review.wording import TRUST, Words, field_label
from schemas.decision import Decision, DecisionKind, standing
from schemas.draft import FieldName
from schemas.messages import Language
from schemas.reading import Trust
from schemas.result import Result

NORMAL_95 = 1.96  # standard deviations that hold 95 % of a normal distribution
SCHOOLS = "schools"
AUDITED = (
    FieldName.SIRET.value,
    FieldName.SCHOOL_COUNT.value,
    FieldName.TOTAL_AMOUNT.value,
    FieldName.SIGNATURE_DATE.value,
    SCHOOLS,
    "signatures.collectivity",
    "signatures.region",
)
"""What a payment rests on."""


def in_sample(result_id: str, share: float) -> bool:
    """Whether the convention belongs to the audited ``share`` (0 to 1): by hash, so that it stays the same.

    >>> in_sample("a", 1.0), in_sample("a", 0.0)
    (True, False)
    """
    return int(hashlib.sha256(f"audit|{result_id}".encode()).hexdigest()[:8], 16) < share * 2**32


def audit_value(result: Result, field: str) -> str:
    """What the machine says, in the form in which a person's answer is compared: UAIs sorted, signatures yes or no."""
    if field == SCHOOLS:
        return " ".join(sorted(str(s.uai.value) for s in result.schools if s.uai.value))
    if field.startswith("signatures."):
        mark = result.signatures.region if field.endswith("region") else result.signatures.collectivity
        return "yes" if mark.present else "no"
    known = value_of(result, field)
    return "" if known is None or known.value is None else str(known.value)


def is_audited(decisions: Sequence[Decision]) -> bool:
    return any(d.kind in _AUDITS for d in standing(decisions))


_AUDITS = {DecisionKind.AUDIT_RIGHT: False, DecisionKind.AUDIT_WRONG: True}


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a field was wrong among those looked at; ``low`` and ``high`` bound the true rate with 95 % confidence
    (Wilson). ``trust``: how the machine had proved it, None for all."""

    field: str
    trust: Trust | None
    looked_at: int
    wrong: int

    @property
    def rate(self) -> float:
        return self.wrong / self.looked_at if self.looked_at else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.wrong, self.looked_at)


def wilson(wrong: int, looked_at: int) -> tuple[float, float]:
    """The 95 % interval of a share.

    >>> tuple(round(v, 3) for v in wilson(0, 100)), wilson(0, 0)
    ((0.0, 0.037), (0.0, 1.0))
    """
    if not looked_at:
        return 0.0, 1.0
    z2, share = NORMAL_95**2, wrong / looked_at
    middle = (share + z2 / (2 * looked_at)) / (1 + z2 / looked_at)
    half = NORMAL_95 * sqrt(share * (1 - share) / looked_at + z2 / (4 * looked_at**2)) / (1 + z2 / looked_at)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Look:
    """A person's look at one field; ``trust``: how the machine proves it, None for what bears no proof of its own."""

    field: str
    trust: Trust | None
    wrong: bool


def looks_at(result: Result, decisions: Sequence[Decision]) -> Iterator[Look]:
    """What was audited of one convention."""
    for decision in standing(decisions):
        if decision.kind in _AUDITS and decision.field is not None:
            known = value_of(result, decision.field)
            yield Look(decision.field, None if known is None else known.status, _AUDITS[decision.kind])


def audit_rates(looks: Iterable[Look]) -> tuple[Rate, ...]:
    """Per field, and per field and kind of proof, where anything was looked at."""
    seen: dict[tuple[str, Trust | None], list[bool]] = defaultdict(list)
    for look in looks:
        seen[look.field, None].append(look.wrong)
        if look.trust is not None:
            seen[look.field, look.trust].append(look.wrong)
    order = [(field, trust) for field in AUDITED for trust in (None, *Trust)]
    return tuple(Rate(f, t, len(seen[f, t]), sum(seen[f, t])) for f, t in order if (f, t) in seen)


def audit_label(field: str, language: Language) -> str:
    return Words("Codes UAI", "UAI codes")(language) if field == SCHOOLS else field_label(field, language)


def audit_table(rates: Sequence[Rate], desk: Desk) -> Table:
    """The measured error rates."""
    say = desk.say
    columns = (
        Column(say(Words("Information", "Field")), Kind.TEXT, 30),
        Column(say(Words("Lecture", "Reading")), Kind.TEXT, 22),
        Column(say(Words("Relues", "Looked at")), Kind.INTEGER, 10),
        Column(say(Words("Fausses", "Wrong")), Kind.INTEGER, 10),
        Column(say(Words("Taux d'erreur", "Error rate")), Kind.SHARE, 14),
        Column(say(Words("Au moins (95 %)", "At least (95 %)")), Kind.SHARE, 14),
        Column(say(Words("Au plus (95 %)", "At most (95 %)")), Kind.SHARE, 14),
    )
    rows = tuple(
        (
            Cell(audit_label(rate.field, desk.language)),
            Cell(say(Words("toutes", "all")) if rate.trust is None else say(TRUST[rate.trust])),
            Cell(rate.looked_at),
            Cell(rate.wrong),
            Cell(rate.rate),
            *(Cell(bound) for bound in rate.interval),
        )
        for rate in rates
    )
    return Table(Head("audit", "Audit", columns), rows)
