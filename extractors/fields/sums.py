"""The sums of money and the numbers of schools that a text mentions, and what each is: the price of one school, or the
amount to be paid.

What stands around a sum says what it is ("40 € TTC par école", "3 × 40", "soit 80 €"), whatever the sentence, the
labelled lines or the table around it. Where that says nothing, the square does: of the sums left over, the one that is
count × another is the total; and what is left over beside a number of schools and their price is the total too, whether
it closes the square or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from extractors.amount_words import (
    AMOUNT_IN_WORDS,
    BEFORE_PRICE,
    BEFORE_TOTAL,
    COUNT_AT,
    COUNT_TIMES,
    FOR_EACH,
    FOR_ONE_SCHOOL,
    LABELLED_SUM,
    LEADERS,
    MONEY,
    SENTENCE_ENDS,
    SURELY_TOTAL,
    TIMES_COUNT,
)
from extractors.fields.counts import REACH, counts_of
from extractors.found import Found
from schemas.confusions import as_digits
from schemas.folding import folded_in_place
from schemas.formats import InvalidFormat, euros

JOINED = re.compile(r"[\s(),.:;\-–]*(?:ttc|en (?:toutes )?lettres)?[\s(),.:;\-–]*$")  # a sum in figures and in words


class Role(Enum):
    """What a sum is."""

    PRICE = auto()  # of one school
    TOTAL = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money in a text; ``end`` is behind its currency. ``times``: it is multiplied by a number."""

    value: str
    start: int
    end: int
    in_words: bool
    role: Role = Role.OTHER
    times: bool = False

    @property
    def found(self) -> Found:
        return Found(self.value, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sums:
    """All that a text says of numbers of schools and of money."""

    counts: tuple[Found, ...]
    sums: tuple[Sum, ...]

    def of(self, role: Role, in_words: bool = False) -> tuple[Found, ...]:
        return tuple(s.found for s in self.sums if s.role is role and s.in_words is in_words)

    @property
    def multiplies(self) -> bool:
        """Whether a price is multiplied by a number of schools."""
        return any(s.times for s in self.sums)


def sums_in(text: str) -> Sums:
    """What ``text`` says of schools and money.

    >>> s = sums_in("Nombre d'écoles : 10 Coût par école : 40€ TTC Montant total : 400€ TTC")
    >>> [c.value for c in s.counts], [f.value for f in s.of(Role.PRICE)], [f.value for f in s.of(Role.TOTAL)]
    (['10'], ['40.00'], ['400.00'])
    """
    text = LEADERS.sub(lambda m: ":".ljust(len(m[0])), text)
    flat = folded_in_place(text)
    sums = tuple(_with_roles(text, flat))
    counts = counts_of(text, flat, [(s.start, s.end) for s in sums if s.times])
    return Sums(counts, _left_over(flat, _settled(sums, counts), counts))


# --- sums of money ----------------------------------------------------------------------------------------------


def _amount(text: str) -> str | None:
    """``text`` as an amount, its digits mended; None where it is none.

    >>> _amount("1.080"), _amount("4O,00"), _amount("40.00")
    ('1080.00', '40.00', '40.00')
    """
    mended = as_digits(re.sub(r"\s*([.,])\s*", r"\1", text))
    mended = re.sub(r"\.([0-9]{3})(?![0-9])", r"\1", mended)
    try:
        return euros.validate(mended)
    except InvalidFormat:
        return None


def _written(text: str, flat: str) -> Iterator[Sum]:
    """Every sum, in figures or in words, in the order of the text."""
    found = {
        m.start("amount"): Sum(value, m.start("amount"), m.end(), in_words=False)
        for m in (*LABELLED_SUM.finditer(flat), *MONEY.finditer(text))
        if (value := _amount(text[m.start("amount") : m.end("amount")])) is not None and value != "0.00"
    }
    in_words = [
        Sum(value, m.start(), m.end(), in_words=True)
        for m in AMOUNT_IN_WORDS.finditer(text)
        if (value := euros.from_words(m[0])) and value != "0.00"
    ]
    yield from sorted([*found.values(), *in_words], key=lambda s: s.start)


def _together(flat: str, sums: Sequence[Sum]) -> list[list[Sum]]:
    """A sum in figures and the same said in words beside it are one mention."""
    groups: list[list[Sum]] = []
    for one in sums:
        last = groups[-1] if groups else None
        pair = last and len(last) == 1 and last[0].in_words is not one.in_words
        if last and pair and JOINED.match(flat[last[0].end : one.start]):
            last.append(one)
        else:
            groups.append([one])
    return groups


def _with_roles(text: str, flat: str) -> Iterator[Sum]:
    groups = _together(flat, list(_written(text, flat)))
    behind = 0  # where what was said of the sum before ends
    for at, group in enumerate(groups):
        start, end = group[0].start, group[-1].end
        until = groups[at + 1][0].start if at + 1 < len(groups) else len(flat)
        role, times, behind = _role(text, flat, max(behind, start - REACH), (start, end), until)
        for one in group:
            yield replace(one, role=role, times=times)


def _role(text: str, flat: str, behind: int, span: tuple[int, int], until: int) -> tuple[Role, bool, int]:
    """What the sum at ``span`` is, whether it is multiplied, and where the words that say so end. Its own words begin
    at ``behind``; the next sum stands at ``until``."""
    start, end = span
    before = flat[behind:start]
    if COUNT_TIMES.search(text[max(0, start - REACH) : start]):
        return Role.PRICE, True, end
    if turned := TIMES_COUNT.match(text, end):
        return Role.PRICE, True, turned.end()
    if (found := FOR_ONE_SCHOOL.match(flat, end)) and found.end() <= until:
        return Role.PRICE, False, found.end()
    prices = [m.end() for m in BEFORE_PRICE.finditer(before)]
    totals = [m.end() for m in BEFORE_TOTAL.finditer(before) if SURELY_TOTAL.match(m[0])]
    if prices and max(prices) > max(totals, default=-1):
        return Role.PRICE, False, end
    alone, sentence_ends = _alone_in_sentence(flat, end, until)
    if alone and not totals and (shared := FOR_EACH.search(flat, end, sentence_ends)):
        return Role.PRICE, False, shared.end()
    if not alone and COUNT_AT.search(before):
        return Role.PRICE, True, end
    return (Role.TOTAL if BEFORE_TOTAL.search(before) else Role.OTHER), False, end


def _alone_in_sentence(flat: str, end: int, until: int) -> tuple[bool, int]:
    """Whether the sentence ends before the next sum, and where."""
    stop = SENTENCE_ENDS.search(flat, end, until)
    return (True, stop.start()) if stop else (until == len(flat), until)


def _settled(sums: tuple[Sum, ...], counts: Sequence[Found]) -> tuple[Sum, ...]:
    """The roles of sums that their words do not tell: no price, or no total, and one of the sums is count × another."""
    figures = [s for s in sums if not s.in_words]
    has_price, has_total = (any(s.role is r for s in figures) for r in (Role.PRICE, Role.TOTAL))
    if has_price and has_total:
        return sums
    pairs = {
        (price.value, total.value)
        for price in figures
        for total in figures
        for count in counts
        if count.value != "1"
        and _cents(price.value) * int(count.value) == _cents(total.value)
        and (price.role is Role.PRICE or not has_price)
    }
    if len(pairs) != 1:
        return sums
    price, total = pairs.pop()
    roles = {price: Role.PRICE, total: Role.TOTAL}
    return tuple(replace(s, role=roles.get(s.value, s.role)) for s in sums)


def _left_over(flat: str, sums: tuple[Sum, ...], counts: Sequence[Found]) -> tuple[Sum, ...]:
    """Where no total is told: the only sum left in the sentences that say how many schools there are is it."""
    if any(s.role is Role.TOTAL for s in sums) or not counts:
        return sums
    ends = [m.start() for m in SENTENCE_ENDS.finditer(flat)]
    counting = {sum(e < c.start for e in ends) for c in counts}
    left = [s for s in sums if s.role is Role.OTHER and sum(e < s.start for e in ends) in counting]
    if len({s.value for s in left if not s.in_words} or {s.value for s in left}) != 1:
        return sums
    return tuple(replace(s, role=Role.TOTAL) if s in left else s for s in sums)


def _cents(value: str) -> int:
    return int(value.replace(".", ""))
