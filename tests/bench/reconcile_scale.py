"""Judging at the size of the country: ``python -m tests.bench.reconcile_scale``.

An invented official list of 66,000 rows and 35,000 communes; conventions as a reader would hand them over, one UAI in
five misread; after 1,000, 10,000 and 35,000 of them the time so far, the campaign-wide findings, and the memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from reconciliation.campaign_wide import Entry, campaign_findings, entry_of
from reconciliation.reconcile import reconcile
from reconciliation.registers import load_registers
from samples import communes, honest, keys, people, pools, registerfiles
from samples.communes import Commune
from samples.registers import Register
from samples.tiers import Style
from schemas.campaign import Campaign
from schemas.convention import Status
from schemas.draft import ConventionDraft
from schemas.reading import PAGE_LOOK
from schemas.school import School
from tests.bench.page import put_section
from tests.bench.tables import markdown
from tests.test_checks_on_samples import read

ROWS, COMMUNES = 66_000, 35_000
DEPARTMENTS = tuple(f"{n:03d}" for n in range(1, 96) if n != 20)
NAMES = 12_000  # different names; two communes of one name are of two départements
MISREAD_SHARE = 0.2
SIZES = (1_000, 10_000, 35_000)
KIB_PER_MIB = 1024
CAMPAIGN = Campaign()
TODAY = date(2025, 12, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """After ``conventions``: CPU seconds of judging all, of the findings between them once more; MiB that the process
    holds now, and held at its highest, which is when it read the list."""

    conventions: int
    judging_seconds: float
    together_seconds: float
    accepted: int
    held_mib: float
    largest_mib: float


def country(rng: Random) -> Iterator[Register]:
    """One small register a commune; together they are the country. UAIs run on within a département."""
    names = communes.invented_names(rng, NAMES)
    numbers = dict.fromkeys(DEPARTMENTS, 0)
    for index in range(COMMUNES):
        department = DEPARTMENTS[index % len(DEPARTMENTS)]
        code = f"{department[1:]}{index // len(DEPARTMENTS) + 1:03d}"
        siren = keys.siren(f"21{department[1:]}0", rng)
        commune = Commune(names[index % NAMES], code, f"{department[1:]}{index % 90 + 10}0", department, siren)
        size = (index + 1) * ROWS // COMMUNES - index * ROWS // COMMUNES  # one or two, ROWS in all
        schools = []
        for level in ("maternelle", "élémentaire") if size > 1 else ("primaire",):
            numbers[department] += 1
            uai = keys.uai_of(department, numbers[department])
            name = f"Ecole {level} {rng.choice(('Les Platanes', 'du Centre', 'Jules Ferry', 'publique'))}"
            schools.append(School(uai, name, commune.name, code, commune.postal_code, department, siren))
        yield Register((commune,), tuple(schools), {code: people.draw(rng)})


def drafts(registers: Sequence[Register], rng: Random) -> Iterator[ConventionDraft]:
    """An honest convention of every commune, as it was read."""
    for register in registers:
        look = pools.draw(Style.TUNING, rng)
        draft = read(honest.of_commune(register, register.communes[0], look, CAMPAIGN, rng))
        yield _misread(draft) if rng.random() < MISREAD_SHARE else draft


def _misread(draft: ConventionDraft) -> ConventionDraft:
    """The first UAI with an O for its last zero or an 8 for its last digit, as Tesseract reads it twice."""
    school = draft.schools[0]
    seen = school.uai[0]
    wrong = f"{seen.value[:6]}{'O' if seen.value[6] == '0' else '8'}{seen.value[7]}"
    looks = tuple(replace(seen, value=wrong, raw=wrong, look=look) for look in (PAGE_LOOK, "zone 2x"))
    return replace(draft, schools=(replace(school, uai=looks), *draft.schools[1:]))


def measured(folder: Path, sizes: Sequence[int]) -> tuple[list[Step], float, float]:
    """The steps, and the seconds of loading the registers for the first and for the second time."""
    rng = Random(35)
    registers = list(country(rng))
    schools = [school for register in registers for school in register.schools]
    registerfiles.write_official_list(folder / "official_list.csv", schools, rng)
    mayors = ((r.communes[0], r.mayors[r.communes[0].code]) for r in registers)
    registerfiles.write_mayors(folder / "mayors.csv", mayors)
    loads = []
    for _ in range(2):
        began = time.process_time()
        references = load_registers(folder, folder / "cache")
        loads.append(time.process_time() - began)
    entries: list[Entry] = []
    steps, spent, accepted = [], 0.0, 0
    for number, draft in enumerate(drafts(registers[: max(sizes)], rng), start=1):
        began = time.process_time()
        convention = reconcile(draft, references, CAMPAIGN, TODAY)
        spent += time.process_time() - began
        accepted += convention.status is Status.ACCEPTED
        entries.append(entry_of(str(number), str(number), number, convention))
        if number in sizes:
            began = time.process_time()
            campaign_findings(entries)
            together = time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
            steps.append(Step(number, spent, together, accepted, held_mib(), peak))
    return steps, loads[0], loads[1]


def held_mib() -> float:
    """What this process holds in memory now: the second figure of Linux's statm, in pages."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / KIB_PER_MIB**2


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="reconcile_scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--markdown", type=Path, help="put the table into this page, as its section")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        steps, cold, warm = measured(Path(folder), given.sizes)
    text = told(steps, cold, warm)
    print(text)
    if given.markdown:
        put_section(given.markdown, "scale", text)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        written = {"load_cold_seconds": cold, "load_warm_seconds": warm, "steps": [asdict(step) for step in steps]}
        given.json.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return 0


def told(steps: Sequence[Step], cold: float, warm: float) -> str:
    """The section of the page."""
    header = [
        "conventions",
        "judging, CPU s",
        "ms each",
        "findings between them, s",
        "accepted",
        "held, MiB",
        "highest, MiB",
    ]
    rows = [
        [
            f"{s.conventions:,}",
            f"{s.judging_seconds:.1f}",
            f"{s.judging_seconds / s.conventions * 1000:.2f}",
            f"{s.together_seconds:.2f}",
            f"{s.accepted:,}",
            f"{s.held_mib:.0f}",
            f"{s.largest_mib:.0f}",
        ]
        for s in steps
    ]
    return (
        f"### Judging at the size of the country\n\nAn invented official list of {ROWS:,} schools in {COMMUNES:,} "
        f"communes; loaded in {cold:.1f} s, from its cache in {warm:.1f} s. One UAI in five misread.\n\n"
        f"{markdown(header, rows)}"
    )


if __name__ == "__main__":
    sys.exit(main())
