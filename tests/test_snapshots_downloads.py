"""A file comes whole over a network that fails in every way, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from reconciliation.download_problems import DownloadFailed
from reconciliation.downloads import Patience, download
from tests.unreliable_server import Act, answer, cut_off, playing, silence, whole

CONTENT = bytes(range(256)) * 400
PATIENCE = Patience(tries=4, first_pause=2.0, longest_pause=5.0, longest_wait=100.0)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=0.3, follow_redirects=True) as made:
        yield made


def fetched(client: httpx.Client, folder: Path, *acts: Act) -> tuple[bytes, list[float], list[str]]:
    """What arrived, the pauses made, and the ranges asked for."""
    pauses: list[float] = []
    with playing(*acts) as stage:
        download(client, stage.address, folder / "list", pauses.append, PATIENCE)
        assert [p.name for p in folder.iterdir()] == ["list"]
        return (folder / "list").read_bytes(), pauses, [asked.get("Range", "") for asked in stage.asked]


def refused(client: httpx.Client, folder: Path, *acts: Act) -> tuple[str, list[float]]:
    """How it failed, and the pauses made; nothing may stand at the target."""
    pauses: list[float] = []
    with playing(*acts) as stage, pytest.raises(DownloadFailed) as raised:
        download(client, stage.address, folder / "list", pauses.append, PATIENCE)
    assert not (folder / "list").exists()
    return raised.value.problem.en, pauses


@pytest.mark.parametrize(
    ("acts", "pauses"),
    [
        ([whole(CONTENT)], []),
        ([answer(500), answer(503), answer(502), whole(CONTENT)], [2.0, 4.0, 5.0]),
        ([answer(429, Retry_After="7"), whole(CONTENT)], [7.0]),
        ([answer(503, Date="Mon, 23 Nov 2026 10:00:00 GMT", Retry_After="Mon, 23 Nov 2026 10:00:30 GMT"),
          whole(CONTENT)], [30.0]),
        ([answer(429, Retry_After="soon"), whole(CONTENT)], [2.0]),
        ([silence, whole(CONTENT)], [2.0]),
        ([answer(302, Location="/elsewhere"), whole(CONTENT)], []),
    ],
)  # fmt: skip
def test_patience_gets_the_file(client: httpx.Client, tmp_path: Path, acts: list[Act], pauses: list[float]) -> None:
    assert fetched(client, tmp_path, *acts)[:2] == (CONTENT, pauses)


def test_a_cut_off_file_is_resumed_where_it_broke(client: httpx.Client, tmp_path: Path) -> None:
    content, _, ranges = fetched(client, tmp_path, cut_off(CONTENT, 40_000), cut_off(CONTENT, 30_000), whole(CONTENT))
    assert (content, ranges) == (CONTENT, ["", "bytes=40000-", "bytes=70000-"])


def test_a_file_that_changed_meanwhile_is_taken_from_the_beginning(client: httpx.Client, tmp_path: Path) -> None:
    newer = b"newer" * 20_000
    assert fetched(client, tmp_path, cut_off(CONTENT, 40_000), whole(newer, '"two"'))[0] == newer


def test_without_a_validator_nothing_is_resumed(client: httpx.Client, tmp_path: Path) -> None:
    for etag in ("", 'W/"weak"'):
        content, _, ranges = fetched(client, tmp_path, cut_off(CONTENT, 40_000, etag), whole(CONTENT))
        assert (content, ranges) == (CONTENT, ["", ""])


def test_a_part_that_the_server_refuses_to_resume_is_dropped(client: httpx.Client, tmp_path: Path) -> None:
    content, pauses, _ = fetched(client, tmp_path, cut_off(CONTENT, 40_000), answer(416), whole(CONTENT))
    assert (content, pauses) == (CONTENT, [2.0, 0.0])


def test_a_rest_from_the_wrong_place_is_not_pasted_on(client: httpx.Client, tmp_path: Path) -> None:
    wrong = answer(206, CONTENT[:50], Content_Range=f"bytes 0-49/{len(CONTENT)}")
    assert fetched(client, tmp_path, cut_off(CONTENT, 40_000), wrong, whole(CONTENT))[0] == CONTENT


def test_the_next_run_goes_on_where_the_last_one_gave_up(client: httpx.Client, tmp_path: Path) -> None:
    assert "broken off" in refused(client, tmp_path, cut_off(CONTENT, 10_000))[0]
    content, _, ranges = fetched(client, tmp_path, whole(CONTENT))
    assert (content, ranges) == (CONTENT, ["bytes=40000-"])


@pytest.mark.parametrize(
    ("act", "why", "pauses"),
    [
        (answer(404), "404", []),
        (answer(403), "403", []),
        (answer(500), "500", [2.0, 4.0, 5.0]),
        (answer(429, Retry_After="86400"), "429", []),
        (silence, "in time", [2.0, 4.0, 5.0]),
        (answer(302, Location="/again"), "followed", []),
    ],
)
def test_it_gives_up_and_says_why(
    client: httpx.Client, tmp_path: Path, act: Act, why: str, pauses: list[float]
) -> None:
    said, made = refused(client, tmp_path, act)
    assert why in said and made == pauses


def test_nobody_there(client: httpx.Client, tmp_path: Path) -> None:
    with playing(answer(200)) as stage:
        pass
    pauses: list[float] = []
    with pytest.raises(DownloadFailed):
        download(client, stage.address, tmp_path / "list", pauses.append, PATIENCE)
    assert pauses == [2.0, 4.0, 5.0]


@pytest.mark.parametrize("address", ["no address", "ftp://127.0.0.1/list", "http://"])
def test_an_address_that_is_none(client: httpx.Client, tmp_path: Path, address: str) -> None:
    with pytest.raises(DownloadFailed):
        download(client, address, tmp_path / "list", lambda _: None, PATIENCE)


def test_a_flood_is_stopped(client: httpx.Client, tmp_path: Path) -> None:
    with playing(whole(CONTENT)) as stage, pytest.raises(DownloadFailed, match="démesuré"):
        download(client, stage.address, tmp_path / "list", lambda _: None, Patience(largest=1000))
