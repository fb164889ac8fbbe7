"""The database of the embedded Prefect server: a new workspace gets a copy of an empty, migrated one.

Migrations take ten seconds, a copy none; a database that this version of Prefect has migrated is not migrated again.
It holds nothing but what is shown of runs: a damaged one is put aside, and the work goes on with an empty one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

DATABASE = "prefect.db"
DAMAGED = ".damaged"  # at the end of the name of one that was put aside; the next one takes its place
MIGRATED = "migrated"  # a file that holds the version of Prefect to which the database was brought


def provide(folder: Path) -> bool:
    """Puts a copy of the template where there is no database yet; whether the database is ready to be served."""
    if (folder / DATABASE).exists() and not _is_whole(folder / DATABASE, thoroughly=not is_migrated(folder)):
        _put_aside(folder)
    if (folder / DATABASE).exists():
        return is_migrated(folder)
    (folder / MIGRATED).unlink(missing_ok=True)
    if not _template().exists():
        return False
    copy_database(_template(), folder / DATABASE)
    _note(folder)
    return True


def keep(folder: Path) -> None:
    """The server has migrated the database: it need not again; an empty one serves the next workspaces too."""
    if is_migrated(folder):
        return
    _note(folder)
    if not _template().exists():
        with suppress(OSError):  # a cache that cannot be written costs seconds, nothing else
            _template().parent.mkdir(parents=True, exist_ok=True)
            copy_database(folder / DATABASE, _template())


def doubt(folder: Path) -> None:
    """The server failed: its next start looks at the whole database, and migrates it anew."""
    (folder / MIGRATED).unlink(missing_ok=True)


def _is_whole(database: Path, *, thoroughly: bool) -> bool:
    """Whether SQLite can read it and it has tables: its beginning, which takes no time, or all of it."""
    try:
        connection = sqlite3.connect(database)
        try:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",) if thoroughly else tables)
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return True  # it is locked, or the disk is full: whatever it is, the file is not at fault
    except sqlite3.DatabaseError:
        return False


def _put_aside(folder: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        part = folder / f"{DATABASE}{suffix}"
        if part.exists():
            part.replace(folder / f"{DATABASE}{DAMAGED}{suffix}")


def is_migrated(folder: Path) -> bool:
    """Whether the database is what this version of Prefect expects."""
    try:
        return (folder / MIGRATED).read_text(encoding="utf-8") == version("prefect")
    except OSError:
        return False


def copy_database(source: Path, target: Path) -> None:
    """A whole copy of a SQLite database, also while it is in use; moved to its place when complete."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    reading, writing = sqlite3.connect(source), sqlite3.connect(part)
    try:
        reading.backup(writing)
    finally:
        writing.close()
        reading.close()
    part.replace(target)


def _note(folder: Path) -> None:
    (folder / MIGRATED).write_text(version("prefect"), encoding="utf-8")


def _template() -> Path:
    """The empty, migrated database of this Prefect version, in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "conventions-ent-ecole" / f"prefect-{version('prefect')}.db"
