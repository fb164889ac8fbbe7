"""`conventions doctor --rebuild`: the ledger made again from the archive, the results and the journal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.archive import Archive
from flows.result_files import written_ids
from flows.settings import Settings
from review.ledger import Ledger
from review.ledger.journal import Journal
from review.ledger.records import Arrival, ConventionRecord, DocumentState
from schemas.counted import counted
from schemas.result import Result


def rebuild_ledger(settings: Settings) -> str:
    """Puts a damaged ledger aside and makes a new one; says what was done, in a sentence.

    Names, tags and people's decisions come from the journal, conventions from the results. All documents wait again:
    what is kept of their steps spares reading them, and the same results come out.
    """
    now = datetime.now(UTC)
    aside = _put_aside(settings, now)
    archive, journal = Archive(settings.workspace.archive), Journal(settings.journal)
    results = _results(settings.workspace.results)
    with Ledger(settings.database_url) as ledger:
        for line in journal.lines():
            if line.arrival is not None and line.at is not None and archive.path_of(line.arrival.sha256) is not None:
                ledger.queue.receive(line.arrival, line.at)
        for original in archive.all():
            found = results.get(original.name[:64], [])
            ledger.queue.adopt(_arrival(original, found), DocumentState.SETTLED, now)
            document = ledger.documents.get(original.name[:64])
            for result in found:
                ledger.conventions.save(ConventionRecord(result, tag=document.tag if document else ""), now)
        decided = {line.decision.number: line.decision for line in journal.lines() if line.decision is not None}
        ledger.decisions.restore(decided.values())
        count = sum(c.count for c in ledger.documents.counts())
    kept = f" ; l'ancien est gardé sous {aside.name}" if aside else ""
    return (
        f"Registre reconstruit : {counted(count, 'document')}, {counted(len(decided), 'décision')}{kept}. "
        "Lancez « conventions process » pour finir."
    )


def _arrival(original: Path, found: list[Result]) -> Arrival:
    """How an original came of which the journal knows nothing, as far as its results tell."""
    name = next((r.source.file for r in found if not ConventionRecord(r).is_pointer), original.name)
    stat = original.stat()
    return Arrival(original.name[:64], name, name, "", stat.st_size, stat.st_mtime_ns, stat.st_ino)


def _put_aside(settings: Settings, now: datetime) -> Path | None:
    """Moves the SQLite file away with what belongs to it; a server's ledger stays where it is."""
    file = settings.workspace.ledger_file
    if settings.campaign.database_url or not file.exists():
        return None
    aside = file.with_name(f"{file.name}.{now:%Y%m%d-%H%M%S}")
    for suffix in ("", "-wal", "-shm"):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
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
