"""Where the registers come from: the public addresses, those of one's own, or files that somebody has."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reconciliation.download_problems import ADDRESS, DownloadFailed
from reconciliation.downloads import Fetch
from reconciliation.register_errors import RegisterName, Said
from schemas.system_reasons import reason_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where a register comes from: an address ("https://…"), or the path of a file."""

    register: RegisterName
    address: str


SOURCES = (
    Source(
        RegisterName.OFFICIAL_LIST,
        "https://data.education.gouv.fr/api/explore/v2.1/catalog/datasets/fr-en-annuaire-education/exports/csv"
        "?delimiter=%3B",
    ),
    Source(RegisterName.MAYORS, "https://www.data.gouv.fr/fr/datasets/r/2876a346-d50c-4911-934e-19ee07b0e503"),
)
"""The public addresses (facts.md); both data sets are under the Licence Ouverte. Payers have none."""


def sources_with(addresses: Mapping[RegisterName, str], only: Collection[RegisterName] = ()) -> tuple[Source, ...]:
    """The public sources with the ``addresses`` that are not empty in their place; ``only`` some of them.

    >>> [s.address for s in sources_with({RegisterName.PAYERS: "payeurs.csv"}, [RegisterName.PAYERS])]
    ['payeurs.csv']
    """
    public = {source.register: source.address for source in SOURCES}
    own = {register: address for register, address in addresses.items() if address}
    named = public | own
    return tuple(Source(name, named[name]) for name in RegisterName if name in named and (not only or name in only))


def also_from_disk(over_network: Fetch) -> Fetch:
    """Gets a source over the network, or from a disk where its address is the path of a file."""

    def fetch(address: str, target: Path) -> None:
        file = file_of(address)
        if file is None:
            over_network(address, target)
        else:
            _copy(address, file, target)

    return fetch


def file_of(address: str) -> Path | None:
    """The file that the address names; None for one of the network.

    >>> file_of("/partage/annuaire.csv"), file_of("file:///partage/mon%20annuaire.csv"), file_of("https://a.fr/b.csv")
    (PosixPath('/partage/annuaire.csv'), PosixPath('/partage/mon annuaire.csv'), None)
    """
    parts = urlsplit(address)
    if parts.scheme == "file":
        return Path(unquote(parts.path))
    return None if "://" in address else Path(address).expanduser()


def _copy(address: str, file: Path, target: Path) -> None:
    """Through another name, so that no half of it ever stands at ``target``."""
    part = target.with_name(f"{target.name}.copy")
    try:
        shutil.copyfile(file, part)
        part.replace(target)
    except OSError as error:
        why = reason_of(error)
        problem = Said(f"le fichier ne peut pas être copié ({why.fr})", f"the file cannot be copied ({why.en})")
        raise DownloadFailed(address, problem, ADDRESS) from error
    finally:
        part.unlink(missing_ok=True)
