"""Which collectivity a convention is of: its name, its SIREN and its schools must point to one and the same.

The paper's name says who the payer is; SIREN, schools and postal code choose between namesakes and confirm a name read
with noise. None, one and several survivors are three outcomes, and only one is taken (house habit 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reconciliation.matching.collectivity_name import is_near, kind_of, possible_names
from reconciliation.official_list import Commune
from reconciliation.registers import Registers
from schemas.draft import CollectivityKind
from schemas.formats import siret
from schemas.school import Payer, School

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class PayerMatch:
    """``communes``: the communes that the payer may be (of a regroupement: its known members). ``payer``: its row in
    the payers' list. ``known_by_name``: the printed name is in a register; when False, SIREN and schools alone agree
    on ``communes``. ``how``: what agreed, for the reader of a result."""

    communes: tuple[Commune, ...] = ()
    kind: CollectivityKind | None = None
    payer: Payer | None = None
    how: str = ""
    known_by_name: bool = True

    @property
    def commune(self) -> Commune | None:
        """The commune that pays, where there is exactly one."""
        is_commune = self.kind is CollectivityKind.COMMUNE
        return self.communes[0] if is_commune and len(self.communes) == 1 else None

    @property
    def is_regroupement(self) -> bool:
        return self.kind is CollectivityKind.REGROUPEMENT

    @property
    def is_known(self) -> bool:
        """Whether the references name exactly one payer, by the name on the paper."""
        return self.known_by_name and (self.commune is not None or self.payer is not None)


def match_payer(
    names: Sequence[str],
    sirets: Sequence[str],
    schools: Sequence[School],
    postal_codes: Sequence[str],
    registers: Registers,
) -> PayerMatch:
    """Who pays. ``names`` and ``sirets``: all that was read, best first, junk allowed; ``schools``: the rows of the
    official list that the listed UAIs name; ``postal_codes``: as printed in the address."""
    kinds = Counter(kind for name in names if (kind := kind_of(name)))
    kind = kinds.most_common(1)[0][0] if kinds else None
    sirens = tuple(dict.fromkeys(siret.siren_of(s) for s in sirets if siret.is_valid(s)))
    if kind is CollectivityKind.REGROUPEMENT:
        return _match_regroupement(names, sirens, registers)
    return _match_commune(names, sirens, schools, postal_codes, registers)


def _match_regroupement(names: Sequence[str], sirens: Sequence[str], registers: Registers) -> PayerMatch:
    kind = CollectivityKind.REGROUPEMENT
    if registers.payers is None:
        return PayerMatch(kind=kind, how="no payers' list to look a regroupement up in", known_by_name=False)
    match = _in_payers_list(names, sirens, registers)
    members = match.payer.communes if match.payer else ()
    communes = tuple(c for name in members for c in registers.official.communes_named(name))
    return replace(match, communes=communes, kind=kind)


def _match_commune(
    names: Sequence[str],
    sirens: Sequence[str],
    schools: Sequence[School],
    postal_codes: Sequence[str],
    registers: Registers,
) -> PayerMatch:
    official = registers.official
    by_siren = _distinct(c for siren in sirens for c in official.commune_of_siren(siren))
    by_schools = _communes_of(schools, registers)
    by_code = {code for code in postal_codes if code}
    named = _distinct(c for name in names for bare in possible_names(name) for c in official.communes_named(bare))
    if not named:
        pointed_to = _distinct([*by_siren, *by_schools])
        named = [c for c in pointed_to if any(is_near(name, c.name) for name in names)]
    survivors = _narrowed(named, by_siren, by_schools, [c for c in named if c.postal_codes & by_code])
    supported = any(c in by_siren or c in by_schools or c.postal_codes & by_code for c in survivors)
    agreed = [c for c in by_siren if c in by_schools]
    if named and not supported and len(agreed) == 1:
        survivors = []  # the name says one commune, everything else another: nobody can tell which
    kind = CollectivityKind.COMMUNE if names else None
    if not named and registers.payers is not None:  # a commune without a school of its own
        listed = _in_payers_list(names, (), registers)
        if listed.payer is not None:
            return replace(listed, kind=kind)
    known = bool(survivors)
    found = tuple(survivors or ([] if supported else agreed))
    return PayerMatch(found, kind, _payer_row(found, registers), _how(found, known, by_siren, by_schools), known)


def _in_payers_list(names: Sequence[str], sirens: Sequence[str], registers: Registers) -> PayerMatch:
    """The only row of the payers' list that the names fit, or else the SIREN."""
    if registers.payers is None:
        return PayerMatch(known_by_name=False)
    by_siren = _distinct(p for siren in sirens if (p := registers.payers.by_siren(siren)) is not None)
    named = _distinct(p for name in names for p in registers.payers.named(name))
    named = named or [p for p in by_siren if any(is_near(name, p.name) for name in names)]
    survivors = [p for p in named if p in by_siren] or named or by_siren
    if len(survivors) != 1:
        how = "in no payers' list" if not survivors else f"{len(survivors)} payers fit"
        return PayerMatch(how=how, known_by_name=bool(named))
    agreed = [what for what, found in (("name", named), ("SIREN", by_siren)) if survivors[0] in found]
    return PayerMatch(payer=survivors[0], how=f"payers' list, by {' and '.join(agreed)}", known_by_name=bool(named))


def _communes_of(schools: Sequence[School], registers: Registers) -> list[Commune]:
    """The communes of the listed schools that hold the most of them."""
    counts = Counter(school.commune_code for school in schools)
    most = max(counts.values(), default=0)
    codes = dict.fromkeys(s.commune_code for s in schools if counts[s.commune_code] == most)
    return [c for code in codes if (c := registers.official.commune(code)) is not None]


def _narrowed(survivors: list[Commune], *evidence: Sequence[Commune]) -> list[Commune]:
    """The survivors that each piece of evidence leaves; evidence that would leave nobody is passed over."""
    for pointed in evidence:
        if len(survivors) > 1:
            survivors = [c for c in survivors if c in pointed] or survivors
    return survivors


def _payer_row(communes: Sequence[Commune], registers: Registers) -> Payer | None:
    """The commune's own row of the payers' list, not that of a syndicate which owns a school there."""
    if registers.payers is None or len(communes) != 1:
        return None
    rows = [p for siren in sorted(communes[0].sirens) if (p := registers.payers.by_siren(siren)) is not None]
    own = [p for p in rows if kind_of(p.name) is CollectivityKind.COMMUNE and is_near(p.name, communes[0].name)]
    return own[0] if len(own) == 1 else None


def _how(
    survivors: Sequence[Commune], known_by_name: bool, by_siren: Sequence[Commune], by_schools: Sequence[Commune]
) -> str:
    if len(survivors) != 1:
        return "no commune fits" if not survivors else f"{len(survivors)} communes fit"
    commune = survivors[0]
    agreed = (("name", known_by_name), ("SIREN", commune in by_siren), ("schools", commune in by_schools))
    return f"{commune.name} by " + ", ".join(what for what, agrees in agreed if agrees)


def _distinct(items: Iterable[_Item]) -> list[_Item]:
    return list(dict.fromkeys(items))
