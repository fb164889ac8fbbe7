"""What a person should know of registers that can be used all the same: too old, no mayors, no SIRENs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reconciliation.register_errors import Notice, RegisterName, Said
from reconciliation.registers import Registers
from schemas.school import Snapshot

OLDEST_DAYS = 366
"""Days after which a register is to be downloaded again: schools open and close every September."""

_LIST, _MAYORS, _PAYERS = RegisterName.OFFICIAL_LIST, RegisterName.MAYORS, RegisterName.PAYERS
_SPOILED = Said(
    "Dans la liste officielle, un tableur a changé des SIREN en nombres arrondis (2,13E+13) : ces écoles ne peuvent "
    "prouver aucun SIRET. Reprenez le fichier tel que téléchargé, sans l'ouvrir dans un tableur",
    "In the official list a spreadsheet turned SIRENs into rounded numbers (2,13E+13): these schools can prove no "
    "SIRET. Take the file as it was downloaded, without opening it in a spreadsheet",
)
_NO_SIRENS = Said(
    "La liste officielle n'a pas de SIREN lisibles (colonne SIREN_SIRET) : les écoles ne peuvent prouver aucun SIRET",
    "The official list has no SIRENs that can be read (column SIREN_SIRET): no SIRET can be proved by the schools",
)
_NO_MAYORS = Said(
    "Il n'y a pas de répertoire des maires : les signataires ne sont pas vérifiés",
    "There is no mayors' register: signatories are not checked",
)
_NO_PAYERS = Said("La liste des payeurs n'est pas lue", "The payers' list is not read")


def notices(registers: Registers, today: date) -> Iterator[Notice]:
    """One sentence each, with what to do."""
    for name, snapshot in registers.snapshots.items():
        yield from _too_old(RegisterName(name), snapshot, today)
    if registers.official.has_spoiled_sirens:
        yield _notice(_LIST, _SPOILED, _LIST.remedy)
    elif not registers.official.has_sirens:
        yield _notice(_LIST, _NO_SIRENS, _LIST.remedy)
    if registers.mayors is None:
        yield _notice(_MAYORS, _NO_MAYORS, _rename(registers, _MAYORS) or _MAYORS.remedy)
    if registers.payers is None and (rename := _rename(registers, _PAYERS)) is not None:
        yield _notice(_PAYERS, _NO_PAYERS, rename)


def _notice(name: RegisterName, problem: Said, remedy: Said) -> Notice:
    return Notice(name, Said(f"{problem.fr} ; {remedy.fr}.", f"{problem.en}; {remedy.en}."))


def _rename(registers: Registers, name: RegisterName) -> Said | None:
    """What to do where the file is there under another name."""
    other = registers.misnamed.get(name)
    if other is None:
        return None
    return Said(
        f"« {other} » est dans reference/ : si c'est ce fichier, renommez-le {name.value} (même extension)",
        f"“{other}” is in reference/: if that is the file, rename it {name.value} (with the same ending)",
    )


def _too_old(name: RegisterName, snapshot: Snapshot, today: date) -> Iterator[Notice]:
    try:
        age = (today - date.fromisoformat(snapshot.date)).days
    except ValueError:
        return
    if age > OLDEST_DAYS:
        fr, en = name.called.fr, name.called.en
        problem = Said(
            f"{fr[0].upper()}{fr[1:]} date du {snapshot.date}, il y a plus d'un an",
            f"{en[0].upper()}{en[1:]} is of {snapshot.date}, more than a year ago",
        )
        yield _notice(name, problem, name.remedy)
