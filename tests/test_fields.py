"""Every field on the wordings and layouts that communes and template writers use, without a picture."""

from __future__ import annotations

import pytest

from extractors.fields import address, amounts, collectivity, end_date, school_year, signatory, siret
from extractors.fields.closing import closing_of
from extractors.school_list import schools
from extractors.sheets import Paper, Sheet
from schemas.draft import FieldName
from schemas.layout import Box, Line, Page, TextSource, Word

LETTER = 5.5  # points a letter is wide
HEIGHT = 11.0
LEADING = 14.0

Cells = str | list[tuple[float, str]]


def page_of(rows: list[Cells], number: int = 1) -> Sheet:
    """A page from rows: a text at the left margin, or texts at given places (points from the left)."""
    lines = []
    for at, row in enumerate(rows):
        top = 50 + at * LEADING
        words: list[Word] = []
        for left, text in [(60.0, row)] if isinstance(row, str) else row:
            x = left
            for word in text.split(" "):
                if word:
                    words.append(Word(word, Box(x, top, x + LETTER * len(word), top + HEIGHT)))
                x += LETTER * (len(word) + 1)
        if words:
            lines.append(Line(tuple(words), number))
    return Sheet(Page(number, 595, 842, TextSource.OCR, tuple(lines)))


def paper_of(*pages: list[Cells]) -> Paper:
    return Paper(tuple(page_of(rows, number) for number, rows in enumerate(pages, start=1)))


HEAD = [
    "Convention de partenariat pour le déploiement d'un ENT",
    "Année scolaire 2025-2026",
    "",
    "Entre:",
    "LA RÉGION ACADÉMIQUE DES CAUSSES",
    "2, place du Beffroi 99000 GRANDVILLE",
    "Représentée par Aline Ferrand, en sa qualité de",
    "Rectrice de la région académique, Chancelière des universités.",
    "",
    "Et:",
    "",
]
AGREED = ["", "Il est convenu ce qui suit :"]
LINES = [
    "COMMUNE DE VALBRUNE",
    "SIRET: 21340135900012",
    "Adresse: 4 RUE DU PUITS, 34990 VALBRUNE",
    "Représenté(e) par: Odile VERNAY-ROUX",
    "En sa qualité de : MAIRE",
    'Ci-après dénommé(e) "collectivité"',
]


def one(looks: tuple) -> str | None:
    return looks[0].value if looks else None


@pytest.mark.parametrize(
    "printed",
    [
        "SIRET: 21340135900012",
        "N° SIRET : 213 401 359 00012",
        "SIRET n° 213 401 359 000 12",
        "S1RET : 2134O1359OOO12",
        "Numéro SIRET 21340135900012",
    ],
)
def test_siret_in_every_wording(printed: str) -> None:
    paper = paper_of([*HEAD, "COMMUNE DE VALBRUNE", printed, *LINES[2:], *AGREED])
    assert one(siret.seen(paper)) == "21340135900012"


def test_a_sentence_with_figures_above_the_signatures_names_nobody() -> None:
    last: list[Cells] = ["", "", "", "La commune inscrit 1 école. La redevance totale est arrêtée à quarante euros"]
    paper = paper_of([*HEAD, *LINES, *AGREED], last)
    assert not any("inscrit" in look.value for look in collectivity.seen(paper))


def test_siret_of_the_region_is_not_the_collectivitys() -> None:
    head = [*HEAD[:6], "SIRET : 11111111100006", *HEAD[6:]]
    assert one(siret.seen(paper_of([*head, *LINES, *AGREED]))) == "21340135900012"


def test_siret_parted_over_two_lines_behind_a_label_nobody_knows() -> None:
    rows = ["Commune de Valbrune, inscrite au registre sous le 213 401 359", "00012, dont les bureaux sont au village"]
    assert one(siret.seen(paper_of([*HEAD, *rows, *LINES[3:], *AGREED]))) == "21340135900012"


def test_siret_of_the_region_is_not_taken_where_the_collectivitys_is_lost() -> None:
    head = [*HEAD[:7], *HEAD[7:8], "(pour ce qui la concerne)", "et ses services", "111 111 111 00006", *HEAD[8:]]
    assert siret.seen(paper_of([*head, "COMMUNE DE VALBRUNE", *LINES[2:], *AGREED])) == ()


def test_siret_of_the_state_is_no_collectivitys_wherever_it_stands() -> None:
    states = "17990001400012"
    rows: list[Cells] = [*HEAD, "COMMUNE DE VALBRUNE", f"SIRET : {states}", *LINES[2:], *AGREED]
    assert all(look.value != states for look in siret.seen(paper_of(rows)))


CARD = [
    "RÉGION ACADÉMIQUE DES CAUSSES",
    "2 rue du Puits - 99000 GRANDVILLE",
    "Aline Ferrand, Rectrice",
    "",
    "",
    "Collechvité",
]
BELOW_NUMBER: list[Cells] = ["Dénomination Mairie de Valbrune", "Adresse 1 rue du Four, 34990 VALBRUNE", *LINES[3:]]


@pytest.mark.parametrize(("printed", "value"), [("SIRET 21340135900012", "21340135900012"), ("SIRET", "")])
def test_siret_above_the_name_in_a_card_whose_head_is_misread(printed: str, value: str) -> None:
    (look,) = siret.seen(paper_of([HEAD[0], *CARD, printed, *BELOW_NUMBER, *AGREED]))
    assert look.value == value


def test_siret_on_which_a_stamp_goes_on_is_there_and_unread() -> None:
    number: Cells = [(60, "SIRET"), (170, "214601359001820JUILLET2025")]
    (look,) = siret.seen(paper_of([HEAD[0], *CARD, number, *BELOW_NUMBER, *AGREED]))
    assert (look.value, look.raw) == ("", "214601359001820JUILLET2025")


def test_a_name_goes_on_beside_where_a_column_cuts_it() -> None:
    looks = collectivity.seen(paper_of([*HEAD, "La Ville de Valbrune", *LINES[1:], *AGREED]))
    assert looks[0].value == "La Ville de Valbrune"


def test_a_name_above_the_signature_goes_on_below() -> None:
    last: list[Cells] = ["", "", "", "", "Fait à Valbrune, le 3 mai 2025", "MAIRIE DES", "TROIS-VALBRUNE", "Le maire"]
    looks = collectivity.seen(paper_of([*HEAD, *LINES, *AGREED], last))
    assert [look.value for look in looks] == ["COMMUNE DE VALBRUNE", "MAIRIE DES TROIS-VALBRUNE"]


def test_siret_label_without_number_is_an_empty_look() -> None:
    looks = siret.seen(paper_of([*HEAD, "COMMUNE DE VALBRUNE", "SIRET:", *LINES[2:], *AGREED]))
    assert one(looks) == "" and looks[0].box.width > 100


@pytest.mark.parametrize("left", ["Commune de Valbrune - SIRE", "n° : 2134013590", "COMMUNE DE VALBRUNE N°2134O13590"])
def test_what_ink_left_of_the_label_is_an_empty_look(left: str) -> None:
    (look,) = siret.seen(paper_of([*HEAD, "COMMUNE DE VALBRUNE", left, *LINES[2:], *AGREED]))
    assert not look.value


def test_siret_absent_is_no_look() -> None:
    assert siret.seen(paper_of([*HEAD, "COMMUNE DE VALBRUNE", *LINES[2:], *AGREED])) == ()


def test_parties_side_by_side() -> None:
    rows: list[Cells] = [
        "Convention de partenariat ENT-Ecole",
        [(60, "Entre"), (330, "Et")],
        [(60, "La région académique des Causses"), (330, "COMMUNE DE VALBRUNE")],
        [(60, "2, place du Beffroi"), (330, "N° SIRET : 213 401 359 00012")],
        [(60, "99000 GRANDVILLE"), (330, "Adresse : 4 RUE DU PUITS")],
        [(60, "Représentée par Aline Ferrand"), (330, "34990 VALBRUNE")],
        [(60, "Rectrice"), (330, "Représentée par Odile Vernay, Maire")],
        *AGREED,
    ]
    paper = paper_of(rows)
    assert one(siret.seen(paper)) == "21340135900012"
    assert one(collectivity.seen(paper)) == "COMMUNE DE VALBRUNE"
    names, titles = signatory.seen(paper)
    assert (one(names), one(titles)) == ("Odile Vernay", "Maire")
    addresses, codes = address.seen(paper)
    assert (one(addresses), one(codes)) == ("4 RUE DU PUITS 34990 VALBRUNE", "34990")


def test_labels_in_a_table() -> None:
    rows: list[Cells] = [
        *HEAD,
        [(60, "Collectivité"), (220, "COMMUNE DE VALBRUNE")],
        [(60, "SIRET"), (220, "21340135900012")],
        [(60, "Adresse"), (220, "4 RUE DU PUITS, 34990 VALBRUNE")],
        [(60, "Représentée par"), (220, "M. Odilon VERNAY")],
        [(60, "En qualité de"), (220, "Maire")],
        *AGREED,
    ]
    paper = paper_of(rows)
    assert one(siret.seen(paper)) == "21340135900012"
    assert one(collectivity.seen(paper)) == "COMMUNE DE VALBRUNE"
    names, titles = signatory.seen(paper)
    assert (one(names), one(titles)) == ("Odilon VERNAY", "Maire")


def test_postal_code_and_town_behind_labels_of_their_own() -> None:
    rows = ["Adresse postale : 4 RUE DU PUITS", "Code postal : 34990   Ville : VALBRUNE", *LINES[3:]]
    addresses, codes = address.seen(paper_of([*HEAD, *LINES[:2], *rows, *AGREED]))
    assert (one(addresses), one(codes)) == ("4 RUE DU PUITS, 34990 VALBRUNE", "34990")


def test_parties_in_running_text() -> None:
    rows: list[Cells] = [
        *HEAD,
        "La commune de Valbrune, dont le siège est situé 4 rue du Puits, 34990 VALBRUNE,",
        "SIRET n° 213 401 359 00012, représentée par Madame Odile VERNAY, Maire,",
        'ci-après dénommée "la collectivité"',
        *AGREED,
    ]
    paper = paper_of(rows)
    assert one(collectivity.seen(paper)) == "La commune de Valbrune"
    assert one(siret.seen(paper)) == "21340135900012"
    names, titles = signatory.seen(paper)
    assert (one(names), one(titles)) == ("Odile VERNAY", "Maire")
    assert one(address.seen(paper)[1]) == "34990"


def test_an_address_goes_on_in_a_sentence_below() -> None:
    rows: list[Cells] = [*HEAD, "Commune de St Pargolle, sise 4 rue du Puits, 34990 St", "Pargolle (SIRET : 213 401)"]
    looks, _ = address.seen(paper_of([*rows, *AGREED]))
    assert [look.value for look in looks] == ["4 rue du Puits, 34990 St", "4 rue du Puits, 34990 St Pargolle"]


@pytest.mark.parametrize(
    ("printed", "name", "title"),
    [
        ("Représenté(e) par: Jean-Noël D'ARVILLE", "Jean-Noël D'ARVILLE", None),
        ("Représentée par Madame Odile VERNAY, Maire", "Odile VERNAY", "Maire"),
        ("Nom du Maire : Odile VERNAY", "Odile VERNAY", "Maire"),
        ("Représentant : Jean-Noël D'ARVILLE", "Jean-Noël D'ARVILLE", None),
        ("Représenté par M. Paul Roy, 1er adjoint au maire", "Paul Roy", "1er adjoint au maire"),
        ("Representee par : Mme Le GOFF Maryse, Présidente", "Le GOFF Maryse", "Présidente"),
        ("Représentée par son Maire, Monsieur Luc Petit", "Luc Petit", "Maire"),
        ("Par délégation du maire, M. Luc Petit, adjoint aux écoles", "Luc Petit", "adjoint aux écoles"),
    ],
)
def test_signatory_in_every_wording(printed: str, name: str, title: str | None) -> None:
    names, titles = signatory.seen(paper_of([*HEAD, *LINES[:3], printed, *AGREED]))
    assert (one(names), one(titles)) == (name, title)


@pytest.mark.parametrize(
    ("printed", "count", "price", "total"),
    [
        ("2 école(s) pour cette année scolaire, pour un montant correspondant à 2x40€ soit 80€", "2", "40.00", "80.00"),
        ("27 écoles, pour un montant de 27 x 40,00 € soit 1\u202f080,00 €", "27", "40.00", "1080.00"),
        ("3 écoles inscrites : 3 × 40 euros = 120 euros", "3", "40.00", "120.00"),
        ("école(s) pour cette année scolaire, correspondant à x40€ soit 80€", "", "40.00", "80.00"),
        ("Écoles inscrites ........ 2 ; prix unitaire : 40 €. Total ........ 80 €", "2", "40.00", "80.00"),
        ("Nombre d'écoles : deux (2), coût unitaire : 40 €, coût total : 80 €", "2", "40.00", "80.00"),
        ("Nombre d'écoles : deux ; coût unitaire : 40 € ; coût total : 80 €", "2", "40.00", "80.00"),
        ("Total école(s) : 2 ; prix unitaire : 40 € ; total général : 80 €", "2", "40.00", "80.00"),
        ("Participation : 2 (nombre d'écoles) x 40 € (coût unitaire) = 80 €", "2", "40.00", "80.00"),
        (
            "1 école pour cette année scolaire, pour un montant de 1x40€ soit 40€ (quarante euros)",
            "1",
            "40.00",
            "40.00",
        ),
    ],
)
def test_amounts_in_every_wording(printed: str, count: str | None, price: str, total: str) -> None:
    seen = amounts.seen(paper_of([*HEAD], ["Article 9 - Liste des écoles", printed, "- Liste des écoles :"]))
    got = tuple(one(seen[n]) for n in (FieldName.SCHOOL_COUNT, FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT))
    assert got == (count, price, total)


def test_a_row_of_values_behind_a_designation() -> None:
    rows: list[Cells] = [
        [(60, "Désignation"), (230, "Quantité"), (320, "P.U. TTC"), (420, "Total TTC")],
        [(60, "Abonnement ENT par école"), (230, "2"), (320, "40 €"), (420, "80 €")],
    ]
    seen = amounts.seen(paper_of([*HEAD], ["Article 9 - Liste des écoles", *rows]))
    got = tuple(one(seen[n]) for n in (FieldName.SCHOOL_COUNT, FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT))
    assert got == ("2", "40.00", "80.00")


def test_price_of_article_4_over_a_line_end() -> None:
    rows = ["Article 4 - Participation", "La participation est fixée à 45 € TTC par", "école et par an."]
    looks = amounts.seen(paper_of(rows))[FieldName.UNIT_PRICE]
    assert [(o.value, o.place.value) for o in looks] == [("45.00", "article_price")]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("et se termine au 5 septembre 2026.", "2026-09-05"),
        ("Elle prend fin le 05/09/2026.", "2026-09-05"),
        ("jusqu'au 1er août 2026 inclus", "2026-08-01"),
    ],
)
def test_end_date_in_every_wording(printed: str, expected: str) -> None:
    assert (
        one(end_date.seen(paper_of(["Article 10 - Durée", "La convention prend effet à sa signature", printed])))
        == expected
    )


@pytest.mark.parametrize(
    ("printed", "place", "date"),
    [
        ("A Valbrune, le 28/05/2025", "Valbrune", "2025-05-28"),
        ("Fait à L'Isle-sur-Vère, le 9 JUIN 2025", "L'Isle-sur-Vère", "2025-06-09"),
        ("Fait en deux exemplaires à Valbrune le 5/8/2025", "Valbrune", "2025-08-05"),
        ("À Saint-Amans , le", "Saint-Amans", ""),
        ("Fait pour valoir ce que de droit à Valbrune le 3 mai 2025", "Valbrune", "2025-05-03"),
        ("Pour servir et valoir ce que de droit, à Valbrune, le 3 mai 2025", "Valbrune", "2025-05-03"),
        ("Date : 03/05/2025 Lieu : Valbrune", "Valbrune", "2025-05-03"),
    ],
)
def test_place_and_date_of_signature(printed: str, place: str, date: str) -> None:
    paper = paper_of([*HEAD], ["Le tribunal administratif est compétent.", "", printed, "", "COMMUNE DE VALBRUNE:"])
    closing = closing_of(paper)
    assert closing is not None
    assert (one(closing.place), one(closing.looks_at_date(paper))) == (place, date)


@pytest.mark.parametrize(
    ("closing", "below", "zones"),
    [
        ("À Saint-Amans, le", "", ["closing", "closing_below"]),
        ("À Saint-Amans, le", "COMMUNE DE VALBRUNE", ["closing"]),
        ("À Saint-Amans, le ..........", "", ["closing"]),
        ("À Saint-Amans, le 5/8/2025", "", ["closing"]),
    ],
)
def test_a_date_may_be_written_on_the_free_line_below(closing: str, below: str, zones: list[str]) -> None:
    paper = paper_of([*HEAD], ["Le tribunal administratif est compétent.", "", closing, below, "", "Le Maire"])
    found = closing_of(paper)
    assert found is not None
    assert [o.place.value for o in found.looks_at_date(paper)] == zones


def test_school_year_everywhere() -> None:
    looks = school_year.seen(paper_of(HEAD, ["", "Pour l'année scolaire 2025 / 26, la liste"]))
    assert [(o.value, o.place.value) for o in looks] == [("2025-2026", "title"), ("2025-2026", "body")]


TWO = [
    ("0341401N", "VALBRUNE", "34", "ECOLE MATERNELLE LES TILLEULS"),
    ("0341406U", "VALBRUNE", "34", "ECOLE ELEMENTAIRE DU PUITS"),
]
RUNNING: list[Cells] = [
    "Article 9 - Liste des écoles et coût pour l'année scolaire 2025-2026",
    "2 école(s) pour cette année scolaire, pour un montant correspondant à 2x40€ soit 80€",
    "- Liste des écoles :",
    "VALBRUNE - 34 - ECOLE MATERNELLE LES TILLEULS - 0341401N, VALBRUNE - 34 - ECOLE",
    "ELEMENTAIRE DU PUITS- 0341406U",
    "Article 10 - Durée de la convention :",
]
BULLETS: list[Cells] = [
    "Article 9 : écoles concernées",
    "2 écoles, soit 2 x 40 € = 80 €",
    "• ECOLE MATERNELLE LES TILLEULS (0341401N) à VALBRUNE (34)",
    "• ECOLE ELEMENTAIRE DU PUITS (0341406U) à VALBRUNE (34)",
    "Article 10 : durée",
]
TABLE: list[Cells] = [
    "Article 9 : écoles concernées",
    "2 écoles, soit 2 x 40 € = 80 €",
    [(60, "UAI"), (140, "École"), (360, "Commune"), (480, "Dép.")],
    [(60, "0341401N"), (140, "ECOLE MATERNELLE LES TILLEULS"), (360, "VALBRUNE"), (480, "34")],
    [(60, "0341406U"), (140, "ECOLE ELEMENTAIRE DU PUITS"), (360, "VALBRUNE"), (480, "34")],
    "Article 10 : durée",
]
TABLE_UAI_LAST: list[Cells] = [
    "Article 9 : écoles concernées",
    [(60, "Commune"), (150, "Dpt"), (200, "Nom de l'école"), (450, "Code UAI")],
    [(60, "VALBRUNE"), (150, "34"), (200, "ECOLE MATERNELLE LES"), (450, "0341401N")],
    [(200, "TILLEULS")],
    [(60, "VALBRUNE"), (150, "34"), (200, "ECOLE ELEMENTAIRE DU PUITS"), (450, "0341406U")],
    "Article 10 : durée",
]


@pytest.mark.parametrize(
    "rows", [RUNNING, BULLETS, TABLE, TABLE_UAI_LAST], ids=["running", "bullets", "table", "wrapped"]
)
def test_list_of_schools_in_every_layout(rows: list[Cells]) -> None:
    seen = schools.seen(paper_of(rows))
    assert [tuple(one(x) for x in (s.uai, s.commune, s.department, s.name)) for s in seen] == TWO


def test_a_torn_uai_keeps_its_row() -> None:
    rows = [*RUNNING[:3], "VALBRUNE - 34 - ECOLE MATERNELLE LES TILLEULS - 034 14, VALBRUNE - 34 - ECOLE", *RUNNING[4:]]
    seen = schools.seen(paper_of(rows))
    assert len(seen) == 2 and one(seen[1].uai) == "0341406U" and seen[0].uai[0].box.width > 0


def test_running_list_over_two_pages() -> None:
    seen = schools.seen(paper_of(RUNNING[:4], RUNNING[4:]))
    assert [one(s.uai) for s in seen] == ["0341401N", "0341406U"]
    assert [s.uai[0].page for s in seen] == [1, 2]


def test_regroupement_and_its_president() -> None:
    rows = ["SIVU DES TROIS VALLONS", "SIRET: 25340135900012", *LINES[2:4], "En sa qualité de : PRÉSIDENTE"]
    paper = paper_of([*HEAD, *rows, *AGREED])
    names = collectivity.seen(paper)
    assert one(names) == "SIVU DES TROIS VALLONS" and one(collectivity.kinds(names)) == "regroupement"
    assert one(signatory.seen(paper)[1]) == "PRÉSIDENTE"
