"""The registers that a convention is judged by, found in the reference folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reconciliation.mayors import MayorsRegister, load_mayors
from reconciliation.official_list import OfficialList, load_official_list
from reconciliation.payers import PayersList, load_payers
from reconciliation.register_errors import Notice, RegisterMissing, RegisterName, Said
from schemas.school import Snapshot

OLDEST_DAYS = 366
"""Days after which a register is to be downloaded again: schools open and close every September."""


TABLE_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".json", ".jsonl", ".geojson", ".parquet", ".xlsx", ".gz"})


@dataclass(frozen=True)
class Registers:
    """``mayors`` and ``payers``: None where the reference folder has no such file."""

    official: OfficialList
    mayors: MayorsRegister | None = None
    payers: PayersList | None = None

    @property
    def snapshots(self) -> dict[str, Snapshot]:
        """Which files they are, by the keys of the result JSON."""
        named = {
            RegisterName.OFFICIAL_LIST: self.official,
            RegisterName.MAYORS: self.mayors,
            RegisterName.PAYERS: self.payers,
        }
        return {name.value: register.snapshot for name, register in named.items() if register is not None}

    def notices(self, today: date) -> tuple[Notice, ...]:
        """What a person should know of them: too old, no mayors, no SIRENs."""
        found = [
            notice
            for name, snapshot in self.snapshots.items()
            if (notice := _age_notice(RegisterName(name), snapshot, today)) is not None
        ]
        if not self.official.has_sirens:
            found.append(Notice(RegisterName.OFFICIAL_LIST, _NO_SIRENS))
        if self.mayors is None:
            found.append(Notice(RegisterName.MAYORS, _NO_MAYORS))
        return tuple(found)


_NO_SIRENS = Said(
    "La liste officielle n'a pas de SIREN lisibles (colonne SIREN_SIRET) : les écoles ne peuvent prouver aucun SIRET ; "
    f"{RegisterName.OFFICIAL_LIST.remedy.fr}.",
    "The official list has no SIRENs that can be read (column SIREN_SIRET): no SIRET can be proved by the schools; "
    f"{RegisterName.OFFICIAL_LIST.remedy.en}.",
)
_NO_MAYORS = Said(
    f"Il n'y a pas de répertoire des maires : les signataires ne sont pas vérifiés ; {RegisterName.MAYORS.remedy.fr}.",
    f"There is no mayors' register: signatories are not checked; {RegisterName.MAYORS.remedy.en}.",
)


def load_registers(reference: Path, cache: Path | None = None) -> Registers:
    """The registers in the ``reference`` folder; raises :class:`RegisterMissing` without an official list, and another
    RegisterError for a file that cannot be used."""
    official = find_register(reference, RegisterName.OFFICIAL_LIST)
    if official is None:
        problem = Said("il n'y en a pas dans ce dossier", "there is none in this folder")
        raise RegisterMissing(RegisterName.OFFICIAL_LIST, reference, problem)
    mayors = find_register(reference, RegisterName.MAYORS)
    payers = find_register(reference, RegisterName.PAYERS)
    return Registers(
        load_official_list(official, cache),
        None if mayors is None else load_mayors(mayors, cache),
        None if payers is None else load_payers(payers, cache),
    )


def find_register(reference: Path, name: RegisterName) -> Path | None:
    """The file ``name.*`` of the folder; of several the most recent one with an ending of a table; None when there is
    none."""
    found = [path for path in reference.glob(f"{name.value}.*") if path.is_file()]
    return max(found, key=lambda path: (_is_table(path), path.stat().st_mtime_ns, path.name), default=None)


def _is_table(path: Path) -> bool:
    """Whether its name ends as a table's does: ".bak" and half downloads do not."""
    return path.suffix.lower() in TABLE_ENDINGS


def _age_notice(name: RegisterName, snapshot: Snapshot, today: date) -> Notice | None:
    try:
        age = (today - date.fromisoformat(snapshot.date)).days
    except ValueError:
        return None
    if age <= OLDEST_DAYS:
        return None
    fr, en = name.called.fr, name.called.en
    return Notice(
        name,
        Said(
            f"{fr[0].upper()}{fr[1:]} date du {snapshot.date}, il y a plus d'un an ; {name.remedy.fr}.",
            f"{en[0].upper()}{en[1:]} is of {snapshot.date}, more than a year ago; {name.remedy.en}.",
        ),
    )
