"""Repairs of what spreadsheets do to codes, a whole column at a time."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from schemas.folding import folded_words


def tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """No spaces around, no missing values, no ".0" behind a number."""
    return pd.DataFrame(
        {
            name: frame[name].fillna("").str.strip().str.replace(r"^(\d+)\.0+$", r"\1", regex=True)
            for name in frame.columns
        }
    )


def column(frame: pd.DataFrame, name: str) -> pd.Series[str]:
    """The column, or one of empty texts where the file has none."""
    if name in frame.columns:
        return frame[name]
    return pd.Series([""] * len(frame), index=frame.index, dtype=str)


def padded(texts: pd.Series[str], width: int) -> pd.Series[str]:
    """Leading zeros that a spreadsheet took away; what is empty stays empty."""
    return texts.where(texts == "", texts.str.zfill(width))


ROUNDED = r"(?i)[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,2}"
"""A long number as a spreadsheet writes it when it is asked for text: 2,13402E+13."""


def mapped(texts: pd.Series[str], change: Callable[[str], str]) -> pd.Series[str]:
    """``change`` applied once to each distinct text."""
    changed = {text: change(text) for text in texts.unique()}
    return texts.map(changed).astype(str)


def folded(texts: pd.Series[str]) -> pd.Series[str]:
    """Plain capitals, words parted by one space; made for columns of few distinct values."""
    return mapped(texts, lambda text: " ".join(folded_words(text)))


def iso_dates(texts: pd.Series[str]) -> pd.Series[str]:
    """``yyyy-mm-dd`` from both written forms (and from timestamps); "" for anything else."""
    french = texts.str.extract(r"^(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", expand=True).fillna("")
    turned = french["year"] + "-" + french["month"].str.zfill(2) + "-" + french["day"].str.zfill(2)
    iso = texts.str.extract(r"^(\d{4}-\d{2}-\d{2})", expand=False).fillna("")
    return turned.where(french["year"] != "", iso)


def flags(truth: pd.Series[bool]) -> list[str]:
    """ "1" and "": what is kept of a yes or no."""
    return ["1" if yes else "" for yes in truth.tolist()]
