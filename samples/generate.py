"""A folder of samples: scans in ``inbox/``, their truth, the registers and the campaign they belong to."""

from __future__ import annotations

from pathlib import Path
from random import Random

from samples import registerfiles, registers, senttext, styles
from samples.communes import Commune
from samples.registers import Register
from samples.run import Run
from samples.tiers import Style, Tier
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
    run = Run(folder, tier, style, register, *_dealt(register, count, rng), CAMPAIGN)
    if reference_text:
        run.compared = True
        sent = senttext.text_of(styles.steady(styles.draw(style, rng)), CAMPAIGN)
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
