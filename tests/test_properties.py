"""What must hold for every identifier, amount and repair, whatever the digits."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum import luhn

from reconciliation.proof.schools import prove_schools
from reconciliation.proof.square import SIDES, Square, prove_square
from schemas.confusions import LOOKALIKES, look_alike, may_be_misread
from schemas.draft import FieldName, SchoolDraft
from schemas.formats import euros, siret, uai
from schemas.reading import Place
from tests import campaign_of_villebrume as v

UNHURRIED = settings(deadline=None)  # the machine may be busy with something else
DIGITS = "0123456789"
NUMBERS = st.text(DIGITS, min_size=7, max_size=7)
SIRENS = st.text(DIGITS, min_size=8, max_size=8).map(v.keyed)
SIRETS = st.builds(lambda siren, nic: v.keyed(siren + nic), SIRENS, st.text(DIGITS, min_size=4, max_size=4))
CENTS = st.integers(0, 99_999_999)
LISTED = v.official_list(v.SCHOOLS)
OPEN = [school for school in v.SCHOOLS if school.public and school.is_school]


def replaced(text: str, at: int, char: str) -> str:
    return text[:at] + char + text[at + 1 :]


@UNHURRIED
@given(NUMBERS, st.integers(0, 6), st.sampled_from(DIGITS))
def test_the_letter_of_a_uai_catches_every_wrong_digit(number: str, at: int, digit: str) -> None:
    code = number + uai.check_letter(number)
    assert uai.is_valid(code) and uai.validate(uai.format(code)) == code
    assert uai.is_valid(replaced(code, at, digit)) == (code[at] == digit)


@UNHURRIED
@given(NUMBERS, st.integers(0, 5))
def test_the_letter_of_a_uai_catches_every_swap_of_neighbours(number: str, at: int) -> None:
    assume(number[at] != number[at + 1])
    code = number + uai.check_letter(number)
    assert not uai.is_valid(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@UNHURRIED
@given(SIRETS, st.integers(0, 13), st.sampled_from(DIGITS))
def test_the_key_of_a_siret_catches_every_wrong_digit(number: str, at: int, digit: str) -> None:
    assert siret.is_valid(number) and siret.validate(siret.format(number)) == number
    assert luhn.is_valid(siret.siren_of(number))
    assume(number[at] != digit and not number.startswith("356000000"))  # La Poste reckons otherwise
    assert not siret.is_valid(replaced(number, at, digit))


@UNHURRIED
@given(CENTS)
def test_an_amount_is_the_same_in_every_writing(cents: int) -> None:
    amount = f"{Decimal(cents) / 100:.2f}"
    assert euros.validate(amount) == amount
    assert euros.validate(euros.format(amount)) == amount


@UNHURRIED
@given(st.integers(0, euros.HIGHEST_IN_WORDS))
def test_an_amount_in_words_means_its_figures(whole: int) -> None:
    amount = f"{whole}.00"
    assert euros.from_words(euros.in_words(amount)) == amount


@UNHURRIED
@given(st.sampled_from(sorted(LOOKALIKES)), st.sampled_from(sorted(LOOKALIKES)))
def test_what_looks_alike_does_so_both_ways(one: str, other: str) -> None:
    assert look_alike(one, other) == look_alike(other, one)


@UNHURRIED
@given(NUMBERS, st.integers(0, 7), st.sampled_from(DIGITS + uai.CHECK_LETTERS))
def test_one_character_more_or_less_may_be_a_misreading(number: str, at: int, char: str) -> None:
    code = number + uai.check_letter(number)
    assert may_be_misread(code, code)
    assert may_be_misread(code[:at] + char + code[at:], code) and may_be_misread(code[:at] + code[at + 1 :], code)


@UNHURRIED
@given(st.sampled_from(OPEN), st.integers(0, 7), st.sampled_from(DIGITS + "OIBSGZ"), st.integers(1, 3))
def test_a_repair_is_the_printed_code_or_none(school: object, at: int, char: str, looks: int) -> None:
    """One character misread, in one look or in several: what is read stays or is repaired to what is printed."""
    printed = school.uai  # type: ignore[attr-defined]
    seen = replaced(printed, at, char)
    row = SchoolDraft(tuple(v.look(seen, Place.ARTICLE_SCHOOLS, f"zone {n}") for n in range(looks)))
    (reading,) = prove_schools([row], LISTED, frozenset({"99001", "99002"}))
    assert reading.uai.value in (None, seen, printed)
    assert not uai.is_valid(reading.uai.value or "") or reading.uai.value == printed


@UNHURRIED
@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 9000), st.integers(1, 5000))
def test_a_square_is_proved_only_where_it_closes(count: int, other: int, price: int, cents: int) -> None:
    """Whatever the three sides show, one look each: proved all together, and only where they agree."""
    unit, total = f"{Decimal(price) / 100:.2f}", f"{Decimal(other * cents) / 100:.2f}"
    seen = {
        FieldName.SCHOOL_COUNT: (v.look(str(count), Place.ARTICLE_SCHOOLS),),
        FieldName.UNIT_PRICE: (v.look(unit, Place.ARTICLE_SCHOOLS),),
        FieldName.TOTAL_AMOUNT: (v.look(total, Place.ARTICLE_SCHOOLS),),
    }
    proved = prove_square(Square.of(seen, other))
    closes = count * Decimal(unit) == Decimal(total)
    assert all(proved[side].status.is_proved == closes for side in SIDES)
