"""The few samples that are committed: each shows one thing a clerk meets, in one small workspace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from samples import document, filing, generate, honest, otherpapers, pools, registers, truth
from samples.communes import Commune
from samples.damage import PAPERS
from samples.faults import parties, schools, signing, terms
from samples.faults.scene import Fault, Scene
from samples.look import Look
from samples.printed import DateKind, Printed, Signed
from samples.registers import Register
from samples.scanner import Container, Device, Take
from samples.tiers import Style, Tier
from samples.truth import SampleTruth

FLAT = Take(Device.FLATBED, 200, False, 45, Container.PDF, 0.2, 1.5)
COPIER = replace(FLAT, skew=1.2, dpi=150, noise=3.0, dirt=True, holes=True, paper=PAPERS[1], blur=0.4)
PHONE = Take(Device.PHONE, 170, True, 38, Container.PDF, 2.0, 4.0, light=0.25, blur=0.4)
FAX = Take(Device.FAX, 200, False, 80, Container.TIFF, 0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One committed sample. ``fault``: what is wrong with it; ``how``: None for born digital."""

    stem: str
    tier: Tier
    fault: Fault | None
    how: Take | None
    kind: str = "commune"


WANTED = (
    Wanted("01-acceptee", Tier.CLEAN, None, FLAT),
    Wanted("02-acceptee-texte", Tier.CLEAN, None, None),
    Wanted("03-total-faux", Tier.OFFICE, terms.total_mismatch, COPIER),
    Wanted("04-ecole-fermee", Tier.CLEAN, schools.school_closed, FLAT),
    Wanted("05-uai-mal-imprime", Tier.OFFICE, schools.uai_wrong_letter, FAX),
    Wanted("06-adjoint", Tier.CLEAN, parties.deputy_signs, None),
    Wanted("07-cachet-seul", Tier.OFFICE, signing.stamp_only, COPIER),
    Wanted("08-lettre", Tier.OFFICE, None, COPIER, "letter"),
    Wanted("09-regroupement-photo", Tier.HOSTILE, None, PHONE, "regroupement"),
    Wanted("10-date-absente", Tier.OFFICE, signing.date_missing, COPIER),
    Wanted("11-modele-de-l-an-dernier", Tier.CLEAN, terms.last_years_template, FLAT),
    Wanted("12-siret-faux-photo", Tier.HOSTILE, parties.siret_invalid, PHONE),
)


def make_finished(folder: Path, seed: int = 2025) -> Path:
    """Writes the workspace of committed samples again, the same each time."""
    rng = Random(seed)
    register = registers.invent(rng, 60)
    generate.write_references(folder, register, rng)
    free = [c for c in register.communes if 2 <= len(register.payable(c)) <= 4]
    for wanted in WANTED:
        found = _file(folder, wanted, register, free, rng)
        truth.write(folder / "truth" / f"{wanted.stem}.json", found)
    return folder


def _file(folder: Path, wanted: Wanted, register: Register, free: list[Commune], rng: Random) -> SampleTruth:
    inbox = folder / "inbox"
    look = pools.draw(Style.TUNING, rng)
    if wanted.kind == "letter":
        assert wanted.how is not None
        uai = register.payable(free[0])[0].uai
        paper = otherpapers.draw(free[0], uai, look, rng, otherpapers.Paper.LETTER)
        filed = filing.scan_other(inbox, wanted.stem, paper, wanted.how, rng, suffix="jpg")
        return SampleTruth(filed.name, wanted.tier, Style.TUNING, (), kind=paper.kind.value, damage=filed.damage)
    printed = _printed(wanted, register, free, look, rng)
    on_paper = document.put_on_paper(printed, look, wanted.tier, rng)
    if wanted.how is None:
        filed = filing.born_digital(inbox, wanted.stem, on_paper)
    else:
        filed = filing.scan(inbox, wanted.stem, [on_paper], wanted.how, rng)
    return SampleTruth(filed.name, wanted.tier, Style.TUNING, filed.conventions, damage=filed.damage)


def _printed(wanted: Wanted, register: Register, free: list[Commune], look: Look, rng: Random) -> Printed:
    """The first commune for which the fault can be planted; a printed date, so that each sample shows one thing."""
    for commune in list(free):
        if wanted.kind == "regroupement":
            members = [c for c in free if c.department == commune.department][:3]
            printed = honest.of_regroupement(register, members, look, generate.CAMPAIGN, rng)
        else:
            members = [commune]
            printed = honest.of_commune(register, commune, look, generate.CAMPAIGN, rng)
        printed = replace(printed, date_kind=DateKind.PRINTED, collectivity_mark=Signed.INK_AND_STAMP)
        scene = Scene(register, commune, (), look, generate.CAMPAIGN, rng)
        planted = wanted.fault(printed, scene) if wanted.fault else printed
        if planted is not None:
            for member in members:
                free.remove(member)
            return planted
    raise ValueError(f"no invented commune suits {wanted.stem}")
