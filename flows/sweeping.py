"""What crashes and changes leave behind, removed at the start of a pass, once a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from flows.desk import Desk
from review.atomic_file import PART

EVERY = timedelta(days=1)
PARTS = f".*{PART}"
SURELY_LEFT = timedelta(hours=1)  # an unfinished file so old is nobody's any more
SUPERSEDED = timedelta(days=7)  # a step's result is kept so long after a newer one of the same step
SWEPT = "swept"


def sweep(desk: Desk) -> int:
    """Removes what was being written when a program died, and superseded results of steps; how many files.

    The newest result of every step stays, however old: with it a document is judged again without being read.
    """
    mark = desk.settings.workspace.prefect / SWEPT
    if mark.exists() and not _older(mark, desk.now() - EVERY):
        return 0
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    place = desk.settings.workspace
    folders = (place.archive, place.results, place.failed, place.reports)
    parts = [p for folder in folders for p in folder.rglob(PARTS) if _older(p, desk.now() - SURELY_LEFT)]
    results = list(_superseded(place.steps, desk.now() - SUPERSEDED))
    for path in (*parts, *results):
        path.unlink(missing_ok=True)
    return len(parts) + len(results)


def _superseded(steps: Path, before: datetime) -> Iterator[Path]:
    """Results that are older than ``before`` and than another result of the same step of the same document; and the
    small files that failures leave, which nothing ever reads."""
    for entry in sorted(steps.glob("*")):
        if entry.is_file():
            yield from [entry] if _older(entry, before) else []
            continue
        newest: dict[str, Path] = {}
        for path in sorted(entry.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True):
            if newest.setdefault(path.name.rpartition("-")[0], path) != path and _older(path, before):
                yield path


def _older(path: Path, moment: datetime) -> bool:
    """False when it has gone meanwhile."""
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False
