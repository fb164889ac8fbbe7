"""Each party's room is found beside, below and behind the closing; a page without it is missed."""

from __future__ import annotations

from extractors.fields.closing import closing_of
from extractors.grouping import sheets_to_groups
from extractors.missing_pages import missing
from extractors.signature_blocks import find_blocks
from schemas.layout import Box
from tests.test_fields import AGREED, HEAD, LINES, Cells, page_of, paper_of

FIRST: list[Cells] = [*HEAD, *LINES, *AGREED, "", "Article 1 - Objet", "Article 2 - Service"]
INNER: list[Cells] = [
    *[f"Article {n} - Suite des articles" for n in range(3, 9)],
    "Article 9 - Liste des écoles",
    "VALBRUNE - 34 - ECOLE MATERNELLE - 0341401N",
    "Article 10 - Durée de la convention",
    "Elle se termine au 5 septembre 2026.",
]
ROOM: list[Cells] = ["", "", "", "", "", ""]
COLUMNS: list[Cells] = [
    "Fait à Valbrune, le",
    "",
    [(60, "Pour la région académique"), (330, "Pour la commune")],
    [(60, "La rectrice"), (330, "Le Maire")],
    *ROOM,
]
STACKED: list[Cells] = ["Fait à Valbrune, le", "", "Le Maire", *ROOM, "La rectrice de région académique", *ROOM]


def rooms(rows: list[Cells]) -> tuple[Box, Box]:
    paper = paper_of(FIRST, INNER, rows)
    found = find_blocks(paper, closing_of(paper))
    assert found.collectivity is not None
    assert found.region is not None
    return found.collectivity.box, found.region.box


def test_columns_in_the_order_that_is_not_usual() -> None:
    ours, theirs = rooms(COLUMNS)
    assert theirs.x1 <= ours.x0
    assert ours.top == theirs.top


def test_one_below_the_other() -> None:
    ours, theirs = rooms(STACKED)
    assert ours.bottom <= theirs.top


def test_pages_that_are_there_and_pages_that_are_not() -> None:
    sheets = [page_of(rows, number) for number, rows in enumerate((FIRST, INNER, STACKED), start=1)]
    gone = [missing(sheets_to_groups([s for s in sheets if s is not left_out])[0]) for left_out in (None, *sheets)]
    assert gone == [
        "",
        "articles 1 à 2",
        "la liste des écoles",
        "la page de la date et des signatures",
    ]


def test_three_conventions_in_one_file() -> None:
    sheets = [page_of(rows, number) for number, rows in enumerate((FIRST, INNER, STACKED) * 3, start=1)]
    assert [len(group.sheets) for group in sheets_to_groups(sheets)] == [3, 3, 3]
