"""The accuracy benchmark's outcome in words and tables, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from samples.tiers import Style, Tier
from tests.bench.score import Measure, Score
from tests.bench.tables import PIPELINE, Scores, code_table, failures, field_table, main_table, reached

DEVELOPED_ON = (Style.TUNING, Style.HELDOUT, Style.VARIED, Style.RESERVED)
"""Styles that the reader was developed on, with many seeds; the style of the measurement shares nothing with them."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured: on which samples, when, with how many processes."""

    style: Style
    seed: int
    count: int
    jobs: int
    day: date


@dataclass(frozen=True, slots=True)
class Read:
    """One tier after both readers: their scores, and how long each took."""

    tier: Tier
    scores: Mapping[str, Score]
    wall_seconds: Mapping[str, float]
    documents: int


def _scores(read: Sequence[Read]) -> Scores:
    readers = read[0].scores
    return {reader: {one.tier: one.scores[reader] for one in read} for reader in readers}


def told(run: Run, read: Sequence[Read], seconds: float) -> str:
    """What the page shows, in Markdown: provenance, targets, fields, findings, and the wrongly accepted ones."""
    scores = _scores(read)
    pipeline = scores[PIPELINE]
    return "\n".join(
        [
            "## Accuracy\n",
            f"{_provenance(run, read, seconds)}\n",
            main_table(scores),
            "95 % Wilson intervals in brackets; of what should not happen the upper end. Bold: target missed.\n",
            "### Fields right\n",
            field_table(pipeline),
            *(f"### Findings, {tier}\n\n{code_table(score)}" for tier, score in pipeline.items()),
            "### Faulty conventions wrongly accepted\n",
            *(_listed(tier, score, only_accepted=True) for tier, score in pipeline.items()),
        ]
    )


def everything_that_differs(read: Sequence[Read]) -> str:
    """Every failed convention of the pipeline by file, for a person who wants to look at the pictures."""
    listed = (_listed(one.tier, one.scores[PIPELINE], only_accepted=False) for one in read)
    return "\n".join(["### Everything that differs\n", *listed])


def _provenance(run: Run, read: Sequence[Read], seconds: float) -> str:
    counted = ", ".join(
        f"{one.tier} {one.documents} documents / {one.scores[PIPELINE].conventions} results" for one in read
    )
    walls = "; ".join(
        f"{one.tier}: " + ", ".join(f"{reader} {wall:.0f} s" for reader, wall in one.wall_seconds.items())
        for one in read
    )
    known = ", ".join(f"`{style}`" for style in DEVELOPED_ON)
    return (
        f"{run.day.isoformat()}, `make bench-accuracy` with style `{run.style}`, seed {run.seed}: {counted}; "
        f"{seconds / 60:.0f} minutes in all on {run.jobs} jobs ({walls}). "
        f"The reader was developed on the styles {known}; `{Style.UNSEEN}` shares no sentence, typeface, layout or "
        "scanner setting with them (`samples/README.md`)."
    )


def _listed(tier: Tier, score: Score, *, only_accepted: bool) -> str:
    failed = [f for f in score.failed if f.wrongly_accepted or not only_accepted]
    body = "\n".join(failures(failed)) or "none"
    return f"{tier}:\n\n```\n{body}\n```\n"


def as_json(run: Run, read: Sequence[Read]) -> dict[str, Any]:
    return {
        "date": run.day.isoformat(),
        "style": run.style,
        "seed": run.seed,
        "count": run.count,
        "jobs": run.jobs,
        "developed_on": list(DEVELOPED_ON),
        "tiers": {one.tier: {r: _score_json(one, r) for r in one.scores} for one in read},
    }


def _score_json(one: Read, reader: str) -> dict[str, Any]:
    counted = one.scores[reader]
    measures = {}
    for measure in Measure:
        tally = counted[measure]
        measures[measure.name.lower()] = {
            "hits": tally.hits,
            "of": tally.of,
            "interval": tally.interval,
            "target_reached": reached(measure, one.tier, tally),
        }
    return {
        "documents": one.documents,
        "conventions": counted.conventions,
        "wall_seconds": round(one.wall_seconds[reader], 1),
        "measures": measures,
        "fields": {name: [t.hits, t.of] for name, t in counted.by_field.items()},
        "findings": {f"{code}/{seen}": number for (code, seen), number in sorted(counted.codes.items())},
        "failed": [
            {
                "file": f.file,
                "pages": f.pages,
                "status": f.status,
                "damage": f.damage,
                "planted": sorted(f.planted),
                "wrongly_accepted": f.wrongly_accepted,
                "differences": [d.what for d in f.differences],
            }
            for f in counted.failed
        ],
    }
