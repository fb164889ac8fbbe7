"""What `conventions doctor` looks at, each with one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from extractors.errors import MachineLacks
from extractors.machine import check_machine
from flows.archive import Archive
from flows.errors import ExitStatus, MachineTrouble
from flows.machine import free_megabytes, require_room, try_writing
from flows.settings import Settings
from reconciliation.register_errors import RegisterError
from reconciliation.register_notices import notices
from reconciliation.registers import load_registers
from review.ledger import Ledger
from review.ledger.errors import LedgerTrouble
from schemas.counted import counted
from schemas.said import Language, Said
from schemas.system_reasons import sentence_of


class Health(StrEnum):
    """The mark before the sentence."""

    WELL = "✓"
    CAREFUL = "!"  # it works, and a person should know something
    ILL = "✗"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at. ``status``: what the command ends with when it is ill."""

    health: Health
    said: Said
    status: ExitStatus = ExitStatus.MACHINE_LACKS

    @property
    def is_well(self) -> bool:
        return self.health is not Health.ILL


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
        return _ill(str(lack), str(lack))
    return _well(f"Tesseract {version} avec ses données françaises", f"Tesseract {version} with its French data")


def _disk(settings: Settings) -> Examined:
    place = settings.workspace
    try:
        require_room(settings)
        for folder in (place.root, *place.folders):
            try_writing(folder)
    except MachineTrouble as trouble:
        return _ill(trouble.sentence(), trouble.sentence(Language.ENGLISH))
    except OSError as error:
        why = sentence_of(error) or Said(str(error), str(error))
        return _ill(why.fr, why.en)
    free = free_megabytes(settings)
    return _well(f"{free} Mo libres sur le disque de {place.root}", f"{free} MB free on the disk of {place.root}")


def _references(settings: Settings) -> Iterator[Examined]:
    try:
        registers = load_registers(settings.workspace.reference, settings.workspace.cache)
    except RegisterError as error:
        yield _ill(error.sentence(), error.sentence(Language.ENGLISH), ExitStatus.WRONG_USE)
        return
    found = list(notices(registers, datetime.now(UTC).astimezone().date()))
    careful = {notice.register for notice in found}
    for name, snapshot in registers.snapshots.items():
        if name not in careful:
            rows, english = counted(snapshot.rows, "ligne"), counted(snapshot.rows, "row", language=Language.ENGLISH)
            yield _well(f"{name} : {rows}, {snapshot.date}", f"{name}: {english}, {snapshot.date}")
    for notice in found:
        yield Examined(Health.CAREFUL, notice.said)


def _ledger(settings: Settings) -> Examined:
    try:
        with Ledger(settings.database_url) as ledger:
            documents = sum(count.count for count in ledger.documents.counts())
    except LedgerTrouble as trouble:
        return _ill(str(trouble), str(trouble))
    english = counted(documents, "document", language=Language.ENGLISH)
    return _well(f"registre : {counted(documents, 'document')}", f"ledger: {english}")


def _archive(settings: Settings) -> Iterator[Examined]:
    archive = Archive(settings.workspace.archive)
    troubles = list(archive.verify())
    for trouble in troubles:
        yield _ill(
            f"{trouble.path} : {trouble.problem.fr} ; remettez l'original depuis une sauvegarde.",
            f"{trouble.path}: {trouble.problem.en}; put the original back from a backup.",
        )
    if not troubles:
        intact = sum(1 for _ in archive.all())
        english = counted(intact, "intact original", language=Language.ENGLISH)
        yield _well(f"archive : {counted(intact, 'original intact', 'originaux intacts')}", f"archive: {english}")


def _well(fr: str, en: str) -> Examined:
    return Examined(Health.WELL, Said(fr, en))


def _ill(fr: str, en: str, status: ExitStatus = ExitStatus.MACHINE_LACKS) -> Examined:
    return Examined(Health.ILL, Said(fr, en), status)
