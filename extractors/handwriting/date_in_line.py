"""Where in a line the second reader sees a date, and the odds of the signs of which it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from extractors.dates import in_text
from extractors.handwriting.date_signs import NO_SIGN, SIGNS, sign_number
from extractors.handwriting.line_odds import Odds
from extractors.line_reader import SeenLine, alphabet

WRITTEN_ALIKE = {",": ".", ":": ".", "·": ".", "•": ".", "–": "-", "—": "-", "_": "-", "\\": "/"}
BEFORE, BEHIND = 1, 3  # columns beside the date's first and last sign that belong to them


@dataclass(frozen=True, eq=False)
class DateInLine:
    """``odds``: of the signs of dates, in the columns of the date, or of the whole line where none was made out;
    ``left``, ``right``: its pixels in the crop."""

    text: str
    odds: Odds
    left: int
    right: int


def date_in_line(seen: SeenLine) -> DateInLine:
    """The first date in the line, which may have the day of the week or a place beside it."""
    signs = tuple(seen.signs())
    text = "".join(sign for sign, _, _ in signs)
    found = next(iter(in_text(text)), None)
    columns = len(seen.odds)
    first, last = 0, columns
    if found is not None:
        starts = [column for _, column, _ in signs]
        first, last = max(0, starts[found.start] - BEFORE), min(columns, starts[found.end - 1] + BEHIND)
    return DateInLine(text, _of_dates(seen.odds[first:last]), round(first * seen.wide), round(last * seen.wide))


def _of_dates(odds: npt.NDArray[np.float32]) -> Odds:
    """``odds`` of all the reader's signs as odds of those of dates; capitals and accents make no difference."""
    folded = np.zeros((len(odds), len(SIGNS) + 1))
    for number, alike in enumerate(_alike()):
        folded[:, number] = odds[:, alike].sum(axis=1)
    return folded


@cache
def _alike() -> Sequence[npt.NDArray[np.intp]]:
    """For no sign and each sign of dates, the reader's signs that stand for it; what stands for none is no sign."""
    numbers = np.array([_number(sign) for sign in alphabet()])
    return tuple(np.flatnonzero(numbers == number) for number in range(len(SIGNS) + 1))


def _number(sign: str) -> int:
    bare = unicodedata.normalize("NFKD", WRITTEN_ALIKE.get(sign, sign)).encode("ascii", "ignore").decode().lower()
    return sign_number(bare) if len(bare) == 1 and bare in SIGNS else NO_SIGN
