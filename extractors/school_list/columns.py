"""The columns of a table of schools: from the row of heads, else from the white between the words of all its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.labels import folded
from extractors.lines import same_row, segments_to_rows
from schemas.draft import SchoolPart
from schemas.layout import Box, Line, Word

LIKE_A_HEAD = 83.0  # per cent: one letter of six
MOST_STRANGE = 0.34  # of the words of a row of heads that are none, where its cells stand apart
SHORT_HEAD = 4  # letters up to which a head must be read right
LEAST_HEADS = 2  # a sentence may hold one of the words
MOST_HEAD_WORDS = 5
TOUCHING = 0.9  # of the height: words of one head stand closer
CUT_STEP = 0.5  # points between the places tried for the edge of a column
WHITE = 9.0  # points between the columns of a single row; over many rows less white goes down by chance
LEAST_WHITE = 3.0
BEGINS_BEHIND = 0.6  # of its height: white before a word that begins a cell
SAME_LEFT = 3.0  # points between the left edges of one column's cells
HEAD_AT_LEFT = 6.0
OFTEN = 0.6  # of the rows have a cell in a column
HEADERS: dict[SchoolPart | None, tuple[str, ...]] = {
    SchoolPart.UAI: (
        "uai",
        "vai",
        "ual",
        "codeuai",
        "numerouai",
        "nuai",
        "nouai",
        "ndeluai",
        "rne",
        "coderne",
        "nrne",
        "identifiant",
        "identifiantuai",
        "uairne",
        "uaiexrne",
        "code",
        "codeecole",
        "codedelecole",
        "codeetablissement",
        "nuaidelecole",
        "uaidelecole",
    ),
    SchoolPart.COMMUNE: (
        "commune",
        "ville",
        "communedelecole",
        "localite",
        "communes",
        "communedimplantation",
        "lieu",
        "nomdelacommune",
        "communeouville",
    ),
    SchoolPart.DEPARTMENT: (
        "departement",
        "dept",
        "dep",
        "dpt",
        "dpartement",
        "dp",
        "ndep",
        "ndept",
        "ndepartement",
        "ndudepartement",
        "dptn",
        "codedepartement",
        "codedep",
        "dpmt",
    ),
    SchoolPart.NAME: (
        "ecole",
        "nomdelecole",
        "nomdesecoles",
        "nom",
        "etablissement",
        "etablissements",
        "ecoles",
        "denomination",
        "designation",
        "designationdelecole",
        "libelle",
        "intitule",
        "appellation",
        "nomecole",
        "nomdeletablissement",
        "denominationdelecole",
        "ecoleconcernee",
        "ecolesconcernees",
    ),
    None: (
        "n",
        "no",
        "num",
        "numero",
        "rang",
        "nbdeclasses",
        "nombredeclasses",
        "classes",
        "nbclasses",
        "eleves",
        "nbeleves",
        "nbdeleves",
        "nombredeleves",
        "effectif",
        "effectifs",
        "adresse",
        "adressedelecole",
        "codepostal",
        "cp",
        "type",
        "niveau",
        "nature",
        "statut",
        "directeur",
        "directrice",
        "direction",
        "circonscription",
        "telephone",
        "montant",
        "cout",
        "prix",
        "participation",
        "tarif",
        "observations",
        "courriel",
        "siret",
        "insee",
        "codeinsee",
    ),
}
"""What heads the columns, folded; None: columns that are not asked for, but stand between those that are."""


@dataclass(frozen=True)
class Head:
    """The head of one column; ``part`` None: of no interest."""

    part: SchoolPart | None
    box: Box


@dataclass(frozen=True)
class Header:
    """The row of column heads on one page, from left to right."""

    heads: tuple[Head, ...]
    row: Box
    page: int

    def holds(self, word: Word, page: int) -> bool:
        """Whether ``word`` stands in the row of heads, or above it."""
        return page == self.page and (same_row(self.row, word.box) or word.box.middle < self.row.bottom)


@dataclass(frozen=True)
class Column:
    """Words between ``left`` and ``right`` (points) belong to it; ``by_left``: words that begin there, because a word
    that is too long for its cell reaches into the next."""

    part: SchoolPart | None
    left: float
    right: float
    by_left: bool = False

    def holds(self, word: Word) -> bool:
        at = word.box.x0 if self.by_left else (word.box.x0 + word.box.x1) / 2
        return self.left <= at < self.right


def headers_of(segments: Sequence[Line]) -> tuple[Header, ...]:
    """Every row of column heads among ``segments``: a table that goes on over a page repeats them."""
    found: list[Header] = []
    for page in dict.fromkeys(s.page for s in segments):
        rows = segments_to_rows([s for s in segments if s.page == page])
        for at, row in enumerate(rows):
            heads = _heads_in([w for s in row for w in s.words], MOST_STRANGE if len(row) > 1 else 0.0)
            if len([h for h in heads if h.part]) >= LEAST_HEADS:
                box = Box.around(h.box for h in heads)
                below = rows[at + 1] if at + 1 < len(rows) else ()
                if _goes_on(heads, below, box):
                    box = Box.around((box, *(s.box for s in below)))
                found.append(Header(heads, box, page))
    return tuple(found)


def _goes_on(heads: Sequence[Head], row: Sequence[Line], header: Box) -> bool:
    """Whether ``row`` is the second line of heads that are too long for their columns."""
    if not row or any(not folded(s.text).isalpha() for s in row) or row[0].box.top - header.bottom > header.height:
        return False
    endings = [folded(s.text) for s in row]
    every = [name for names in HEADERS.values() for name in names]
    return all(any(name.endswith(e) and name != e for name in every) for e in endings) and len(row) <= len(heads)


def _heads_in(words: Sequence[Word], most_strange: float) -> tuple[Head, ...]:
    """The heads in one row of words; none when the row is no row of heads: it has digits, or more other words than
    ``most_strange`` of all."""
    ordered = sorted(words, key=lambda w: w.box.x0)
    if any(c.isdigit() for w in ordered for c in w.text):
        return ()
    heads: list[Head] = []
    at = strange = 0
    while at < len(ordered):
        size, part = _longest_head(ordered[at:], {h.part for h in heads})
        if size:
            heads.append(Head(part, Box.around(w.box for w in ordered[at : at + size])))
        elif heads and _touches(heads[-1].box, ordered[at].box):
            heads[-1] = Head(heads[-1].part, Box.around((heads[-1].box, ordered[at].box)))
            strange += 1
        else:
            heads.append(Head(None, ordered[at].box))
            strange += bool(folded(ordered[at].text))
        at += size or 1
    return tuple(heads) if strange <= most_strange * len(ordered) else ()


def _longest_head(words: Sequence[Word], taken: Collection[SchoolPart | None]) -> tuple[int, SchoolPart | None]:
    """How many of the first words are one head, and of what."""
    run = 1
    while run < min(MOST_HEAD_WORDS, len(words)) and _touches(words[run - 1].box, words[run].box):
        run += 1
    likely = [
        (_likeness(folded("".join(w.text for w in words[:size])), names), size, part)
        for size in range(1, run + 1)
        for part, names in HEADERS.items()
        if part is None or part not in taken
    ]
    likeness, size, part = max(likely, key=lambda found: found[:2])
    return (size, part) if likeness >= LIKE_A_HEAD else (0, None)


def _likeness(letters: str, names: tuple[str, ...]) -> float:
    """How like the words are to one of ``names``, per cent; short ones must be right."""
    if letters in names:
        return 100.0
    return max((fuzz.ratio(letters, n) for n in names if len(n) > SHORT_HEAD), default=0.0)


def _touches(head: Box, word: Box) -> bool:
    return word.x0 - head.x1 < TOUCHING * head.height


def columns_below(header: Header, words: Sequence[Word]) -> tuple[Column, ...]:
    """The columns under ``header``: parted where the fewest of the table's ``words`` are cut, next to where a head
    begins."""
    edges = [
        _edge((a.box.x0 + a.box.x1) / 2, (b.box.x0 + b.box.x1) / 2, b.box.x0, words)
        for a, b in zip(header.heads, header.heads[1:], strict=False)
    ]
    return tuple(
        Column(h.part, left, right)
        for h, left, right in zip(header.heads, [0.0, *edges], [*edges, float("inf")], strict=True)
    )


def _edge(left: float, right: float, begins: float, words: Sequence[Word]) -> float:
    """The place between two heads' middles that cuts the fewest words, nearest to where the second head begins."""
    steps = int((right - left) / CUT_STEP) + 1
    places = [left + i * CUT_STEP for i in range(steps)] + [begins - 1.0]

    def cost(x: float) -> tuple[int, float]:
        return sum(w.box.x0 < x < w.box.x1 for w in words), abs(x - (begins - 1.0))

    return min(places, key=cost)


def columns_of(words: Sequence[Word], rows: int) -> tuple[Column, ...]:
    """The columns of a table without heads: parted where white goes down through all ``rows``."""
    white = max(LEAST_WHITE, WHITE / rows**0.5)
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if spans and word.box.x0 - spans[-1][1] < white:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.box.x1))
        else:
            spans.append((word.box.x0, word.box.x1))
    return tuple(Column(None, a - 1.0, b + 1.0) for a, b in spans)


def columns_from(lines: Sequence[Sequence[Word]], header: Header | None) -> tuple[Column, ...]:
    """The columns by where their cells begin on ``lines``, the first line of each row: what is too long for its cell
    reaches into the next only further down."""
    begins = sorted(
        word.box.x0
        for line in lines
        for before, word in zip([None, *line], line, strict=False)
        if before is None or word.box.x0 - before.box.x1 > BEGINS_BEHIND * word.box.height
    )
    lefts: list[list[float]] = []
    for x in begins:
        if lefts and x - lefts[-1][-1] < SAME_LEFT:
            lefts[-1].append(x)
        else:
            lefts.append([x])
    edges = [min(xs) - SAME_LEFT for xs in lefts if len(xs) >= OFTEN * len(lines)]
    return tuple(
        Column(_part_at(left + SAME_LEFT, header), left, right, by_left=True)
        for left, right in zip(edges, [*edges[1:], float("inf")], strict=True)
    )


def _part_at(left: float, header: Header | None) -> SchoolPart | None:
    """The part whose head begins where the column does."""
    heads = header.heads if header else ()
    return next((h.part for h in heads if abs(h.box.x0 - left) < HEAD_AT_LEFT and h.part), None)
