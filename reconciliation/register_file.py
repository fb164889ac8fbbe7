"""A register's file read through the cache, and the snapshot that names it in results."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from reconciliation.register_errors import RegisterName, RegisterUnreadable, Said
from reconciliation.tables import Columns, keep, recall
from reconciliation.tables.kept import kept_file
from schemas.school import Snapshot
from schemas.system_reasons import reason_of

SNAPSHOTS = "snapshots"
"""The folder in the reference folder that keeps the dated copies."""

_DATE_IN_NAME = re.compile(r"(20[0-9]{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")


def cleaned(
    register: RegisterName, path: Path, cache: Path | None, clean: Callable[[Path, bytes], Columns]
) -> tuple[Columns, str]:
    """The columns of ``path`` and its SHA-256; what ``clean`` makes of the bytes is kept in ``cache`` for next time."""
    content, sha256 = read_bytes(register, path)
    kept = None if cache is None else kept_file(cache, register, sha256)
    columns = None if kept is None else recall(kept)
    if columns is None:
        columns = clean(path, content)
        if kept is not None:
            keep(columns, kept)
    return columns, sha256


def read_bytes(register: RegisterName, path: Path) -> tuple[bytes, str]:
    """The file's bytes and their SHA-256. Raises :class:`RegisterUnreadable`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        why = reason_of(error)
        problem = Said(f"le fichier ne peut pas être lu ({why.fr})", f"the file cannot be read ({why.en})")
        raise RegisterUnreadable(register, path, problem) from error
    return content, hashlib.sha256(content).hexdigest()


def snapshot_of(path: Path, columns: Columns, sha256: str, dated: str) -> Snapshot:
    """Which file it was: its SHA-256, its rows, and the first date that is known: the rows', ``dated``, the day it was
    downloaded, the one in the file's name, the file's own."""
    when = (
        columns.facts.get("date")
        or dated
        or _date_of_copy(path, sha256)
        or date_in_name(path.name)
        or _date_of_file(path)
    )
    return Snapshot(sha256, int(columns.facts["rows"]), when)


def date_in_name(name: str) -> str:
    """The ISO date that a file's name carries, or "".

    >>> date_in_name("fr-en-annuaire-education_20260709.csv"), date_in_name("mayors-2026-05-02-ab12cd34.csv")
    ('2026-07-09', '2026-05-02')
    >>> date_in_name("official_list.csv")
    ''
    """
    found = _DATE_IN_NAME.search(name)
    return "-".join(found.groups()) if found else ""


def _date_of_copy(path: Path, sha256: str) -> str:
    """The date in the name of the same bytes among the snapshots (``kept_snapshots``)."""
    copies = (path.parent / SNAPSHOTS).glob(f"*-{sha256[:8]}.*")
    return max((date_in_name(copy.name) for copy in copies), default="")


def _date_of_file(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date().isoformat()
