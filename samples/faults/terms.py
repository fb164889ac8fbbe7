"""Faults of what was agreed: number of schools, price, total, year, end, clauses."""

from __future__ import annotations

from dataclasses import replace

from samples.faults.scene import Scene, planted
from samples.printed import Printed
from schemas.finding import Code


def count_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    """One school too many announced, and paid for."""
    count = printed.count + scene.rng.choice((1, 1, 2))
    total = scene.campaign.unit_price * count
    return planted(replace(printed, count=count, total=total, in_words=total), Code.COUNT_MISMATCH)


def unit_price(printed: Printed, scene: Scene) -> Printed | None:
    """Another price throughout."""
    price = scene.campaign.unit_price + scene.rng.choice((-5, 5, 10, -2))
    total = price * printed.count
    changed = replace(printed, article_price=price, unit_price=price, total=total, in_words=total)
    return planted(changed, Code.UNIT_PRICE_MISMATCH, tolerated=(Code.CLAUSE_ALTERED,))


def total_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    total = printed.total + scene.rng.choice((scene.campaign.unit_price, -10, 10, 100, -scene.campaign.unit_price / 2))
    return planted(replace(printed, total=total, in_words=total), Code.TOTAL_MISMATCH) if total > 0 else None


def words_mismatch(printed: Printed, scene: Scene) -> Printed | None:
    """Digits and words disagree."""
    return planted(replace(printed, in_words=printed.total + 20, spell_amount=True), Code.TOTAL_MISMATCH)


def _year_before(year: str) -> str:
    first = int(year[:4])
    return f"{first - 1}-{first}"


def school_year(printed: Printed, scene: Scene) -> Printed | None:
    return planted(
        replace(printed, school_year=_year_before(printed.school_year)),
        Code.SCHOOL_YEAR_MISMATCH,
        tolerated=(Code.CLAUSE_ALTERED,),
    )


def end_date(printed: Printed, scene: Scene) -> Printed | None:
    end = scene.campaign.end_date
    wrong = scene.rng.choice((end.replace(year=end.year + 1), end.replace(day=30), end.replace(month=8)))
    return planted(replace(printed, end_date=wrong), Code.END_DATE_MISMATCH, tolerated=(Code.CLAUSE_ALTERED,))


def last_years_template(printed: Printed, scene: Scene) -> Printed | None:
    """Last year's text: another year, price and end."""
    price = scene.campaign.unit_price - 2
    end = scene.campaign.end_date
    total = price * printed.count
    changed = replace(
        printed,
        school_year=_year_before(printed.school_year),
        article_price=price,
        unit_price=price,
        total=total,
        in_words=total,
        end_date=end.replace(year=end.year - 1),
    )
    codes = (Code.SCHOOL_YEAR_MISMATCH, Code.UNIT_PRICE_MISMATCH, Code.END_DATE_MISMATCH)
    return planted(changed, *codes, tolerated=(Code.CLAUSE_ALTERED,))


def alter_clause(printed: Printed, scene: Scene) -> Printed:
    """A clause of the body says something else; only a campaign with a reference text can tell."""
    return planted(replace(printed, clause=scene.rng.choice(("refund", "delay", "added"))), Code.CLAUSE_ALTERED)
