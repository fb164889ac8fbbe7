"""`conventions reference` as a person meets it: where the lists come from, what is kept, what is worth knowing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from flows.settings import Workspace
from tests.command import Here
from tests.invented_registers import MAYOR_FORMS, OFFICIAL_FORMS
from tests.unreliable_server import answer, playing, whole

LIST, MAYORS = OFFICIAL_FORMS["API"], MAYOR_FORMS["portal"]
SHA256 = hashlib.sha256(LIST).hexdigest()


@pytest.fixture
def own(workspace: Workspace) -> Workspace:
    (workspace.root / "maires.csv").write_bytes(MAYORS)
    return workspace


def test_an_address_of_ones_own_by_option_and_the_waiting_is_told(own: Workspace, here: Here) -> None:
    with playing(answer(429, Retry_After="0"), whole(LIST)) as stage:
        said = here("reference", "update", "-w", own.root, "--official-list", stage.address, "--only", "official_list")
    assert (said.status, said.err) == (0, "")
    assert "(réponse 429) ; nouvel essai dans 0 s (2 sur 5)" in said.out and "7 lignes" in said.out
    assert (own.reference / "official_list.csv").read_bytes() == LIST


def test_addresses_of_ones_own_in_campaign_toml(own: Workspace, here: Here) -> None:
    with playing(whole(LIST)) as stage:
        with own.campaign_file.open("a") as campaign:
            campaign.write(f'[reference]\nofficial_list = "{stage.address}"\nmayors = "maires.csv"\n')
        assert here("reference", "update", "-w", own.root).status == 0
    assert (own.reference / "official_list.csv").read_bytes() == LIST
    assert (own.reference / "mayors.csv").read_bytes() == MAYORS


def test_snapshots_are_listed_with_hash_and_rows_and_which_is_in_use(own: Workspace, here: Here) -> None:
    for register, content in (("official_list", LIST), ("official_list", OFFICIAL_FORMS["gz"])):
        (file := own.root / "file").write_bytes(content)
        assert here("reference", "update", "-w", own.root, "--official-list", file, "--only", register).status == 0
    said = here("reference", "show", "-w", own.root)
    (first,) = [line for line in said.out.splitlines() if SHA256 in line]
    assert first.startswith("  copie du ") and "7 lignes" in first and "en service" not in first
    (second,) = [line for line in said.out.splitlines() if line.endswith(", en service")]
    assert hashlib.sha256(OFFICIAL_FORMS["gz"]).hexdigest() in second
    assert said.status == 0 and "À savoir : Il n'y a pas de répertoire des maires" in said.out
    assert "To know: There is no mayors' register" in here("reference", "show", "-w", own.root, "--language", "en").out


def test_what_cannot_be_had_is_one_sentence_and_changes_nothing(own: Workspace, here: Here) -> None:
    with playing(answer(404)) as stage:
        said = here("reference", "update", "-w", own.root, "--only", "mayors", "--mayors", stage.address)
    assert said.status == 3 and "pas de fichier à cette adresse" in said.sentence and "[reference]" in said.sentence
    said = here("reference", "update", "-w", own.root, "--only", "mayors", "--mayors", own.root / "nowhere.csv")
    assert said.status == 3 and "il n'existe pas" in said.sentence
    assert here("reference", "update", "-w", own.root, "--only", "payers").status == 2
    assert not list(own.reference.glob("*.csv"))


def test_a_list_that_cannot_be_used_is_shown_as_such(own: Workspace, here: Here) -> None:
    (own.reference / "official_list.csv").write_bytes(MAYORS)
    said = here("reference", "show", "-w", own.root)
    assert said.status == 2 and "inutilisable" in said.out and "official_list.csv" in said.sentence
    status = here("status", "-w", own.root)
    assert status.status == 0 and "official_list.csv" in status.sentence and "état" in status.out


def test_a_notice_does_not_stand_under_a_tick(own: Workspace, here: Here) -> None:
    (own.reference / "official_list.csv").write_bytes(LIST)
    said = here("doctor", "-w", own.root)
    (notice,) = [line for line in said.out.splitlines() if "répertoire des maires" in line]
    assert said.status == 0 and notice.startswith("! ")
    (own.reference / "mayors.csv").write_bytes(MAYORS)
    assert all(line.startswith("✓ ") for line in here("doctor", "-w", own.root).out.splitlines())


def test_a_notice_stands_at_the_end_of_a_pass(own: Workspace, here: Here) -> None:
    (own.reference / "official_list.csv").write_bytes(LIST)
    said = here("process", "-w", own.root)
    assert (said.status, said.err) == (0, "") and "À savoir : Il n'y a pas de répertoire des maires" in said.out


def test_english_on_request_of_the_command_or_of_the_campaign(own: Workspace, here: Here) -> None:
    (own.reference / "official_list.csv").write_bytes(LIST)
    assert "0 documents: 0 accepted" in here("process", "-w", own.root, "--language", "en").out
    assert "0 document : 0 acceptée" in here("process", "-w", own.root).out
    own.campaign_file.write_text('language = "en"\n')
    assert "in scope, 0 received" in here("status", "-w", own.root).out
    assert "dans le périmètre, 0 reçue" in here("--language=fr", "status", "-w", own.root).out
    assert here("report", "-w", own.root).status == 0 and 'lang="en"' in (own.reports / "index.html").read_text()
    assert here("status", "-w", own.root, "--language", "de").status == 2


def test_a_folder_that_cannot_be_written_to_stops_a_pass_before_it_takes_anything(own: Workspace, here: Here) -> None:
    (own.reference / "official_list.csv").write_bytes(LIST)
    (scan := own.inbox / "scan.pdf").write_bytes(b"%PDF-")
    own.reports.rmdir()
    own.reports.write_text("a file where the folder should be")
    said = here("process", "-w", own.root)
    assert said.status == 3 and str(own.reports) in said.sentence and "relancez" in said.sentence
    assert scan.exists() and not list(Path(own.archive).iterdir())
