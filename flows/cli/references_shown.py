"""What `conventions reference show` prints: for each register what is in use and every dated copy, then the notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from flows.cli.speech import say
from flows.settings import Settings
from reconciliation.kept_snapshots import KeptSnapshot, list_snapshots
from reconciliation.register_errors import RegisterError, RegisterName
from reconciliation.register_notices import notices
from reconciliation.registers import find_register, load_registers, load_snapshot
from schemas.counted import counted
from schemas.said import Language, Said

NONE_IN_USE = {
    RegisterName.OFFICIAL_LIST: Said("aucune en service", "none in use"),
    RegisterName.MAYORS: Said("aucun en service", "none in use"),
    RegisterName.PAYERS: Said("aucune en service ; elle est facultative", "none in use; it is optional"),
}
NO_COPY = Said(
    "aucune copie datée ; « conventions reference update » en fait une",
    "no dated copy; “conventions reference update” makes one",
)


def shown(settings: Settings) -> Iterator[str]:
    """Line by line. Raises the RegisterError of the first register that cannot be used, after the lines of all."""
    reference, cache = settings.workspace.reference, settings.workspace.cache
    kept = list_snapshots(reference)
    trouble: RegisterError | None = None
    for name in RegisterName:
        fr, en = name.called.fr, name.called.en
        yield say(Said(f"{fr[0].upper()}{fr[1:]} :", f"{en[0].upper()}{en[1:]}:"))
        try:
            yield say(_used(name, reference, cache))
        except RegisterError as error:
            yield say(Said(f"  inutilisable : {error.problem.fr}", f"  of no use: {error.problem.en}"))
            trouble = trouble or error
        yield from _copies([copy for copy in kept if copy.register is name])
    if trouble is not None:
        raise trouble
    for notice in notices(load_registers(reference, cache), datetime.now(UTC).astimezone().date()):
        yield say(notice.to_know)


def _used(name: RegisterName, reference: Path, cache: Path) -> Said:
    path = find_register(reference, name)
    if path is None:
        return Said(f"  {NONE_IN_USE[name].fr}", f"  {NONE_IN_USE[name].en}")
    snapshot = load_snapshot(name, path, cache)
    facts = _facts(snapshot.rows, snapshot.date, snapshot.sha256)
    return Said(f"  en service : {path.name}, {facts.fr}", f"  in use: {path.name}, {facts.en}")


def _copies(kept: Sequence[KeptSnapshot]) -> Iterator[str]:
    for copy in kept:
        facts = _facts(copy.rows, copy.dated, copy.sha256)
        fr, en = (", en service", ", in use") if copy.in_use else ("", "")
        taken = copy.taken.isoformat()
        yield say(Said(f"  copie du {taken} : {facts.fr}{fr}", f"  copy of {taken}: {facts.en}{en}"))
    if not kept:
        yield f"  {say(NO_COPY)}"


def _facts(rows: int | None, dated: str, sha256: str) -> Said:
    """Rows, date of the content, hash; what is not known is left out."""
    fr = [] if rows is None else [counted(rows, "ligne")]
    en = [] if rows is None else [counted(rows, "row", language=Language.ENGLISH)]
    fr += [f"version du {dated}"] if dated else []
    en += [f"version of {dated}"] if dated else []
    return Said(", ".join([*fr, f"SHA-256 {sha256}"]), ", ".join([*en, f"SHA-256 {sha256}"]))
