"""A report is there whole or not at all: written beside its place, flushed to the disk, then moved onto it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

PART = ".part"
"""Ends the name of what is being written: left by a crash, it is nobody's ``*.json``."""


@contextmanager
def atomically(path: Path) -> Iterator[Path]:
    """Gives a path to write to; when the block ends well the file takes ``path``'s place, otherwise it is removed.

    Raises ``OSError`` as the disk gives it, about ``path``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{uuid4().hex}{PART}")  # threads may write the same report
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except OSError as error:
        if error.filename == str(part):  # nobody knows that name
            error.filename = str(path)
        raise
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> Path:
    """``text`` as UTF-8, atomically."""
    return write_bytes(path, text.encode("utf-8"))


def write_if_new(path: Path, text: str) -> Path:
    """``text``, atomically, unless it stands there already: thousands of unchanged letters cost a look each."""
    if path.is_file() and path.read_bytes() == text.encode("utf-8"):
        return path
    return write_text(path, text)


def write_bytes(path: Path, content: bytes) -> Path:
    """``content``, atomically."""
    with atomically(path) as part:
        part.write_bytes(content)
    return path
