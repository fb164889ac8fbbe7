"""``results/``: one JSON file per convention, always in agreement with the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from review.atomic_file import write_text
from review.ledger.records import POINTER
from schemas.result import Result

SHORT_HASH = 16  # characters of the SHA-256 in an id; two of a million documents alike: one in 10^7


def result_id(sha256: str, first_page: int) -> str:
    """The same document and page give the same id at every run, so that decisions keep what they are about.

    >>> result_id("3fa9" * 16, 5)
    '3fa93fa93fa93fa9-p5'
    """
    return f"{sha256[:SHORT_HASH]}-p{first_page}"


def pointer_id(sha256: str, arrival: str) -> str:
    """The id of the pointer for a duplicate: its bytes and, shortened, the hash of its path."""
    return f"{sha256[:SHORT_HASH]}{POINTER}{arrival[:8]}"


def write_result(folder: Path, result: Result) -> Path:
    """Writes the result atomically. Raises ``OSError``."""
    return write_text(folder / f"{result.id}.json", result.to_json())


def remove_results(folder: Path, ids: Iterable[str]) -> None:
    """Removes the files of conventions that are no more."""
    for gone in ids:
        (folder / f"{gone}.json").unlink(missing_ok=True)


def written_ids(folder: Path) -> set[str]:
    """The ids that have a file."""
    return {p.stem for p in folder.glob("*.json") if not p.name.startswith(".")} if folder.is_dir() else set()
