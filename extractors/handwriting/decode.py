"""A lattice of signs and the grammar of dates → the likeliest dates, each with how likely it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from extractors.handwriting.grammar import Part
from extractors.handwriting.lattice import Lattice, Segment, WordSegment
from extractors.handwriting.signs import SIGNS

BLANK_SIGN, MONTH_SIGN = " ", "m"
BEAM = 60  # dates begun that are kept at each piece
BLANK = 0.42  # digit heights of white that may part day, month and year
BLANK_ODDS = -1.6  # of a gap being a separator: people write one
SKIPPED = -2.2  # of a speck being dust
CHANGED = -1.5  # of the second separator being another sign than the first
HOPELESS = -14.0  # a sign as unlikely as that is not tried
WORD_WEIGHT = 1.0  # of a month's name beside one digit
UNRIVALLED = 12.0  # the lead of a date that is the only one the pieces can make


@dataclass(frozen=True, slots=True)
class Step:
    """Pieces ``start`` to ``end`` (exclusive) taken for ``sign``; a month's name is "m"."""

    start: int
    end: int
    sign: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A date begun, how likely it is, and its least likely sign (natural logarithms)."""

    part: Part
    score: float
    least: float
    path: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """The likeliest date. ``lead``: how much likelier than the next other one; ``least``: the probability of its least
    likely sign (natural logarithms); ``text``: as it is written."""

    value: str
    text: str
    lead: float
    least: float
    steps: tuple[Step, ...]


def lattice_to_date(lattice: Lattice) -> Decoded | None:
    """None where the pieces make no date."""
    whole = [h for h in _walked(lattice) if h.part.value is not None]
    if not whole:
        return None
    best_of: dict[str, Hypothesis] = {}
    for h in sorted(whole, key=lambda h: -h.score):
        best_of.setdefault(h.part.value or "", h)
    ranked = sorted(best_of.items(), key=lambda pair: -pair[1].score)
    value, best = ranked[0]
    lead = best.score - ranked[1][1].score if len(ranked) > 1 else UNRIVALLED
    return Decoded(value, best.part.text, lead, best.least, best.path)


def _walked(lattice: Lattice) -> list[Hypothesis]:
    """What is left after the last piece."""
    at: dict[int, dict[Part, Hypothesis]] = defaultdict(dict)
    at[0][Part()] = Hypothesis(Part(), 0.0, 0.0)
    for i in range(len(lattice.pieces)):
        hypotheses = sorted(at[i].values(), key=lambda h: -h.score)[:BEAM]
        if lattice.gaps[i] >= BLANK:
            hypotheses += [
                Hypothesis(part, h.score + BLANK_ODDS, h.least, (*h.path, Step(i, i, BLANK_SIGN)))
                for h in hypotheses
                if (part := h.part.with_separator(" ")) is not None
            ]
        for segment in lattice.segments:
            if segment.start == i:
                for h in hypotheses:
                    for step in _steps(h, segment):
                        _keep(at[segment.end], step)
        for word in lattice.words:
            if word.start == i:
                for h in hypotheses:
                    for step in _months(h, word):
                        _keep(at[word.end], step)
    return list(at[len(lattice.pieces)].values())


def _steps(h: Hypothesis, segment: Segment) -> list[Hypothesis]:
    steps = []
    if segment.low and segment.end - segment.start == 1:
        steps.append(Hypothesis(h.part, h.score + SKIPPED, h.least, h.path))
    for sign, odds in zip(SIGNS[:-1], segment.readable, strict=True):
        if odds < HOPELESS:
            continue
        part = h.part.with_digit(sign) if sign.isdigit() else h.part.with_separator(sign)
        if part is not None:
            other = CHANGED if not sign.isdigit() and h.part.at == 1 and h.part.separator != sign else 0.0
            path = (*h.path, Step(segment.start, segment.end, sign))
            steps.append(Hypothesis(part, h.score + float(odds) + other, min(h.least, float(odds)), path))
    return steps


def _months(h: Hypothesis, word: WordSegment) -> list[Hypothesis]:
    steps = []
    for number, odds in enumerate(word.odds[:-1], start=1):
        part = h.part.with_month(number) if odds > HOPELESS else None
        if part is not None:
            weight = WORD_WEIGHT * float(odds)
            path = (*h.path, Step(word.start, word.end, MONTH_SIGN))
            steps.append(Hypothesis(part, h.score + weight, min(h.least, float(odds)), path))
    return steps


def _keep(at: dict[Part, Hypothesis], step: Hypothesis) -> None:
    before = at.get(step.part)
    if before is None or before.score < step.score:
        at[step.part] = step
