"""What only the whole campaign shows: a school claimed by two payers, a convention scanned twice, versions of one.

Pure functions over one compact :class:`Entry` per convention. They are run again over all entries whenever anything
arrives, and return what every entry has *now*: an earlier result whose standing changes is in the answer like a new
one. Every step is a grouping by dictionary, so the time grows with the number of listed schools.

Versions. Conventions of one payer and one school year that share a school are versions of one agreement. The same
content twice is another scan of the same paper; another content is a corrected version, and the later signed holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import product

from reconciliation.matching.collectivity_name import bare_commune_name
from schemas.convention import Convention, Status
from schemas.draft import FieldName
from schemas.finding import Code, Finding, Nuance
from schemas.formats import siret
from schemas.reading import Reading

Findings = Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One convention, as the campaign sees it. Only proved values; "" or None where there is no proof.

    ``siren`` and ``payer_name`` both say who pays: a printed SIRET may be another's, a name may be unreadable.
    ``uais``: one a row of the list. ``label``: what people call it in a message ("scan 12.pdf"). ``accepted``: by its
    own findings alone, so that the answer does not depend on an earlier answer. ``arrival`` grows with every convention
    taken; ``first_page`` tells apart the conventions of one file.
    """

    id: str
    sha256: str
    arrival: int
    siren: str
    payer_name: str
    school_year: str
    uais: tuple[str, ...]
    total: Decimal | None = None
    signature_date: str = ""
    accepted: bool = False
    label: str = ""
    first_page: int = 1

    @property
    def payer_keys(self) -> frozenset[str]:
        """The names under which its payer is known; two entries with a key in common are of one payer."""
        return frozenset(key for key in (self.siren, bare_commune_name(self.payer_name)) if key)

    @property
    def schools(self) -> frozenset[str]:
        """Its proved UAIs."""
        return frozenset(self.uais) - {""}

    @property
    def came(self) -> tuple[int, int]:
        """Sorts conventions by their arrival."""
        return self.arrival, self.first_page

    def is_newer_than(self, earlier: Entry) -> bool:
        """Whether it, come after ``earlier``, is the later version: signed no earlier, where both dates are known."""
        dates = (self.signature_date, earlier.signature_date)
        return "" in dates or self.signature_date >= earlier.signature_date


def entry_of(result_id: str, sha256: str, arrival: int, convention: Convention, label: str = "") -> Entry:
    """The entry of a convention that was judged by itself, before any finding of the campaign was added to it."""
    proved = {name: _proved(reading) for name, reading in convention.fields.items()}
    number, total = proved[FieldName.SIRET], proved[FieldName.TOTAL_AMOUNT]
    return Entry(
        result_id,
        sha256,
        arrival,
        siret.siren_of(number) if siret.is_valid(number) else "",
        proved[FieldName.COLLECTIVITY_NAME],
        proved[FieldName.SCHOOL_YEAR],
        tuple(_proved(row.uai) for row in convention.schools),
        Decimal(total) if total else None,
        proved[FieldName.SIGNATURE_DATE],
        convention.status is Status.ACCEPTED,
        label or result_id,
        convention.first_page,
    )


def campaign_findings(entries: Iterable[Entry]) -> Findings:
    """The findings that the campaign adds to each convention, by id; an id without any is not in it."""
    arrived = sorted(entries, key=lambda entry: (entry.arrival, entry.first_page, entry.id))
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    outdated: set[str] = set()
    for versions in _versions(arrived):
        for entry, finding in _standing(versions):
            found[entry.id].append(finding)
            if finding.nuance is not Nuance.OTHER_VERSION:  # another convention holds in its place
                outdated.add(entry.id)
    for entry, finding in _claimed_twice([entry for entry in arrived if entry.id not in outdated]):
        found[entry.id].append(finding)
    return {result_id: tuple(findings) for result_id, findings in found.items()}


def changed(before: Findings, after: Findings) -> frozenset[str]:
    """The ids whose findings of the campaign are others than before: their results are to be written again."""
    return frozenset(i for i in before.keys() | after.keys() if before.get(i, ()) != after.get(i, ()))


def _proved(reading: Reading) -> str:
    return reading.value or "" if reading.status.is_proved else ""


def _versions(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Groups of two or more conventions of one payer and year that are linked by shared schools."""
    first_of: dict[tuple[str, str, str], int] = {}
    group = list(range(len(entries)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for at, entry in enumerate(entries):
        for key, uai in product(entry.payer_keys, entry.schools):
            other = first_of.setdefault((key, entry.school_year, uai), at)
            older, newer = sorted((root(other), root(at)))
            group[newer] = older
    members: defaultdict[int, list[Entry]] = defaultdict(list)
    for at, entry in enumerate(entries):
        members[root(at)].append(entry)
    yield from (versions for versions in members.values() if len(versions) > 1)


def _standing(versions: Sequence[Entry]) -> Iterator[tuple[Entry, Finding]]:
    """Which versions do not hold, and why: first copies of one paper, then versions of one agreement."""
    originals: list[Entry] = []
    for copies in _copies(versions):
        kept = next((copy for copy in copies if copy.accepted), copies[0])
        originals.append(kept)
        for copy in copies:
            if copy is not kept and (copy.sha256, copy.first_page) != (kept.sha256, kept.first_page):
                nuance = Nuance.BETTER_SCAN if copy.arrival < kept.arrival else None
                yield copy, _duplicate(copy, kept, nuance)
    newest = _newest(originals)
    for older in originals:
        if older is newest:
            continue
        if newest.accepted and older.accepted and older.signature_date == newest.signature_date:
            yield older, _duplicate(older, newest, Nuance.OTHER_VERSION)
            yield newest, _duplicate(newest, older, Nuance.OTHER_VERSION)
        elif older.accepted and not newest.accepted:
            yield newest, _duplicate(newest, older, Nuance.OTHER_VERSION)
            if older.total != newest.total:
                yield older, _duplicate(older, newest, Nuance.OTHER_VERSION)
        else:
            yield older, _duplicate(older, newest, Nuance.REPLACED)


def _newest(versions: Sequence[Entry]) -> Entry:
    """The version that holds, if it is accepted: the last signed; by arrival where a date is not known."""
    first, *later = sorted(versions, key=lambda entry: entry.came)
    return reduce(lambda newest, entry: entry if entry.is_newer_than(newest) else newest, later, first)


def _copies(versions: Sequence[Entry]) -> list[list[Entry]]:
    """The versions by content; a value without proof agrees with any, so that a poor scan is still a copy."""
    groups: list[list[Entry]] = []
    for entry in versions:
        same = next((g for g in groups if all(_same_content(entry, other) for other in g)), None)
        if same is None:
            groups.append([entry])
        else:
            same.append(entry)
    return groups


def _same_content(one: Entry, other: Entry) -> bool:
    return (
        _same_schools(one, other)
        and (one.total is None or other.total is None or one.total == other.total)
        and (not one.signature_date or not other.signature_date or one.signature_date == other.signature_date)
    )


def _same_schools(one: Entry, other: Entry) -> bool:
    if "" not in one.uais + other.uais:
        return one.schools == other.schools
    return len(one.uais) == len(other.uais) and (one.schools <= other.schools or other.schools <= one.schools)


def _duplicate(entry: Entry, other: Entry, nuance: Nuance | None) -> Finding:
    """``found`` and ``expected`` are the two amounts, where they differ."""
    differs = nuance in (Nuance.REPLACED, Nuance.OTHER_VERSION) and entry.total != other.total
    found, expected = (_euros(entry.total), _euros(other.total)) if differs else (None, None)
    return Finding(Code.DUPLICATE_CONVENTION, None, found, expected, detail=other.label, nuance=nuance)


def _euros(total: Decimal | None) -> str | None:
    return None if total is None else f"{total:.2f}"


def _claimed_twice(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Finding]]:
    """The schools that the valid conventions of two payers list, on every one of these conventions, in its order."""
    claims: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    known = [entry for entry in entries if entry.payer_keys]
    for entry in known:
        for uai in entry.schools:
            claims[uai, entry.school_year].append(entry)
    for entry in known:
        for uai in dict.fromkeys(entry.uais):
            claimants = claims.get((uai, entry.school_year), ())
            if len(claimants) < 2:
                continue
            others = {c.payer_name or c.siren for c in claimants if not c.payer_keys & entry.payer_keys}
            if others:
                field = f"schools[{entry.uais.index(uai)}].uai"
                yield entry, Finding(Code.SCHOOL_CLAIMED_TWICE, field, uai, detail=", ".join(sorted(others)))
