"""Numbers of schools and sums of money in the wordings and layouts of templates that nobody has seen yet."""

from __future__ import annotations

import pytest

from extractors.fields import amounts, end_date, school_year
from extractors.fields.sums import Role, sums_in
from schemas.draft import FieldName
from schemas.reading import Place
from tests.test_fields import Cells, one, paper_of

THREE = ("3", "40.00", "120.00")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("3 (trois) écoles sont concernées ; le montant à régler est de 120 euros (40 euros par école).", THREE),
        ("Nombre d'écoles : 3 Coût par école : 40€ TTC Montant total : 120€ TTC", THREE),
        ("3 écoles*40,00 euros = 120,00 euros", THREE),
        ("Le montant total de la participation est de 120 EUR (3 écoles×40 EUR).", THREE),
        ("Total : 3 écoles - 120 € TTC (à raison de 40 € par école)", THREE),
        ("Pour trois (3) écoles, la participation s'élève à 3 × 40.00 €, soit un total de 120.00 €.", THREE),
        ("Coût total pour les 3 écoles (40 € par école) : 120 €", THREE),
        ("40 € x 3 écoles = 120 €", THREE),
        ("trois écoles à 40 € l'unité, soit 120 €", THREE),
        ("Tarif unitaire : 40,00 €. Nombre total d'écoles concernées : 3. Somme due : 120,00 €", THREE),
        ("27 écoles x 40 € = 1.080,00 €", ("27", "40.00", "1080.00")),
        ("1*40 € soit quarante euros (40 €)", ("1", "40.00", "40.00")),
        ("l x 40 € soit 40 €", ("1", "40.00", "40.00")),
        ("La dépense est égale à 3 fois 40 € TTC, c'est-à-dire 120 € TTC.", THREE),
        ("3 écoles multipliées par 40 €/an : 120 €", THREE),
        ("Montant dû : 120 € TTC (3 écoles, 40 € TTC l'une)", THREE),
        ("Décompte : 3 écoles à 40 €, total 120 €.", THREE),
        ("Il est dû 40 euros TTC par an et par école ; la commune, qui a 3 écoles, paie 120 euros.", THREE),
        ("La commune versera 120 € au titre de ses trois écoles (soit 3), à hauteur de 40 € pour chacune.", THREE),
        ("Nombre : 3 Prix unitaire : 40,00 Montant (€) : 120,00", THREE),
        ("Soit un total de 120 € pour 3 écoles (40 €/école/an)", THREE),
    ],
)
def test_what_a_sum_is_is_said_around_it(printed: str, expected: tuple[str, str, str]) -> None:
    sums = sums_in(printed)
    counts, prices, totals = sums.counts, sums.of(Role.PRICE), sums.of(Role.TOTAL)
    assert tuple({f.value for f in found} for found in (counts, prices, totals)) == tuple({v} for v in expected)


@pytest.mark.parametrize(
    ("printed", "count", "total"),
    [
        ("Pour sept écoles (soit 7), la commune acquitte 280€.", "7", "280.00"),
        ("Pour une école (soit 1), la commune acquitte quarante euros (40 €).", "1", "40.00"),
        ("Ses 3 écoles étant couvertes, la ville versera 130 €. Un plafond de 900 € est prévu.", "3", "130.00"),
    ],
)
def test_the_only_sum_beside_a_number_of_schools_is_the_total(printed: str, count: str, total: str) -> None:
    sums = sums_in(printed)
    assert [f.value for f in sums.counts] == [count]
    assert ({f.value for f in sums.of(Role.TOTAL)}, sums.of(Role.PRICE)) == ({total}, ())


@pytest.mark.parametrize(
    "printed",
    [
        "Une somme de 40 € TTC est facturée au titre de chaque école. Le nombre d'élèves est sans effet.",
        "Il en coûte à la ville quarante euros (40,00 €) (toutes taxes comprises) par école pour l'année 2025-2026.",
        "La quote-part est de 40,00 € TTC pour une école et une année.",
        "Le prix convenu est de quarante euros (40 €) l'école, taxes incluses.",
        "Pour 2025-2026, le forfait par école a été arrêté à quarante euros (40 € TTC). Le nombre d'élèves ...",
    ],
)
def test_what_is_asked_for_each_school_is_no_total(printed: str) -> None:
    sums = sums_in(printed)
    assert {f.value for f in sums.of(Role.PRICE)} == {"40.00"}
    assert (sums.of(Role.TOTAL), sums.of(Role.OTHER), sums.counts) == ((), (), ())


@pytest.mark.parametrize(
    "printed",
    [
        "VALBRUNE 34 ECOLE LES TILLEULS 11",
        "1 ECOLE MATERNELLE 0341401N 12",
        "Nb de classes Effectif ECOLE PRIMAIRE LES 11 5 78",
        "Une assistance est assurée de 8 h à 18 h les jours d'école.",
    ],
)
def test_other_numbers_are_neither(printed: str) -> None:
    sums = sums_in(printed)
    assert (sums.counts, sums.sums) == ((), ())


ARTICLE_5: list[Cells] = [
    "Article 5 : Écoles et coût",
    [(60, "Nombre d'écoles"), (300, "3")],
    [(60, "Coût par école"), (300, "40 € TTC")],
    [(60, "Montant total"), (300, "120 € TTC")],
]
HEADED: list[Cells] = [
    "ANNEXE FINANCIÈRE",
    [(60, "Nombre d'écoles"), (220, "Prix unitaire"), (380, "Montant total")],
    [(60, "3 écoles"), (220, "40 €"), (380, "120 €")],
]
TALL_HEADS: list[Cells] = [
    "Article deuxième : Décompte",
    [(60, "Écoles"), (220, "Forfait par"), (380, "Somme à")],
    [(60, "couvertes"), (220, "école"), (380, "payer")],
    [(70, "3"), (230, "40,00 €"), (390, "120,00 €")],
]
ROWS_WITH_PRICES: list[Cells] = [
    "§ 9 Écoles couvertes",
    "Pour ses trois écoles (soit 3), la commune acquitte 120 €.",
    [(60, "0341401N"), (160, "ECOLE DU PUITS"), (320, "VALBRUNE"), (420, "40 €")],
    [(60, "0341402P"), (160, "ECOLE PASTEUR"), (320, "VALBRUNE"), (420, "40 €")],
]
NUMBERED: list[Cells] = [
    "6. Suivi",
    "Un comité se réunit chaque année pour les 12 écoles du canton.",
    "7. Données",
    "L'éditeur les héberge.",
    "8) Écoles bénéficiaires",
    "8. Écoles bénéficiaires et montant",
    "La participation financière pour 3 écoles est arrêtée à la somme de cent vingt euros (120 €).",
    "9. Durée",
]
WORDS_ONLY: list[Cells] = ["Article 9 - Liste des écoles", "3 écoles x 40 € = cent vingt euros"]


@pytest.mark.parametrize("rows", [ARTICLE_5, HEADED, TALL_HEADS, NUMBERED, WORDS_ONLY])
def test_amounts_in_every_layout(rows: list[Cells]) -> None:
    price: list[Cells] = ["5. Participation", "Une contribution de 40 € TTC par école est demandée."]
    seen = amounts.seen(paper_of([*price, *rows]))
    names = (FieldName.SCHOOL_COUNT, FieldName.UNIT_PRICE, FieldName.TOTAL_AMOUNT)
    assert tuple({o.value for o in seen[n]} for n in names) == ({"3"}, {"40.00"}, {"120.00"})


def test_the_price_that_only_the_rows_have() -> None:
    seen = amounts.seen(paper_of(ROWS_WITH_PRICES))
    assert [o.value for o in seen[FieldName.UNIT_PRICE]] == ["40.00", "40.00"]
    assert [[o.value for o in seen[n]] for n in (FieldName.SCHOOL_COUNT, FieldName.TOTAL_AMOUNT)] == [["3"], ["120.00"]]


def test_a_school_year_is_no_uai_whose_row_tells_no_price() -> None:
    rows: list[Cells] = [
        "Article 6 - Participation",
        "La collectivité rembourse une part forfaitaire, égale à 40 €",
        "TTC pour une école et pour l'année 2025/2026.",
        "Article 8 - Écoles",
        "Participent 2 écoles, pour un coût de 80 € (quatre-vingts euros) TTC.",
        "0341401N - ECOLE MATERNELLE - VALBRUNE",
    ]
    seen = amounts.seen(paper_of(rows))
    assert [(look.value, look.place) for look in seen[FieldName.UNIT_PRICE]] == [("40.00", Place.ARTICLE_PRICE)]


def test_a_numbered_title_counts_no_schools() -> None:
    rows: list[Cells] = ["9 ÉCOLES COUVERTES ET SOMME DUE", "Soit 2 écoles x 40 € : 80 €", "0341401N ECOLE DU PUITS"]
    assert {o.value for o in amounts.seen(paper_of(rows))[FieldName.SCHOOL_COUNT]} == {"2"}


def test_the_price_of_the_text_is_told_from_that_of_the_sum() -> None:
    rows: list[Cells] = [
        "Article 4 - Participation",
        "Elle verse, pour chacune de ses écoles, une participation de 38 € (trente-huit euros) par an.",
        *WORDS_ONLY,
    ]
    looks = amounts.seen(paper_of(rows))[FieldName.UNIT_PRICE]
    assert [(o.value, o.place) for o in looks] == [("40.00", Place.ARTICLE_SCHOOLS), ("38.00", Place.ARTICLE_PRICE)]


@pytest.mark.parametrize(
    "printed",
    [
        "La durée de la convention court de la date de signature au 05.09.2026. Toute prolongation",
        "Elle est valable du 1er septembre 2025 jusqu'au 5 septembre 2026. Elle ne se renouvelle pas.",
        "Conclue pour une année, elle cessera de produire effet le 5 septembre 2026 inclus.",
        "Elle prend effet le 1er septembre 2025 et s'achève le 5 septembre 2026.",
        "Fin de validité : 05/09/2026. Début : 01/09/2025.",
        "Le 5 septembre 2026 marque la fin de l'accord conclu le 3 mai 2025.",
        "L'accord est valable de sa signature au samedi 5 septembre 2026.",
    ],
)
@pytest.mark.parametrize("heading", ["Article 9 - Durée", "Article neuvième : Vie de l'accord", ""])
def test_the_date_that_a_phrase_says_to_be_the_end(printed: str, heading: str) -> None:
    rows: list[Cells] = ["Article 8 - Paiement", "Le titre est payé jusqu'au 3 mars 2026.", heading, printed]
    rows += ["Article 11", "Les comptes sont effacés."]
    assert {o.value for o in end_date.seen(paper_of(rows))} == {"2026-09-05"}
    assert one(end_date.seen(paper_of(rows))) == "2026-09-05"


def test_without_any_word_of_ending_the_latest_day_of_the_articles_is_the_end() -> None:
    rows: list[Cells] = [
        "Article 7 - Étendue",
        "Les accès restent ouverts le 5 septembre 2026 encore.",
        "Article 8 - Prix",
    ]
    rows += [
        "La facture du 1er mars 2027 est payée par virement.",
        "Article 9 - Textes",
        "Vu l'accord du 2 mai 2024, rien.",
    ]
    assert [o.value for o in end_date.seen(paper_of(rows))] == ["2026-09-05"]


def test_no_date_of_the_closing_is_the_end() -> None:
    rows: list[Cells] = ["Article 10 - Période couverte", "Elle vaut pour l'année scolaire 2025-2026."]
    assert [o.value for o in end_date.seen(paper_of(rows, ["", "Fait à Valbrune, le 28/05/2025"]))] == [""]


@pytest.mark.parametrize("printed", ["Année scolaire 2025/26", "Timestamp: 2026-11-24 00:24, année 2025 – 2026"])
def test_only_two_years_in_a_row_are_a_school_year(printed: str) -> None:
    assert [o.value for o in school_year.seen(paper_of([printed]))] == ["2025-2026"]
