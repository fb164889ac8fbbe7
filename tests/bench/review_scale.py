"""The review page and the ledger at the size of the country: ``python -m tests.bench.review_scale``.

The conventions of :mod:`tests.bench.reconcile_scale` in a ledger, all over one scan; then what a clerk waits for: the
list, the next convention, a correction; and what a pass adds: the findings between conventions, the reports.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import resource
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from flows.campaign_pass import judge_together, report
from flows.desk import Desk, at_desk, open_desk
from flows.result_files import result_id
from flows.reviewing import workbench
from flows.settings import create_workspace, load_settings
from reconciliation.reconcile import reconcile
from reconciliation.registers import load_registers
from review.ledger import Ledger
from review.ledger.convention_book import save_in
from review.ledger.records import ConventionRecord
from review.ledger.tables import documents
from review.page.app import create_app
from review.page.ports import PageSettings
from samples import registerfiles
from schemas.document import Source
from schemas.result import result_of_convention
from tests.bench.page import put_section
from tests.bench.reconcile_scale import CAMPAIGN, SIZES, TODAY, country, drafts
from tests.bench.tables import markdown

HOST = "127.0.0.1:8765"
TIMES = 30  # each thing a clerk waits for is done so often; the median counts
TAKEN = datetime(2025, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waits:
    """Medians in milliseconds, then seconds, of CPU; ``wall``: the clock's milliseconds until the next convention;
    ``memory``: MiB that the process held at its highest, the registers and the reports included."""

    conventions: int
    queue: float
    following: float
    wall: float
    correction: float
    first_queue: float
    together: float
    reports: float
    memory: float


def fill(folder: Path, size: int) -> None:
    """A workspace with ``size`` conventions in its ledger and no original in its archive."""
    rng = Random(35)
    workspace = create_workspace(folder)
    registers = list(country(rng))
    schools = [school for register in registers for school in register.schools]
    registerfiles.write_official_list(workspace.reference / "official_list.csv", schools, rng)
    registerfiles.write_mayors(
        workspace.reference / "mayors.csv", ((r.communes[0], r.mayors[r.communes[0].code]) for r in registers)
    )
    known = load_registers(workspace.reference, workspace.cache)
    with Ledger(load_settings(folder).database_url) as ledger, ledger.conventions.writing() as connection:
        for number, draft in enumerate(drafts(registers[:size], rng)):
            convention = reconcile(draft, known, CAMPAIGN, TODAY)
            sha256, at = hashlib.sha256(str(number).encode()).hexdigest(), TAKEN + timedelta(seconds=number)
            source = Source(f"scan {number:05d}.pdf", sha256, convention.first_page, convention.last_page)
            name = result_id(sha256, convention.first_page)
            result = result_of_convention(name, source, convention, known.snapshots)
            row = {"sha256": sha256, "name": source.file, "size": 1, "state": result.status.value}
            connection.execute(insert(documents).values(**row, taken_at=at, updated_at=at))
            save_in(connection, ConventionRecord(result, draft, convention), at)


def measured(folder: Path, size: int) -> Waits:
    filling = get_context("spawn").Process(target=fill, args=(folder, size))  # its memory is not ours
    filling.start()
    filling.join()
    with at_desk(open_desk(load_settings(folder))) as desk:
        clerk = Clerk(desk)
        first = seconds(clerk.queue)
        queue = statistics.median(seconds(clerk.queue) for _ in range(TIMES))
        clerk.start()
        following, wall = (
            statistics.median(times) for times in zip(*(both(clerk.skip) for _ in range(TIMES)), strict=True)
        )
        correction = statistics.median(clerk.correct() for _ in range(TIMES))
        together, reports = seconds(lambda: judge_together(desk)), seconds(lambda: report(desk))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    waits = (queue, following, wall, correction)
    return Waits(size, *(wait * 1000 for wait in waits), first, together, reports, memory)


class Clerk:
    """A browser that goes through the queue."""

    def __init__(self, desk: Desk) -> None:
        with warnings.catch_warnings():  # starlette would rather have a client that nothing else here needs
            warnings.simplefilter("ignore")
            from starlette.testclient import TestClient
        app = create_app(workbench(desk, PageSettings(hosts=(HOST,), secret=b"bench")))
        self.http = TestClient(
            app, base_url=f"http://{HOST}", headers={"origin": f"http://{HOST}", "accept": "application/json"}
        )
        self.http.cookies.set("who", "Camille")
        self.here = self.page = ""

    def queue(self) -> None:
        self.http.get("/").raise_for_status()

    def start(self) -> None:
        self.here = str(self.http.get("/next", follow_redirects=False).headers["location"])
        self._look()

    def skip(self) -> None:
        self.here = _in(r'id="skip-on"[^>]*href="([^"]+)"', self.page).replace("&amp;", "&")
        self._look()

    def correct(self) -> float:
        """Takes the first proposal; seconds until the page knows what changed."""
        values: dict[str, Any] = {
            "csrf": _in(r'data-csrf="([^"]+)"', self.page),
            "seen": _in(r'data-seen="([^"]+)"', self.page),
            "kind": "correct",
            "field": _in(r'data-item data-field="([^"]*)"', self.page),
            "value": _in(r'class="choice[^"]*" data-take="([^"]*)"', self.page),
        }
        began = time.process_time()
        answer = self.http.post(f"{self.here.split('?')[0]}/decide", data=values)
        spent = time.process_time() - began
        answer.raise_for_status()
        self.here = answer.json()["go"] or self.here
        self._look()
        return spent

    def _look(self) -> None:
        self.page = self.http.get(self.here).text


def _in(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    assert found is not None, pattern
    return found[1]


def seconds(act: Callable[[], object]) -> float:
    """CPU, so that it tells the same on a busy machine."""
    began = time.process_time()
    act()
    return time.process_time() - began


def both(act: Callable[[], object]) -> tuple[float, float]:
    """CPU, and by the clock."""
    began = time.perf_counter()
    spent = seconds(act)
    return spent, time.perf_counter() - began


def told(waits: Sequence[Waits]) -> str:
    """The section of the page."""
    header = [
        "conventions",
        "list, ms",
        "next convention, ms",
        "by the clock, ms",
        "correction, ms",
        "first list, s",
        "between, s",
        "reports, s",
        "process, MiB",
    ]
    rows = [
        [
            f"{w.conventions:,}",
            *(f"{value:.0f}" for value in (w.queue, w.following, w.wall, w.correction)),
            *(f"{value:.1f}" for value in (w.first_queue, w.together, w.reports)),
            f"{w.memory:,.0f}",
        ]
        for w in waits
    ]
    return (
        "### Reviewing at the size of the country\n\nThe same conventions in a SQLite ledger. CPU time; medians of "
        f"{TIMES} for what a clerk waits for. “Between”: the findings between conventions, at the end of a pass.\n\n"
        f"{markdown(header, rows)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="review_scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--markdown", type=Path, help="put the table into this page, as its section")
    given = parser.parse_args(arguments)
    waits = []
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="conventions-bench-") as folder:
            waits.append(measured(Path(folder), size))
    text = told(waits)
    print(text)
    if given.markdown:
        put_section(given.markdown, "review", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
