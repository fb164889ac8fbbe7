"""Which signs may follow which in a French date: "27/7/2025", "03.09.25", "3 9 2025", "3 septembre 2025"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CENTURY = "20"
FIRST_SHORT_YEAR, LAST_SHORT_YEAR = 21, 49
"""Of years written with two digits; a contract of this century, and not its day or month read as a year."""


@dataclass(frozen=True, slots=True)
class Part:
    """A date begun: the digits of day, month and year so far. Immutable; ``with_*`` give None for what cannot be.

    >>> Part().with_digit("3").with_digit("2") is None
    True
    """

    day: str = ""
    month: str = ""
    year: str = ""
    at: int = 0  # 0 day, 1 month, 2 year
    separator: str = ""  # the first one

    def with_digit(self, digit: str) -> Part | None:
        """One digit more where one can stand."""
        if self.at == 0:
            day = self.day + digit
            fits = len(day) <= 2 and day != "00" and int(day) <= 31
            return Part(day, at=0) if fits else None
        if self.at == 1:
            month = self.month + digit
            fits = len(month) <= 2 and month != "00" and int(month) <= 12
            return Part(self.day, month, at=1, separator=self.separator) if fits else None
        year = self.year + digit
        fits = len(year) <= 2 or (len(year) <= 4 and year.startswith(CENTURY))
        return Part(self.day, self.month, year, 2, self.separator) if fits else None

    def with_separator(self, sign: str) -> Part | None:
        """The next part begun, after "/", ".", "-" or " "."""
        if self.at == 0 and self.day not in ("", "0"):
            return Part(self.day, at=1, separator=sign)
        if self.at == 1 and self.month not in ("", "0"):
            return Part(self.day, self.month, at=2, separator=self.separator)
        return None

    def with_month(self, number: int) -> Part | None:
        """The month written as a word after the day, and the year begun.

        >>> Part("27").with_month(7).with_digit("2").text
        '27 7 2'
        """
        return Part(self.day, str(number), at=2, separator=" ") if self.at == 0 and self.day not in ("", "0") else None

    @property
    def value(self) -> str | None:
        """The ISO date once it is whole and a day of the calendar.

        >>> Part("27", "7", "25", 2).value, Part("31", "2", "2025", 2).value
        ('2025-07-27', None)
        """
        if len(self.year) == 4:
            year = int(self.year)
        elif len(self.year) == 2 and FIRST_SHORT_YEAR <= int(self.year) <= LAST_SHORT_YEAR:
            year = 2000 + int(self.year)
        else:
            return None
        try:
            return date(year, int(self.month), int(self.day)).isoformat()
        except ValueError:
            return None

    @property
    def text(self) -> str:
        sign = self.separator or "/"
        return sign.join(p for p in (self.day, self.month, self.year) if p)
