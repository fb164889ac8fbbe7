"""Bringing the registers up to date: download, check, keep a dated copy, and only then put it in use.

Whatever goes wrong, the file in use stays as it is: a new one takes its place in one atomic step, after it was read and
found plausible beside the one before.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from reconciliation.download_problems import DownloadFailed
from reconciliation.downloads import Fetch
from reconciliation.kept_snapshots import (
    KeptSnapshot,
    list_snapshots,
    sha256_of,
    snapshot_name,
    write_note,
)
from reconciliation.register_errors import RegisterError, RegisterName, RegisterUnreadable, Said
from reconciliation.register_file import SNAPSHOTS
from reconciliation.registers import find_register, load_snapshot
from reconciliation.sources import Source
from schemas.said import Language
from schemas.school import Snapshot
from schemas.system_reasons import reason_of

__all__ = ["KeptSnapshot", "Outcome", "Update", "list_snapshots", "update_references"]

LEAST_SHARE = 0.5
"""Share of the rows of the list in use that a new one must have: schools do not close by half."""


class Outcome(StrEnum):
    UPDATED = "updated"
    UNCHANGED = "unchanged"  # the same bytes as those in use
    FAILED = "failed"  # what was in use stays in use


@dataclass(frozen=True, slots=True)
class Update:
    """What came of one source. ``problem``, ``remedy``: when it failed; ``snapshot``: the copy now in use, or None."""

    source: Source
    outcome: Outcome
    snapshot: KeptSnapshot | None = None
    problem: Said | None = None
    remedy: Said | None = None

    def sentence(self, language: Language = Language.FRENCH) -> str:
        """What a person is told."""
        called = self.source.register.called.in_language(language)
        called = called[0].upper() + called[1:]
        if self.problem is not None:
            why = self.problem.in_language(language)
            do = (self.remedy or _CHECK_FILE).in_language(language)
            return _FAILED.in_language(language).format(called=called, address=self.source.address, why=why, do=do)
        said = _UPDATED if self.outcome is Outcome.UPDATED else _UNCHANGED
        rows, dated = (self.snapshot.rows, self.snapshot.dated) if self.snapshot else ("?", "?")
        return said.in_language(language).format(called=called, rows=rows, dated=dated)


_UPDATED = Said("{called} : {rows} lignes, du {dated}.", "{called}: {rows} rows, of {dated}.")
_UNCHANGED = Said(
    "{called} : pas de changement, {rows} lignes, du {dated}.", "{called}: unchanged, {rows} rows, of {dated}."
)
_FAILED = Said(
    "{called}, {address} : {why}. Rien n'a été changé ; {do}.",
    "{called}, {address}: {why}. Nothing was changed; {do}.",
)
_GIVE_RIGHT = Said("donnez le droit d'y écrire, ou libérez de la place", "give the right to write there, or make room")
_CHECK_FILE = Said(
    "vérifiez l'adresse, ou réessayez plus tard si elle est bonne",
    "check the address, or try again later if it is right",
)


def update_references(
    reference: Path, sources: Sequence[Source], fetch: Fetch, today: date, cache: Path | None = None
) -> tuple[Update, ...]:
    """Downloads each source and puts it in use where it is good. Never raises for what a source or the disk does."""
    return tuple(_update(reference, source, fetch, today, cache) for source in sources)


def _update(reference: Path, source: Source, fetch: Fetch, today: date, cache: Path | None) -> Update:
    incoming = reference / SNAPSHOTS / f".incoming-{source.register.value}"
    try:
        incoming.parent.mkdir(parents=True, exist_ok=True)
        fetch(source.address, incoming)
        snapshot = _checked(reference, source.register, incoming, today, cache)
        in_use = find_register(reference, source.register)
        unchanged = in_use is not None and sha256_of(in_use) == snapshot.sha256
        kept = _keep(reference, source, incoming, snapshot, today)
        if not unchanged:
            _put_in_use(reference, kept, in_use)
    except DownloadFailed as error:
        return Update(source, Outcome.FAILED, problem=error.problem, remedy=error.remedy)
    except RegisterError as error:
        incoming.unlink(missing_ok=True)
        return Update(source, Outcome.FAILED, problem=error.problem)
    except OSError as error:
        why = reason_of(error)
        problem = Said(
            f"il n'a pas pu être écrit dans {reference} ({why.fr})",
            f"it could not be written to {reference} ({why.en})",
        )
        return Update(source, Outcome.FAILED, problem=problem, remedy=_GIVE_RIGHT)
    return Update(source, Outcome.UNCHANGED if unchanged else Outcome.UPDATED, kept)


def _checked(reference: Path, register: RegisterName, new: Path, today: date, cache: Path | None) -> Snapshot:
    """The new file, read. Raises a RegisterError when it cannot be used, or has lost half of the rows."""
    snapshot = load_snapshot(register, new, cache, today.isoformat())
    before = _rows_in_use(reference, register, cache)
    if before and snapshot.rows < LEAST_SHARE * before:
        raise RegisterUnreadable(
            register,
            new,
            Said(
                f"le fichier n'a que {snapshot.rows} lignes, celui en service en a {before}",
                f"the file has only {snapshot.rows} rows, the one in use has {before}",
            ),
        )
    return snapshot


def _rows_in_use(reference: Path, register: RegisterName, cache: Path | None) -> int:
    path = find_register(reference, register)
    try:
        return 0 if path is None else load_snapshot(register, path, cache).rows
    except RegisterError:
        return 0  # what is in use is of no use: anything readable is better


def _keep(reference: Path, source: Source, incoming: Path, snapshot: Snapshot, today: date) -> KeptSnapshot:
    """The download under its dated name, with its note; the copy of the same bytes where there is one already."""
    register = source.register
    for kept in list_snapshots(reference):
        if kept.register is register and sha256_of(kept.path) == snapshot.sha256:
            incoming.unlink()
            return kept
    name = snapshot_name(register, today, snapshot.sha256, _ending(incoming))
    made = KeptSnapshot(
        register, reference / SNAPSHOTS / name, today, snapshot.sha256, snapshot.rows, snapshot.date, source.address
    )
    incoming.replace(made.path)
    write_note(made)
    return made


def _put_in_use(reference: Path, kept: KeptSnapshot, before: Path | None) -> None:
    """A copy of the snapshot becomes ``reference/<register>.*``; what was there stays among the snapshots."""
    ending = "".join(kept.path.suffixes)
    target = reference / f"{kept.register.value}{ending}"
    if before is not None:
        _save(before, kept)
    new = kept.path.with_name(f".new-{target.name}")
    shutil.copyfile(kept.path, new)
    new.replace(target)
    if before is not None and before != target:
        before.unlink()


def _save(before: Path, kept: KeptSnapshot) -> None:
    """Keeps a file that somebody put in the reference folder by hand and that is about to leave it."""
    sha256 = sha256_of(before)
    folder = kept.path.parent
    if not any(folder.glob(f"{kept.register.value}-*-{sha256[:8]}.*")):
        name = snapshot_name(kept.register, kept.taken, sha256, "".join(before.suffixes))
        new = folder / f".new-{name}"
        shutil.copyfile(before, new)
        new.replace(folder / name)


def _ending(path: Path) -> str:
    """The ending that goes with the file's first bytes, for people who open it."""
    with path.open("rb") as file:
        first = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    endings = {b"\x1f\x8b": ".csv.gz", b"PAR1": ".parquet", b"PK\x03\x04": ".xlsx", b"{": ".json", b"[": ".json"}
    return next((ending for magic, ending in endings.items() if first.startswith(magic)), ".csv")
