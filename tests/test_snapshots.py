"""The registers in use are replaced only by good ones, and every good one is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import httpx
import pytest

from reconciliation.download_problems import DownloadFailed
from reconciliation.downloads import Fetch, Patience, fetcher
from reconciliation.register_errors import RegisterName, Said
from reconciliation.registers import load_registers
from reconciliation.snapshots import Outcome, Update, list_snapshots, update_references
from reconciliation.sources import SOURCES, Source
from schemas.messages import Language
from tests.invented_registers import MAYOR_FORMS, OFFICIAL_FORMS, OFFICIAL_ROWS, as_csv, as_parquet, lowered
from tests.unreliable_server import answer, cut_off, playing, whole

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
LIST, MAYORS = Source(RegisterName.OFFICIAL_LIST, "list"), Source(RegisterName.MAYORS, "mayors")
GOOD = OFFICIAL_FORMS["API"]
BETTER = as_csv([*OFFICIAL_ROWS[:-1], dict(OFFICIAL_ROWS[-1]) | {"etat": "A FERMER"}])


def served(**files: bytes) -> Fetch:
    """A network that has these files."""

    def fetch(address: str, target: Path) -> None:
        if address not in files:
            raise DownloadFailed(address, Said("le serveur répond 404", "the server answers 404"))
        target.write_bytes(files[address])

    return fetch


def updated(reference: Path, content: bytes, today: date = MONDAY) -> Update:
    (update,) = update_references(reference, [LIST], served(list=content), today, reference / "cache")
    return update


def contents(reference: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in reference.iterdir() if path.is_file()}


def test_the_first_download_is_put_in_use(tmp_path: Path) -> None:
    updates = update_references(
        tmp_path, [LIST, MAYORS], served(list=GOOD, mayors=MAYOR_FORMS["portal"]), MONDAY, tmp_path / "cache"
    )
    assert [u.outcome for u in updates] == [Outcome.UPDATED, Outcome.UPDATED]
    assert contents(tmp_path) == {"official_list.csv": GOOD, "mayors.csv": MAYOR_FORMS["portal"]}
    official, mayors = list_snapshots(tmp_path)
    assert official.path.name == f"official_list-2026-11-23-{official.sha256[:8]}.csv"
    assert (official.rows, official.dated, official.address, official.in_use) == (7, "2026-07-09", "list", True)
    assert (mayors.taken, mayors.dated, mayors.in_use) == (MONDAY, "2026-11-23", True)
    assert {u.snapshot.sha256 for u in updates if u.snapshot} == {official.sha256, mayors.sha256}


def test_registers_without_a_date_of_their_own_have_that_of_their_download(tmp_path: Path) -> None:
    update_references(tmp_path, [LIST, MAYORS], served(list=GOOD, mayors=MAYOR_FORMS["portal"]), MONDAY)
    assert load_registers(tmp_path).snapshots["mayors"].date == "2026-11-23"


def test_a_newer_one_takes_its_place_and_both_are_kept(tmp_path: Path) -> None:
    updated(tmp_path, GOOD)
    assert updated(tmp_path, BETTER, TUESDAY).outcome is Outcome.UPDATED
    assert contents(tmp_path) == {"official_list.csv": BETTER}
    assert [(s.taken, s.in_use, s.path.read_bytes()) for s in list_snapshots(tmp_path)] == [
        (TUESDAY, True, BETTER),
        (MONDAY, False, GOOD),
    ]


def test_the_same_bytes_change_nothing(tmp_path: Path) -> None:
    updated(tmp_path, GOOD)
    before = (tmp_path / "official_list.csv").stat().st_mtime_ns
    assert updated(tmp_path, GOOD, TUESDAY).outcome is Outcome.UNCHANGED
    assert (tmp_path / "official_list.csv").stat().st_mtime_ns == before
    assert [s.taken for s in list_snapshots(tmp_path)] == [MONDAY]


BAD = {
    "half the rows gone": as_csv(OFFICIAL_ROWS[:3]),
    "web page": b"<html><body>Service momentan\xc3\xa9ment indisponible</body></html>",
    "empty": b"",
    "other table": MAYOR_FORMS["portal"],
    "cut off": GOOD[:-70],
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_download_never_replaces_a_good_one(what: str, tmp_path: Path) -> None:
    updated(tmp_path, GOOD)
    update = updated(tmp_path, BAD[what], TUESDAY)
    assert update.outcome is Outcome.FAILED and update.snapshot is None
    assert contents(tmp_path) == {"official_list.csv": GOOD}
    assert [(s.path.read_bytes(), s.in_use) for s in list_snapshots(tmp_path)] == [(GOOD, True)]
    assert not list((tmp_path / "snapshots").glob(".incoming*"))


def test_a_little_more_than_half_is_plausible(tmp_path: Path) -> None:
    updated(tmp_path, GOOD)
    assert updated(tmp_path, as_csv(OFFICIAL_ROWS[:4]), TUESDAY).outcome is Outcome.UPDATED


def test_one_source_that_fails_does_not_stop_the_other(tmp_path: Path) -> None:
    failed, good = update_references(tmp_path, [MAYORS, LIST], served(list=GOOD), MONDAY)
    assert (failed.outcome, good.outcome) == (Outcome.FAILED, Outcome.UPDATED)
    assert "404" in failed.sentence() and "mayors" in failed.sentence(Language.ENGLISH)
    assert "7 lignes, du 2026-07-09" in good.sentence()


def test_a_file_put_there_by_hand_is_kept_when_it_is_replaced(tmp_path: Path) -> None:
    by_hand = as_parquet(lowered(OFFICIAL_ROWS))
    (tmp_path / "official_list.parquet").write_bytes(by_hand)
    updated(tmp_path, BETTER)
    assert contents(tmp_path) == {"official_list.csv": BETTER}
    assert {s.path.suffix: (s.path.read_bytes(), s.in_use) for s in list_snapshots(tmp_path)} == {
        ".csv": (BETTER, True),
        ".parquet": (by_hand, False),
    }


def test_anything_readable_replaces_a_file_that_is_of_no_use(tmp_path: Path) -> None:
    (tmp_path / "official_list.csv").write_bytes(b"<html>")
    assert updated(tmp_path, GOOD).outcome is Outcome.UPDATED
    assert contents(tmp_path) == {"official_list.csv": GOOD}


def test_a_damaged_copy_is_not_put_back_in_use(tmp_path: Path) -> None:
    updated(tmp_path, GOOD)
    updated(tmp_path, BETTER, TUESDAY)
    first = next(s.path for s in list_snapshots(tmp_path) if s.taken == MONDAY)
    first.write_bytes(b"damaged")
    updated(tmp_path, GOOD, TUESDAY)
    assert contents(tmp_path) == {"official_list.csv": GOOD}


def test_a_copy_without_its_note_is_listed_all_the_same(tmp_path: Path) -> None:
    updated(tmp_path, GOOD)
    for note in (tmp_path / "snapshots").glob("*.json"):
        note.write_text("{")
    (snapshot,) = list_snapshots(tmp_path)
    assert (snapshot.rows, snapshot.in_use, snapshot.taken) == (None, True, MONDAY)


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("a file where the folder should be")
    update = updated(tmp_path, GOOD)
    assert update.outcome is Outcome.FAILED and update.problem is not None and "written" in update.problem.en


def test_an_empty_folder_has_no_snapshots(tmp_path: Path) -> None:
    assert list_snapshots(tmp_path) == ()


def test_the_public_addresses() -> None:
    assert [s.register.value for s in SOURCES] == ["official_list", "mayors"]
    assert all(httpx.URL(s.address).scheme == "https" for s in SOURCES)


def test_from_end_to_end_over_a_bad_network(tmp_path: Path) -> None:
    pauses: list[float] = []
    patience = Patience(tries=3)
    with httpx.Client(timeout=5) as client:
        fetch = fetcher(client, pauses.append, patience)
        with playing(answer(429, Retry_After="3"), cut_off(GOOD, 500), whole(GOOD)) as stage:
            source = Source(RegisterName.OFFICIAL_LIST, stage.address)
            (first,) = update_references(tmp_path, [source], fetch, MONDAY)
        with playing(whole(b"<!DOCTYPE html><p>Maintenance", kind="text/html")) as stage:
            source = Source(RegisterName.OFFICIAL_LIST, stage.address)
            (second,) = update_references(tmp_path, [source], fetch, TUESDAY)
    assert (first.outcome, second.outcome, pauses) == (Outcome.UPDATED, Outcome.FAILED, [3.0, 4.0])
    assert second.problem is not None and "page web" in second.problem.fr
    assert contents(tmp_path) == {"official_list.csv": GOOD}
