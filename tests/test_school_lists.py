"""The list of schools in layouts of every kind: where the UAI stands, what parts the entries, how columns are set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.found import Found
from extractors.school_list import schools
from extractors.school_list.broken_entries import with_uai_below
from extractors.school_list.entry import text_to_entry
from extractors.school_list.heads import headers_of
from extractors.school_list.stretches import Stretch
from extractors.sheets import Paper, Sheet
from schemas.draft import SchoolDraft
from schemas.layout import Box, Line, Word
from tests.test_fields import LETTER, Cells, one, page_of, paper_of

LES_TILLEULS = ("0341401N", "VALBRUNE-SUR-VERE", "34", "ECOLE MATERNELLE LES TILLEULS")
DU_PUITS = ("0341406U", "VALBRUNE-SUR-VERE", "34", "ECOLE ELEMENTAIRE DU PUITS")
BOTH = [LES_TILLEULS, DU_PUITS]
PAGE_ROWS = 55  # of a page, the last of which stands in its margin


def rows_of(seen: tuple[SchoolDraft, ...]) -> list[tuple[str | None, ...]]:
    return [tuple(one(x) for x in (s.uai, s.commune, s.department, s.name)) for s in seen]


@pytest.mark.parametrize(
    "entry",
    [
        "{n} - {c} ({d}) - UAI {u}",
        "{n}, {c} ({d}), UAI : {u}",
        "{u} - {n} - {c} ({d})",
        "{n} (RNE {u}) - {c} - {d}",
        "{c} ({d}) : {n}, code UAI {u}",
        "UAI {u} {n} {c} {d}",
        "{n} - n° UAI : {u} - {c} ({d})",
        "{d} - {c} - {n} - {u}",
        "{n} à {c} ({d}) - RNE : {u}",
        "{c} / {d} / {n} / {u}",
        "{n} [{u}], {c} ({d})",
        "École : {n} ; ville : {c} ({d}) ; UAI : {u}",
        "{c} - {n} - {u} - dépt {d}",
        "{n} sise à {c} ({d}), immatriculée {u}",
        "{u} | Commune : {c} | Dép. {d} | Nom de l'école : {n}",
        "{d} / {c} / {n} / code établissement {u}",
    ],
)
@pytest.mark.parametrize("sign", ["", "- ", "2) ", "a) ", "□ "])
def test_one_entry_a_line(entry: str, sign: str) -> None:
    lines: list[Cells] = [sign + entry.format(u=u, c=c, d=d, n=n) for u, c, d, n in BOTH]
    head: list[Cells] = [
        "34990 VALBRUNE-SUR-VERE",
        "Article 5 - Écoles et coût",
        "2 écoles x 40 € = 80 € TTC",
        "Écoles :",
    ]
    assert rows_of(schools.seen(paper_of([*head, *lines, "Article 6 - Durée"]))) == BOTH


@pytest.mark.parametrize(("torn", "left"), [(None, 2), ("034140", 3)])
def test_a_school_without_a_uai_and_a_uai_without_a_school_are_one_entry(torn: str | None, left: int) -> None:
    texts = ["a) école dite ECOLE DU PUITS, VALBRUNE (34),", "n° UAI 0341406U", "b) ECOLE DU LAC - 0341401N"]
    found = [None, Found("0341406U", 7, 15), Found("0341401N", 18, 26)]
    stretches = [
        Stretch(100 * n, 100 * n + len(text), uai) for n, (text, uai) in enumerate(zip(texts, found, strict=True))
    ]
    entries = [text_to_entry(text, ("VALBRUNE",)) for text in ("ECOLE DU PUITS, VALBRUNE (34)", "", "ECOLE DU LAC")]
    joined = with_uai_below(stretches, list(zip(entries, (torn, None, None), strict=True)))
    assert len(joined) == left
    assert (joined[0].uai, joined[-1]) == (None if torn else found[1], stretches[2])


def test_a_list_goes_on_to_the_edge_of_its_page() -> None:
    """Pages are filled to their edge, and scans are cut there: only what holds no UAI is a running title."""
    entries = [f"- {n} - n° UAI : {u} - {c} ({d})" for u, c, d, n in BOTH]
    filled: list[Cells] = ["Article 9 - Écoles", "Liste des écoles :", entries[0]]
    paper = paper_of(
        [*[""] * (PAGE_ROWS - len(filled)), *filled, "Page 1"], ["Convention ENT", entries[1], "Article 10"]
    )
    assert rows_of(schools.seen(paper)) == BOTH


@pytest.mark.parametrize(
    "entry",
    [
        ["{b} {n}", "{c} ({d}) - n° UAI {u}"],
        ["{b} {u} – {n}", "{c}, département {d}"],
        ["{b} {n}", "{c} ({d})", "UAI : {u}"],
        ["{b} Nom : {n}", "Commune : {c}", "Département : {d}", "Code RNE : {u}"],
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_one_entry_on_several_lines(entry: list[str], numbered: bool) -> None:
    """Where only the new line parts the school's name from a commune that stands nowhere else."""
    lines: list[Cells] = [
        line.format(b=f"{at}°" if numbered else "—", u=u, c=c, d=d, n=n)
        for at, (u, c, d, n) in enumerate([LES_TILLEULS, ("0341407V", "LE VAL", "34", "ECOLE PASTEUR")], 1)
        for line in entry
    ]
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Écoles retenues", *lines, "Article 6 - Durée"]))
    assert rows_of(seen) == [LES_TILLEULS, ("0341407V", "LE VAL", "34", "ECOLE PASTEUR")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Commune de LE VAL (34) :", "- ECOLE PASTEUR : 0341407V", "- ECOLE DU PUITS : 0341406U"],
        ["LE VAL :", "ECOLE PASTEUR (UAI 0341407V)", "LE MAS :", "ECOLE DU PUITS (UAI 0341406U)"],
        [
            [(60, "Commune"), (200, "École"), (400, "UAI")],
            [(60, "LE VAL"), (200, "ECOLE PASTEUR"), (400, "0341407V")],
            [(200, "ECOLE DU PUITS"), (400, "0341406U")],
        ],
    ],
)
def test_a_commune_written_once_over_its_schools(lines: list[Cells]) -> None:
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Elles se nomment ainsi.", *lines, "Article 6 - Durée"]))
    assert [one(s.uai) for s in seen] == ["0341407V", "0341406U"]
    assert [one(s.commune) for s in seen] == ["LE VAL", "LE MAS" if "LE MAS :" in lines else "LE VAL"]


@pytest.mark.parametrize("noise", ["m {n}", "°e {n}", "Ar . {n}", "LÉ {n}", "{n} e"])
def test_specks_read_beside_a_name_are_no_part_of_it(noise: str) -> None:
    line = noise.format(n="ECOLE PASTEUR") + " - LE VAL - 34 - 0341407V"
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Elles se nomment :", line, "Article 6 - Durée"]))
    assert [one(s.name) for s in seen] == ["ECOLE PASTEUR"]


def test_a_table_of_which_one_uai_was_read_keeps_its_rows() -> None:
    rows: list[Cells] = [
        [(60, "Commune"), (200, "École"), (400, "Code école")],
        [(60, "LE VAL"), (200, "ECOLE PASTEUR"), (400, "1804111.")],
        [(60, "LE VAL"), (200, "ECOLE DU PUITS"), (400, "L6IEONE")],
        [(60, "LE VAL"), (200, "ECOLE DU BOIS"), (400, "6201"), (424, "35")],
        [(60, "LE VAL"), (200, "ECOLE DES TILLEULS"), (400, "0341407V")],
    ]
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Elles se nomment :", *rows, "Article 6 - Durée"]))
    assert [one(s.name) for s in seen] == ["ECOLE PASTEUR", "ECOLE DU PUITS", "ECOLE DU BOIS", "ECOLE DES TILLEULS"]
    assert seen[2].uai[0].box.x1 == seen[3].uai[0].box.x1  # there one looks again


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        (["Ecole", "Adresse", "UAI"], ["Pasteur", "1 rue Basse", "0341401N"], ["Du Bois", "3 rue Haute", "0341406U"]),
        (["UAI", "Nom", "Type"], ["0341401N", "Pasteur", "Élémentaire"], ["0341406U", "Du Bois", "Maternelle"]),
        (["UAI", "Dénomination", "Effectif"], ["0341401N", "Pasteur", "112"], ["0341406U", "Du Bois", "87"]),
    ],
)
def test_what_the_heads_say_is_not_guessed_otherwise(head: list[str], first: list[str], second: list[str]) -> None:
    rows: list[Cells] = [list(zip((60.0, 250.0, 400.0), row, strict=True)) for row in (head, first, second)]
    seen = schools.seen(paper_of(["Article 9 - Liste des écoles", *rows, "Article 10 - Durée", "Un an."]))
    assert [(one(s.uai), one(s.name)) for s in seen] == [("0341401N", "Pasteur"), ("0341406U", "Du Bois")]


def test_heads_in_two_lines_whose_ends_stand_close() -> None:
    sheet = page_of([
        [(60, "Nom de l'école"), (220, "COMMUNE"), (340, "Départ"), (385, "UAI")],
        [(340, "ement"), (385, "(ex-RNE)")],
        [(60, "ECOLE PASTEUR"), (220, "LE VAL"), (340, "34"), (385, "0341407V")],
    ])  # fmt: skip
    (header,) = headers_of(sheet.segments)
    first, second, school = (line.box for line in sheet.page.lines)
    assert first.bottom < second.bottom == header.row.bottom < school.top


def test_a_name_cut_within_a_word_by_its_cell() -> None:
    half = 5.0  # points: cells of two lines stand half above and half below the UAI
    rows: list[Cells] = [[(60, "École"), (220, "Commune"), (420, "N° UAI")]]
    sheet = page_of(["Article 5 - Écoles", *rows, "", ""])
    words = [
        Word("ECOLE", Box(60, 100, 90, 109)),
        Word("PASTEUR", Box(95, 100, 140, 109)),
        Word("LE", Box(220, 100 - half, 230, 109 - half)),
        Word("VAL-DE-BRU", Box(234, 100 - half, 300, 109 - half)),
        Word("NE-SUR-VERE", Box(220, 100 + half, 290, 109 + half)),
        Word("0341407V", Box(420, 100, 470, 109)),
    ]
    lines = (*sheet.page.lines, *(Line((w,), 1) for w in words))
    seen = schools.seen(Paper((Sheet(replace(sheet.page, lines=lines)),)))
    assert [(one(s.name), one(s.commune)) for s in seen] == [("ECOLE PASTEUR", "LE VAL-DE-BRUNE-SUR-VERE")]


TWO_LINES: list[Cells] = [
    "Écoles :",
    "ECOLE MATERNELLE LES TILLEULS",
    "UAI : 0341401N - VALBRUNE-SUR-VERE (34)",
    "ECOLE ELEMENTAIRE DU PUITS",
    "UAI : 0341406U - VALBRUNE-SUR-VERE (34)",
    "Montant total : 80 € TTC pour 2 écoles",
]
UAI_ON_TOP: list[Cells] = [
    "Les écoles concernées sont :",
    "0341401N",
    "ECOLE MATERNELLE LES TILLEULS, VALBRUNE-SUR-VERE (34)",
    "0341406U",
    "ECOLE ELEMENTAIRE DU PUITS, VALBRUNE-SUR-VERE (34)",
    "",
    "",
    "Fait à Valbrune-sur-Vere, le 3 juin 2025",
]
RUNNING: list[Cells] = [
    "Liste des écoles : ECOLE MATERNELLE LES TILLEULS (RNE 0341401N) - VALBRUNE-SUR-",
    "VERE - 34 ; ECOLE ELEMENTAIRE DU PUITS (RNE 0341406U) - VALBRUNE-SUR-VERE - 34.",
    "2 écoles, soit 2 x 40 € = 80 €",
]
WRAPPED_CELLS: list[Cells] = [
    [(60, "N°"), (85, "Commune"), (160, "Dép."), (200, "Établissement"), (400, "Code RNE"), (480, "Élèves")],
    [(60, "1"), (85, "VALBRUNE-"), (160, "34"), (200, "ECOLE MATERNELLE LES"), (400, "0341401N"), (480, "11")],
    [(85, "SUR-VERE"), (200, "TILLEULS")],
    [(60, "2"), (85, "VALBRUNE-"), (160, "34"), (200, "ECOLE ELEMENTAIRE DU"), (400, "0341406U"), (480, "34")],
    [(85, "SUR-VERE"), (200, "PUITS")],
    "Total : 2 écoles - 80 € TTC",
]
NO_HEADS: list[Cells] = [
    "LISTE DES ÉCOLES",
    [(60, "34"), (100, "0341401N"), (180, "ECOLE MATERNELLE LES TILLEULS"), (400, "VALBRUNE-SUR-VERE")],
    [(60, "34"), (100, "0341406U"), (180, "ECOLE ELEMENTAIRE DU PUITS"), (400, "VALBRUNE-SUR-VERE")],
]
OVERFLOWING: list[Cells] = [
    [(60, "UAI"), (140, "École"), (330, "Ville"), (400, "Dpt")],
    [(60, "0341401N"), (140, "ECOLE MATERNELLE LES TILLEULS"), (330, "LES"), (400, "34")],
    [(330, "VALBRUNETTES-SUR-VERE")],
]


@pytest.mark.parametrize("rows", [TWO_LINES, UAI_ON_TOP, RUNNING, WRAPPED_CELLS, NO_HEADS])
def test_layouts(rows: list[Cells]) -> None:
    assert rows_of(schools.seen(paper_of(["Article 9 : écoles et coût", *rows]))) == BOTH


def test_a_word_too_long_for_its_cell_stays_in_it() -> None:
    seen = rows_of(schools.seen(paper_of(["Article 9 : écoles et coût", *OVERFLOWING])))
    assert seen == [("0341401N", "LES VALBRUNETTES-SUR-VERE", "34", "ECOLE MATERNELLE LES TILLEULS")]


def test_an_accent_read_on_a_uais_letter() -> None:
    rows: list[Cells] = ["Article 9 : écoles", "VALBRUNE - 34 - ECOLE DU PUITS - 0341406Ù"]
    assert [one(s.uai) for s in schools.seen(paper_of(rows))] == ["0341406U"]


def test_a_bullet_without_a_uai_keeps_its_row() -> None:
    rows: list[Cells] = [
        "Article 9 : écoles",
        "• ECOLE DU PUITS - VALBRUNE (34) - 0341406U",
        "• ECOLE LES TILLEULS - VALBRUNE (34) - ",
    ]
    assert [one(s.name) for s in schools.seen(paper_of(rows))] == ["ECOLE DU PUITS", "ECOLE LES TILLEULS"]


def test_a_uai_whose_letter_was_read_as_a_sign_is_kept_to_be_looked_at_again() -> None:
    rows: list[Cells] = [
        "Article 9 : écoles",
        '0341401N - ECOLE LES TILLEULS - VALBRUNE (34), 0341406" - ECOLE DU PUITS - VALBRUNE (34)',
    ]
    seen = schools.seen(paper_of(rows))
    assert [(one(s.uai), one(s.name)) for s in seen] == [
        ("0341401N", "ECOLE LES TILLEULS"),
        ("0341406", "ECOLE DU PUITS"),
    ]


ENTRIES: list[Cells] = [
    "- ECOLE PASTEUR, à LE VAL (34), UAI 0341407V ;",
    "- ECOLE DU PUITS, à LE VAL (34), UAI 0341406U.",
]
PASTEUR_AND_PUITS = [("0341407V", "LE VAL", "34", "ECOLE PASTEUR"), ("0341406U", "LE VAL", "34", "ECOLE DU PUITS")]


@pytest.mark.parametrize("title", ["ÉTAT DES ÉCOLES", "Relevé", "Tableau récapitulatif des écoles", "Annexe"])
def test_a_title_over_the_list_is_no_part_of_the_first_school(title: str) -> None:
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Elles se nomment ainsi.", title, *ENTRIES, "Article 6"]))
    assert rows_of(seen) == PASTEUR_AND_PUITS


@pytest.mark.parametrize("called", ["école dite {n}", "l'école dénommée « {n} »", "établissement intitulé {n}"])
def test_what_introduces_a_name_is_no_part_of_it(called: str) -> None:
    entries: list[Cells] = [f"- {called.format(n=n)}, {c} ({d}), UAI {u}" for u, c, d, n in PASTEUR_AND_PUITS]
    assert rows_of(schools.seen(paper_of(["Article 5 - Écoles", "Elles sont :", *entries, "Article 6"]))) == (
        PASTEUR_AND_PUITS
    )


@pytest.mark.parametrize("over", ["LE VAL (34)", "Écoles de LE VAL (34) :", "Les écoles publiques de LE VAL (34)"])
def test_a_commune_over_its_schools_however_announced(over: str) -> None:
    """Two schools that are called after one person are in no commune of that name."""
    entries: list[Cells] = [f"- ECOLE {level} PASTEUR, UAI {u}" for level, u in (("A", "0341407V"), ("B", "0341406U"))]
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Nos écoles :", over, *entries, "Article 6 - Durée"]))
    assert [(one(s.name), one(s.commune), one(s.department)) for s in seen] == [
        ("ECOLE A PASTEUR", "LE VAL", "34"),
        ("ECOLE B PASTEUR", "LE VAL", "34"),
    ]


def test_a_commune_beside_each_school_stands_over_none() -> None:
    entries: list[Cells] = ["LE VAL (34)", "ECOLE PASTEUR, UAI 0341407V", "LE MAS (34)", "ECOLE DU PUITS, UAI 0341406U"]
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Nos écoles :", *entries, "Article 6 - Durée"]))
    assert [one(s.commune) for s in seen] == ["LE VAL", "LE MAS"]


def test_row_numbers_are_no_departments() -> None:
    uais = ("0341401N", "0341406U", "0341407V")
    rows: list[Cells] = [
        [(60, str(n)), (100, u), (200, f"ECOLE {name}"), (400, "LE VAL (34)")]
        for n, u, name in zip((33, 34, 35), uais, ("PASTEUR", "DU PUITS", "DES TILLEULS"), strict=True)
    ]
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Elles se nomment :", *rows, "Article 6 - Durée"]))
    assert [(one(s.department), one(s.commune)) for s in seen] == [("34", "LE VAL")] * 3


def test_rows_are_parted_at_the_white_between_them() -> None:
    """Cells of one, two and three lines about one UAI: the next row's first line is nearer than the row's own last."""
    sheet = page_of(["Article 5 - Écoles", [(60, "Commune"), (200, "École"), (400, "UAI")]])
    lines = []
    names = (("0341407V", "PASTEUR"), ("0341406U", "PUITS"), ("0341401N", "TILLEULS"))
    for at, (uai, name) in enumerate(names):
        top = 100.0 + 48 * at
        for text, left, down in (
            ("SAINT-JUST-", 60, 0),
            ("DE-LA-", 60, 13),
            ("VERE", 60, 26),
            (uai, 400, 13),
            ("ECOLE", 200, 13),
            (name, 236, 13),
        ):
            box = Box(left, top + down, left + 6 * len(text), top + down + 8)
            lines.append(Line((Word(text, box),), 1))
    seen = schools.seen(Paper((Sheet(replace(sheet.page, lines=(*sheet.page.lines, *lines))),)))
    assert [one(s.name) for s in seen] == ["ECOLE PASTEUR", "ECOLE PUITS", "ECOLE TILLEULS"]
    assert {one(s.commune) for s in seen} == {"SAINT-JUST-DE-LA-VERE"}


def test_a_tick_or_a_slash_in_a_uai() -> None:
    entries: list[Cells] = [
        "- ECOLE PASTEUR, LE VAL, UAI V0341407V",
        "- ECOLE DU PUITS, LE VAL, UAI 034140/V",
        "- ECOLE A, LE VAL, UAI 0341 401N",
    ]
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Nos écoles :", *entries, "Article 6 - Durée"]))
    assert [one(s.uai) for s in seen] == ["0341407V", "0341407V", "0341401N"]


def test_every_word_of_a_row_is_kept() -> None:
    seen = schools.seen(paper_of(["Article 5 - Écoles", "Elles se nomment :", *ENTRIES, "Article 6 - Durée"]))
    assert [[w.text for w in s.words if w.text.isupper()] for s in seen] == [
        ["ECOLE", "PASTEUR,", "LE", "VAL", "UAI"],
        ["ECOLE", "DU", "PUITS,", "LE", "VAL", "UAI"],
    ]


def test_a_table_whose_only_uai_lost_its_letter_is_looked_at_again() -> None:
    rows: list[Cells] = [
        [(60, "Commune"), (200, "Nom de l'école"), (400, "UAI")],
        [(60, "LE VAL"), (200, "ECOLE PASTEUR"), (400, "0341407")],
        "1 école x 40 € = 40 €",
    ]
    seen = schools.seen(paper_of(["Article 9 - Participation", *rows, "Article 10 - Durée", "Le 5 septembre 2026."]))
    assert [(one(s.uai), one(s.name), one(s.commune)) for s in seen] == [("0341407", "ECOLE PASTEUR", "LE VAL")]


def test_what_a_ring_left_of_a_uai_keeps_its_school_and_is_looked_at_as_long() -> None:
    rows: list[Cells] = ["LE VAL / 34 / ECOLE PASTEUR / 03414", "LE VAL / 34 / ECOLE DU BOIS / 0341406U"]
    seen = schools.seen(paper_of(["Article 9 - Liste des écoles", *rows, "Article 10 - Durée", "Un an."]))
    assert [(one(s.uai), one(s.name)) for s in seen] == [("03414", "ECOLE PASTEUR"), ("0341406U", "ECOLE DU BOIS")]
    assert seen[0].uai[0].box.width > 8 * LETTER


def test_a_single_school_whose_uai_lost_its_letter_is_looked_at_again() -> None:
    entry = "- Ecole Pasteur, à Le Val (34), UAI 0341407 ;"
    seen = schools.seen(paper_of(["Article 9 - Redevance", "Voici :", entry, "Article 10 - Durée", "Le 5 mai 2026."]))
    assert rows_of(seen) == [("0341407", "Le Val", "34", "Ecole Pasteur")]
