"""The registers that a convention is judged by, found in the reference folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reconciliation.mayors import MayorsRegister, load_mayors
from reconciliation.official_list import OfficialList, load_official_list
from reconciliation.payers import PayersList, load_payers
from reconciliation.register_errors import RegisterMissing, RegisterName, Said
from schemas.folding import folded_words
from schemas.school import Snapshot

TABLE_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".json", ".jsonl", ".geojson", ".parquet", ".xlsx", ".gz"})


@dataclass(frozen=True)
class Registers:
    """``mayors`` and ``payers``: None where the reference folder has no such file. ``misnamed``: files of the folder
    that seem to be a register under another name."""

    official: OfficialList
    mayors: MayorsRegister | None = None
    payers: PayersList | None = None
    misnamed: Mapping[RegisterName, str] = field(default_factory=dict)

    @property
    def snapshots(self) -> dict[str, Snapshot]:
        """Which files they are, by the keys of the result JSON."""
        named = {
            RegisterName.OFFICIAL_LIST: self.official,
            RegisterName.MAYORS: self.mayors,
            RegisterName.PAYERS: self.payers,
        }
        return {name.value: register.snapshot for name, register in named.items() if register is not None}


def load_registers(reference: Path, cache: Path | None = None) -> Registers:
    """The registers in the ``reference`` folder; raises :class:`RegisterMissing` without an official list, and another
    RegisterError for a file that cannot be used."""
    official = find_register(reference, RegisterName.OFFICIAL_LIST)
    if official is None:
        raise RegisterMissing(RegisterName.OFFICIAL_LIST, reference, _missing(reference))
    mayors = find_register(reference, RegisterName.MAYORS)
    payers = find_register(reference, RegisterName.PAYERS)
    return Registers(
        load_official_list(official, cache),
        None if mayors is None else load_mayors(mayors, cache),
        None if payers is None else load_payers(payers, cache),
        misnamed_in(reference),
    )


def _missing(reference: Path) -> Said:
    other = misnamed_in(reference).get(RegisterName.OFFICIAL_LIST)
    if other is None:
        return Said("il n'y en a pas dans ce dossier", "there is none in this folder")
    return Said(
        f"il n'y en a pas dans ce dossier, mais « {other} » y est : si c'est elle, renommez-le official_list"
        f"{_ending(other)}",
        f"there is none in this folder, but “{other}” is there: if that is it, rename it official_list{_ending(other)}",
    )


def load_snapshot(name: RegisterName, path: Path, cache: Path | None, dated: str = "") -> Snapshot:
    """What the file in ``path`` is as the register of that name. Raises a RegisterError."""
    match name:
        case RegisterName.OFFICIAL_LIST:
            return load_official_list(path, cache, dated).snapshot
        case RegisterName.MAYORS:
            return load_mayors(path, cache, dated).snapshot
        case RegisterName.PAYERS:
            return load_payers(path, cache, dated).snapshot


def find_register(reference: Path, name: RegisterName) -> Path | None:
    """The file ``name.*`` of the folder; of several the most recent one with an ending of a table; None when there is
    none."""
    found = [path for path in reference.glob(f"{name.value}.*") if path.is_file()]
    return max(found, key=lambda path: (_is_table(path), path.stat().st_mtime_ns, path.name), default=None)


def _is_table(path: Path) -> bool:
    """Whether its name ends as a table's does: ".bak" and half downloads do not."""
    return path.suffix.lower() in TABLE_ENDINGS


_OTHER_NAMES = {
    RegisterName.OFFICIAL_LIST: ("annuaire", "etablissement", "ecole", "geolocalisation", "official"),
    RegisterName.MAYORS: ("maire", "elus", "mayor", "rne"),
    RegisterName.PAYERS: ("payeur", "payer", "banatic", "groupement"),
}
"""What the portals and clerks call the files, as letters only."""


def misnamed_in(reference: Path) -> dict[RegisterName, str]:
    """The name of a file for each register that is missing and seems to be there under another name."""
    found: dict[RegisterName, str] = {}
    if not reference.is_dir():
        return found
    for path in sorted(reference.iterdir()):
        letters = "".join(folded_words(path.name)).lower()
        name = next((n for n, words in _OTHER_NAMES.items() if any(word in letters for word in words)), None)
        is_candidate = name is not None and path.is_file() and (_is_table(path) or path.suffix.lower() in SHEET_ENDINGS)
        if name is not None and is_candidate and find_register(reference, name) is None:
            found.setdefault(name, path.name)
    return found


SHEET_ENDINGS = frozenset({".xls", ".ods"})
"""Tables that are refused with the advice to save them otherwise."""


def _ending(name: str) -> str:
    """With its dot; "…csv.gz" has two."""
    suffixes = Path(name).suffixes
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])
