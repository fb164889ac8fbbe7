"""The tension at the heart: repair what the machine misread, never what the commune misprinted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reconciliation.proof.identifiers import prove_siret, prove_uai
from reconciliation.proof.schools import doubts_of_schools, prove_schools
from reconciliation.proof.square import Square, prove_square
from reconciliation.proof.texts import prove_address, prove_expected, prove_name, prove_title
from reconciliation.proof.votes import Votes
from schemas.draft import FieldName, RowWord, SchoolDraft, SchoolPart
from schemas.formats.uai import is_valid
from schemas.layout import Box
from schemas.reading import LAYER_LOOK, LINE_LOOK, PAGE_LOOK, Observation, Place, Reading, Trust
from schemas.school import School
from tests.campaign_of_villebrume import look, registers

RIGHT, WRONG_LETTER, OTHER_VALID = "0341401N", "0341401P", "0341406U"
KNOWN = {RIGHT, OTHER_VALID}
SIRET, SIREN = "21340135900012", "213401359"


def looks(*values: str, first: str = PAGE_LOOK, place: Place = Place.ARTICLE_SCHOOLS) -> Votes:
    """The first value was read on the page, the others when looking again."""
    names = [first, *(f"zone, way {i}" for i in range(1, len(values)))][: len(values)]
    return Votes.of(
        Observation(value, value, 1, Box(0, 0, 50, 10), place, name, 0.9)
        for value, name in zip(values, names, strict=True)
    )


def uai(votes: Votes) -> tuple[str | None, Trust]:
    reading = prove_uai(votes, KNOWN.__contains__, lambda u: True)
    return reading.value, reading.status


def test_the_printed_caption_le_maire_hides_no_deputy() -> None:
    deputy, caption = "Adjointe à l'éducation", "maire"
    assert prove_title(looks(caption), {"MAIRE"}, "titre").value == caption
    for order in ((deputy, caption), (caption, deputy)):
        reading = prove_title(looks(*order), {"MAIRE"}, "titre")
        assert (reading.value, reading.status) == (deputy, Trust.READ)
    assert prove_title(looks(caption, deputy, deputy), {"MAIRE"}, "titre").status is Trust.VERIFIED


@pytest.mark.parametrize(
    ("values", "value", "status"),
    [
        ([RIGHT], RIGHT, Trust.VERIFIED),
        ([WRONG_LETTER], WRONG_LETTER, Trust.READ),  # one look at a wrong key proves nothing: look again
        ([WRONG_LETTER, RIGHT, RIGHT], RIGHT, Trust.CORRECTED),  # the machine's misreading
        ([WRONG_LETTER, WRONG_LETTER, WRONG_LETTER], WRONG_LETTER, Trust.VERIFIED),  # the commune's misprint
        ([WRONG_LETTER, WRONG_LETTER, RIGHT], WRONG_LETTER, Trust.READ),  # a lucky look does not repair a misprint
        ([WRONG_LETTER, RIGHT], WRONG_LETTER, Trust.READ),  # one against one: a person
        (["0341402P"], "0341402P", Trust.READ),  # right key, unknown to the list, seen once
        (["0341402P", "0341402P"], "0341402P", Trust.VERIFIED),
        ([""], None, Trust.MISSING),
        ([], None, Trust.MISSING),
        (["034140", RIGHT], "034140", Trust.READ),
        (["", RIGHT, RIGHT], RIGHT, Trust.VERIFIED),
    ],
)
def test_uai(values: Sequence[str], value: str | None, status: Trust) -> None:
    assert uai(looks(*values)) == (value, status)


def test_a_repaired_uai_keeps_what_was_read() -> None:
    reading = prove_uai(looks(WRONG_LETTER, RIGHT, RIGHT), KNOWN.__contains__, lambda u: True)
    assert (reading.raw, reading.value) == (WRONG_LETTER, RIGHT)


def test_born_digital_text_is_never_repaired() -> None:
    assert uai(looks(WRONG_LETTER, first=LAYER_LOOK)) == (WRONG_LETTER, Trust.VERIFIED)


def test_a_listed_school_of_elsewhere_needs_two_looks() -> None:
    elsewhere = [prove_uai(looks(*[RIGHT] * n), KNOWN.__contains__, lambda u: False).status for n in (1, 2)]
    assert elsewhere == [Trust.READ, Trust.VERIFIED]


@pytest.mark.parametrize(
    ("values", "expected", "value", "status"),
    [
        ([SIRET], {SIREN}, SIRET, Trust.VERIFIED),
        ([SIRET], set(), SIRET, Trust.READ),
        ([SIRET, SIRET], set(), SIRET, Trust.VERIFIED),  # a regroupement: a valid key read twice alike
        (["21340135900013"] * 4, {SIREN}, "21340135900013", Trust.VERIFIED),
        (["21340135900013", SIRET, SIRET], {SIREN}, SIRET, Trust.CORRECTED),
        (["21340135900013", "21340135900014", "21340135900016"], {SIREN}, "21340135900013", Trust.READ),
        (["2134013590001", SIRET], {SIREN}, "2134013590001", Trust.READ),
    ],
)
def test_siret(values: list[str], expected: set[str], value: str, status: Trust) -> None:
    reading = prove_siret(looks(*values), expected)
    assert (reading.value, reading.status) == (value, status)


def square(count: Sequence[str], price: Sequence[str], total: Sequence[str], rows: int) -> dict[FieldName, tuple]:
    readings = prove_square(Square(looks(*count), looks(*price), looks(*total), looks(), rows))
    return {name: (r.value, r.status) for name, r in readings.items()}


def test_a_square_that_closes_proves_its_sides() -> None:
    proved = square(["2"], ["40.00"], ["80.00"], rows=2)
    assert set(proved.values()) == {("2", Trust.VERIFIED), ("40.00", Trust.VERIFIED), ("80.00", Trust.VERIFIED)}


def test_a_lost_count_comes_back_only_with_the_rows_of_the_list() -> None:
    assert square([], ["40.00"], ["80.00"], rows=2)[FieldName.SCHOOL_COUNT] == ("2", Trust.CORRECTED)
    assert square([], ["40.00"], ["80.00"], rows=3)[FieldName.SCHOOL_COUNT] == (None, Trust.MISSING)


def test_a_misread_total_is_repaired_by_a_better_look() -> None:
    once = square(["2"], ["40.00"], ["30.00"], rows=2)
    assert once[FieldName.TOTAL_AMOUNT] == ("30.00", Trust.READ)
    again = square(["2", "2"], ["40.00", "40.00"], ["30.00", "80.00", "80.00"], rows=2)
    assert again[FieldName.TOTAL_AMOUNT] == ("80.00", Trust.CORRECTED)


def test_the_price_that_a_zone_shows_beside_an_unread_total_is_no_total() -> None:
    """ "Total : 1 école - 30 euros TTC (à raison de 40,00 euros par école)", of which a pen hides the 30."""
    price, nothing = look("40.00", Place.ARTICLE_PRICE), look("", Place.ARTICLE_SCHOOLS, raw="Total : 1 école - SG")
    again = [look("40.00", Place.ARTICLE_SCHOOLS, name=f"zone, way {way}") for way in range(3)]
    seen = {
        FieldName.SCHOOL_COUNT: (look("1", Place.ARTICLE_SCHOOLS),),
        FieldName.UNIT_PRICE: (price,),
        FieldName.TOTAL_AMOUNT: (nothing, *again),
    }
    assert prove_square(Square.of(seen, 1))[FieldName.TOTAL_AMOUNT].value is None
    told = {**seen, FieldName.TOTAL_AMOUNT: (look("40.00", Place.ARTICLE_SCHOOLS), *again)}
    assert prove_square(Square.of(told, 1))[FieldName.TOTAL_AMOUNT].value == "40.00"


def test_a_misprinted_total_stays() -> None:
    proved = square(["2", "2", "2"], ["40.00", "40.00"], ["120.00", "120.00", "120.00"], rows=2)
    assert proved[FieldName.TOTAL_AMOUNT] == ("120.00", Trust.VERIFIED)
    lucky = square(["2", "2", "2"], ["40.00", "40.00"], ["120.00", "120.00", "80.00"], rows=2)
    assert lucky[FieldName.TOTAL_AMOUNT][0] == "120.00"


def test_what_is_more_likely_another_number_is_doubted() -> None:
    one_price = square(["3", "3"], ["40.00", "40.00"], ["40.00", "40.00", "40.00"], rows=3)
    assert one_price[FieldName.TOTAL_AMOUNT] == ("40.00", Trust.READ)
    of_a_title = square(["9", "9", "9"], ["40.00", "40.00"], ["80.00", "80.00"], rows=2)
    assert of_a_title[FieldName.SCHOOL_COUNT] == ("9", Trust.READ)
    worn = square(["2", "2", "2"], ["49.00", "49.00", "49.00"], ["80.00", "80.00"], rows=2)
    assert worn[FieldName.UNIT_PRICE] == ("49.00", Trust.READ)
    misprinted = square(["2", "2", "2"], ["45.00", "45.00", "45.00"], ["80.00", "80.00"], rows=2)
    assert misprinted[FieldName.UNIT_PRICE] == ("45.00", Trust.VERIFIED)
    seen_in_zones = square(["2", "2"], ["40.00", "40.00"], ["", "2026.00", "2026.00", "2026.00"], rows=2)
    assert seen_in_zones[FieldName.TOTAL_AMOUNT] == ("2026.00", Trust.READ)


@pytest.mark.parametrize(
    ("printed", "name", "commune"),
    [
        ("ECOLE PASTEUR ST JUST", "ECOLE PASTEUR", "ST JUST"),
        ("ECOLE PASTEUR A", "ECOLE PASTEUR A", None),
        ("ST JUST", "ST JUST", None),
    ],
)
def test_the_official_commune_tells_where_a_name_ends(printed: str, name: str, commune: str | None) -> None:
    look = Observation(printed, printed, 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, 0.9)
    code = replace(look, value=RIGHT)
    official = registers((School(RIGHT, "École Pasteur", "Saint-Just", "34001", "34000", "034"),)).official
    draft = SchoolDraft((code,), (look,), (), (replace(look, value="Hérault"),))
    row = prove_schools((draft,), official, frozenset({"34001"}))[0]
    assert (row.name.value, row.commune.value, row.department.status) == (name, commune, Trust.VERIFIED)


def test_a_name_unlike_its_schools_is_looked_at_again_and_believed_when_it_is_its() -> None:
    official = registers((School(RIGHT, "École Pasteur", "Saint-Just", "34001", "34000", "034"),)).official
    code = Observation(RIGHT, RIGHT, 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, 0.9)
    garbled = replace(code, value="BCRRV ETSAP")

    def proved(*names: Observation) -> tuple[str | None, list[SchoolPart]]:
        drafts = (SchoolDraft((code,), names),)
        rows = prove_schools(drafts, official, frozenset({"34001"}))
        return rows[0].name.value, [d.field for d in doubts_of_schools(drafts, rows, official)]

    assert proved(garbled) == ("BCRRV ETSAP", [SchoolPart.NAME])
    assert proved(garbled, replace(code, value="ECOLE PASTEUR", look="zone 1")) == ("ECOLE PASTEUR", [])
    assert proved(replace(code, value="ECOLE J. PASTEUR")) == ("ECOLE J. PASTEUR", [])


def test_the_files_own_text_is_no_proof_that_it_stands_in_this_row() -> None:
    official = registers((School(RIGHT, "École Pasteur", "Saint-Just", "34001", "34000", "034"),)).official
    code = Observation(RIGHT, RIGHT, 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, LAYER_LOOK, 1.0)

    def trust(name: str, commune: str) -> tuple[Trust, Trust]:
        row = SchoolDraft((code,), (replace(code, value=name),), (replace(code, value=commune),))
        (reading,) = prove_schools((row,), official, frozenset({"34001"}))
        return reading.name.status, reading.commune.status

    assert trust("ECOLE ELEMENTAIRE PASTEUR", "ST-JUST") == (Trust.VERIFIED, Trust.VERIFIED)
    assert trust("Commune", "PASTEUR") == (Trust.READ, Trust.READ)


def test_campaign_values_need_one_look_others_two() -> None:
    def year(*values: str) -> tuple[str | None, Trust]:
        reading = prove_expected(looks(*values), {"2025-2026"}, "année de la campagne", "illisible")
        return reading.value, reading.status

    assert year("2025-2026") == ("2025-2026", Trust.VERIFIED)
    assert year("2024-2025") == ("2024-2025", Trust.READ)
    assert year("2024-2025", "2024-2025") == ("2024-2025", Trust.VERIFIED)


def test_names_agree_despite_accents_and_keep_their_print() -> None:
    votes = Votes.of(
        Observation(value, value, page, Box(0, 0, 9, 9), place, PAGE_LOOK, 0.9)
        for value, page, place in (("Zoé PRÉVOST", 1, Place.PARTIES), ("Zoe PREVOST", 4, Place.SIGNATURE_BLOCK))
    )
    reading = prove_name(votes, [], "")
    assert (reading.value, reading.status) == ("Zoé PRÉVOST", Trust.VERIFIED)
    assert prove_name(looks("Zoé PRÉVOST"), [], "").status is Trust.READ


def test_the_town_of_an_address_is_mended_and_a_town_of_its_own_stays() -> None:
    misread = prove_address(looks("4 rue Haute, 34990 Saïint-Brunel"), ["Saint-Brunel", "Valbrune"])
    assert (misread.value, misread.status) == ("4 rue Haute, 34990 Saint-Brunel", Trust.READ)
    assert prove_address(looks("4 rue Haute, 34990 LESPINE"), ["Valbrune"]).value == "4 rue Haute, 34990 LESPINE"


def worn(right: int, wrong: int, confidence: float = 0.7) -> Reading:
    """What is believed of an identifier that ``right`` looks show and ``wrong`` ones show otherwise."""
    code = Observation("6341401N", "6341401N", 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, confidence)
    others = [replace(code, look=f"zone {n}") for n in range(wrong - 1)]
    fitting = [replace(code, value=RIGHT, look=f"zone, dark {n}", confidence=0.8) for n in range(right)]
    return prove_uai(Votes.of([code, *others, *fitting]), KNOWN.__contains__, lambda u: True, lambda u: u == RIGHT)


def test_worn_print_in_which_fewer_looks_see_the_school_the_row_names_goes_to_a_person() -> None:
    assert (worn(3, 6).value, worn(3, 6).status) == ("6341401N", Trust.READ)


def test_two_lucky_looks_repair_no_misprint_though_the_row_names_the_school() -> None:
    assert worn(2, 6).value == "6341401N"


def test_a_wrong_key_that_no_look_shows_clearly_is_not_the_communes_mistake() -> None:
    assert worn(0, 5, confidence=0.4).status is Trust.READ
    assert worn(0, 5, confidence=0.7).status is Trust.VERIFIED


def test_a_letter_crossed_by_a_pen_is_not_the_communes_mistake() -> None:
    """The looks at the zone agree on an E, the page's own on nothing: its row names the school with an F."""
    right = "0341117F" if is_valid("0341117F") else next(f"034{n}F" for n in range(1000, 9999) if is_valid(f"034{n}F"))
    page = Observation(right[:7], right[:7], 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, 0.9)
    zones = [replace(page, value=f"{right[:7]}E", look=f"zone {n}") for n in range(5)]

    def status(*looks_taken: Observation) -> Trust:
        votes = Votes.of(looks_taken)
        return prove_uai(votes, {right}.__contains__, lambda u: True, lambda u: u == right).status

    assert status(page, *zones) is Trust.READ
    assert status(replace(page, value=f"{right[:7]}E"), *zones) is Trust.VERIFIED


@pytest.mark.parametrize(
    ("printed", "name", "commune"),
    [
        ("ÉTAT ÉCOLE PASTEUR, SAINT- JUST (34),", "ÉCOLE PASTEUR", "SAINT-JUST"),
        ("12 ST JUST école Pasteur - 34", "école Pasteur", "ST JUST"),
        ("LA ST JUST DE ÉCOLE PASTEUR", "ÉCOLE PASTEUR", "ST JUST"),
        ("ÉCOLE PASTEUR ANNEXE, SAINT-JUST", "as read", "SAINT-JUST"),  # more than the list has: nothing is cut off
        ("ÉCOLE DU PUITS, LE VAL", "as read", "as read"),  # what is not printed is not found
    ],
)
def test_the_official_words_are_found_in_the_row_and_nothing_else_is(printed: str, name: str, commune: str) -> None:
    official = registers((School(RIGHT, "École Pasteur", "Saint-Just", "34001", "34000", "034"),)).official
    code = Observation(RIGHT, RIGHT, 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, 0.9)
    words = tuple(RowWord(text, 1, Box(60 + 40 * n, 0, 95 + 40 * n, 10)) for n, text in enumerate(printed.split()))
    as_read = (replace(code, value="as read"),)
    (row,) = prove_schools((SchoolDraft((code,), as_read, as_read, (), words),), official, frozenset({"34001"}))
    assert (row.name.value, row.commune.value) == (name, commune)


def test_a_department_and_a_commune_that_are_not_the_schools_are_looked_at_again() -> None:
    official = registers((School(RIGHT, "École Pasteur", "Saint-Just", "34001", "34000", "034"),)).official
    code = Observation(RIGHT, RIGHT, 1, Box(0, 0, 50, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, 0.9)

    def read(*looks_at_department: Observation) -> tuple[str | None, list[SchoolPart]]:
        draft = SchoolDraft((code,), (replace(code, value="École Pasteur"),), (), looks_at_department)
        rows = prove_schools((draft,), official, frozenset({"34001"}))
        return rows[0].department.value, [d.field for d in doubts_of_schools((draft,), rows, official)]

    misread = replace(code, value="84")
    assert read(misread) == ("84", [SchoolPart.DEPARTMENT])
    assert read(misread, replace(code, value="34", look="zone 1")) == ("34", [])
    assert read(misread, *(replace(misread, look=f"zone {n}") for n in range(3))) == ("84", [])  # printed so


def test_a_name_that_lacks_a_word_is_looked_at_again_with_the_white_behind_it() -> None:
    official = registers((School(RIGHT, "École Jean Pasteur", "Saint-Just", "34001", "34000", "034"),)).official
    code = Observation(RIGHT, RIGHT, 1, Box(300, 0, 350, 10), Place.ARTICLE_SCHOOLS, PAGE_LOOK, 0.9)
    short = replace(code, value="École", box=Box(60, 0, 90, 10))
    draft = SchoolDraft((code,), (short,), (), (), (RowWord("École", 1, Box(60, 0, 90, 10)),))
    (doubt,) = doubts_of_schools((draft,), prove_schools((draft,), official, frozenset({"34001"})), official)
    assert doubt.field is SchoolPart.NAME
    assert 120 < doubt.box.x1 < 300


def test_a_wrong_key_is_not_the_communes_mistake_where_the_second_reader_sees_a_right_one() -> None:
    wrong = looks(*["21340135900013"] * 6)
    box, place = wrong.looks[0].box, wrong.looks[0].place
    other = Observation("21340135900012", "21340135900012", 1, box, place, LINE_LOOK, 0.9)
    assert prove_siret(wrong, ()).status.is_proved
    assert not prove_siret(Votes.of((*wrong.looks, other)), ()).status.is_proved
