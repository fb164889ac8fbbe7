"""Looks at one value, counted: which value was seen how often, and what that alone proves.

Two looks are independent when they were taken at different places of the paper, or at one place in different ways. A
look at a born-digital text layer is certain by itself: nothing was misread there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.reading import Observation, Reading, Trust

ALIKE_PROVES = 2  # independent looks that agree
CERTAIN = 0.99
REPAIRED = 0.95
UNPROVED_SHARE = 0.8  # of Tesseract's own confidence that an unproved value keeps


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value and every look that showed it, the first look first."""

    value: str
    looks: tuple[Observation, ...]

    @property
    def count(self) -> int:
        """Independent looks: a place and a way of looking count once together."""
        return len({(o.place, o.look, o.page, round(o.box.top)) for o in self.looks})

    @property
    def is_certain(self) -> bool:
        return any(o.from_layer for o in self.looks)

    @property
    def first(self) -> Observation:
        return self.looks[0]


@dataclass(frozen=True, slots=True)
class Votes:
    """All looks at one value. Empty looks (a label without a readable value) are not candidates, but are remembered."""

    looks: tuple[Observation, ...]
    candidates: tuple[Candidate, ...]  # most looks first; the earlier seen first among equals

    @staticmethod
    def of(looks: Iterable[Observation]) -> Votes:
        every = tuple(looks)
        by_value: dict[str, list[Observation]] = {}
        for look in every:
            if look.value:
                by_value.setdefault(look.value, []).append(look)
        candidates = [Candidate(value, tuple(seen)) for value, seen in by_value.items()]
        candidates.sort(key=lambda c: (-c.is_certain, -c.count))
        return Votes(every, tuple(candidates))

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None

    @property
    def first(self) -> Observation | None:
        """The first look that showed anything."""
        return next((o for o in self.looks if o.value), None)

    @property
    def was_looked_at_again(self) -> bool:
        return any(o.of_zone for o in self.looks)

    def runner_up(self, of: Candidate) -> int:
        """How many looks the strongest other value has."""
        return max((c.count for c in self.candidates if c is not of), default=0)

    def agreed(self) -> Candidate | None:
        """The value that a born-digital text or two independent looks show, with a lead over any other: a lead of one
        look, or of two where the first look had another value."""
        best = self.best
        if best is None:
            return None
        lead = 1 if self.first in best.looks else 2
        if best.is_certain or (best.count >= ALIKE_PROVES and best.count >= self.runner_up(best) + lead):
            return best
        return None


def verified(candidate: Candidate, why: str) -> Reading:
    """What the paper says, proved; CORRECTED when the first look had shown something else."""
    return Reading.of(candidate.first, Trust.VERIFIED, CERTAIN, why)


def corrected(candidate: Candidate, first: Observation, why: str) -> Reading:
    """A misreading repaired: ``raw`` keeps what the first look had read."""
    seen = candidate.first
    return Reading(candidate.value, Trust.CORRECTED, REPAIRED, first.raw, seen.page, seen.box, why)


def proved(votes: Votes, candidate: Candidate, why: str) -> Reading:
    """VERIFIED, or CORRECTED where the page's first reading had been another."""
    first = votes.first
    if first is None or first.value == candidate.value or not first.of_page or first.place != candidate.first.place:
        return verified(candidate, why)
    return corrected(candidate, first, why)


def unproved(votes: Votes, why: str) -> Reading:
    """The best there is, said to be only read; missing when nothing was seen."""
    best = votes.best
    if best is None:
        return Reading.missing(why)
    seen = best.first
    return Reading.of(seen, Trust.READ, UNPROVED_SHARE * seen.confidence, why)
