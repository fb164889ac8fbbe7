"""The odds of each sign in each column → how likely every day of the calendar is to be what is written.

Exact: all ways of writing a date ("5/8/25", "05.08.2025", "5 août 2025") and all ways of laying its signs over the
columns are added up (the forward half of CTC). Day and month are followed from the left, the year from the right.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from extractors.handwriting.date_signs import NO_SIGN, sign_number
from extractors.handwriting.line_odds import Odds

FIRST_YEAR, YEARS = 2000, 100
SHORT_YEARS = range(2021, 2050)  # of years written with two digits; not the day or month read as a year
SEPARATORS = "/.- "
MONTHS = (
    ("janvier", "janv", "jan"), ("fevrier", "fev", "fevr"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
    ("juillet", "juil", "juill"), ("aout",), ("septembre", "sept", "sep"), ("octobre", "oct"), ("novembre", "nov"),
    ("decembre", "dec"),
)  # fmt: skip
DAYS = 31
SURELY_NO_SIGN = 0.9999
HOPELESS = 1e-7  # of the likeliest day's probability: what follows cannot make up for it


@dataclass(frozen=True, slots=True)
class DateOdds:
    """The likeliest day (ISO) and its share of the probability of all days (0 to 1)."""

    value: str
    share: float


def odds_to_dates(odds: Odds) -> Odds:
    """The probability of every date, days x months x years; those that are not in the calendar have none."""
    odds = _without_waits(odds)
    begun = np.zeros((len(odds) + 1, 1))
    begun[0] = 1.0
    days = _followed(odds, begun, _day_forms(), DAYS)
    reached = days.sum(axis=0)
    likely = np.flatnonzero(reached >= HOPELESS * reached.max())
    parted = _parted(odds, days[:, likely])
    numbered = _followed(odds, parted.sum(axis=2), _month_numbers(), 12)
    named = _followed(odds, np.ascontiguousarray(parted[:, :, SEPARATORS.index(" ")]), _month_names(), 12)
    backwards = np.ascontiguousarray(odds[::-1])
    years = _followed(backwards, begun, _year_forms(), YEARS)
    years = _parted(backwards, years).sum(axis=2)
    every = np.zeros((DAYS, 12, YEARS))
    every[likely] = (_with_blanks(odds, numbered + named).T @ years[::-1]).reshape(len(likely), 12, YEARS)
    return np.asarray(every * _calendar(), dtype=np.float64)


def dates_to_best(every: Odds) -> DateOdds | None:
    """The likeliest date of :func:`odds_to_dates`; None where there is none at all."""
    total = float(every.sum())
    if total <= 0:
        return None
    best = int(every.argmax())
    day, month, year = (int(i) for i in np.unravel_index(best, every.shape))
    return DateOdds(date(FIRST_YEAR + year, month + 1, day + 1).isoformat(), float(every.ravel()[best]) / total)


def _without_waits(odds: Odds) -> Odds:
    """``odds`` with one column for each row of columns that surely show no sign: they cost time and say nothing."""
    waits = odds[:, NO_SIGN] > SURELY_NO_SIGN
    return np.asarray(odds[~waits | ~np.concatenate([[False], waits[:-1]])], dtype=np.float64)


def _parted(odds: Odds, begun: Odds) -> Odds:
    """``begun`` and then a separator: columns x beginnings x separators."""
    forms = {sign: number for number, sign in enumerate(SEPARATORS)}
    return _followed(odds, begun, forms, len(forms)).reshape(*begun.shape, len(forms))


def _followed(odds: Odds, begun: Odds, forms: Mapping[str, int], kinds: int) -> Odds:
    """From every beginning on, the forms of each kind. ``begun``, a row for each column of the line: the probability
    that the signs so far lie left of it, the last one next to it, for each beginning; so is what comes out, for each
    beginning and kind."""
    ends, beginnings = begun.shape
    found = np.zeros((ends, beginnings, kinds))
    grown: dict[str, Odds] = {"": begun}
    for length in range(1, max(map(len, forms)) + 1):
        heads = sorted({form[:length] for form in forms if len(form) >= length})
        parents = np.concatenate([grown[head[:-1]] for head in heads], axis=1)
        signs = np.repeat([sign_number(head[-1]) for head in heads], beginnings)
        twice = np.repeat([head[-2:-1] == head[-1] for head in heads], beginnings)
        grown = dict(zip(heads, np.split(_signed(odds, parents, signs, twice), len(heads), axis=1), strict=True))
        for head in heads:
            if head in forms:
                found[:, :, forms[head]] += grown[head]
    return found.reshape(ends, beginnings * kinds)


def _signed(odds: Odds, begun: Odds, signs: npt.NDArray[np.int_], twice: npt.NDArray[np.bool_]) -> Odds:
    """``begun`` and then one sign more; between a sign and the same sign there is a column without any."""
    waited = _with_blanks(odds, begun) - begun * twice
    seen, ends = odds[:, signs], np.zeros_like(begun)
    for column in range(len(odds)):
        ends[column + 1] = seen[column] * (waited[column] + ends[column])
    return ends


def _with_blanks(odds: Odds, begun: Odds) -> Odds:
    """``begun`` and then any number of columns without a sign."""
    waited = begun.copy()
    for column in range(1, len(waited)):
        waited[column] += waited[column - 1] * odds[column - 1, NO_SIGN]
    return waited


@cache
def _day_forms() -> dict[str, int]:
    plain = {form: day - 1 for day in range(1, DAYS + 1) for form in (str(day), f"{day:02d}")}
    return {**plain, "1er": 0}


@cache
def _month_numbers() -> dict[str, int]:
    return {form: month - 1 for month in range(1, 13) for form in (str(month), f"{month:02d}")}


@cache
def _month_names() -> dict[str, int]:
    return {name: month for month, names in enumerate(MONTHS) for name in names}


@cache
def _year_forms() -> dict[str, int]:
    """Years read from the right."""
    long = {str(FIRST_YEAR + year)[::-1]: year for year in range(YEARS)}
    short = {f"{year % 100:02d}"[::-1]: year - FIRST_YEAR for year in SHORT_YEARS}
    return {**long, **short}


@cache
def _calendar() -> Odds:
    """1 for every day that there is."""
    days = [[calendar.monthrange(FIRST_YEAR + y, m)[1] for y in range(YEARS)] for m in range(1, 13)]
    return np.asarray(np.arange(1, DAYS + 1)[:, None, None] <= np.array(days)[None], dtype=np.float64)
