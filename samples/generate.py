"""A folder of samples: scans in ``inbox/``, their truth, the registers and the campaign they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from samples import document, faults, honest, pools, registerfiles, registers, scanfile, truth
from samples.communes import Commune
from samples.document import Paper
from samples.inking import press
from samples.look import Look
from samples.printed import Printed
from samples.raster import pdf_to_pictures
from samples.tiers import Style, Tier
from samples.truth import SampleTruth
from schemas.campaign import Campaign

FAULTY_SHARE = 0.4
LARGEST_COMMUNE = 26  # schools; a longer list would not fit the pages of a convention
RESERVE = 12  # communes kept without a convention, for faults that borrow from another commune
CAMPAIGN = Campaign()


def make_samples(
    folder: Path,
    count: int,
    seed: int,
    tier: Tier,
    style: Style = Style.TUNING,
    official_list: Path | None = None,
    faults: bool = True,  # noqa: A002
) -> Path:
    """Writes ``count`` documents and all that a workspace needs but its ledger; returns ``folder``.

    The same arguments and installed typefaces give the same documents. Raises ValueError when a given official list
    has too few communes for ``count``.
    """
    rng = Random(f"{seed}/{tier}/{style}")
    register = (
        registers.adopt(official_list, rng) if official_list else registers.invent(rng, max(90, count * 2 + RESERVE))
    )
    for part in ("inbox", "truth", "reference"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    if official_list:
        (folder / "reference" / "official_list.csv").write_bytes(official_list.read_bytes())
    else:
        registerfiles.write_official_list(folder / "reference" / "official_list.csv", register.schools, rng)
    registerfiles.write_mayors(
        folder / "reference" / "mayors.csv", ((c, register.mayors[c.code]) for c in register.communes)
    )
    (folder / "campaign.toml").write_text(_campaign_toml(CAMPAIGN), encoding="utf-8")
    run = _Run(folder, tier, style, register, *_dealt(register, count, rng))
    for number in range(1, count + 1):
        run.one(number, Random(f"{seed}/{tier}/{style}/{number}"), faults)
    return folder


def _campaign_toml(campaign: Campaign) -> str:
    first, last = campaign.signature_window
    return (
        f'school_year = "{campaign.school_year}"\n'
        f'unit_price = "{campaign.unit_price}"\n'
        f"end_date = {campaign.end_date}\n"
        f"signature_window = [{first}, {last}]\n"
        "require_region_signature = true\n"
        f"pages = [{campaign.pages[0]}, {campaign.pages[1]}]\n"
    )


def _dealt(register: registers.Register, count: int, rng: Random) -> tuple[list[Commune], tuple[Commune, ...]]:
    """The communes that get a convention, and those kept aside."""
    usable = [c for c in register.communes if 1 <= len(register.payable(c)) <= LARGEST_COMMUNE]
    rng.shuffle(usable)
    aside = min(RESERVE, len(usable) // 4)
    if len(usable) - aside < count:
        raise ValueError(
            f"the official list has {len(usable)} usable communes; ask for {len(usable) - aside} samples at most"
        )
    return usable[aside:], tuple(usable[:aside])


@dataclass(slots=True)
class _Run:
    """What the documents of one run share; ``free`` shrinks, so that no commune has two conventions."""

    folder: Path
    tier: Tier
    style: Style
    register: registers.Register
    free: list[Commune]
    aside: tuple[Commune, ...]

    def one(self, number: int, rng: Random, with_faults: bool) -> None:
        look = pools.draw(self.style, rng)
        printed = self._printed(look, rng, with_faults and rng.random() < FAULTY_SHARE)
        paper = document.put_on_paper(printed, look, self.tier, rng)
        name = f"{number:04d}-{self.tier}.pdf"
        dpi = 200
        pictures = pdf_to_pictures(paper.sheet.pdf, dpi)
        for page, picture in enumerate(pictures, start=1):
            press(picture, paper.marks, page, dpi)
        scanfile.write_pdf(self.folder / "inbox" / name, pictures, dpi, 85)
        found = SampleTruth(name, self.tier, self.style, (((1, len(pictures)), printed),))
        truth.write(self.folder / "truth" / f"{Path(name).stem}.json", found)

    def _printed(self, look: Look, rng: Random, faulty: bool) -> Printed:
        commune = self.free.pop()
        printed = honest.of_commune(self.register, commune, look, CAMPAIGN, rng)
        if not faulty:
            return printed
        scene = faults.Scene(self.register, commune, self.aside, look, CAMPAIGN, rng)
        for _ in range(20):
            fault = rng.choices([f for f, _ in faults.FAULTS], weights=[w for _, w in faults.FAULTS])[0]
            planted = fault(printed, scene)
            if planted is not None and not planted.dropped:
                return planted
        return printed
