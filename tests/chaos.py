"""Kills passes at random instants and checks that nothing was lost: ``python -m tests.chaos --kills 200``.

The real program with a stand-in reader: inbox, archive, ledger, Prefect, child processes, results and reports are as
delivered, only Tesseract is not waited for. Every kill is SIGKILL to the whole process group.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from flows.settings import Workspace, create_workspace, load_settings
from review.ledger import Ledger
from review.ledger.records import ConventionRecord, DocumentState
from schemas.result import Result

ROOT = Path(__file__).resolve().parent.parent
DROPPED_AT_A_TIME = 3
LATE = 0.7  # share of kills that come after reading has begun; the others hit the start
STARTING_SECONDS = 4.0
CHECK_EVERY = 25  # kills
PATIENCE = 600.0  # seconds for a pass that is let finish


@dataclass
class Chaos:
    """``reading_seconds``: how long this machine reads a few slow documents. ``dropped``: every content that was ever
    put into the inbox, and how often."""

    workspace: Workspace
    rng: random.Random
    reading_seconds: float = 0.0
    dropped: dict[str, int] = field(default_factory=dict)
    kills: int = 0
    ended: int = 0

    def drop(self) -> None:
        """New documents: good, doubtful, broken, slow, and now and then one that was there before."""
        for _ in range(DROPPED_AT_A_TIME):
            text = self.rng.choice(["good {}", "review {}", "again {}", "slow {}", "fail: damaged_pdf {}"])
            text = text.format(len(self.dropped))
            if self.dropped and self.rng.random() < 0.15:
                text = self.rng.choice(sorted(self.dropped))
            self._put(text)

    def _put(self, text: str) -> None:
        self.dropped[text] = self.dropped.get(text, 0) + 1
        name = f"scan {sum(self.dropped.values())}.pdf"
        part = self.workspace.inbox / f"{name}.part"
        part.write_text(text)
        part.rename(self.workspace.inbox / name)

    def measure(self) -> None:
        """Lets a first pass finish over slow documents, so that kills hit a slow machine where they hit a quick one."""
        for _ in range(DROPPED_AT_A_TIME):
            self._put(f"slow {len(self.dropped)}")
        process = start_pass(self.workspace)
        wait_for_reading(process)
        began = time.monotonic()
        process.communicate(timeout=PATIENCE)
        self.reading_seconds = time.monotonic() - began

    def kill_one(self) -> None:
        """Starts a pass and kills it, unless it ends before."""
        process = start_pass(self.workspace)
        if self.rng.random() < LATE:
            wait_for_reading(process)
            time.sleep(self.rng.uniform(0, self.reading_seconds))
        else:
            time.sleep(self.rng.uniform(0, STARTING_SECONDS))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            self.kills += 1
        else:
            self.ended += 1
        process.communicate()

    def troubles(self) -> list[str]:
        """What was lost or is not in agreement, after a pass that was let finish."""
        found = [f"{p.name} is still in the inbox" for p in self.workspace.inbox.iterdir()]
        settings = load_settings(self.workspace.root)
        results = [Result.model_validate_json(p.read_text()) for p in sorted(self.workspace.results.glob("*.json"))]
        own = [r for r in results if not ConventionRecord(r).is_pointer]
        with Ledger(settings.database_url) as ledger:
            documents = {d.sha256: d for d in ledger.documents.all()}
            in_ledger = list(ledger.conventions.results())
        if [r.id for r in in_ledger] != [r.id for r in results] or in_ledger != results:
            found.append("ledger and results are not in agreement")
        for text in self.dropped:
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            kept = list((self.workspace.archive / sha256[:2]).glob(f"{sha256}*"))
            if [p.read_text() for p in kept] != [text]:
                found.append(f"{text!r} is not once in the archive")
            mine = [r.status.value for r in own if r.source.sha256 == sha256]
            if mine != [expected(text)]:
                found.append(f"{text!r} has results {mine}")
            if sha256 not in documents or documents[sha256].state.value != expected(text):
                found.append(f"{text!r} stands as {documents.get(sha256)}")
        if len(own) != len(self.dropped):
            found.append(f"{len(own)} results of {len(self.dropped)} documents")
        rows = (self.workspace.reports / "conventions.csv").read_text("utf-8-sig").splitlines()
        if len(rows) - 1 != len(results):
            found.append(f"{len(rows) - 1} rows in the report, {len(results)} results")
        return found


def expected(text: str) -> str:
    """How a document of this content must stand in the end."""
    if text.startswith("fail"):
        return DocumentState.FAILED.value
    return (DocumentState.TO_REVIEW if text.startswith("review") else DocumentState.ACCEPTED).value


def start_pass(workspace: Workspace) -> subprocess.Popen[str]:
    """`conventions process --json` with the stand-in reader, in a process group of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.chaos", "--pass", str(workspace.root)],
        cwd=ROOT,
        env=clean,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_reading(process: subprocess.Popen[str]) -> None:
    """Until the pass says that documents wait, or ends."""
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "waiting":
            return


def run_here(root: Path) -> int:
    """The pass itself, in the process that will be killed."""
    from flows.cli.session import Tools, run_pass
    from tests.standins import JUDGE, READER

    settings = load_settings(root, jobs=2)
    return run_pass(settings, settings.workspace.inbox, "process", structured=True, tools=Tools(READER, JUDGE))


def readers_left(workspace: Workspace) -> list[str]:
    """Reading children that outlived their parent."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode().replace("\0", " ")
            cwd = (entry / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if "flows.reading_child" in command and str(workspace.root) in cwd:
            found.append(f"{entry.name}: {command}")
    return found


def run_chaos(root: Path, kills: int, seed: int) -> Chaos:
    """Kills ``kills`` passes, letting one finish now and then and last; raises AssertionError with everything that is
    wrong then."""
    chaos = Chaos(create_workspace(root), random.Random(seed))
    chaos.measure()
    while chaos.kills < kills:
        before = chaos.kills
        chaos.drop()
        chaos.kill_one()
        if chaos.kills > before and (chaos.kills % CHECK_EVERY == 0 or chaos.kills == kills):
            check(chaos)
    return chaos


def check(chaos: Chaos) -> None:
    """Lets a pass finish, and looks at everything."""
    last = start_pass(chaos.workspace)
    _, errors = last.communicate(timeout=PATIENCE)
    troubles = chaos.troubles() + readers_left(chaos.workspace)
    assert last.returncode in (0, 1), f"after {chaos.kills} kills: status {last.returncode}, {errors}"
    assert not troubles, f"after {chaos.kills} kills:\n" + "\n".join(troubles)
    print(f"[{time.strftime('%H:%M:%S')}] {chaos.kills} kills, {len(chaos.dropped)} documents: all is well", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pass", dest="root", type=Path)
    given = parser.parse_args()
    if given.root:
        sys.exit(run_here(given.root))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        chaos = run_chaos(Path(folder) / "campagne", given.kills, given.seed)
        print(
            f"{chaos.kills} kills in {time.monotonic() - began:.0f} s ({chaos.ended} passes ended before theirs): "
            f"{sum(chaos.dropped.values())} files, {len(chaos.dropped)} documents, none lost, none twice."
        )


if __name__ == "__main__":
    main()
