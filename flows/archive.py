"""``archive/``: every original, byte for byte, under its SHA-256; written once, never changed.

``archive/3f/3fa9….pdf``. A file is copied beside its place, flushed to the disk, checked against its hash and moved
onto it; only then may the inbox copy go.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from review.atomic_file import PART
from schemas.said import Said
from schemas.system_reasons import reason_of

CHUNK = 1024 * 1024  # bytes copied at a time
READ_ONLY = 0o444
EMPTY = hashlib.sha256().hexdigest()  # of every empty file
LONGEST_SUFFIX = 10  # characters; a longer "suffix" is part of a name


class StillChanging(Exception):  # noqa: N818
    """The file changed while it was copied: someone still writes it, it is left for the next time."""


class SourceUnreadable(Exception):  # noqa: N818
    """The inbox file cannot be read; ``reason`` is the system's."""

    def __init__(self, reason: Said) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Kept:
    """An original that is safe: its hash, its place, and what its inbox file was."""

    sha256: str
    path: Path
    size: int
    modified_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class ArchiveTrouble:
    """An archived file that is not what its name says."""

    path: Path
    problem: Said


CHANGED = Said("le contenu n'est plus celui que dit son nom", "the content is no longer what its name says")


class Archive:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str) -> Path | None:
        """Where the original with this hash lies, or None."""
        found = sorted((self.folder / sha256[:2]).glob(f"{sha256}*"))
        return found[0] if found else None

    def keep(self, source: Path) -> Kept:
        """Copies ``source`` into the archive unless its bytes are there. Raises :class:`StillChanging`,
        :class:`SourceUnreadable`, and ``OSError`` for trouble with the archive itself."""
        before = _stat(source)
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f".{uuid.uuid4().hex}{PART}"
        try:
            sha256 = _copy(source, part)
            after = _stat(source)
            if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
                raise StillChanging(source.name)
            path = self._settle(part, sha256, source.suffix)
        finally:
            part.unlink(missing_ok=True)
        return Kept(sha256, path, before.st_size, before.st_mtime_ns, before.st_ino)

    def _settle(self, part: Path, sha256: str, suffix: str) -> Path:
        """Moves the copy to its place; an older copy that is whole stays."""
        there = self.path_of(sha256)
        if there is not None and sha256_of(there) == sha256:
            return there
        if sha256_of(part) != sha256:
            raise OSError(f"la copie de {part.name} relue n'est pas la même : le disque est-il en bon état ?")
        wanted = suffix.lower() if suffix[1:].isalnum() and len(suffix) <= LONGEST_SUFFIX else ""
        path = there or self.folder / sha256[:2] / f"{sha256}{wanted}"
        path.parent.mkdir(exist_ok=True)
        part.chmod(READ_ONLY)
        part.replace(path)
        _flush_folder(path.parent)
        return path

    def all(self) -> Iterator[Path]:
        """Every archived original, in the order of hashes."""
        for folder in sorted(p for p in self.folder.glob("[0-9a-f][0-9a-f]") if p.is_dir()):
            yield from sorted(p for p in folder.iterdir() if p.is_file())

    def verify(self) -> Iterator[ArchiveTrouble]:
        """Reads every original again and names those whose bytes are not those of their name."""
        for path in self.all():
            try:
                if sha256_of(path) != path.name[:64]:
                    yield ArchiveTrouble(path, CHANGED)
            except OSError as error:
                yield ArchiveTrouble(path, reason_of(error))


def sha256_of(path: Path) -> str:
    """The hash of the file's raw bytes. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: Path, part: Path) -> str:
    """Copies, flushes, and gives the hash of what was read."""
    digest = hashlib.sha256()
    with part.open("wb") as writing:
        for chunk in _chunks(source):
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest()


def _chunks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as reading:
            while chunk := reading.read(CHUNK):
                yield chunk
    except OSError as error:
        raise SourceUnreadable(reason_of(error)) from error


def _stat(source: Path) -> os.stat_result:
    try:
        return source.stat()
    except OSError as error:
        raise SourceUnreadable(reason_of(error)) from error


def _flush_folder(folder: Path) -> None:
    """A renamed file is safe only when its folder was flushed too."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
