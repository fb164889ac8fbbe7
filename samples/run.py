"""The documents of one run, one after another: what each is, whose it is, and its truth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from random import Random

from samples import document, efiling, filing, honest, otherpapers, styles, truth
from samples.communes import Commune
from samples.document import Paper
from samples.faults import plant, terms
from samples.faults.scene import Scene
from samples.filing import Filed
from samples.registers import Register
from samples.tiers import Style, Tier
from samples.truth import SampleTruth
from schemas.campaign import Campaign
from schemas.finding import Code

ALTERED_SHARE = 0.3  # of the faulty ones, where there is a reference text
SPARE = 4  # free communes that a regroupement must leave


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
class Run:
    """What the documents of one run share; ``free`` shrinks, so that no commune has two conventions; ``single`` are
    the papers that a later document may repeat."""

    folder: Path
    tier: Tier
    style: Style
    register: Register
    free: list[Commune]
    aside: tuple[Commune, ...]
    campaign: Campaign
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
            filed = filing.scan(self.inbox, stem, [paper], styles.draw_take(self.style, self.tier, rng), rng)
        if paper.printed.should_accept:
            self.single.append((filed, paper))
        return self._truth(filed)

    def _several(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        count = min(rng.choice((2, 2, 3)), len(self.free) - self.needed)
        papers = [self._paper(rng, rng.random() < faulty_share / 2, tears=False) for _ in range(count)]
        how = replace(styles.draw_take(self.style, self.tier, rng), shuffled=False)
        return self._truth(filing.scan(self.inbox, stem, papers, how, rng))

    def _other(self, stem: str, rng: Random, faulty_share: float) -> SampleTruth:
        commune = rng.choice(self.aside)
        uai = rng.choice(self.register.payable(commune)).uai
        paper = otherpapers.draw(commune, uai, styles.draw(self.style, rng), rng)
        how = styles.draw_take(self.style, self.tier, rng)
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
        return self._truth(
            filing.scan(self.inbox, stem, [repeated], styles.draw_take(self.style, self.tier, rng), rng), filed.name
        )

    def _paper(self, rng: Random, faulty: bool, tears: bool = True) -> Paper:
        """A convention on paper; ``tears``: a page of it may be lost."""
        look = styles.draw(self.style, rng)
        look = styles.steady(look) if self.compared else look
        members = self._members(rng)
        if len(members) > 1:
            printed = honest.of_regroupement(self.register, members, look, self.campaign, rng)
        else:
            printed = honest.of_commune(self.register, members[0], look, self.campaign, rng)
        if faulty:
            scene = Scene(self.register, members[0], self.aside, look, self.campaign, rng)
            altered = self.compared and rng.random() < ALTERED_SHARE
            printed = terms.alter_clause(printed, scene) if altered else plant(printed, scene, tears)
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
