"""What a person may take with one key: the reading as it stands, the value that is expected, what the lists propose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from review.page.ports import Candidates
from review.page.typed_values import Refused, checked
from review.readable import readable
from review.reasons import reason
from review.wording import MARK, Words
from schemas.decision import Decision
from schemas.draft import FieldName, MarkKind, SchoolPart
from schemas.finding import Code
from schemas.messages import Language
from schemas.result import FieldJson, FindingJson, Result

MOST_PROPOSALS = 5
MOST_BESIDE_EXPECTED = 2  # other schools of the commune, where the registers already say which one is meant
BY_HABIT = "v"
"""The key that takes the first proposal; one presses it without reading, so it never takes a value where the machine
is certain of another."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field, and the key that takes it."""

    value: str
    text: str
    why: str
    key: str = ""


def added_row(result: Result) -> str:
    """The field by which a row is added to the list of schools: the UAI of the row after the last."""
    return f"schools[{len(result.schools)}].{SchoolPart.UAI.value}"


def is_sure(result: Result, finding: FindingJson, known: FieldJson | None) -> bool:
    """Whether the machine is certain of what the paper says, so that the paper itself is wrong. For a school that is
    not listed: whether the paper announces as many schools as it lists."""
    if finding.code is Code.FIELD_UNREADABLE:
        return False
    if known is None:
        count = result.fields[FieldName.SCHOOL_COUNT]
        return count.status.is_proved and count.value == len(result.schools)
    return known.status.is_proved


@dataclass(frozen=True, slots=True)
class Proposer:
    """Proposes for one convention; ``decided`` by field of the result."""

    result: Result
    candidates: Candidates
    language: Language
    decided: Mapping[str, Decision]

    def signature(self) -> tuple[Proposal, ...]:
        signed = Words("C'est bien une signature", "This is a signature")(self.language)
        unsigned = Words("Ce n'en est pas une", "This is none")(self.language)
        return _with_keys(
            [
                Proposal(MarkKind.INK.value, signed, MARK[MarkKind.INK](self.language)),
                Proposal(MarkKind.NONE.value, unsigned, MARK[MarkKind.NONE](self.language)),
            ],
            by_habit=True,
        )

    def value(
        self, field: str | None, known: FieldJson | None, finding: FindingJson | None, *, by_habit: bool
    ) -> tuple[Proposal, ...]:
        """What the paper may say. A doubtful reading is proposed first as it stands, a mismatch as it should be."""
        if field is None or (known is None and field != added_row(self.result)):
            return ()
        doubtful = finding is None or finding.code is Code.FIELD_UNREADABLE
        shown = None if known is None or known.value is None else str(known.value)
        made = [self._proposal(field, value, why) for value, why in self._likely(field, shown, finding, doubtful)]
        if known is not None or not made:
            some = MOST_BESIDE_EXPECTED if finding and finding.expected else MOST_PROPOSALS
            listed = [c for c in self.candidates(self.result, field) if c.value not in {m.value for m in made}][:some]
            made += [self._proposal(field, c.value, reason(c.why, self.language)) for c in listed]
        first: dict[str, Proposal] = {}
        for proposal in made:
            if doubtful or proposal.value != shown:  # what is shown is what is wrong
                first.setdefault(proposal.value, proposal)
        return _with_keys(list(first.values())[:MOST_PROPOSALS], by_habit=by_habit)

    def _likely(
        self, field: str, shown: str | None, finding: FindingJson | None, doubtful: bool
    ) -> Iterator[tuple[str, str]]:
        """Values that fit the field, and why; before what the lists propose."""
        before = self.decided.get(field)
        said_by = "" if before is None else f"{_DECIDED_BY(self.language)} {before.who}"
        expected = _EXPECTED if shown is not None else _LISTED
        for value, why in (
            (before.value_decided if before else None, said_by),  # a newer reading contradicts who saw the paper
            (shown if doubtful else None, _AS_READ(self.language)),
            (finding.expected if finding else None, expected(self.language)),
            (before.value_read if before and before.value_decided == shown else None, _READ(self.language)),
        ):
            if value is not None and _fits(field, value):
                yield value, why

    def _proposal(self, field: str, value: str, why: str) -> Proposal:
        return Proposal(value, readable(field, value, self.language), why)


_AS_READ = Words("comme lu", "as read")
_EXPECTED = Words("valeur attendue", "expected value")
_DECIDED_BY = Words("décidé par", "decided by")
_READ = Words("lu par la machine", "read by the machine")
_LISTED = Words("elle est bien dans la liste", "it is in the list")


def _with_keys(proposals: Sequence[Proposal], *, by_habit: bool) -> tuple[Proposal, ...]:
    """The first one under "v", the others under their numbers; all of them from "2" on where none is for habit."""
    first = 1 if by_habit else 2
    numbers = range(first, first + len(proposals))
    return tuple(
        replace(proposal, key=BY_HABIT if number == 1 else str(number))
        for number, proposal in zip(numbers, proposals, strict=True)
    )


def _fits(field: str, value: str) -> bool:
    """Whether it is a value of the field: a SIREN of nine digits is no SIRET, a wrong key no UAI."""
    try:
        checked(field, value)
    except Refused:
        return False
    return True
