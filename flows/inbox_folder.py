"""``inbox/``: which files in it are documents to take. Looks, never touches."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.one_line import readable
from schemas.said import Said

UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download", ".swp", "~")
NOT_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A regular file. ``shown``: its path from the inbox; ``tag``: the subfolder it lies in, or ""; both as text, which
    a path need not be."""

    path: Path
    shown: str
    tag: str

    @property
    def name(self) -> str:
        return readable(self.path.name)


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something that lies there and is not taken, and why, as the end of a sentence with the remedy."""

    path: Path
    why: Said


def look_into(folder: Path, *, subfolders: bool) -> Iterator[InboxFile | Ignored]:
    """What lies in ``folder``, by name; hidden and unfinished files are not mentioned. Raises ``OSError``."""
    for path in sorted(folder.iterdir()):
        if is_unfinished(path.name):
            continue
        kind = _kind(path)
        if kind is not None and stat.S_ISREG(kind):
            yield InboxFile(path, readable(path.name), "")
        elif kind is not None and stat.S_ISDIR(kind):
            yield from _look_into_subfolder(path) if subfolders else [Ignored(path, FOLDER)]
        else:
            yield Ignored(path, _what_else(path, kind))


FOLDER = Said(
    "c'est un dossier ; déposez les scans eux-mêmes, ou mettez subfolders = true sous [machine] dans campaign.toml",
    "it is a folder; put the scans themselves there, or set subfolders = true below [machine] in campaign.toml",
)
LINK_TO_NOTHING = Said(
    "c'est un lien vers un fichier qui n'existe pas ou plus ; retirez-le, et déposez le scan lui-même",
    "it is a link to a file that does not exist; remove it, and put the scan itself there",
)
GONE = Said("il a disparu ; déposez-le de nouveau si c'était un scan", "it is gone; put it back if it was a scan")
NO_FILE = Said(
    "ce n'est pas un fichier mais un tube ou un périphérique ; retirez-le, et déposez le scan lui-même",
    "it is no file but a pipe or a device; remove it, and put the scan itself there",
)


def _what_else(path: Path, kind: int | None) -> Said:
    if kind is not None:
        return NO_FILE
    return LINK_TO_NOTHING if path.is_symlink() else GONE


def _look_into_subfolder(folder: Path) -> Iterator[InboxFile | Ignored]:
    """The subfolder's files, at any depth, tagged with its name."""
    for path in sorted(folder.rglob("*")):
        hidden = any(is_unfinished(part) for part in path.relative_to(folder.parent).parts)
        kind = _kind(path)
        if not hidden and kind is not None and stat.S_ISREG(kind):
            yield InboxFile(path, readable(path.relative_to(folder.parent).as_posix()), readable(folder.name))


def is_unfinished(name: str) -> bool:
    """Hidden, temporary, or still being written, as its name says.

    >>> [is_unfinished(n) for n in ("scan.pdf", "scan.pdf.part", "~$scan.docx", ".scan.pdf", "Thumbs.db")]
    [False, True, True, True, True]
    """
    folded = name.lower()
    return folded.startswith((".", "~$")) or folded.endswith(UNFINISHED) or folded in NOT_DOCUMENTS


def _kind(path: Path) -> int | None:
    """The file's type bits, None when it is gone or a link to nothing."""
    try:
        return path.stat().st_mode
    except OSError:
        return None
