"""The dated copies of the registers in ``reference/snapshots/``, each with what is known of it beside it.

``official_list-2026-11-23-ab12cd34.csv`` was downloaded on that day and its SHA-256 begins so; ``….csv.json`` says from
where, with how many rows. Nothing here is ever changed or deleted by the program.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reconciliation.register_errors import RegisterName
from reconciliation.register_file import SNAPSHOTS
from reconciliation.registers import find_register

_NAME = re.compile(
    rf"(?P<register>{'|'.join(RegisterName)})-(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-(?P<sha>[0-9a-f]{{8}})"
    r"(?P<ending>(?:\.[a-z0-9]+)+)"
)


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """One copy. ``taken``: the day it was downloaded (or found in use); ``dated``: the date of its content, ISO;
    ``rows`` and ``address`` are None and "" when the note beside it is gone."""

    register: RegisterName
    path: Path
    taken: date
    sha256: str
    rows: int | None = None
    dated: str = ""
    address: str = ""
    in_use: bool = False


def list_snapshots(reference: Path) -> tuple[KeptSnapshot, ...]:
    """Every copy that is kept, by register, the latest first; ``in_use`` where the reference folder holds its bytes."""
    used = {sha256_of(path) for name in RegisterName if (path := find_register(reference, name)) is not None}
    found = [_known(path, used) for path in (reference / SNAPSHOTS).glob("*") if _NAME.fullmatch(path.name)]
    order = list(RegisterName)
    kept = [snapshot for snapshot in found if snapshot is not None]
    return tuple(sorted(kept, key=lambda s: (order.index(s.register), -s.taken.toordinal(), s.path.name)))


def snapshot_name(register: RegisterName, taken: date, sha256: str, ending: str) -> str:
    """The name of a copy; ``ending`` with its dot."""
    return f"{register.value}-{taken.isoformat()}-{sha256[:8]}{ending}"


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_note(snapshot: KeptSnapshot) -> None:
    """What is known of the copy, beside it."""
    note = {
        "sha256": snapshot.sha256,
        "rows": snapshot.rows,
        "date": snapshot.dated,
        "taken": snapshot.taken.isoformat(),
        "address": snapshot.address,
    }
    path = _note_of(snapshot.path)
    new = path.with_name(path.name + ".new")
    new.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    new.replace(path)


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _known(path: Path, used: set[str]) -> KeptSnapshot | None:
    parts = _NAME.fullmatch(path.name)
    if parts is None or (path.name.endswith(".json") and parts["ending"].count(".") > 1):
        return None  # the note of another file
    try:
        taken = date.fromisoformat(parts["day"])
    except ValueError:
        return None
    try:
        note = json.loads(_note_of(path).read_text(encoding="utf-8"))
        rows, dated, address = int(note["rows"]), str(note["date"]), str(note["address"])
        sha256 = str(note["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        rows, dated, address, sha256 = None, "", "", sha256_of(path)
    return KeptSnapshot(RegisterName(parts["register"]), path, taken, sha256, rows, dated, address, sha256 in used)
