"""What reading needs of the machine, asked before anything is taken from the inbox."""

from __future__ import annotations

import shutil

from extractors.machine import check_machine
from flows.errors import MachineTrouble
from flows.settings import Settings

FREE_MEGABYTES_NEEDED = 200  # an office scan has two; its pictures and results in work a few dozen
BYTES_PER_MEGABYTE = 1024 * 1024


def require_reader(settings: Settings) -> None:
    """Raises ``MachineLacks`` without Tesseract or loadable French data, :class:`MachineTrouble` on a full disk."""
    check_machine(settings.read_options.language)
    free = free_megabytes(settings)
    if free < FREE_MEGABYTES_NEEDED:
        raise MachineTrouble(
            f"Il ne reste que {free} Mo sur le disque de {settings.workspace.root} ; libérez de la place."
        )


def free_megabytes(settings: Settings) -> int:
    return shutil.disk_usage(settings.workspace.root).free // BYTES_PER_MEGABYTE
