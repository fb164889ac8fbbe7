"""``failed/``: originals that could not be read, each beside a text file that says why and what to do."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from flows.archive import sha256_of
from review.atomic_file import atomically, write_text
from schemas.document import Failure

NOTE = """\
{name}

Cause : {cause}
{message}

Que faire : {remedy}
"""


def put_failed(folder: Path, original: Path, sha256: str, name: str, failure: Failure) -> Path:
    """Shows the archived ``original`` under its own name beside the reason. Calling it again changes nothing."""
    path = _place(folder, sha256, name)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        try:
            os.link(original, path)  # the archive's file is read-only: so is this one, and no byte is doubled
        except OSError:
            with atomically(path) as part:
                shutil.copyfile(original, part)
    note = NOTE.format(name=name, cause=failure.cause, message=failure.message, remedy=failure.remedy)
    write_text(_note_of(path), note)
    return path


def is_shown(folder: Path, original: Path, sha256: str, name: str) -> bool:
    """Whether the original and its note lie there, as far as names and sizes tell: asked of each one at every pass."""
    return any(
        path.is_file() and _note_of(path).is_file() and path.stat().st_size == original.stat().st_size
        for path in (folder / name, _longer(folder, sha256, name))
    )


def remove_failed(folder: Path, sha256: str, name: str) -> None:
    """The document was read after all."""
    for path in (folder / name, _longer(folder, sha256, name)):
        if _holds(path, sha256):
            with suppress(FileNotFoundError):
                path.unlink()
            _note_of(path).unlink(missing_ok=True)


def _place(folder: Path, sha256: str, name: str) -> Path:
    """Its own name, or with the hash's beginning where another document has that name."""
    path = folder / name
    return path if not path.exists() or _holds(path, sha256) else _longer(folder, sha256, name)


def _longer(folder: Path, sha256: str, name: str) -> Path:
    return folder / f"{Path(name).stem}.{sha256[:8]}{Path(name).suffix}"


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.txt")


def _holds(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_of(path) == sha256
