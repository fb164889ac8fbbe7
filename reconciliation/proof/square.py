"""Count × unit price = total = amount in words, and count = rows of the list.

The square recovers a digit that Tesseract dropped, and says when what is printed does not close.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reconciliation.proof.votes import CERTAIN, REPAIRED, Candidate, Votes, proved, unproved
from schemas.confusions import may_be_misread
from schemas.draft import FieldName
from schemas.reading import Observation, Place, Reading, Trust

SIDES = (FieldName.SCHOOL_COUNT, FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT)
CLOSES = "le carré se ferme : nombre × prix = total"


@dataclass(frozen=True, slots=True)
class Square:
    """What was seen of the three sides; ``words``: the total written out; ``rows``: schools listed."""

    count: Votes
    price: Votes
    total: Votes
    words: Votes
    rows: int

    @staticmethod
    def of(looks: Mapping[FieldName, tuple[Observation, ...]], rows: int) -> Square:
        totals = looks.get(FieldName.TOTAL_AMOUNT, ())
        prices = looks.get(FieldName.UNIT_PRICE, ())
        in_list = tuple(o for o in prices if o.place is not Place.ARTICLE_PRICE)
        figures = _without_prices(tuple(o for o in totals if o.place is not Place.AMOUNT_IN_WORDS), prices)
        words = tuple(o for o in totals if o.place is Place.AMOUNT_IN_WORDS)
        return Square(
            Votes.of(looks.get(FieldName.SCHOOL_COUNT, ())),
            Votes.of(in_list if any(o.value for o in in_list) else prices),
            Votes.of(figures if any(o.value for o in figures) else (*figures, *words)),
            Votes.of(words),
            rows,
        )


def _without_prices(totals: tuple[Observation, ...], prices: Sequence[Observation]) -> tuple[Observation, ...]:
    """The looks at the total without the price of one school, which zones show beside a total that nobody can read."""
    told = {o.value for o in totals if not o.of_zone}
    known = {o.value for o in prices} - told - {""}
    return tuple(replace(o, value="") if o.value in known else o for o in totals)


def prove_square(square: Square) -> dict[FieldName, Reading]:
    """The three sides: proved by closing, by agreeing looks, or only read."""
    closing = _closing(square)
    if closing is not None:
        count, price, total = closing
        return {
            FieldName.SCHOOL_COUNT: proved(square.count, count, CLOSES),
            FieldName.UNIT_PRICE: proved(square.price, price, CLOSES),
            FieldName.TOTAL_AMOUNT: proved(square.total, total, CLOSES),
        }
    return {**_as_seen(square), **_recovered(square)}


def _closing(square: Square) -> tuple[Candidate, Candidate, Candidate] | None:
    """The only triple of values that were seen and close; the best of each side is tried first."""
    best = (square.count.best, square.price.best, square.total.best)
    if best[0] and best[1] and best[2] and _closes(best[0].value, best[1].value, best[2].value):
        return best[0], best[1], best[2]
    sides = [_possible(side) for side in _sides(square)]
    certain = all(c.is_certain for side in sides for c in side)
    if not certain and any(c.is_certain for side in sides for c in side[:1]):
        return None  # nothing was misread: what does not close is printed so
    if not certain and not all(side.was_looked_at_again for side in _sides(square) if len(side.looks) > 0):
        return None  # look again before another value than the first is taken
    found = [
        (c, p, t)
        for c in sides[0]
        for p in sides[1]
        for t in sides[2]
        if _closes(c.value, p.value, t.value)
        and (certain or all(_may_win(v, x) for v, x in zip(_sides(square), (c, p, t), strict=True)))
    ]
    return found[0] if len(found) == 1 else None


def _possible(votes: Votes) -> tuple[Candidate, ...]:
    """The values of a side: those of the text of the file itself, where it has any."""
    return tuple(c for c in votes.candidates if c.is_certain) or votes.candidates


def _sides(square: Square) -> tuple[Votes, Votes, Votes]:
    return square.count, square.price, square.total


def _may_win(votes: Votes, candidate: Candidate) -> bool:
    """A value may be chosen for closing the square unless another was seen more often."""
    return candidate.count >= votes.runner_up(candidate)


def _closes(count: str, price: str, total: str) -> bool:
    return int(count) * Decimal(price) == Decimal(total)


def _recovered(square: Square) -> dict[FieldName, Reading]:
    """A count that no look showed, from price and total, when the list of schools has as many rows."""
    price, total = square.price.best, square.total.best
    if square.count.candidates or price is None or total is None or Decimal(price.value) == 0:
        return {}
    count, rest = divmod(Decimal(total.value), Decimal(price.value))
    if rest or int(count) != square.rows:
        return {}
    why = "chiffre perdu à la lecture ; total ÷ prix = nombre d'écoles listées"
    where = total.first
    recovered = Reading(str(int(count)), Trust.CORRECTED, REPAIRED, where.raw, where.page, where.box, why)
    return {
        FieldName.SCHOOL_COUNT: recovered,
        FieldName.UNIT_PRICE: Reading.of(price.first, Trust.VERIFIED, CERTAIN, CLOSES),
        FieldName.TOTAL_AMOUNT: Reading.of(total.first, Trust.VERIFIED, CERTAIN, CLOSES),
    }


def _as_seen(square: Square) -> dict[FieldName, Reading]:
    """The sides of a square that does not close: each stands on its own looks, and is doubted where it is more likely
    another number of the paper."""
    readings = {}
    for name, votes in zip(SIDES, _sides(square), strict=True):
        agreed = votes.agreed() if votes.was_looked_at_again or (votes.best and votes.best.is_certain) else None
        agreed = agreed if len([c for c in votes.candidates if c.is_certain]) <= 1 else None
        if agreed is not None and (not _was_told(agreed) or _is_anothers(square, name, agreed)):
            agreed = None
        readings[name] = (
            proved(votes, agreed, "lu plusieurs fois de même")
            if agreed is not None
            else unproved(votes, "non confirmé : le carré nombre × prix = total ne se ferme pas")
        )
    return readings


def _was_told(candidate: Candidate) -> bool:
    """Whether the words around it said what it is: a zone by itself shows any number that stands there."""
    return any(not o.of_zone for o in candidate.looks)


def _is_anothers(square: Square, name: FieldName, candidate: Candidate) -> bool:
    """Whether a total is the price of one school, for several schools or beside another total; or a number of schools,
    told at one place only, is contradicted by the list and the amounts together; or a price is a misreading of the one
    that closes."""
    price, total = square.price.best, square.total.best
    counts = {square.rows, *(int(c.value) for c in square.count.candidates)} - {0}
    if name is FieldName.UNIT_PRICE and total is not None and not candidate.is_certain:
        closing = {f"{Decimal(total.value) / count:.2f}" for count in counts}
        return candidate.value not in closing and any(may_be_misread(candidate.value, price) for price in closing)
    if name is FieldName.TOTAL_AMOUNT:
        of_one = price is not None and Decimal(candidate.value) == Decimal(price.value)
        return of_one and (1 not in counts or any(c is not candidate and _was_told(c) for c in square.total.candidates))
    if name is FieldName.SCHOOL_COUNT and price is not None and total is not None:
        places = {(o.page, o.box) for o in candidate.looks if not o.of_zone}
        return len(places) == 1 and square.rows > 0 and _closes(str(square.rows), price.value, total.value)
    return False
