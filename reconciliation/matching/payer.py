"""Which collectivity a convention is of: its name, its SIREN and its schools must point to one and the same.

The paper's name says who the payer is; SIREN, schools and postal code choose between namesakes and confirm a name read
with noise. None, one and several survivors are three outcomes, and only one is taken (house habit 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reconciliation.matching.words import folded_words, likeness, same_word
from reconciliation.official_list import Commune
from reconciliation.registers import Registers
from schemas.draft import CollectivityKind
from schemas.formats import commune_name, siret
from schemas.school import Payer, School

_Item = TypeVar("_Item")

NEAR_NAME = 0.8
"""Least likeness of a commune's name read with noise; taken only when SIREN or schools point to it as well."""

_GROUP_WORDS = frozenset(
    folded_words(
        "SIVU SIVOM SIVOS SIRP SIRS SMIRP SIS RPI SYNDICAT REGROUPEMENT COMMUNAUTE INTERCOMMUNAL "
        "INTERCOMMUNALE METROPOLE EPCI"
    )
)
_LINKS = ("DE", "D", "DU", "DES")


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


def kind_of(name: str) -> CollectivityKind | None:
    """What a collectivity's name says it is; None for an empty name.

    >>> kind_of("COMMUNE DE LESPIGNAN").value, kind_of("COMMUNAUTE DE COMMUNES DU LAC").value, kind_of("")
    ('commune', 'regroupement', None)
    """
    words = folded_words(name.replace(".", ""))
    if not words:
        return None
    grouped = any(
        word in _GROUP_WORDS or any(len(g) > 5 and same_word(word, g) for g in _GROUP_WORDS) for word in words
    )
    return CollectivityKind.REGROUPEMENT if grouped else CollectivityKind.COMMUNE


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
    named = _distinct(p for name in names for p in registers.payers.named(name))
    by_siren = _distinct(p for siren in sirens if (p := registers.payers.by_siren(siren)) is not None)
    survivors = [p for p in named if p in by_siren] or named or by_siren
    if len(survivors) != 1:
        how = "in no payers' list" if not survivors else f"{len(survivors)} payers fit"
        return PayerMatch(kind=kind, how=how, known_by_name=bool(named))
    payer = survivors[0]
    communes = tuple(c for name in payer.communes for c in registers.official.communes_named(name))
    how = "payers' list, by " + " and ".join(w for w, found in (("name", named), ("SIREN", by_siren)) if payer in found)
    return PayerMatch(communes, kind, payer, how, known_by_name=payer in named)


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
    bare_names = _distinct(
        bare for name in names for bare in (bare_commune_name(name), commune_name.compact(name)) if bare
    )
    named = _distinct(c for bare in bare_names for c in official.communes_named(bare))
    pointed = [c for c in by_siren if c in by_schools]
    if not named:
        near = [c for c in _distinct([*by_siren, *by_schools]) if _is_near(bare_names, c)]
        named = near
    survivors = _narrowed(named, by_siren, by_schools, [c for c in named if set(c.postal_codes) & set(postal_codes)])
    unsupported = bool(named) and not any(_supported(c, by_siren, by_schools, postal_codes) for c in survivors)
    if unsupported and len(pointed) == 1:
        survivors = []  # the name says one commune, everything else another: nobody can tell which
    known_by_name = bool(survivors)
    survivors = survivors or (pointed if not named or unsupported else [])
    payer = _payer_row(survivors, registers)
    return PayerMatch(
        tuple(survivors),
        CollectivityKind.COMMUNE if names else None,
        payer,
        _how(survivors, known_by_name, by_siren, by_schools),
        known_by_name,
    )


def bare_commune_name(name: str) -> str:
    """A commune's name in its compact form, without "COMMUNE DE", "VILLE DE", "MAIRIE DE L'".

    >>> bare_commune_name("COMMUNE DE LA SALLE-L'EVEQUE"), bare_commune_name("Ville d'Aspres")
    ('SALLE L EVEQUE', 'ASPRES')
    """
    words = folded_words(name)
    if len(words) > 1 and any(same_word(words[0], kind) for kind in ("COMMUNE", "MAIRIE", "VILLE", "MUNICIPALITE")):
        words = words[1:]
    while len(words) > 1 and words[0] in _LINKS:
        words = words[1:]
    return commune_name.compact(" ".join(words))


def _is_near(bare_names: Iterable[str], commune: Commune) -> bool:
    return any(likeness(name, commune_name.compact(commune.name)) >= NEAR_NAME for name in bare_names)


def _communes_of(schools: Sequence[School], registers: Registers) -> list[Commune]:
    """The communes of the listed schools that hold the most of them."""
    counts = Counter(school.commune_code for school in schools)
    most = max(counts.values(), default=0)
    wanted = {code for code, count in counts.items() if count == most}
    names = _distinct((s.commune, s.department) for s in schools if s.commune_code in wanted)
    found = (c for name, department in names for c in registers.official.communes_named(name, department))
    return _distinct(c for c in found if c.code in wanted)


def _narrowed(survivors: list[Commune], *evidence: Sequence[Commune]) -> list[Commune]:
    """The survivors that each piece of evidence leaves; evidence that would leave nobody is passed over."""
    for pointed in evidence:
        if len(survivors) > 1:
            survivors = [c for c in survivors if c in pointed] or survivors
    return survivors


def _supported(c: Commune, by_siren: Sequence[Commune], by_schools: Sequence[Commune], codes: Sequence[str]) -> bool:
    return c in by_siren or c in by_schools or bool(set(c.postal_codes) & set(codes))


def _payer_row(survivors: Sequence[Commune], registers: Registers) -> Payer | None:
    if registers.payers is None or len(survivors) != 1:
        return None
    rows = _distinct(p for siren in survivors[0].sirens if (p := registers.payers.by_siren(siren)) is not None)
    return rows[0] if len(rows) == 1 else None


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
