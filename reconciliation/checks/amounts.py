"""Number of schools, price and total: against the list, the campaign, each other, and the amount in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reconciliation.case import Case
from reconciliation.checks.evidence import on_field
from schemas.draft import FieldName
from schemas.finding import Code, Finding, Nuance
from schemas.formats import euros
from schemas.reading import Observation, Place, Trust


def count_mismatch(case: Case) -> Iterator[Finding]:
    """The number of schools announced is not the number of schools in the list."""
    announced = _count(case)
    if announced is None or not case.rows or announced in _listed_counts(case):
        return
    if case.incomplete and announced > len(case.rows):
        return  # the rest of the list is on the page that is not there
    if case.row_overlooked and not case.rows_unread:
        expected = ", ".join(school.uai for school in case.unlisted) or None
        yield Finding(Code.FIELD_UNREADABLE, "schools", expected=expected, nuance=Nuance.ROW_OVERLOOKED)
        return
    if case.rows_unread or (not case[FieldName.SCHOOL_COUNT].status.is_proved and _amounts_fit_rows(case)):
        return  # the list may be longer, or the number is read without certainty and contradicted by list and amounts
    yield on_field(case, Code.COUNT_MISMATCH, FieldName.SCHOOL_COUNT, str(len(case.rows)))


def _amounts_fit_rows(case: Case) -> bool:
    """Whether the amounts are those of the schools listed."""
    total, price = _amount(case, FieldName.TOTAL_AMOUNT), _amount(case, FieldName.UNIT_PRICE)
    return total is not None and price is not None and total in {n * price for n in _listed_counts(case)}


def unit_price_mismatch(case: Case) -> Iterator[Finding]:
    """The price per school is not the campaign's."""
    price = _amount(case, FieldName.UNIT_PRICE)
    if price is not None and price != case.campaign.unit_price:
        yield on_field(case, Code.UNIT_PRICE_MISMATCH, FieldName.UNIT_PRICE, f"{case.campaign.unit_price:.2f}")
    elif price is not None and (other := _other_price(case)) is not None:
        yield Finding(
            Code.UNIT_PRICE_MISMATCH,
            FieldName.UNIT_PRICE.value,
            other.value,
            f"{case.campaign.unit_price:.2f}",
            other.page,
            other.box,
        )


def total_mismatch(case: Case) -> Iterator[Finding]:
    """The total is not the number of schools times the price, or not the amount in words."""
    total, price, count = _amount(case, FieldName.TOTAL_AMOUNT), _amount(case, FieldName.UNIT_PRICE), _count(case)
    if total is None or (total == price and 1 not in {count, len(case.rows)}):
        return  # for several schools the price of one is no total, but a sum taken for it
    count = len(case.rows) if count is None else count
    if price is not None and count and total not in _totals_that_close(case, count, price):
        due = f"{count * price:.2f}"
        detail = f"{count} × {price:.2f}"
        yield on_field(case, Code.TOTAL_MISMATCH, FieldName.TOTAL_AMOUNT, due, detail=detail)
        return
    in_words = _said_in_words(case)
    if in_words is not None and in_words != total and case[FieldName.TOTAL_AMOUNT].status is not Trust.CORRECTED:
        yield on_field(case, Code.TOTAL_MISMATCH, FieldName.TOTAL_AMOUNT, f"{in_words:.2f}", nuance=Nuance.IN_WORDS)


def _totals_that_close(case: Case, count: int, price: Decimal) -> set[Decimal]:
    """The totals that do not accuse the total: a wrong count or price, or a school listed twice, is told by itself."""
    counts = {count, *_listed_counts(case)}
    totals = {n * price for n in counts}
    if price != case.campaign.unit_price:
        totals.add(count * case.campaign.unit_price)
    if (other := _other_price(case)) is not None:
        totals.add(count * Decimal(other.value))
    return totals


def _listed_counts(case: Case) -> set[int]:
    """The number of rows, and of different schools: a school listed twice is told by itself."""
    if not case.rows:
        return set()
    unread = sum(row.uai is None for row in case.rows)
    return {len(case.rows), len({row.uai for row in case.rows if row.uai}) + unread}


def _other_price(case: Case) -> Observation | None:
    """Another price that is printed beside the campaign's: the total was reckoned with it, or the article sets it."""
    total, count = _amount(case, FieldName.TOTAL_AMOUNT), _count(case)
    for look in case.seen(FieldName.UNIT_PRICE):
        if not euros.is_valid(look.value) or not count or total is None:
            continue
        price = Decimal(euros.validate(look.value))
        if price != case.campaign.unit_price and price * count == total:
            return look
    return _other_price_of_article(case)


def _other_price_of_article(case: Case) -> Observation | None:
    """Another price where the article sets it, unless as many looks show the campaign's."""
    looks = [o for o in case.seen(FieldName.UNIT_PRICE) if o.place is Place.ARTICLE_PRICE and euros.is_valid(o.value)]
    prices = Counter(Decimal(euros.validate(look.value)) for look in looks)
    if not prices or prices[case.campaign.unit_price] == max(prices.values()):
        return None
    other = prices.most_common(1)[0][0]
    return next(look for look in looks if Decimal(euros.validate(look.value)) == other)


def _said_in_words(case: Case) -> Decimal | None:
    """The amount in words, by most of the looks at it."""
    words = [o.value for o in case.seen(FieldName.TOTAL_AMOUNT) if o.place is Place.AMOUNT_IN_WORDS]
    said = Counter(Decimal(euros.validate(value)) for value in words if euros.is_valid(value))
    return said.most_common(1)[0][0] if said else None


def _count(case: Case) -> int | None:
    said = case.printed(FieldName.SCHOOL_COUNT)
    return int(said) if said is not None and said.isdecimal() else None


def _amount(case: Case, name: FieldName) -> Decimal | None:
    """A field's amount. Figures and words of one total may differ, so only figures are asked for agreement."""
    reading = case[name]
    figures = [o for o in case.seen(name) if o.place is not Place.AMOUNT_IN_WORDS]
    if reading.value is None or not euros.is_valid(reading.value):
        return None
    if not reading.status.is_proved and figures and len({o.value for o in figures}) > 1:
        return None
    return Decimal(euros.validate(reading.value))
