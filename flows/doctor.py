"""What `conventions doctor` looks at, each with one sentence; and the ledger made again from archive and results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extractors.errors import MachineLacks
from extractors.machine import check_machine
from flows.archive import Archive
from flows.errors import ExitStatus
from flows.machine import FREE_MEGABYTES_NEEDED, free_megabytes
from flows.result_files import written_ids
from flows.settings import Settings
from reconciliation.register_errors import RegisterError
from reconciliation.registers import load_registers
from review.ledger import Ledger
from review.ledger.errors import LedgerTrouble
from review.ledger.records import Arrival, ConventionRecord, DocumentState
from schemas.result import Result


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


def rebuild_ledger(settings: Settings) -> str:
    """Puts a damaged ledger aside and makes a new one: every original of the archive, every result that has a file.

    All documents wait again; what is kept of their steps spares reading them, and the same results come out.
    """
    now = datetime.now(UTC)
    aside = _put_aside(settings, now)
    results = _results(settings.workspace.results)
    with Ledger(settings.database_url) as ledger:
        for path in Archive(settings.workspace.archive).all():
            sha256 = path.name[:64]
            found = results.get(sha256, [])
            name = next((r.source.file for r in found if not ConventionRecord(r).is_pointer), path.name)
            stat = path.stat()
            arrival = Arrival(sha256, name, name, "", stat.st_size, stat.st_mtime_ns, stat.st_ino)
            ledger.queue.adopt(arrival, DocumentState.SETTLED, now)
            for result in found:
                ledger.conventions.save(ConventionRecord(result), now)
        count = sum(c.count for c in ledger.documents.counts())
    kept = f" ; l'ancien est gardé sous {aside.name}" if aside else ""
    return f"Registre reconstruit : {count} documents{kept}. Lancez « conventions process » pour finir."


def _put_aside(settings: Settings, now: datetime) -> Path | None:
    """Moves the SQLite file away with what belongs to it; a server's ledger stays where it is."""
    file = settings.workspace.ledger_file
    if settings.campaign.database_url or not file.exists():
        return None
    aside = file.with_name(f"{file.name}.{now:%Y%m%d-%H%M%S}")
    file.replace(aside)
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    return aside


def _results(folder: Path) -> dict[str, list[Result]]:
    """The readable results, by the hash of their document."""
    found: dict[str, list[Result]] = {}
    for name in sorted(written_ids(folder)):
        try:
            result = Result.model_validate_json((folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        found.setdefault(result.source.sha256, []).append(result)
    return found
