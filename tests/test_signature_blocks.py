"""Each party's room is found beside, below and behind the closing; a page without it is missed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from extractors.assemble import _is_regions
from extractors.esignatures import ESignature
from extractors.fields.closing import closing_of
from extractors.grouping import sheets_to_groups
from extractors.missing_pages import missing
from extractors.sheets import Paper, Sheet
from extractors.signature_blocks import find_blocks
from schemas.layout import Box, Line
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
FOOT = 53  # rows above the number of a page
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


def test_a_stamps_words_between_two_blocks_make_no_columns() -> None:
    """The region's block above at the left, its stamp to the right of it, the collectivity's block below the stamp."""
    theirs: list[Cells] = ["Pour la région académique", "La rectrice", "", "", "", [(317, "RIQUE SA")], "", "", ""]
    ours: list[Cells] = [[(311, "Pour la commune")], [(311, "Le Maire")]]
    last: list[Cells] = [[(283, "Fait à Valbrune, le 3 mai 2025")], "", *theirs, "Aline Ferrand", "", *ours, *ROOM]
    paper = Paper(tuple(page_of(rows, n) for n, rows in enumerate((FIRST, INNER, last), start=1)))
    found = find_blocks(paper, closing_of(paper), ["Odile VERNAY"], ["Aline Ferrand"])
    assert found.region is not None and found.collectivity is not None
    assert found.region.box.bottom <= found.collectivity.box.top


def test_pages_that_are_there_and_pages_that_are_not() -> None:
    sheets = [page_of(rows, number) for number, rows in enumerate((FIRST, INNER, STACKED), start=1)]
    gone = [missing(sheets_to_groups([s for s in sheets if s is not left_out])[0]) for left_out in (None, *sheets)]
    assert gone == [
        "",
        "articles 1 à 2",
        "la liste des écoles",
        "la page de la date et des signatures",
    ]


@pytest.mark.parametrize(("annex", "gone"), [("", ""), ("voir l'annexe 1", "la liste des écoles")])
def test_pages_numbered_through_are_all_there_but_an_annex_may_be_lost(annex: str, gone: str) -> None:
    without = [row for row in INNER if not re.search("[0-9]{7}", str(row))]
    pages = [
        [*rows, *[""] * (FOOT - len(rows)), f"- {n} -"] for n, rows in enumerate((FIRST, without, STACKED), start=1)
    ]
    (group,) = sheets_to_groups([page_of([*rows, annex], n) for n, rows in enumerate(pages, start=1)])
    assert missing(group) == gone


def test_three_conventions_in_one_file() -> None:
    sheets = [page_of(rows, number) for number, rows in enumerate((FIRST, INNER, STACKED) * 3, start=1)]
    assert [len(group.sheets) for group in sheets_to_groups(sheets)] == [3, 3, 3]


OTHER_WORDS: list[Cells] = [
    "Protocole d'accord",
    "pour l'usage de l'ENT dans les écoles en 2025-2026",
    "",
    "Désignation des parties",
    "1° COMMUNE DE VALBRUNE, SIRET 21340135900012",
    "2° La Région académique des Causses",
    "",
    "Article premier : But de l'accord",
    "Article deuxième : Services",
]


def test_what_is_worded_otherwise_is_not_missed() -> None:
    """No cue of the closing and few of the first page are known: nothing shows that a page is not there."""
    signed: list[Cells] = ["Ainsi décidé.", "", "Le délégué du partenaire scolaire", *ROOM, "L'autorité académique"]
    (group,) = sheets_to_groups([page_of(rows, n) for n, rows in enumerate((OTHER_WORDS, INNER, signed), start=1)])
    assert group.is_convention
    assert missing(group) == ""


def test_a_gap_between_pages_is_missed_and_one_within_a_page_is_not() -> None:
    lost: list[Cells] = [row for row in INNER if row != "Article 5 - Suite des articles"]
    torn: list[Cells] = [row for row in INNER if row[:9] not in ("Article 3", "Article 4")]
    gone = [
        missing(sheets_to_groups([page_of(rows, n) for n, rows in enumerate((FIRST, inner, STACKED), start=1)])[0])
        for inner in (lost, torn)
    ]
    assert gone == ["", "articles 3 à 4"]


CAPTIONS = [
    ("Au nom de la commune,", "Au nom de l'État,"),
    ("LA COLLECTIVITÉ", "L'AUTORITÉ ACADÉMIQUE"),
    ("Signature de la commune", "Signature du rectorat"),
    ("Le signataire pour COMMUNE DE VALBRUNE :", "Pour le DASEN"),
    ("Mme Odile VERNAY-ROUX, Présidente", "La directrice académique"),
]


@pytest.mark.parametrize(("ours", "theirs"), CAPTIONS)
def test_captions_one_below_the_other(ours: str, theirs: str) -> None:
    """Behind the schools and what is paid for them, which caption nothing."""
    listed: list[Cells] = ["Commune | École", "VALBRUNE - 0341401N", "La commune paiera 40 €."]
    mine, other = rooms([*listed, "", "", ours, *ROOM, theirs, *ROOM, "Le 3 mai 2025, à Valbrune"])
    assert mine.bottom <= other.top
    assert mine.top > page_of(listed).segments[-1].box.top


def test_columns_read_as_one_line() -> None:
    """A caption that fills its column runs into the next; the left pen writes up to the right column."""
    mine, other = rooms([
        "Fait à Valbrune, le 3 mai 2025",
        [(60, "La Région académique des Causses"), (258, "LA COLLECTIVITÉ")],
        [(60, "Aline Ferrand"), (258, "Odile VERNAY-ROUX, Maire")],
        *ROOM,
    ])  # fmt: skip
    assert other.x1 == mine.x0
    assert 240 < mine.x0 < 258


def test_the_date_below_is_in_no_room() -> None:
    rows: list[Cells] = [
        "Le recteur",
        "",
        "1&",
        *ROOM,
        "Aline Ferrand",
        "Le Maire",
        *ROOM,
        "Odile VERNAY-ROUX",
        "Le 3 mai 2025",
    ]
    mine, _ = rooms(rows)
    assert mine.bottom <= page_of(rows).segments[-1].box.top


def test_a_word_above_the_last_sentence_captions_nothing() -> None:
    """The region's block is on the next page."""
    text: list[Cells] = [
        "La collectivité peut exercer ses droits auprès du délégué à la protection des",
        "données de l'académie.",
        "",
        "Les traces de connexion sont conservées un an, les comptes jusqu'au départ de l'élève.",
    ]
    signed: list[Cells] = [*text, "", "Fait à Valbrune, le 3 mai 2025", "", "Le Maire", "Odile VERNAY-ROUX", *ROOM]
    paper = paper_of(FIRST, INNER, signed, ["Pour la région académique", "Aline Ferrand", *ROOM])
    found = find_blocks(paper, closing_of(paper))
    assert found.collectivity is not None
    assert found.region is not None
    assert (found.collectivity.page, found.region.page) == (3, 4)


@pytest.mark.parametrize(
    ("signer", "theirs"),
    [("Guy FERRAND", True), ("FERRAND Guy, rectorat", True), ("Odile VERNAY-ROUX", False), ("Guy", False)],
)
def test_an_electronic_signature_is_the_region_s_where_its_block_names_the_signer(signer: str, theirs: bool) -> None:
    """A short first name counts with the rest of its line."""
    lines = ["Pour l'académie", "Guy Ferrand", "Recteur"]
    assert _is_regions(ESignature(signer, intact=True, covers_document=True), lines) is theirs


def test_strokes_of_a_pen_that_were_read_as_letters_name_nobody() -> None:
    """They were read as the signer's name, once below each caption."""
    columns: list[Cells] = [*COLUMNS[:4], "", "", [(60, "NTPP INTIRIM"), (330, "Dominique Aubrac")], *ROOM]
    sheets = [page_of(rows, number) for number, rows in enumerate((FIRST, INNER, columns), start=1)]
    scrawled = next(line for line in sheets[2].page.lines if "NTPP" in line.text)
    faint = Line(tuple(replace(w, confidence=0.1) if w.box.x0 < 300 else w for w in scrawled.words), scrawled.page)
    lines = tuple(faint if line is scrawled else line for line in sheets[2].page.lines)
    paper = Paper((*sheets[:2], Sheet(replace(sheets[2].page, lines=lines))))
    found = find_blocks(paper, closing_of(paper), ["NTPP INTIRIM", "Dominique Aubrac"])
    assert found.collectivity is not None
    assert [s.text for s in found.collectivity.lines] == ["Pour la commune", "Le Maire", "Dominique Aubrac"]
