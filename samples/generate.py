"""A folder of samples: scans in ``inbox/``, their truth, the registers and the campaign they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from random import Random

from samples import (
    document,
    efiling,
    filing,
    honest,
    otherpapers,
    pools,
    registerfiles,
    registers,
    scanner,
    senttext,
    truth,
)
from samples.communes import Commune
from samples.document import Paper
from samples.faults import Scene, alter_clause, plant
from samples.filing import Filed
from samples.registers import Register
from samples.tiers import Style, Tier
from samples.truth import SampleTruth
from schemas.campaign import Campaign
from schemas.finding import Code

FAULTY_SHARE = 0.4
LARGEST_COMMUNE = 26  # schools; a longer list would not fit the pages of a convention
ALTERED_SHARE = 0.3  # of the faulty ones, where there is a reference text
SPARE = 4  # free communes that a regroupement must leave
RESERVE = 12  # communes kept without a convention, for faults that borrow from another commune
CAMPAIGN = Campaign()


def make_samples(
    folder: Path,
    count: int,
    seed: int,
    tier: Tier,
    style: Style = Style.TUNING,
    *,
    official_list: Path | None = None,
    faults: bool = True,
    reference_text: bool = False,
) -> Path:
    """Writes ``count`` documents and all that a workspace needs but its ledger; returns ``folder``.

    ``faults``: two documents in five carry a planted fault, some are no convention or repeat another; without it all
    are honest. ``reference_text``: all have the wording of ``reference/convention.txt``, some with an altered clause.
    The same arguments and installed typefaces give the same documents. Raises ValueError when a given official list
    has too few communes for ``count``.
    """
    rng = Random(f"{seed}/{tier}/{style}")
    register = (
        registers.adopt(official_list, rng) if official_list else registers.invent(rng, max(90, count * 2 + RESERVE))
    )
    write_references(folder, register, rng, reference_text)
    run = _Run(folder, tier, style, register, *_dealt(register, count, rng))
    if reference_text:
        run.compared = True
        sent = senttext.text_of(senttext.steady(pools.draw(style, rng)), CAMPAIGN)
        (folder / "reference" / "convention.txt").write_text(sent, encoding="utf-8")
    for number in range(1, count + 1):
        run.needed = count - number
        run.one(number, Random(f"{seed}/{tier}/{style}/{number}"), FAULTY_SHARE if faults else 0.0)
    return folder


def write_references(folder: Path, register: Register, rng: Random, reference_text: bool = False) -> None:
    """A workspace's folders, its registers and its campaign."""
    for part in ("inbox", "truth", "reference"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    official_list = folder / "reference" / "official_list.csv"
    if register.real_list:
        official_list.write_bytes(register.real_list.read_bytes())
    else:
        registerfiles.write_official_list(official_list, register.schools, rng)
    mayors = [(c, register.mayors[c.code]) for c in register.communes]
    registerfiles.write_mayors(folder / "reference" / "mayors.csv", mayors)
    (folder / "campaign.toml").write_text(_campaign_toml(CAMPAIGN, reference_text), encoding="utf-8")


def _campaign_toml(campaign: Campaign, reference_text: bool) -> str:
    first, last = campaign.signature_window
    return (
        f'school_year = "{campaign.school_year}"\n'
        f'unit_price = "{campaign.unit_price}"\n'
        f"end_date = {campaign.end_date}\n"
        f"signature_window = [{first}, {last}]\n"
        "require_region_signature = true\n"
        f"pages = [{campaign.pages[0]}, {campaign.pages[1]}]\n"
        + ('reference_text = "reference/convention.txt"\n' if reference_text else "")
    )


def _dealt(register: Register, count: int, rng: Random) -> tuple[list[Commune], tuple[Commune, ...]]:
    """The communes that get a convention, and those kept aside."""
    usable = [c for c in register.communes if 1 <= len(register.payable(c)) <= LARGEST_COMMUNE]
    rng.shuffle(usable)
    aside = min(RESERVE, len(usable) // 4)
    if len(usable) - aside < count:
        raise ValueError(
            f"the official list has {len(usable)} usable communes; ask for {len(usable) - aside} samples at most"
        )
    return usable[aside:], tuple(usable[:aside])


class Task(StrEnum):
    """What a document of the inbox is."""

    ONE = "one"
    SEVERAL = "several"  # two or three conventions in one file
    OTHER = "other"  # no convention
    COPY = "copy"  # the same bytes as an earlier file
    AGAIN = "again"  # another scan of an earlier convention


TASKS = {Task.ONE: 86, Task.SEVERAL: 5, Task.OTHER: 5, Task.COPY: 2, Task.AGAIN: 2}
REGROUPEMENTS = 0.12
LARGEST_REGROUPEMENT = 14  # schools
BORN_DIGITAL = {Tier.CLEAN: 0.35, Tier.OFFICE: 0.12, Tier.HOSTILE: 0.03}
ELECTRONIC = 0.25  # of the born-digital ones


@dataclass(slots=True)
class _Run:
    """What the documents of one run share; ``free`` shrinks, so that no commune has two conventions; ``single`` are
    the papers that a later document may repeat."""

    folder: Path
    tier: Tier
    style: Style
    register: Register
    free: list[Commune]
    aside: tuple[Commune, ...]
    compared: bool = False  # with a reference text
    needed: int = 0  # documents still to come: each needs a commune
    single: list[tuple[Filed, Paper]] = field(default_factory=list)

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    def one(self, number: int, rng: Random, faulty_share: float) -> None:
        """Document ``number`` and its truth."""
        stem = f"{number:04d}-{self.tier}"
        task = rng.choices(list(TASKS), weights=list(TASKS.values()))[0] if faulty_share else Task.ONE
        if task in (Task.COPY, Task.AGAIN) and not self.single:
            task = Task.ONE
        found = {
            Task.ONE: self._one,
            Task.SEVERAL: self._several,
            Task.OTHER: self._other,
            Task.COPY: self._copy,
            Task.AGAIN: self._again,
        }[task](stem, rng, faulty_share)
        truth.write(self.folder / "truth" / f"{stem}.json", found)

    def _truth(self, filed: Filed, duplicate_of: str = "", kind: str = "convention") -> SampleTruth:
        return SampleTruth(filed.name, self.tier, self.style, filed.conventions, kind, duplicate_of, filed.damage)

    def _one(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        paper = self._paper(rng, rng.random() < faulty_share)
        if rng.random() < BORN_DIGITAL[self.tier] and not paper.printed.dropped:
            if rng.random() < ELECTRONIC and paper.printed.should_accept and not paper.printed.expected:
                return self._truth(efiling.signed(self.inbox, stem, paper, rng, spoil=rng.random() < faulty_share))
            filed = filing.born_digital(self.inbox, stem, paper)
        else:
            filed = filing.scan(self.inbox, stem, [paper], scanner.draw(self.tier, rng), rng)
        if paper.printed.should_accept:
            self.single.append((filed, paper))
        return self._truth(filed)

    def _several(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        count = min(rng.choice((2, 2, 3)), len(self.free) - self.needed)
        papers = [self._paper(rng, rng.random() < faulty_share / 2, tears=False) for _ in range(count)]
        how = replace(scanner.draw(self.tier, rng), shuffled=False)
        return self._truth(filing.scan(self.inbox, stem, papers, how, rng))

    def _other(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        commune = rng.choice(self.aside)
        uai = rng.choice(self.register.payable(commune)).uai
        paper = otherpapers.draw(commune, uai, pools.draw(self.style, rng), rng)
        how = scanner.draw(self.tier, rng)
        filed = filing.scan_other(self.inbox, stem, paper, how, rng)
        return self._truth(filed, kind=paper.kind.value)

    def _copy(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        filed, paper = rng.choice(self.single)
        copied = self.inbox / f"{stem}{Path(filed.name).suffix}"
        copied.write_bytes((self.inbox / filed.name).read_bytes())
        repeated = replace(paper.printed, expected=frozenset({Code.DUPLICATE_DOCUMENT}))
        true = replace(filed.conventions[0], printed=repeated)
        return self._truth(Filed(copied.name, (true,), ("copy", *filed.damage)), filed.name)

    def _again(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        filed, paper = rng.choice(self.single)
        repeated = replace(paper, printed=replace(paper.printed, expected=frozenset({Code.DUPLICATE_CONVENTION})))
        return self._truth(filing.scan(self.inbox, stem, [repeated], scanner.draw(self.tier, rng), rng), filed.name)

    def _paper(self, rng: Random, faulty: bool, tears: bool = True) -> Paper:
        """A convention on paper; ``tears``: a page of it may be lost."""
        look = pools.draw(self.style, rng)
        look = senttext.steady(look) if self.compared else look
        members = self._members(rng)
        if len(members) > 1:
            printed = honest.of_regroupement(self.register, members, look, CAMPAIGN, rng)
        else:
            printed = honest.of_commune(self.register, members[0], look, CAMPAIGN, rng)
        if faulty:
            scene = Scene(self.register, members[0], self.aside, look, CAMPAIGN, rng)
            altered = self.compared and rng.random() < ALTERED_SHARE
            printed = alter_clause(printed, scene) if altered else plant(printed, scene, tears)
        return document.put_on_paper(printed, look, self.tier, rng)

    def _members(self, rng: Random) -> list[Commune]:
        """The next free commune; at times a few of its neighbours with it."""
        first = self.free.pop()
        members = [first]
        if rng.random() >= REGROUPEMENTS:
            return members
        size = len(self.register.payable(first))
        for commune in self.free[-12:]:
            more = len(self.register.payable(commune))
            if commune.department == first.department and size + more <= LARGEST_REGROUPEMENT and len(members) < 4:
                members.append(commune)
                size += more
        if len(self.free) - len(members) < self.needed + SPARE:
            return [first]
        for commune in members[1:]:
            self.free.remove(commune)
        return members
