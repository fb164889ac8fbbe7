"""What reading needs of the machine, asked before anything is taken from the inbox."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from extractors.machine import check_machine
from flows.errors import MachineTrouble
from flows.settings import Settings

FREE_MEGABYTES_NEEDED = 200  # an office scan has two; its pictures and results in work a few dozen
BYTES_PER_MEGABYTE = 1024 * 1024


def require_reader(settings: Settings) -> None:
    """Raises ``MachineLacks`` without Tesseract or loadable French data, :class:`MachineTrouble` on a full disk, and
    ``OSError`` where what is read could not be kept."""
    check_machine(settings.read_options.language)
    require_room(settings)
    place = settings.workspace
    for folder in (place.root, place.archive, place.failed, place.results, place.reports):
        try_writing(folder)


def require_room(settings: Settings) -> None:
    """Raises :class:`MachineTrouble`."""
    free, root = free_megabytes(settings), settings.workspace.root
    if free < FREE_MEGABYTES_NEEDED:
        raise MachineTrouble(
            f"Il ne reste que {free} Mo sur le disque de {root} ; libérez de la place.",
            f"Only {free} MB are left on the disk of {root}; make room.",
        )


def try_writing(folder: Path) -> None:
    """Writes an unnamed file into it. Raises ``OSError`` about ``folder``."""
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        error.filename = str(folder)
        raise


def free_megabytes(settings: Settings) -> int:
    return shutil.disk_usage(settings.workspace.root).free // BYTES_PER_MEGABYTE
