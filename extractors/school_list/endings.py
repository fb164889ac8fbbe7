"""A commune that no sign parts from the names before it, told by its being repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

LEAST_PLACE = 3  # letters of a commune told by nothing but its being repeated
MOST_UNENDED = 0.5  # of the names in one list


def common_endings(names: Sequence[str]) -> tuple[str, ...]:
    """What several schools' names end in alike, without which they are schools' names still: their communes. Where
    most names have no such ending, a maternelle and an élémentaire are called after one person.

    >>> common_endings(["ECOLE DU PUITS LE VAL", "ECOLE PASTEUR LE VAL", "ECOLE FERRY"])
    ('LE VAL',)
    """
    endings: Counter[str] = Counter()
    for name in names:
        words = name.split()
        endings.update(" ".join(words[at:]) for at in range(2, len(words)))
    found: dict[str, None] = {}
    unended = 0
    for name in names:
        words = name.split()
        own = [e for at in range(2, len(words)) if endings[e := " ".join(words[at:])] > 1 and len(e) > LEAST_PLACE]
        if own:
            found[max(own, key=lambda e: (endings[e], len(e)))] = None
        else:
            unended += 1
    return tuple(found) if unended <= MOST_UNENDED * len(names) else ()
