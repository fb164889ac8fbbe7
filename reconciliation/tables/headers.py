"""Which column of a file is meant: headers change between years, portal, API and spreadsheets (facts.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.folding import folded_words


@dataclass(frozen=True, slots=True)
class Column:
    """A column we want. ``headers``: what it may be called, best first; the first is shown when it is missing."""

    name: str
    headers: tuple[str, ...]
    required: bool = False


def folded_header(header: str) -> str:
    """Letters and digits only.

    >>> folded_header("Code postal"), folded_header("code_postal"), folded_header("Libellé de l'académie")
    ('codepostal', 'codepostal', 'libelledelacademie')
    """
    return "".join(folded_words(header)).lower()


def match_headers(headers: Sequence[str], wanted: Sequence[Column]) -> Mapping[str, int]:
    """The position of each wanted column that is there, by its name.

    >>> match_headers(["UAI", "Nom commune"], [Column("commune", ("Nom_commune",)), Column("siren", ("SIREN",))])
    {'commune': 1}
    """
    places: dict[str, int] = {}
    for position, header in enumerate(headers):
        places.setdefault(folded_header(header), position)
    found = {}
    for column in wanted:
        at = next((places[key] for h in column.headers if (key := folded_header(h)) in places), None)
        if at is not None:
            found[column.name] = at
    return found


def header_row(rows: Sequence[Sequence[str]], wanted: Sequence[Column]) -> int:
    """The row (from 0) that is the header: the first with the most wanted columns, for clerks write titles above."""
    scores = [len(match_headers(row, wanted)) for row in rows]
    return scores.index(max(scores)) if scores else 0
