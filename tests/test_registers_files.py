"""Which files are found, what is wrong with them in one sentence, and what the cache keeps."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reconciliation.official_list import load_official_list
from reconciliation.payers import load_payers
from reconciliation.register_errors import (
    ColumnMissing,
    RegisterCutShort,
    RegisterError,
    RegisterMissing,
    RegisterUnreadable,
)
from reconciliation.register_notices import notices
from reconciliation.registers import load_registers
from schemas.messages import Language
from tests.invented_registers import (
    LAKE,
    MAYOR_FORMS,
    MAYOR_ROWS,
    OFFICIAL_FORMS,
    OFFICIAL_ROWS,
    SISTER,
    as_csv,
    as_json,
    as_workbook,
)

GOOD = OFFICIAL_FORMS["portal 2026"]


def without(column: str) -> bytes:
    return as_csv([{key: value for key, value in row.items() if key != column} for row in OFFICIAL_ROWS])


def zipped(*names: str) -> bytes:
    with zipfile.ZipFile(content := io.BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return content.getvalue()


NOT_A_LIST = {
    "empty": (b"", RegisterUnreadable, "vide"),
    "blank": (b"\xef\xbb\xbf\r\n", RegisterUnreadable, "vide"),
    "no rows": (GOOD.splitlines(keepends=True)[0], RegisterUnreadable, "aucune ligne"),
    "web page": (b"<!DOCTYPE html><html><body>503</body></html>", RegisterUnreadable, "page web"),
    "PDF": (b"%PDF-1.7 ...", RegisterUnreadable, "PDF"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", RegisterUnreadable, ".xlsx"),
    "a picture": (b"\x89PNG\r\n\x1a\n", RegisterUnreadable, "image"),
    "binary": (b"\x00\x01\x02\x03" * 100, RegisterUnreadable, "pas un tableau"),
    "LibreOffice": (zipped("mimetype", "content.xml"), RegisterUnreadable, "(.ods) ; enregistrez-le en .xlsx"),
    "zip": (zipped("fr-en-annuaire-education.csv"), RegisterUnreadable, "décompressez-la"),
    "broken zip": (b"PK\x03\x04 not really", RegisterUnreadable, "classeur"),
    "broken Parquet": (b"PAR1 not really", RegisterUnreadable, "Parquet"),
    "broken gz": (gzip.compress(GOOD)[:-20], RegisterUnreadable, ".gz"),
    "broken JSON": (b'[{"identifiant_de_l_etablissement": "03', RegisterUnreadable, "JSON"),
    "JSON of something else": (b'{"error": "not found"}', RegisterUnreadable, "autre fichier"),
    "prose": (b"Bonjour, voici la liste.\nCordialement", RegisterUnreadable, "autre fichier"),
    "the mayors": (MAYOR_FORMS["portal"], ColumnMissing, "Identifiant_de_l_etablissement"),
    "no UAIs": (as_csv([dict(OFFICIAL_ROWS[0]) | {"Identifiant_de_l_etablissement": "x"}]), RegisterUnreadable, "UAI"),
    "one page of the API": (
        as_json(OFFICIAL_ROWS, lambda records: {"total_count": 66000, "results": records}),
        RegisterCutShort,
        "66000",
    ),
    "cut off": (GOOD[:-100], RegisterCutShort, "milieu d'une ligne"),
    "without UAI": (without("Identifiant_de_l_etablissement"), ColumnMissing, "« Identifiant_de_l_etablissement »"),
    "without SIREN": (without("SIREN_SIRET"), ColumnMissing, "« SIREN_SIRET »"),
    "without state": (without("etat"), ColumnMissing, "« etat »"),
    "without status": (without("Statut_public_prive"), ColumnMissing, "« Statut_public_prive »"),
    "without commune": (without("Code_commune"), ColumnMissing, "« Code_commune »"),
    "workbook without a column": (
        as_workbook([{k: v for k, v in r.items() if k != "Nom_etablissement"} for r in OFFICIAL_ROWS]),
        ColumnMissing,
        "« Nom_etablissement »",
    ),
}


@pytest.mark.parametrize("what", NOT_A_LIST)
def test_one_sentence_names_the_file_the_fault_and_the_remedy(what: str, tmp_path: Path) -> None:
    content, kind, fault = NOT_A_LIST[what]
    path = tmp_path / "official_list.csv"
    path.write_bytes(content)
    with pytest.raises(RegisterError) as raised:
        load_official_list(path, tmp_path / "cache")
    error = raised.value
    assert type(error) is kind
    for language, remedy in ((Language.FRENCH, "déposez dans"), (Language.ENGLISH, "put the CSV export")):
        sentence = error.sentence(language)
        assert str(path) in sentence and "fr-en-annuaire-education" in sentence and remedy in sentence
        assert "\n" not in sentence and sentence.endswith(".")
    assert fault in str(error)
    assert not list((tmp_path / "cache").glob("*.arrow"))


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "official_list.csv").mkdir()
    with pytest.raises(RegisterUnreadable, match="ne peut pas être lu"):
        load_official_list(tmp_path / "official_list.csv")


def test_a_payers_list_without_sirens(tmp_path: Path) -> None:
    path = tmp_path / "payers.csv"
    path.write_bytes(as_csv([{"SIREN": "à venir", "nom": "SIVU"}]))
    with pytest.raises(RegisterUnreadable, match="ne contient pas de SIREN"):
        load_payers(path)


def test_a_payers_list_whose_sirens_a_spreadsheet_rounded(tmp_path: Path) -> None:
    path = tmp_path / "payers.csv"
    path.write_bytes(as_csv([{"SIREN": "2,53E+13", "nom": "SIVU"}]))
    with pytest.raises(RegisterUnreadable, match="format texte"):
        load_payers(path)


def reference(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return folder


def test_the_registers_of_a_folder(tmp_path: Path) -> None:
    folder = reference(
        tmp_path,
        official_list__csv__gz=OFFICIAL_FORMS["gz"],
        mayors__csv=MAYOR_FORMS["portal"],
        payers__csv=as_csv([{"SIREN": "253400012", "nom": "SIVU", "nature": "SIVU"}]),
    )
    registers = load_registers(folder)
    assert list(registers.snapshots) == ["official_list", "mayors", "payers"]
    assert registers.official.by_uai(LAKE) is not None and registers.mayors is not None and registers.payers is not None


def test_only_the_official_list_is_needed(tmp_path: Path) -> None:
    registers = load_registers(reference(tmp_path, official_list__csv=GOOD))
    assert (registers.mayors, registers.payers) == (None, None)
    assert list(registers.snapshots) == ["official_list"]
    assert [notice.register.value for notice in notices(registers, date(2026, 9, 1))] == ["mayors"]


def test_without_an_official_list_nothing_can_be_judged(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="conventions reference update"):
        load_registers(reference(tmp_path, mayors__csv=MAYOR_FORMS["portal"]))


def test_the_newest_of_several_files_is_used(tmp_path: Path) -> None:
    reference(tmp_path, official_list__csv=GOOD, official_list__json=as_json(OFFICIAL_ROWS[:1]))
    os.utime(tmp_path / "official_list.csv", (1_700_000_000, 1_700_000_000))
    assert load_registers(tmp_path).snapshots["official_list"].rows == 1
    os.utime(tmp_path / "official_list.json", (1_600_000_000, 1_600_000_000))
    assert load_registers(tmp_path).snapshots["official_list"].rows == len(OFFICIAL_ROWS)


def test_copies_and_half_downloads_are_not_the_register(tmp_path: Path) -> None:
    reference(tmp_path, official_list__csv=GOOD, official_list__csv__bak=b"", official_list__crdownload=b"")
    assert load_registers(tmp_path).snapshots["official_list"].rows == len(OFFICIAL_ROWS)


def test_a_register_under_another_name_is_told_with_its_own(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match=r"« fr-en-annuaire-education\.csv » y est.*official_list\.csv"):
        load_registers(reference(tmp_path, **{"fr-en-annuaire-education__csv": GOOD}))
    (tmp_path / "fr-en-annuaire-education.csv").rename(tmp_path / "official_list.csv")
    (tmp_path / "elus-maires.csv").write_bytes(MAYOR_FORMS["portal"])
    (told,) = notices(load_registers(tmp_path), date(2026, 9, 1))
    assert "« elus-maires.csv »" in told.said.fr and "mayors" in told.said.fr
    (tmp_path / "elus-maires.csv").rename(tmp_path / "mayors.csv")
    assert not list(notices(load_registers(tmp_path), date(2026, 9, 1)))


@pytest.mark.parametrize(("today", "told"), [(date(2027, 7, 1), False), (date(2028, 7, 10), True)])
def test_a_two_year_old_list_is_told_and_used(today: date, told: bool, tmp_path: Path) -> None:
    folder = reference(tmp_path, official_list__csv=GOOD, mayors__csv=as_csv(MAYOR_ROWS))
    os.utime(tmp_path / "mayors.csv", (today.toordinal() * 86400 - 719163 * 86400,) * 2)
    found = list(notices(load_registers(folder), today))
    assert [n.register.value for n in found] == (["official_list"] if told else [])
    assert not told or "2026-07-09" in found[0].said.fr


SPOILED = [dict(row) | {"SIREN_SIRET": "2,13410E+13"} for row in OFFICIAL_ROWS]


@pytest.mark.parametrize(("content", "says"), [(SISTER, "SIREN_SIRET"), (as_csv(SPOILED), "sans l'ouvrir")])
def test_a_list_without_sirens_is_told(content: bytes, says: str, tmp_path: Path) -> None:
    folder = reference(tmp_path, official_list__csv=content, mayors__csv=as_csv(MAYOR_ROWS))
    assert any(says in notice.said.fr for notice in notices(load_registers(folder), date(2026, 9, 1)))


@pytest.mark.parametrize(
    ("name", "dated", "expected"),
    [
        ("mayors.csv", "2026-05-02", "2026-05-02"),
        ("mayors-20260401.csv", "", "2026-04-01"),
        ("mayors.csv", "", "2023-11-14"),
    ],
)
def test_the_date_of_a_register_whose_rows_have_none(name: str, dated: str, expected: str, tmp_path: Path) -> None:
    from reconciliation.mayors import load_mayors

    (tmp_path / name).write_bytes(MAYOR_FORMS["portal"])
    os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    assert load_mayors(tmp_path / name, dated=dated).snapshot.date == expected


def test_the_cache_answers_the_same(tmp_path: Path) -> None:
    path, cache = tmp_path / "official_list.csv", tmp_path / "cache"
    path.write_bytes(GOOD)
    first, again = load_official_list(path, cache), load_official_list(path, cache)
    assert list(first.schools()) == list(again.schools()) and first.snapshot == again.snapshot
    assert again.has_sirens


def test_a_changed_file_is_read_anew_and_a_damaged_cache_made_again(tmp_path: Path) -> None:
    path, cache = tmp_path / "official_list.csv", tmp_path / "cache"
    path.write_bytes(GOOD)
    load_official_list(path, cache)
    path.write_bytes(as_csv(OFFICIAL_ROWS[:1]))
    assert len(load_official_list(path, cache)) == 1
    for kept in cache.iterdir():
        kept.write_bytes(b"ARROW1 damaged")
    assert len(load_official_list(path, cache)) == 1


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    path, cache = tmp_path / "official_list.csv", tmp_path / "cache"
    for rows in range(1, len(OFFICIAL_ROWS)):
        path.write_bytes(as_csv(OFFICIAL_ROWS[:rows]))
        load_official_list(path, cache)
    kept = [file.name for file in cache.iterdir()]
    assert len(kept) == 4 and any(load_official_list(path).snapshot.sha256[:16] in name for name in kept)


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "official_list.csv"
    path.write_bytes(GOOD)
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(load_official_list(path, tmp_path / "cache")) == len(OFFICIAL_ROWS)


def test_a_cached_list_is_read_without_pandas(tmp_path: Path) -> None:
    """pandas alone takes a second to import."""
    path, cache = tmp_path / "official_list.csv", tmp_path / "cache"
    path.write_bytes(GOOD)
    load_official_list(path, cache)
    program = (
        "import sys; from pathlib import Path; from reconciliation.official_list import load_official_list as load; "
        f"load(Path({str(path)!r}), Path({str(cache)!r})).communes_near('Brume'); print('pandas' in sys.modules)"
    )
    root = Path(__file__).parents[1]
    ran = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
