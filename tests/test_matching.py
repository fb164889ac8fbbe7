"""Same or not: persons, titles, schools and payers, with what clerks and scanners make of their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconciliation.matching import Office, Person, compare_person, match_mayor, match_payer, match_school
from reconciliation.matching.collectivity_name import bare_commune_name, kind_of
from reconciliation.matching.school import name_likeness
from reconciliation.matching.title import Capacity, capacity_of
from schemas.draft import CollectivityKind
from schemas.school import Mayor, Payer, School
from tests import campaign_of_villebrume as v


@pytest.mark.parametrize(
    ("said", "last", "first", "expected"),
    [
        ("Jean-François GUIMBERT", "GUIMBERT", "Jean François", Person.SAME),
        ("GUIMBERT Jean François", "GUIMBERT", "Jean-François", Person.SAME),
        ("M. Jean GUIMBERT", "GUIMBERT", "Jean François", Person.SAME),
        ("J.F. GUIMBERT", "GUIMBERT", "Jean-François", Person.SAME),
        ("JF GUIMBERT", "GUIMBERT", "Jean-François", Person.SAME),
        ("Monsieur le Maire, Jean Guimbert", "GUIMBERT", "Jean", Person.SAME),
        ("GUIMBERT", "GUIMBERT", "Jean", Person.SAME),
        ("Hélène de la TOUR-BRUNE", "DE LA TOUR BRUNE", "Helene", Person.SAME),
        ("Marie TOUREL épouse DE BRUME", "TOUREL", "Marie", Person.SAME),
        ("Marie DE BRUME née TOUREL", "TOUREL-DE BRUME", "Marie", Person.SAME),
        ("Marie-Claire TOUREL", "TOUREL", "Claire", Person.SAME),
        ("Francois LETOUREL", "LETOURFL", "François", Person.SAME),
        ("Paul ROY", "ROY", "Paul", Person.SAME),
        ("Paul ROI", "ROY", "Paul", Person.UNSURE),
        ("Jean GUIMBERT", "GUIMBERT", "Sylvie", Person.NAMESAKE),
        ("Jean MARTIN", "MARTEL", "Jean", Person.UNSURE),
        ("Jean MARTIN", "ZUBER", "Odile", Person.OTHER),
        ("Jean MARTIN", "ZUBER", "Jean", Person.OTHER),
        ("Monsieur Paul MAIRE, maire", "MAIRE", "Paul", Person.SAME),
        ("Kim LE", "LE", "Kim", Person.SAME),
        ("", "ZUBER", "Odile", Person.UNSURE),
        ("Madame le Maire", "ZUBER", "Odile", Person.UNSURE),
        ("r Odile", "ZUBER", "Odile", Person.INCOMPLETE),
        ("Odile Marie", "ZUBER", "Odile", Person.OTHER),
    ],
)
def test_two_names_of_one_person(said: str, last: str, first: str, expected: Person) -> None:
    assert compare_person(said, last, first) is expected


WORD = st.text("ABCDEFGHILMNOPRSTUVZ", min_size=4, max_size=10)


@given(WORD, WORD, st.booleans())
def test_order_case_and_civility_never_tell_people_apart(last: str, first: str, family_first: bool) -> None:
    said = f"{last} {first.title()}" if family_first else f"{first.lower()} {last}"
    assert compare_person(f"Mme {said}", last, first) is not Person.OTHER
    assert compare_person(said, last, first) is not Person.NAMESAKE or first in last or last in first


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_junk_is_compared_without_complaint(said: str, last: str, first: str) -> None:
    assert compare_person(said, last, first) in Person


OLD = Mayor("99001", "VILLEBRUME", "99", "FICTIVE", "Odette", date(2020, 5, 25))
NEW = Mayor("99001", "VILLEBRUME", "99", "NOUVELLE", "Aline", date(2026, 3, 20))
UNDATED = replace(OLD, since=None)


@pytest.mark.parametrize(
    ("name", "mayors", "on", "expected"),
    [
        ("Odette FICTIVE", [OLD], date(2025, 6, 1), Office.MAYOR),
        ("Odette FICTIVE", [NEW, OLD], date(2025, 6, 1), Office.MAYOR),
        ("Odette FICTIVE", [NEW, OLD], date(2026, 6, 1), Office.PREDECESSOR),
        ("Aline Nouvelle", [NEW, OLD], date(2025, 6, 1), Office.SUCCESSOR),
        ("Aline Nouvelle", [NEW, OLD], date(2026, 3, 20), Office.MAYOR),
        ("Odette FICTIVE", [NEW], date(2025, 6, 1), Office.UNKNOWN),
        ("Aline Nouvelle", [NEW], date(2025, 6, 1), Office.MAYOR),
        ("Bruno FICTIVE", [OLD], date(2025, 6, 1), Office.NAMESAKE),
        ("Zoé KRUG", [OLD], date(2025, 6, 1), Office.SOMEONE_ELSE),
        ("Zoé KRUG", [OLD], None, Office.UNKNOWN),
        ("Zoé KRUG", [UNDATED], None, Office.SOMEONE_ELSE),
        ("Zoé KRUG", [], date(2025, 6, 1), Office.UNKNOWN),
    ],
)
def test_who_was_mayor_on_that_day(name: str, mayors: list[Mayor], on: date | None, expected: Office) -> None:
    assert match_mayor(name, mayors, on).office is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("MAIRE", Capacity.MAYOR),
        ("Maire de Villebrume", Capacity.MAYOR),
        ("MAlRE", Capacity.MAYOR),
        ("La Présidente", Capacity.PRESIDENT),
        ("Monsieur le Président du SIVU", Capacity.PRESIDENT),
        ("1ère adjointe", Capacity.DELEGATE),
        ("Maire délégué", Capacity.DELEGATE),
        ("Adjoint au Maire délégué aux écoles", Capacity.DELEGATE),
        ("Pour le Maire et par délégation", Capacity.DELEGATE),
        ("Directrice générale des services", Capacity.DELEGATE),
        ("Conseiller municipal", Capacity.DELEGATE),
        ("Vice-présidente", Capacity.DELEGATE),
        ("", Capacity.UNCLEAR),
    ],
)
def test_in_what_capacity(title: str, expected: Capacity) -> None:
    assert capacity_of(title) is expected


def named(name: str, number: int = 990300) -> School:
    return v.school(number, name)


SCHOOLS = [
    named("Ecole maternelle Henri Brumal A", 990301),
    named("Ecole maternelle Henri Brumal B", 990302),
    named("Ecole élémentaire Henri Brumal", 990303),
    named("Ecole primaire Saint-Clair", 990304),
]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ECOLE MATERNELLE HENRI BRUMAL B", 990302),
        ("ECOLE MATERNELLE HENRI BRUMAL", None),  # A or B?
        ("Ec. élém. H. Brumal", 990303),
        ("ECOLE ELEMENTAIRE HENRY BRUMAL", 990303),
        ("Ecole St Clair", 990304),
        ("ECOLE ELEMENTAIRE ST CLAIR", 990304),
        ("ECOLE DES LILAS", None),
        ("ECOLE", None),
        ("", None),
    ],
)
def test_a_school_by_its_name_within_its_commune(printed: str, expected: int | None) -> None:
    found = match_school(printed, SCHOOLS).school
    assert (found.uai if found else None) == (v.uai(expected) if expected else None)


def test_two_schools_without_proper_names_are_told_apart_by_their_levels() -> None:
    nursery, elementary = named("ECOLE MATERNELLE", 990305), named("ECOLE ELEMENTAIRE", 990306)
    assert match_school("ECOLE MATERNELLE PUBLIQUE", [nursery, elementary]).school is nursery
    assert match_school("ECOLE PUBLIQUE", [nursery, elementary]).school is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_of_any_two_names_is_a_share(printed: str, official: str) -> None:
    assert 0.0 <= name_likeness(printed, named(official)) <= 1.0


def test_kinds_and_bare_names() -> None:
    assert kind_of("S.I.V.U. des Deux Brumes") is CollectivityKind.REGROUPEMENT
    assert kind_of("Communauté d'agglomération du Lac") is CollectivityKind.REGROUPEMENT
    assert kind_of("VILLE DE VILLEBRUME") is CollectivityKind.COMMUNE
    assert bare_commune_name("COMMUNE DES BRUMES") == "BRUMES"
    assert bare_commune_name("VILLEBRUME") == "VILLEBRUME"


HOMONYM = replace(v.school(980101, "Ecole primaire", "VILLEBRUME", "98001", v.keyed("21980001")), postal_code="98001")


def test_none_one_and_several_communes_are_three_outcomes() -> None:
    registers = v.registers((*v.SCHOOLS, HOMONYM))
    several = match_payer(["COMMUNE DE VILLEBRUME"], [], [], [], registers)
    assert (len(several.communes), several.commune, several.is_known) == (2, None, False)
    for evidence in ({"sirets": [v.SIRET]}, {"schools": [v.NURSERY]}, {"postal_codes": ["99001"]}):
        asked = {"sirets": [], "schools": [], "postal_codes": []} | evidence
        one = match_payer(["COMMUNE DE VILLEBRUME"], **asked, registers=registers)
        assert one.commune is not None and one.commune.code == "99001", evidence
        assert one.is_known
    none = match_payer(["COMMUNE DE NULLEPART"], [], [], [], registers)
    assert (none.communes, none.is_known) == ((), False)


def test_a_commune_called_ville() -> None:
    registers = v.registers([v.school(990501, "Ecole primaire", "VILLE D AVRIL", "99005", v.keyed("21990005"))])
    for name in ("VILLE D'AVRIL", "COMMUNE DE VILLE D'AVRIL", "VILLE DE VILLE-D'AVRIL"):
        assert match_payer([name], [], [], [], registers).is_known, name


def test_an_old_name_is_told_by_siren_and_schools_but_not_taken_for_known() -> None:
    match = match_payer(["COMMUNE DE BRUME-LE-VIEUX"], [v.SIRET], [v.NURSERY], [], v.registers())
    assert match.commune is not None and match.commune.name == "VILLEBRUME"
    assert not match.is_known


def test_a_merged_communes_old_name_stands_in_an_address() -> None:
    registers = v.registers(localities={v.NURSERY.uai: "BRUME-LE-VIEUX"})
    match = match_payer(["COMMUNE DE BRUME LE VIEUX"], [v.SIRET], [v.NURSERY], [], registers)
    assert match.commune is not None and match.commune.name == "VILLEBRUME"
    assert match.is_known


def test_a_commune_without_a_school_stands_in_the_payers_list() -> None:
    row = Payer(v.keyed("21990006"), "COMMUNE DE PETITE-BRUME", "commune")
    match = match_payer(["COMMUNE DE PETITE BRUME"], [], [v.NEIGHBOUR], [], v.registers(payers=[row]))
    assert (match.payer, match.is_known, match.commune) == (row, True, None)


def test_a_syndicates_row_is_not_the_communes() -> None:
    row = Payer(v.GROUP_SIREN, "SIVU DES DEUX BRUMES", "SIVU", ("VILLEBRUME", "CLAIRVAL"))
    match = match_payer(["COMMUNE DE VILLEBRUME"], [v.SIRET], [v.NURSERY], [], v.registers(payers=[row]))
    assert match.commune is not None and match.payer is None


def test_a_member_commune_does_not_make_a_regroupement_known() -> None:
    row = Payer(v.GROUP_SIREN, "SIVU DES DEUX BRUMES", "SIVU", ("VILLEBRUME", "CLAIRVAL"))
    without = match_payer(["SIVU DES DEUX BRUMES"], [v.SIRET], [v.NURSERY], [], v.registers())
    assert (without.kind, without.is_known) == (CollectivityKind.REGROUPEMENT, False)
    with_list = match_payer(["SIVU DES DEUX BRUMES"], [], [v.NURSERY], [], v.registers(payers=[row]))
    assert with_list.payer == row and with_list.is_known and with_list.commune is None
    assert [c.name for c in with_list.communes] == ["VILLEBRUME", "CLAIRVAL"]
