"""Inbox → archive and ledger: each file is safe, noted, and only then gone from the inbox.

A crash between any two of these leaves a file that is found again, recognised, and carried on with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.archive import Kept, SourceUnreadable, StillChanging
from flows.desk import Desk
from flows.inbox_folder import Ignored, InboxFile
from flows.news import NotTaken, Taken
from flows.result_files import pointer_id, write_result
from review.ledger.records import Arrival, ConventionRecord, Receipt
from schemas.convention import Convention, Status
from schemas.document import Source
from schemas.draft import FieldName, SignaturesDraft
from schemas.finding import Code, Finding
from schemas.reading import Reading
from schemas.result import result_of_convention


def take_all(
    desk: Desk, found: Iterable[InboxFile | Ignored], inbox: Path, *, only: frozenset[Path] | None = None
) -> Iterator[Taken | NotTaken]:
    """Takes every document that was found in ``inbox`` (of ``only`` these). Raises ``OSError`` of the archive."""
    for thing in found:
        if isinstance(thing, Ignored):
            yield NotTaken(thing.path, f"{thing.path} est laissé là : {thing.why}.", is_failure=False)
        elif only is None or thing.path in only:
            yield take(desk, inbox, thing)


def take(desk: Desk, inbox: Path, file: InboxFile) -> Taken | NotTaken:
    """Archives and notes one file; removes it from the workspace's own inbox, leaves it in any other folder."""
    own = inbox == desk.settings.workspace.inbox
    try:
        kept = desk.archive.keep(file.path)
    except StillChanging:
        return NotTaken(file.path, f"{file.path} change encore ; il sera pris la prochaine fois.", is_failure=False)
    except SourceUnreadable as reason:
        if not file.path.exists():
            return NotTaken(file.path, f"{file.path} a disparu avant d'être pris.", is_failure=False)
        why = f"{file.path} ne peut pas être lu ({reason}) ; donnez le droit de le lire, ou déposez-le de nouveau."
        return NotTaken(file.path, why, is_failure=True)
    arrival = _arrival(file, kept, file.shown if own else str(file.path))
    receipt = desk.ledger.queue.receive(arrival, desk.now())
    if receipt is Receipt.DUPLICATE and not _point_to_original(desk, arrival):
        receipt = Receipt.SAME_FILE
    if own:
        file.path.unlink(missing_ok=True)
    return Taken(file.path.name, kept.sha256, receipt)


def _arrival(file: InboxFile, kept: Kept, path: str) -> Arrival:
    return Arrival(kept.sha256, path, file.path.name, file.tag, kept.size, kept.modified_ns, kept.inode)


def _point_to_original(desk: Desk, arrival: Arrival) -> bool:
    """Writes the pointer result of a duplicate; False when it stood there already."""
    original = desk.ledger.documents.get(arrival.sha256)
    name = pointer_id(arrival.sha256, hashlib.sha256(arrival.path.encode()).hexdigest())
    if original is None or desk.ledger.conventions.get(name) is not None:
        return False
    finding = Finding(Code.DUPLICATE_DOCUMENT, found=arrival.name, expected=None, detail=original.name)
    nothing = Reading.missing(f"mêmes octets que {original.name}")
    pointer = Convention(1, 1, Status.TO_REVIEW, dict.fromkeys(FieldName, nothing), (), SignaturesDraft(), (finding,))
    source = Source(arrival.name, arrival.sha256, 1, 1)
    result = result_of_convention(name, source, pointer, desk.judge.snapshots)
    desk.ledger.conventions.save(ConventionRecord(result, tag=arrival.tag), desk.now())
    write_result(desk.settings.workspace.results, result)
    return True
