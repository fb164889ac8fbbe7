"""What stands in a folder while a file is being written, and after a program died over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.atomic_file import PART, atomically, write_text


def test_what_is_being_written_is_no_file_of_its_kind(tmp_path: Path) -> None:
    """A program that was killed leaves it: whoever looks for ``*.json`` must not take it for a result."""
    with atomically(tmp_path / "one.json") as part:
        part.write_text("half")
        assert not list(tmp_path.glob("*.json"))
        assert [p.name.endswith(PART) for p in tmp_path.iterdir()] == [True]
    assert [p.name for p in tmp_path.iterdir()] == ["one.json"]


def test_what_fails_leaves_the_former_file(tmp_path: Path) -> None:
    path = write_text(tmp_path / "one.json", "before")
    with pytest.raises(RuntimeError), atomically(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
