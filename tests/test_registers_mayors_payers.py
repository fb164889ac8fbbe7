"""The mayors' register and the payers' list in the forms in which they come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reconciliation.mayors import load_mayors
from reconciliation.payers import PayersList, load_payers
from schemas.school import Mayor, Payer
from tests.invented_registers import BIRTH_DATE, MAYOR_FORMS, MAYOR_ROWS, as_csv, as_workbook, iso

FICTIVE = Mayor("34998", "Saint-Brumier-d'Étang", "034", "FICTIVE", "Odette", date(2020, 5, 25))
INVENTE = Mayor("01997", "L'Haÿ-Fictif", "001", "D'INVENTÉ", "Jean-Brume", date(2026, 3, 22))
ALIZE = Mayor("97197", "Les Brumes-de-Mer", "971", "ALIZÉ", "Rose", date(2020, 5, 18))


@pytest.mark.parametrize("form", MAYOR_FORMS)
def test_every_form_gives_the_same_mayors(form: str, tmp_path: Path) -> None:
    path = tmp_path / "mayors.csv"
    path.write_bytes(MAYOR_FORMS[form])
    mayors = load_mayors(path, dated="2026-05-02")
    assert [mayors.of_commune(m.commune_code) for m in (FICTIVE, INVENTE, ALIZE)] == [(FICTIVE,), (INVENTE,), (ALIZE,)]
    assert mayors.of_commune("99999") == ()
    assert (mayors.snapshot.rows, mayors.snapshot.date, len(mayors)) == (3, "2026-05-02", 3)


def test_mayors_by_the_name_of_their_commune(tmp_path: Path) -> None:
    path = tmp_path / "mayors.csv"
    path.write_bytes(MAYOR_FORMS["portal"])
    mayors = load_mayors(path)
    assert mayors.named("ST BRUMIER D ETANG", "34") == (FICTIVE,) == mayors.named("Saint-Brumier-d'Étang", None)
    assert mayors.named("Saint-Brumier-d'Étang", "01") == () == mayors.named("....")


def test_successive_mayors_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "mayors.csv"
    later = dict(MAYOR_ROWS[0]) | {"Nom de l'élu": "DUBRUME", "Date de début de la fonction": "01/02/2026"}
    path.write_bytes(as_csv([*MAYOR_ROWS, later]))
    assert [m.since for m in load_mayors(path).of_commune("34998")] == [date(2020, 5, 25), date(2026, 2, 1)]


def test_birth_dates_and_professions_never_reach_the_cache(tmp_path: Path) -> None:
    path, cache = tmp_path / "mayors.csv", tmp_path / "cache"
    path.write_bytes(MAYOR_FORMS["portal"])
    load_mayors(path, cache)
    (kept,) = [file.read_bytes() for file in cache.rglob("*") if file.is_file()]
    assert b"Odette" in kept
    for private in (BIRTH_DATE, iso(BIRTH_DATE), "Profession", BIRTH_DATE[-4:]):
        assert private.encode() not in kept


SIVU = Payer("253400012", "SIVU des Écoles de la Brume", "SIVU", ("Saint-Brumier-d'Étang", "Clairbrume"))
PAYER_ROWS = [
    {"SIREN": "253 400 012", "Nom": SIVU.name, "Nature": "SIVU", "Communes": "Saint-Brumier-d'Étang, Clairbrume"},
    {"SIREN": "213409982", "Nom": "Commune de Saint-Brumier-d'Étang", "Nature": "commune", "Communes": ""},
]
PAYER_FORMS = {
    "one row a payer": as_csv(PAYER_ROWS),
    "other headers": as_csv(
        [
            {"n° SIREN": r["SIREN"], "Raison sociale": r["Nom"], "type": r["Nature"], "Communes membres": r["Communes"]}
            for r in PAYER_ROWS
        ],
        ",",
    ),
    "one row a member": as_csv(
        [PAYER_ROWS[0] | {"Communes": member} for member in SIVU.communes] + PAYER_ROWS[1:]
    ),
    "a SIRET": as_csv([{("SIRET" if k == "SIREN" else k): v + ("00012" if k == "SIREN" else "") for k, v in r.items()}
                       for r in PAYER_ROWS]),
    "XLSX": as_workbook([r | {"SIREN": r["SIREN"].replace(" ", "")} for r in PAYER_ROWS], numbers=True),
}  # fmt: skip


def payers(folder: Path, content: bytes) -> PayersList:
    path = folder / "payers.csv"
    path.write_bytes(content)
    return load_payers(path)


@pytest.mark.parametrize("form", PAYER_FORMS)
def test_every_form_gives_the_same_payers(form: str, tmp_path: Path) -> None:
    listed = payers(tmp_path, PAYER_FORMS[form])
    assert (listed.by_siren("253400012"), listed.by_siren("999999999"), len(listed)) == (SIVU, None, 2)


@pytest.mark.parametrize(
    "written",
    [
        "S.I.V.U. DES ECOLES DE LA BRUME",
        "Syndicat intercommunal à vocation unique des écoles de la Brume",
        "SIVU ECOLES BRUME",
    ],
)
def test_a_payer_as_people_write_it(written: str, tmp_path: Path) -> None:
    assert payers(tmp_path, PAYER_FORMS["one row a payer"]).named(written) == (SIVU,)


def test_another_payer_has_another_name(tmp_path: Path) -> None:
    listed = payers(tmp_path, PAYER_FORMS["one row a payer"])
    assert listed.named("SIVOM des Écoles de la Brume") == () == listed.named("")
    assert [p.siren for p in listed.named("SAINT BRUMIER D'ETANG")] == ["213409982"]
