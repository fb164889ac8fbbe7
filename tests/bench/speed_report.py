"""The speed benchmark's outcome as a table, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from statistics import median
from typing import Any

from samples.tiers import Style, Tier
from schemas.convention import Status
from tests.bench.measured import Cost
from tests.bench.score import Measure, Score
from tests.bench.tables import markdown

PIPELINE, TESSERACT, OCRMYPDF = "pipeline", "plain Tesseract", "OCRmyPDF"
GOALS = {TESSERACT: 1 / 5, OCRMYPDF: 1 / 8}
"""Issue 3, point 9: the pipeline's CPU seconds against theirs, at most."""

LARGEST_MIB = 400
"""Issue 3, point 9: memory of one process on a long file, at most."""


@dataclass(frozen=True, slots=True)
class Speed:
    """``costs``: by program, one for each repeat; ``skipped``: programs that were not measured, and why; ``score``: of
    the pipeline's last pass; ``empty``: a pass over an empty inbox; ``long_file``: one pass over one file
    of ``long_pages`` pages."""

    day: date
    tier: Tier
    style: Style
    seed: int
    scans_only: bool
    jobs: int
    documents: int
    pages: int
    costs: Mapping[str, Sequence[Cost]]
    skipped: Mapping[str, str]
    score: Score
    empty: Cost
    long_pages: int
    long_file: Cost | None


def told(speed: Speed) -> str:
    """Provenance, the table, the ratios and the goals, in Markdown."""
    what = "scans only" if speed.scans_only else "born-digital ones among them"
    lines = [
        "## Speed\n",
        f"{speed.day.isoformat()}, `make bench`: {speed.documents} conventions of the {speed.tier} tier, "
        f"no fault planted ({what}; style `{speed.style}`, seed {speed.seed}), {speed.pages} pages, {speed.jobs} jobs, "
        f"{len(speed.costs[PIPELINE])} repeats, the programs in turns. Minimum – median – maximum.\n",
        _table(speed),
        *(f"{name} was not measured: {reason}.\n" for name, reason in speed.skipped.items()),
        *(_against(speed, name) for name in GOALS if name in speed.costs),
        _in_the_same_pass(speed),
        _long(speed),
    ]
    return "\n".join(line for line in lines if line)


def _table(speed: Speed) -> str:
    header = [
        "",
        "CPU s",
        "CPU s a convention",
        "wall s",
        "pages/s",
        "memory, all processes, MiB",
        "largest process, MiB",
    ]
    rows = []
    for name, costs in speed.costs.items():
        rows.append(
            [
                name,
                _three([c.cpu_seconds for c in costs]),
                _three([c.cpu_seconds / speed.documents for c in costs], 2),
                _three([c.wall_seconds for c in costs]),
                _three([speed.pages / c.wall_seconds for c in costs], 2),
                _three([c.peak_mib for c in costs], 0),
                _three([c.largest_mib for c in costs], 0),
            ]
        )
    return markdown(header, rows)


def _three(values: Sequence[float], digits: int = 1) -> str:
    """
    >>> _three([3.0, 1.0, 2.0])
    '1.0 – 2.0 – 3.0'
    """
    return " – ".join(f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))


def ratio(speed: Speed, rival: str) -> float:
    """The pipeline's CPU seconds over the rival's, medians."""
    own, theirs = (median(c.cpu_seconds for c in speed.costs[name]) for name in (PIPELINE, rival))
    return own / theirs


def _against(speed: Speed, rival: str) -> str:
    share, goal = ratio(speed, rival), GOALS[rival]
    reached = "reached" if share <= goal else "**missed**"
    return f"CPU against {rival}: {share:.2f} times as much (goal ≤ {goal:.3g}, {reached}).\n"


def _in_the_same_pass(speed: Speed) -> str:
    costs = speed.costs[PIPELINE]
    server = median(c.server_cpu_seconds for c in costs)
    accepted, fields = speed.score[Measure.ACCEPTED], speed.score[Measure.FIELDS]
    failed = sum(one.status == Status.FAILED for one in speed.score.failed)
    return (
        f"Of the pipeline's CPU, Prefect's server took {server:.1f} s (median); a pass over an empty inbox costs "
        f"{speed.empty.cpu_seconds:.1f} CPU s ({speed.empty.wall_seconds:.1f} s wall). In the last of these passes "
        f"{accepted.hits} of {accepted.of} were accepted, {failed} failed, "
        f"and {fields.hits} of {fields.of} fields were right.\n"
    )


def _long(speed: Speed) -> str:
    cost = speed.long_file
    if cost is None:
        return ""
    reached = "reached" if cost.largest_mib <= LARGEST_MIB else "**missed**"
    return (
        f"One file of {speed.long_pages} pages: {cost.cpu_seconds:.0f} CPU s, "
        f"largest process {cost.largest_mib:.0f} MiB (goal ≤ {LARGEST_MIB}, {reached}).\n"
    )


def as_json(speed: Speed) -> dict[str, Any]:
    """Every measurement, for programs."""
    accepted, fields = speed.score[Measure.ACCEPTED], speed.score[Measure.FIELDS]
    return {
        "date": speed.day.isoformat(),
        "tier": speed.tier,
        "style": speed.style,
        "seed": speed.seed,
        "scans_only": speed.scans_only,
        "jobs": speed.jobs,
        "documents": speed.documents,
        "pages": speed.pages,
        "costs": {name: [asdict(cost) for cost in costs] for name, costs in speed.costs.items()},
        "skipped": dict(speed.skipped),
        "cpu_ratios": {name: ratio(speed, name) for name in GOALS if name in speed.costs},
        "accepted": [accepted.hits, accepted.of],
        "fields_right": [fields.hits, fields.of],
        "empty_inbox": asdict(speed.empty),
        "long_file": None if speed.long_file is None else {"pages": speed.long_pages, **asdict(speed.long_file)},
    }
