"""Scores as tables that a person reads: Markdown for the README, which is also fine on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samples.tiers import Tier
from schemas.draft import FieldName
from schemas.finding import Code
from tests.bench.score import WRONG_IS_COUNTED, Failed, Measure, Score, Seen
from tests.bench.wilson import Tally

PIPELINE, PLAIN = "pipeline", "plain reader"
Scores = Mapping[str, Mapping[Tier, Score]]
"""By reader and tier."""

TARGETS: Mapping[Measure, Mapping[Tier, float]] = {
    measure: dict(zip(Tier, shares, strict=True))
    for measure, shares in {
        Measure.WRONGLY_ACCEPTED: (0.0, 0.0, 0.0),
        Measure.PROVED_WRONG: (0.0, 0.0, 1 / 5000),
        Measure.FIELDS: (0.995, 0.985, 0.93),
        Measure.UAI_LISTS: (0.995, 0.985, 0.90),
        Measure.PLANTED: (1.0, 1.0, 0.98),
        Measure.PRECISION: (0.99, 0.97, 0.93),
        Measure.ACCEPTED: (0.97, 0.93, 0.65),
    }.items()
}
"""Issue 3, "Targets on unseen scans": shares; of the first two at most, of the others at least."""


def reached(measure: Measure, tier: Tier, tally: Tally) -> bool | None:
    """Whether the counted share reaches the target; None without a target or without a case."""
    if tally.share is None or measure not in TARGETS:
        return None
    target = TARGETS[measure][tier]
    return tally.share <= target if measure in WRONG_IS_COUNTED else tally.share >= target


def main_table(scores: Scores) -> str:
    """A row a measure; for each tier the target, the pipeline and the plain reader, with 95 % Wilson intervals."""
    readers = [reader for reader in (PIPELINE, PLAIN) if reader in scores]
    tiers = [tier for tier in Tier if tier in scores[readers[0]]]
    header = ["", *(column for tier in tiers for column in (f"{tier}: target", *(f"{tier}: {r}" for r in readers)))]
    rows = []
    for measure in Measure:
        row = [str(measure)]
        for tier in tiers:
            row.append(_target(measure, tier))
            for reader in readers:
                tally = scores[reader][tier][measure]
                missed = reader == PIPELINE and reached(measure, tier, tally) is False
                row.append(f"**{_cell(measure, tally)}**" if missed else _cell(measure, tally))
        rows.append(row)
    return markdown(header, rows)


def _target(measure: Measure, tier: Tier) -> str:
    if measure not in TARGETS:
        return ""
    target = TARGETS[measure][tier]
    if measure in WRONG_IS_COUNTED:
        return f"≤ 1 in {1 / target:,.0f}" if target else "0"
    return f"{target * 100:g} %"


def _cell(measure: Measure, tally: Tally) -> str:
    """ "97.1 % (340/350; 94.8-98.4)"; what should not happen is counted, not shared."""
    if tally.share is None or tally.interval is None:
        return "–"
    low, high = (f"{bound * 100:.1f}" for bound in tally.interval)
    if measure in WRONG_IS_COUNTED:
        return f"{tally.hits} of {tally.of} (≤ {tally.interval[1] * 100:.2f} %)"
    return f"{tally.share * 100:.1f} % ({tally.hits}/{tally.of}; {low}–{high})"


def field_table(by_tier: Mapping[Tier, Score]) -> str:
    """Which fields are read right, by tier."""
    rows = [
        [f"`{name}`", *(_cell(Measure.FIELDS, score.by_field.get(name, Tally())) for score in by_tier.values())]
        for name in FieldName
    ]
    return markdown(["field", *by_tier], rows)


def code_table(score: Score) -> str:
    """The confusion per finding code: only codes that were planted or raised."""
    rows = []
    for code in Code:
        found, missed, false, tolerated = (score.codes[code, seen] for seen in Seen)
        if found + missed + false + tolerated:
            rows.append([f"`{code}`", *map(str, (found + missed, found, missed, false, tolerated))])
    return markdown(["finding", "planted", "found", "missed", "false", "tolerated"], rows)


def failures(failed: Sequence[Failed]) -> Iterator[str]:
    """Every convention of which something is wrong; the grave ones first."""
    for one in sorted(failed, key=lambda f: (not f.wrongly_accepted, not f.grave, f.file)):
        planted = f"; planted: {', '.join(sorted(one.planted))}" if one.planted else ""
        yield f"{one.file} pages {one.pages[0]}-{one.pages[1]}, {one.status} ({', '.join(one.damage)}{planted})"
        yield from (f"    {'!! ' if d.grave else ''}{d.what}" for d in one.differences)


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, ended by a line end."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
