"""What the official list proposes for a doubtful UAI, for a school to add, for a SIRET."""

from __future__ import annotations

import pytest

from flows.candidates import candidates_for
from schemas.draft import FieldName
from schemas.formats import siret
from schemas.result import Result
from tests import campaign_of_villebrume as v
from tests.invented import convention, result

REGISTERS = v.registers()


def read(uais: list[str], number: str = v.SIRET, name: str = "COMMUNE DE VILLEBRUME") -> Result:
    """A result with these UAIs and this SIRET, as they were read."""
    made = result(convention("VILLEBRUME", len(uais)), "r")
    rows = tuple(
        row.model_copy(
            update={
                "uai": row.uai.model_copy(update={"value": code}),
                "commune": row.commune.model_copy(update={"value": "VILLEBRUME"}),
            }
        )
        for row, code in zip(made.schools, uais, strict=True)
    )
    fields = dict(made.fields)
    for field, value in ((FieldName.SIRET, number), (FieldName.COLLECTIVITY_NAME, name)):
        fields[field] = fields[field].model_copy(update={"value": value})
    return made.model_copy(update={"schools": rows, "fields": fields})


def proposed(of: Result, field: str) -> list[str]:
    return [candidate.value for candidate in candidates_for(REGISTERS, of, field)]


def test_a_misread_uai_gets_its_neighbours_first() -> None:
    misread = v.ELEMENTARY.uai[:6] + "O" + v.ELEMENTARY.uai[7]
    assert proposed(read([v.NURSERY.uai, misread]), "schools[1].uai")[0] == v.ELEMENTARY.uai


def test_what_is_read_is_not_proposed_again() -> None:
    assert v.CLOSED.uai not in proposed(read([v.NURSERY.uai, v.CLOSED.uai]), "schools[1].uai")


def test_schools_to_add_are_the_open_public_ones_that_are_not_listed() -> None:
    added = proposed(read([v.NURSERY.uai]), "schools[1].uai")
    assert v.ELEMENTARY.uai in added
    assert not {v.NURSERY.uai, v.CLOSED.uai, v.PRIVATE.uai, v.COLLEGE.uai} & set(added)


def test_a_siret_is_proposed_only_where_its_key_fits() -> None:
    other = v.siret_of(v.NEIGHBOUR_SIREN)
    for read_number in (other, other[:-1], v.SIRET[:9] + "00000", ""):
        for candidate in proposed(read([v.NURSERY.uai], read_number), "siret"):
            assert siret.is_valid(candidate) and siret.siren_of(candidate) == v.SIREN


def test_the_right_siren_before_the_digits_that_were_read() -> None:
    misread = ("3" if v.SIREN[0] != "3" else "4") + v.SIRET[1:]
    assert proposed(read([v.NURSERY.uai], misread), "siret") == [v.SIRET]


@pytest.mark.parametrize("field", ["total_amount", "schools[0].name", "nonsense"])
def test_other_fields_have_no_list(field: str) -> None:
    assert proposed(read([v.NURSERY.uai]), field) == []
