"""What reading costs: ``python -m tests.bench.speed --count 60 --repeats 3``.

``conventions process`` as a user runs it (start, Prefect and its server, reading, judging, reports) against Tesseract
on every page at 300 dpi and against OCRmyPDF, on the same scans in the same run, in turns. All get one Tesseract thread
a process and the same number of jobs. CPU seconds are the kernel's, of every process that was started.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from flows.errors import ExitStatus
from samples.generate import make_samples
from samples.tiers import Style, Tier
from tests.bench import ocrmypdf_folder
from tests.bench.answers import read_results
from tests.bench.as_a_user import clean_environment, process_command
from tests.bench.long_file import LONG_LIMITS, write_long_file
from tests.bench.measured import Cost, measure
from tests.bench.page import put_section
from tests.bench.pairing import paired
from tests.bench.score import Score
from tests.bench.scoring import score
from tests.bench.speed_report import OCRMYPDF, PIPELINE, TESSERACT, Speed, as_json, told
from tests.bench.truth import TrueFile, read_truth

BORN_DIGITAL = "born digital"
SCANNED_SHARE = 0.5  # of clean documents at least; the generator makes some 65 %
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}


def main(arguments: Sequence[str] | None = None) -> int:
    given = _arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="conventions-speed-") as temporary:
        speed = measured(Path(temporary), given)
    text = told(speed)
    print(text)
    if given.markdown:
        put_section(given.markdown, "speed", text)
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(as_json(speed), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="speed", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=60, help="conventions in a pass (default 60)")
    parser.add_argument("--seed", type=int, default=20261)
    parser.add_argument("--tier", type=Tier, default=Tier.CLEAN, choices=list(Tier))
    parser.add_argument("--with-born-digital", action="store_true", help="as they come, not scans only")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-ocrmypdf", action="store_true")
    parser.add_argument("--long-pages", type=int, default=300, help="length of one long file; 0: without it")
    parser.add_argument("--json", type=Path, help="write every measurement to this file")
    parser.add_argument("--markdown", type=Path, help="put the table into this page, as its section")
    return parser.parse_args(arguments)


def measured(folder: Path, given: argparse.Namespace) -> Speed:
    """Every measurement; ``folder`` is empty."""
    template, files = _make(folder / "template", given)
    inbox = template / "inbox"
    rivals, skipped = _rivals(inbox, folder, given)
    costs: dict[str, list[Cost]] = {name: [] for name in rivals}
    scores = Score()
    for turn in range(1, given.repeats + 1):
        for name, run in rivals.items():
            _say(f"{turn}/{given.repeats} {name}")
            costs[name].append(run(folder / f"{name.replace(' ', '-')}-{turn}"))
        results = folder / f"{PIPELINE}-{turn}" / "results"
        scores = score(paired(files, read_results(results)))
    _say("a pass over an empty inbox")
    empty = _empty(template, folder / "empty", given)
    long = None
    if given.long_pages:
        _say(f"a file of {given.long_pages} pages")
        long = _long_file(template, folder / "long", given)
    return Speed(
        day=datetime.now().astimezone().date(),
        tier=given.tier,
        style=Style.UNSEEN,
        seed=given.seed,
        scans_only=not given.with_born_digital,
        jobs=given.jobs,
        documents=len(files),
        pages=sum(file.expected[-1].pages[1] for file in files),
        costs=costs,
        skipped=skipped,
        score=scores,
        empty=empty,
        long_pages=given.long_pages,
        long_file=long,
    )


def _make(folder: Path, given: argparse.Namespace) -> tuple[Path, tuple[TrueFile, ...]]:
    """A workspace of ``count`` honest conventions, one a file, unless there are fewer scans among those made."""
    made = given.count if given.with_born_digital else int(given.count / SCANNED_SHARE) + 4
    _say(f"making {made} documents")
    make_samples(folder, made, given.seed, given.tier, Style.UNSEEN, faults=False)
    files = read_truth(folder)
    wanted = [f for f in files if given.with_born_digital or BORN_DIGITAL not in f.damage][: given.count]
    kept = {file.name for file in wanted}
    for path in (folder / "inbox").iterdir():
        if path.name not in kept:
            path.unlink()
    return folder, tuple(wanted)


Run = Callable[[Path], Cost]
"""Measures one program once; gets a folder of its own, which does not exist yet."""


def _rivals(inbox: Path, folder: Path, given: argparse.Namespace) -> tuple[dict[str, Run], dict[str, str]]:
    """What is measured, and what is not with the reason."""
    environment = clean_environment() | ONE_THREAD
    log, jobs = folder / "log", given.jobs

    def pipeline(workspace: Path) -> Cost:
        shutil.copytree(inbox.parent, workspace)
        return _checked(measure(process_command(workspace, jobs), environment, log), log, SOME_MAY_FAIL)

    def tesseract(_: Path) -> Cost:
        command = [sys.executable, "-m", "tests.bench.plain_tesseract", str(inbox), str(jobs)]
        return _checked(measure(command, environment, log), log)

    def ocrmypdf(out: Path) -> Cost:
        out.mkdir()
        command = [sys.executable, "-m", "tests.bench.ocrmypdf_folder", str(inbox), str(out), str(jobs)]
        return _checked(measure(command, environment, log), log)

    rivals: dict[str, Run] = {PIPELINE: pipeline, TESSERACT: tesseract}
    if given.no_ocrmypdf:
        return rivals, {OCRMYPDF: "not asked for"}
    if reason := ocrmypdf_folder.unusable(next(iter(sorted(inbox.iterdir())))):
        return rivals, {OCRMYPDF: reason}
    return rivals | {OCRMYPDF: ocrmypdf}, {}


class NotMeasured(Exception):  # noqa: N818
    """A program ended with an error; its last words are the message."""


SOME_MAY_FAIL = (ExitStatus.DONE, ExitStatus.SOME_FAILED)
"""Documents that could not be read are results of a pass; the report tells how many."""


def _checked(cost: Cost, log: Path, fine: Sequence[int] = (0,)) -> Cost:
    if cost.exit_status not in fine or cost.left_behind < 0:
        raise NotMeasured(f"exit status {cost.exit_status}: {log.read_text(errors='replace')[-2000:]}")
    return cost


def _empty(template: Path, workspace: Path, given: argparse.Namespace) -> Cost:
    """What a pass costs before it has read anything."""
    shutil.copytree(template, workspace)
    for path in (workspace / "inbox").iterdir():
        path.unlink()
    log = workspace / "log"
    return _checked(measure(process_command(workspace, given.jobs), clean_environment() | ONE_THREAD, log), log)


def _long_file(template: Path, workspace: Path, given: argparse.Namespace) -> Cost:
    """One pass over one file of many pages: does memory grow with them?"""
    shutil.copytree(template, workspace)
    inbox = workspace / "inbox"
    write_long_file(sorted(inbox.iterdir()), workspace / "long.pdf", given.long_pages)
    for path in inbox.iterdir():
        path.unlink()
    (workspace / "long.pdf").rename(inbox / "long.pdf")
    with (workspace / "campaign.toml").open("a", encoding="utf-8") as campaign:
        campaign.write(LONG_LIMITS)
    log = workspace / "log"
    return _checked(
        measure(process_command(workspace, given.jobs), clean_environment() | ONE_THREAD, log), log, SOME_MAY_FAIL
    )


def _say(what: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
