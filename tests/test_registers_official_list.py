"""The official list in every form in which it is downloaded, and what it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconciliation.official_list import OfficialList, load_official_list
from tests.invented_registers import (
    AIN,
    CORSICAN,
    LAKE,
    NURSERY,
    OFFICIAL_FORMS,
    OFFICIAL_ROWS,
    SISTER,
    as_csv,
    school_row,
    uai,
)


def loaded(folder: Path, content: bytes) -> OfficialList:
    path = folder / "official_list.csv"
    path.write_bytes(content)
    return load_official_list(path)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> OfficialList:
    return loaded(tmp_path_factory.mktemp("list"), OFFICIAL_FORMS["portal 2026"])


@pytest.mark.parametrize("form", OFFICIAL_FORMS)
def test_every_form_gives_the_same_schools(form: str, official: OfficialList, tmp_path: Path) -> None:
    other = loaded(tmp_path, OFFICIAL_FORMS[form])
    assert list(other.schools()) == list(official.schools())
    assert (other.snapshot.rows, other.snapshot.date) == (len(OFFICIAL_ROWS), "2026-07-09")
    assert other.communes_named("OLD FICTIF") == official.communes_named("OLD FICTIF") != ()


def test_the_sister_data_set_has_all_but_sirens(official: OfficialList, tmp_path: Path) -> None:
    sister = loaded(tmp_path, SISTER)
    assert not sister.has_sirens and official.has_sirens
    assert [s.siren for s in sister.schools()] == [""] * len(OFFICIAL_ROWS)
    for mine, theirs in zip(official.schools(), sister.schools(), strict=True):
        assert (mine.uai, mine.name, mine.commune_code, mine.department) == (
            theirs.uai,
            theirs.name,
            theirs.commune_code,
            theirs.department,
        )
        assert (mine.public, mine.open, mine.closing, mine.is_school) == (
            theirs.public,
            theirs.open,
            theirs.closing,
            theirs.is_school,
        )


def test_a_school_as_the_checks_need_it(official: OfficialList) -> None:
    school = official.by_uai(NURSERY)
    assert school is not None
    assert (school.name, school.commune, school.commune_code) == (
        "Ecole maternelle Cœur de Brume",
        "Saint-Brumier-d'Étang",
        "34998",
    )
    assert (school.department, school.postal_code, school.siren) == ("034", "34000", "213409982")
    assert school.public and school.open and school.closing and school.is_school
    assert official.by_uai("0000000A") is None


@pytest.mark.parametrize(
    ("digits", "public", "is_school", "department"),
    [("0349903", False, True, "034"), ("0349904", True, False, "034"), ("9719901", True, True, "971")],
)
def test_private_ones_and_others(
    official: OfficialList, digits: str, public: bool, is_school: bool, department: str
) -> None:
    school = official.by_uai(uai(digits))
    assert school is not None
    assert (school.public, school.is_school, school.department) == (public, is_school, department)


@pytest.mark.parametrize(
    ("state", "is_open", "closing"),
    [("OUVERT", True, False), ("A FERMER", True, True), ("à fermer", True, True), ("FERME", False, False),
     ("Fermé", False, False), ("A OUVRIR", False, False), ("4", False, False), ("", True, False)],
)  # fmt: skip
def test_states(tmp_path: Path, state: str, is_open: bool, closing: bool) -> None:
    school = loaded(tmp_path, as_csv([school_row("0349901", "E", "Brume", "34998", "034", etat=state)])).by_uai(LAKE)
    assert school is not None
    assert (school.open, school.closing) == (is_open, closing)


def test_rows_of_one_uai_are_one_school(tmp_path: Path) -> None:
    rows = [
        school_row("0349901", "Ecole du Lac", "Brume", "34998", "034", SIREN_SIRET="", etat="FERME", rpi_disperse=""),
        school_row("0349901", "Ecole du Lac, annexe", "Brume", "34998", "034", rpi_disperse="034009"),
        school_row("0349902", "Autre", "Brume", "34998", "034"),
    ]
    official = loaded(tmp_path, as_csv(rows))
    school = official.by_uai(LAKE)
    assert school is not None
    assert (len(official), official.snapshot.rows) == (2, 3)
    assert (school.name, school.siren, school.open, school.rpi) == ("Ecole du Lac", "213409982", True, ("034009",))


def test_rpi_flags_are_no_groups(official: OfficialList) -> None:
    assert [s.rpi for s in official.schools() if s.uai in (AIN, LAKE)] == [("001009",), ()]


def test_schools_of_a_legal_unit_are_public_schools(official: OfficialList) -> None:
    assert [s.uai for s in official.by_siren("213409982")] == [LAKE, NURSERY]
    assert official.by_siren("193409986") == () == official.by_siren("")
    assert [c.code for c in official.commune_of_siren("213409982")] == ["34998"]


def test_everything_of_a_commune(official: OfficialList) -> None:
    assert len(official.of_commune("34998")) == 4
    assert official.of_commune("99999") == ()
    commune = official.commune("34998")
    assert commune is not None
    assert (commune.sirens, commune.postal_codes) == (frozenset({"213409982"}), frozenset({"34000"}))


@pytest.mark.parametrize(
    "written",
    ["SAINT BRUMIER D ETANG", "St-Brumier d’Étang", "saint brumier d'etang", "ST BRUMIER D'ÉTANG CEDEX", "34998"],
)
def test_a_commune_as_people_write_it(official: OfficialList, written: str) -> None:
    assert [c.code for c in official.communes_named(written)] == ["34998"]


@pytest.mark.parametrize(
    ("department", "postal_code", "codes"),
    [
        (None, None, ["01997", "2A997"]),
        ("01", None, ["01997"]),
        ("2a", None, ["2A997"]),
        ("02A", "01000", ["2A997"]),
        (None, "20000", ["2A997"]),
        (None, "75001", ["01997", "2A997"]),
        ("75", None, []),
    ],
)
def test_homonyms(official: OfficialList, department: str | None, postal_code: str | None, codes: list[str]) -> None:
    assert [c.code for c in official.communes_named("HAY FICTIF", department, postal_code)] == codes


def test_the_old_name_of_a_merged_commune_lives_on_in_addresses(official: OfficialList) -> None:
    assert [c.code for c in official.communes_named("Old Fictif")] == ["01997"]
    assert official.communes_named("OLD FICTIF", "34") == ()


@pytest.mark.parametrize("junk", ["", "...", "34500", "Nulle-Part"])
def test_no_commune_for_junk(official: OfficialList, junk: str) -> None:
    assert official.communes_named(junk) == ()


def test_a_misread_name_has_a_nearest_commune(official: OfficialList) -> None:
    (best, score), (_, second) = official.communes_near("SAlNT BRUM1ER D'ETANG".replace("1", "l"))[:2]
    assert best.code == "34998" and 85 < score < 100 and second < 60
    assert official.communes_near("SAINT BRUMIER D'ETANG", "971", limit=1)[0][0].code == "97197"
    assert official.communes_near("SAINT BRUMIER D'ETANG", postal_code="34000", limit=1)[0][1] == 100
    assert official.communes_near("....") == () == official.communes_near("BRUME", "75")


@pytest.mark.parametrize("edit", [
    lambda u: u,
    lambda u: u[:3] + "7" + u[4:],
    lambda u: u[:-1],
    lambda u: u[:2] + u[3:],
    lambda u: u[:3] + "O" + u[3:],
    lambda u: u + "8",
    lambda u: u.lower()[:4] + " " + u[4:],
])  # fmt: skip
def test_uais_at_one_edit(official: OfficialList, edit: object) -> None:
    assert callable(edit)
    assert LAKE in [s.uai for s in official.uais_near(edit(LAKE))]
    assert official.uais_near(edit(LAKE), "97197") == ()


@pytest.mark.parametrize("far", ["", "034", LAKE + "88", "7777777A", "junk junk"])
def test_no_uai_at_more_than_one_edit(official: OfficialList, far: str) -> None:
    assert official.uais_near(far) == ()


def test_the_scope_of_a_campaign(official: OfficialList) -> None:
    assert [c.code for c in official.communes(["34", "02A"])] == ["2A997", "34998"]
    assert len(official.communes([])) == 4
    assert official.communes(["75"]) == ()


def test_a_code_without_its_department_is_completed(tmp_path: Path) -> None:
    row = school_row("6209901", "Ecole", "Brume", "2A997", "")
    school = loaded(tmp_path, as_csv([row])).by_uai(CORSICAN)
    assert school is not None and school.department == "02A"
