"""What is read right, on fresh samples: ``python -m tests.bench.accuracy --count 120 --seed 20260``.

Per tier a workspace of samples is made, one ``conventions process`` reads it as a user's would, and the result files
are held against the truth; a plain reader (:mod:`tests.bench.plain_reader`) reads the same scans. ``--keep DIR`` keeps
the workspaces: the originals are in their ``archive/``, copies under their sample names in ``scans/``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from flows.settings import load_settings
from samples.generate import make_samples
from samples.tiers import Style, Tier
from tests.bench.accuracy_report import Read, Run, as_json, everything_that_differs, told
from tests.bench.answers import Answers, read_results
from tests.bench.as_a_user import process
from tests.bench.page import put_section
from tests.bench.pairing import paired
from tests.bench.plain_reader import read_plainly
from tests.bench.scoring import score
from tests.bench.tables import PIPELINE, PLAIN
from tests.bench.truth import read_truth


def main(arguments: Sequence[str] | None = None) -> int:
    given = _arguments(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="conventions-bench-") as temporary:
        keep = given.keep or Path(temporary)
        read = [_read_tier(keep / tier, tier, given) for tier in given.tiers]
    run = Run(given.style, given.seed, given.count, given.jobs, datetime.now().astimezone().date())
    text = told(run, read, time.monotonic() - began)
    print(text, everything_that_differs(read), sep="\n")
    if given.markdown:
        put_section(given.markdown, "accuracy", text)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(as_json(run, read), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="accuracy", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=120, help="documents a tier (default 120)")
    parser.add_argument("--seed", type=int, default=20260)
    parser.add_argument("--style", type=Style, default=Style.UNSEEN, choices=list(Style))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--tiers", type=Tier, nargs="+", default=list(Tier), choices=list(Tier))
    parser.add_argument("--official-list", type=Path, help="a real official list: its communes and schools are used")
    parser.add_argument("--no-plain", action="store_true", help="without the plain reader")
    parser.add_argument("--keep", type=Path, help="keep the workspaces in this folder; it must not exist")
    parser.add_argument("--json", type=Path, help="write counts and failures to this file")
    parser.add_argument("--markdown", type=Path, help="put the tables into this page, as its section")
    given = parser.parse_args(arguments)
    if given.keep and given.keep.exists():
        parser.error(f"{given.keep} exists already: name a new folder")
    return given


def _read_tier(workspace: Path, tier: Tier, given: argparse.Namespace) -> Read:
    _say(f"{tier}: making {given.count} documents")
    make_samples(workspace, given.count, given.seed, tier, given.style, official_list=given.official_list)
    files = read_truth(workspace)
    shutil.copytree(workspace / "inbox", workspace / "scans")  # a pass empties the inbox
    answers: dict[str, Answers] = {}
    seconds: dict[str, float] = {}
    if not given.no_plain:
        _say(f"{tier}: plain reader")
        began = time.monotonic()
        names = [file.name for file in files]
        answers[PLAIN] = read_plainly(workspace, names, load_settings(workspace).campaign, given.jobs)
        seconds[PLAIN] = time.monotonic() - began
    _say(f"{tier}: conventions process")
    seconds[PIPELINE] = process(workspace, given.jobs)
    answers[PIPELINE] = read_results(workspace / "results")
    scores = {reader: score(paired(files, said)) for reader, said in answers.items()}
    return Read(tier, scores, seconds, len(files))


def _say(what: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
