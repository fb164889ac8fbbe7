"""Inbox → archive and ledger: each file is safe, noted, and only then gone from the inbox.

A crash between any two of these leaves a file that is found again, recognised, and carried on with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.errors import EmptyFile
from flows.archive import Kept, SourceUnreadable, StillChanging
from flows.desk import Desk
from flows.failed_folder import put_failed
from flows.failure_words import told_in
from flows.inbox_folder import Ignored, InboxFile
from flows.news import NotTaken, Taken
from flows.result_files import pointer_id, write_result
from review.ledger.records import Arrival, ConventionRecord, Receipt
from schemas.convention import Convention, Status
from schemas.document import Source
from schemas.draft import FieldName, SignaturesDraft
from schemas.finding import Code, Finding
from schemas.one_line import readable
from schemas.reading import Reading
from schemas.result import result_of_convention, result_of_failure
from schemas.said import Said


def take_all(
    desk: Desk, found: Iterable[InboxFile | Ignored], inbox: Path, *, only: frozenset[Path] | None = None
) -> Iterator[Taken | NotTaken]:
    """Takes every document that was found in ``inbox`` (of ``only`` these). Raises ``OSError`` of the archive."""
    for thing in found:
        if isinstance(thing, Ignored):
            path = readable(str(thing.path))
            said = Said(f"{path} est laissé là : {thing.why.fr}.", f"{path} is left there: {thing.why.en}.")
            yield NotTaken(thing.path, said, is_failure=False)
        elif only is None or thing.path in only:
            yield take(desk, inbox, thing)


def take(desk: Desk, inbox: Path, file: InboxFile) -> Taken | NotTaken:
    """Archives and notes one file; removes it from the workspace's own inbox, leaves it in any other folder."""
    own = inbox == desk.settings.workspace.inbox
    try:
        kept = desk.archive.keep(file.path)
    except StillChanging:
        return _left(file, "change encore ; il sera pris la prochaine fois", "still changes; it is taken the next time")
    except SourceUnreadable as error:
        if not file.path.exists():
            return _left(file, "a disparu avant d'être pris", "was gone before it was taken")
        return _unreadable(file, error.reason)
    arrival = _arrival(file, kept, file.shown if own else readable(str(file.path)))
    receipt = desk.ledger.queue.receive(arrival, desk.now())
    news = _empty_again(desk, arrival, file) if receipt is Receipt.DUPLICATE and not kept.size else None
    if receipt is Receipt.DUPLICATE and kept.size and not _point_to_original(desk, arrival):
        receipt = Receipt.SAME_FILE
    if own:
        file.path.unlink(missing_ok=True)
    return news or Taken(file.name, kept.sha256, receipt)


def _left(file: InboxFile, fr: str, en: str) -> NotTaken:
    path = readable(str(file.path))
    return NotTaken(file.path, Said(f"{path} {fr}.", f"{path} {en}."), is_failure=False)


def _unreadable(file: InboxFile, why: Said) -> NotTaken:
    path = readable(str(file.path))
    said = Said(
        f"{path} ne peut pas être lu ({why.fr}) ; donnez le droit de le lire, ou déposez-le de nouveau.",
        f"{path} cannot be read ({why.en}); give the right to read it, or put it there again.",
    )
    return NotTaken(file.path, said, is_failure=True)


def _arrival(file: InboxFile, kept: Kept, path: str) -> Arrival:
    return Arrival(kept.sha256, path, file.name, file.tag, kept.size, kept.modified_ns, kept.inode)


def _empty_again(desk: Desk, arrival: Arrival, file: InboxFile) -> NotTaken:
    """All empty files have the same bytes, and yet none is a duplicate of another: each fails under its own name."""
    failure = told_in(EmptyFile().failure, desk.settings.language)
    name, source = _pointer_of(arrival), Source(arrival.name, arrival.sha256, 1, 1)
    result = result_of_failure(name, source, failure, desk.judge.snapshots)
    desk.ledger.conventions.save(ConventionRecord(result, tag=arrival.tag), desk.now())
    write_result(desk.settings.workspace.results, result)
    original = desk.original(arrival.sha256)
    put_failed(desk.settings.workspace.failed, original, arrival.sha256, arrival.name, failure)
    told = f"{failure.message} {failure.remedy}"
    return NotTaken(file.path, Said(f"{arrival.name} : {told}", f"{arrival.name}: {told}"), is_failure=True)


def _pointer_of(arrival: Arrival) -> str:
    return pointer_id(arrival.sha256, hashlib.sha256(arrival.path.encode()).hexdigest())


def _point_to_original(desk: Desk, arrival: Arrival) -> bool:
    """Writes the pointer result of a duplicate; False when it stood there already."""
    original = desk.ledger.documents.get(arrival.sha256)
    name = _pointer_of(arrival)
    if original is None or desk.ledger.conventions.get(name) is not None:
        return False
    finding = Finding(Code.DUPLICATE_DOCUMENT, found=arrival.name, expected=None, detail=original.name)
    nothing = Reading.missing(f"mêmes octets que {original.name}")
    pointer = Convention(1, 1, Status.TO_REVIEW, dict.fromkeys(FieldName, nothing), (), SignaturesDraft(), (finding,))
    source = Source(arrival.name, arrival.sha256, 1, 1)
    result = result_of_convention(name, source, pointer, desk.judge.snapshots, language=desk.settings.language)
    desk.ledger.conventions.save(ConventionRecord(result, tag=arrival.tag), desk.now())
    write_result(desk.settings.workspace.results, result)
    return True
