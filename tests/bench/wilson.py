"""How far a share that was counted on few samples may be from the true one: Wilson's score interval."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.96  # standard deviations: 95 % of such intervals hold the true share


@dataclass(frozen=True, slots=True)
class Tally:
    """``hits`` out of ``of``; tallies of two samples are added."""

    hits: int = 0
    of: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.of + other.of)

    @property
    def share(self) -> float | None:
        """None when nothing was counted."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval, from 0 to 1.

        >>> low, high = Tally(0, 70).interval
        >>> round(low, 3), round(high, 3)
        (0.0, 0.052)
        >>> Tally(0, 0).interval is None
        True
        """
        if not self.of:
            return None
        share, n = self.hits / self.of, self.of
        middle = share + Z * Z / (2 * n)
        half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        spread = 1 + Z * Z / n
        return max(0.0, (middle - half) / spread), min(1.0, (middle + half) / spread)


def one_if(holds: bool) -> Tally:
    """One case, and whether it counts as a hit."""
    return Tally(int(holds), 1)
