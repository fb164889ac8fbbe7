"""The payers' list: SIREN, name and kind of the collectivities that may sign, with their member communes.

Optional, and made by the user; one row for each payer, or one for each member commune (as BANATIC exports it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from reconciliation.register_errors import RegisterName
from reconciliation.register_file import cleaned, snapshot_of
from reconciliation.tables.kept import Columns
from schemas.folding import folded_words
from schemas.school import Payer, Snapshot

_OPENED = {
    "SIVU": "SYNDICAT INTERCOMMUNAL A VOCATION UNIQUE",
    "SIVOM": "SYNDICAT INTERCOMMUNAL A VOCATION MULTIPLE",
    "SIVOS": "SYNDICAT INTERCOMMUNAL A VOCATION SCOLAIRE",
    "RPI": "REGROUPEMENT PEDAGOGIQUE INTERCOMMUNAL",
    "CC": "COMMUNAUTE DE COMMUNES",
    "CA": "COMMUNAUTE D AGGLOMERATION",
    "ST": "SAINT",
    "STE": "SAINTE",
}
_LINKS = frozenset(folded_words("LE LA LES L DE DU DES D"))


class PayersList:
    """Questions to the list."""

    def __init__(self, payers: Sequence[Payer], snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._payers = tuple(payers)

    def by_siren(self, siren: str) -> Payer | None:
        return self._by_siren.get(siren)

    def named(self, name: str) -> tuple[Payer, ...]:
        """The payers of that name despite case, accents, articles and initials (SIVU, CC …)."""
        return tuple(self._by_name.get(payer_key(name), ()))

    def __len__(self) -> int:
        return len(self._payers)

    @cached_property
    def _by_siren(self) -> Mapping[str, Payer]:
        return {payer.siren: payer for payer in self._payers}

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Payer]]:
        named: dict[str, list[Payer]] = {}
        for payer in self._payers:
            named.setdefault(payer_key(payer.name), []).append(payer)
        return named


def payer_key(name: str) -> str:
    """What two writings of a collectivity's name have in common.

    >>> payer_key("S.I.V.U. des Écoles du Lac") == payer_key("Syndicat intercommunal à vocation unique ECOLES DU LAC")
    True
    >>> payer_key("Commune de Clairval") == payer_key("CLAIRVAL")
    True
    """
    words = folded_words(re.sub(r"\b(?:[A-Za-z]\.){2,}", lambda sigle: sigle[0].replace(".", "") + " ", name))
    opened = " ".join(_OPENED.get(word, word) for word in words).split()
    if len(opened) > 1 and opened[0] == "COMMUNE":
        opened = opened[1:]
    return " ".join(word for word in opened if word not in _LINKS)


def load_payers(path: Path, cache: Path | None = None, dated: str = "") -> PayersList:
    """The list in ``path``. Raises a RegisterError."""
    columns, sha256 = cleaned(RegisterName.PAYERS, path, cache, _clean)
    listed = zip(columns["siren"], columns["name"], columns["kind"], columns["communes"], strict=True)
    payers = [
        Payer(siren, name, kind, tuple(c for c in communes.split("\n") if c)) for siren, name, kind, communes in listed
    ]
    return PayersList(payers, snapshot_of(path, columns, sha256, dated))


def _clean(path: Path, content: bytes) -> Columns:
    from reconciliation.tables.payer_rows import payer_rows  # pandas, which a cached list does without

    return payer_rows(path, content)
