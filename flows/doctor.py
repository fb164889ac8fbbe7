"""What `conventions doctor` looks at, each with one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from extractors.errors import MachineLacks
from extractors.machine import check_machine
from flows.archive import Archive
from flows.errors import ExitStatus
from flows.machine import FREE_MEGABYTES_NEEDED, free_megabytes
from flows.settings import Settings
from reconciliation.register_errors import RegisterError
from reconciliation.registers import load_registers
from review.ledger import Ledger
from review.ledger.errors import LedgerTrouble


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at. ``status``: what the command ends with when it is not well."""

    is_well: bool
    sentence: str
    status: ExitStatus = ExitStatus.MACHINE_LACKS


def examine(settings: Settings, *, verify_archive: bool) -> Iterator[Examined]:
    """Looks at everything a pass needs, the quick things first."""
    yield _tesseract(settings)
    yield _disk(settings)
    yield from _references(settings)
    yield _ledger(settings)
    if verify_archive:
        yield from _archive(settings)


def _tesseract(settings: Settings) -> Examined:
    try:
        version = check_machine(settings.read_options.language)
    except MachineLacks as lack:
        return Examined(False, str(lack))
    return Examined(True, f"Tesseract {version} avec ses données françaises")


def _disk(settings: Settings) -> Examined:
    free, root = free_megabytes(settings), settings.workspace.root
    if free < FREE_MEGABYTES_NEEDED:
        return Examined(False, f"Il ne reste que {free} Mo sur le disque de {root} ; libérez de la place.")
    for folder in settings.workspace.folders:
        try:
            folder.mkdir(exist_ok=True)
            probe = folder / ".doctor"
            probe.touch()
            probe.unlink()
        except OSError as error:
            sentence = f"On ne peut pas écrire dans {folder} ({error.strerror}) ; donnez le droit d'y écrire."
            return Examined(False, sentence)
    return Examined(True, f"{free} Mo libres sur le disque de {root}")


def _references(settings: Settings) -> Iterator[Examined]:
    try:
        registers = load_registers(settings.workspace.reference, settings.workspace.cache)
    except RegisterError as error:
        yield Examined(False, str(error), ExitStatus.WRONG_USE)
        return
    for name, snapshot in registers.snapshots.items():
        yield Examined(True, f"{name} : {snapshot.rows} lignes, {snapshot.date or 'sans date'}")
    for notice in registers.notices(datetime.now(UTC).astimezone().date()):
        yield Examined(True, f"à savoir : {notice.said.fr}")


def _ledger(settings: Settings) -> Examined:
    try:
        with Ledger(settings.database_url) as ledger:
            documents = sum(count.count for count in ledger.documents.counts())
    except LedgerTrouble as trouble:
        return Examined(False, str(trouble))
    return Examined(True, f"registre : {documents} documents")


def _archive(settings: Settings) -> Iterator[Examined]:
    archive = Archive(settings.workspace.archive)
    troubles = list(archive.verify())
    for trouble in troubles:
        yield Examined(False, f"{trouble.path} : {trouble.problem} ; remettez l'original depuis une sauvegarde.")
    if not troubles:
        yield Examined(True, f"archive : {sum(1 for _ in archive.all())} originaux intacts")
