"""What a command costs, all included: CPU seconds of every process it started, wall, and memory at its highest.

``python -m tests.bench.measured OUT.json COMMAND ...`` is a process of its own for each measurement. It adopts what
the command leaves behind (``PR_SET_CHILD_SUBREAPER``), a Prefect server for one, and buries it: so the kernel's count
of its children is complete. Linux only.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
SAMPLE_SECONDS = 0.5  # between two looks at the memory
LAST_SECONDS = 30.0  # for what the command left behind to end
KIB_PER_MIB = 1024
SERVER = "flows.prefect_server_process"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """``peak_mib``: proportional memory of all its processes together, sampled; ``largest_mib``: of the largest one,
    exact; ``server_cpu_seconds``: the Prefect server's part of ``cpu_seconds``, to the last sample."""

    cpu_seconds: float
    wall_seconds: float
    peak_mib: float
    largest_mib: float
    server_cpu_seconds: float
    exit_status: int
    left_behind: int = 0


def measure(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Cost:
    """Runs ``command`` to its end; what it says goes into the file ``log``."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out, log.open("ab") as said:
        subprocess.run(
            [sys.executable, "-m", "tests.bench.measured", out.name, *command],
            env=dict(environment),
            stdout=said,
            stderr=said,
            check=True,
        )
        return Cost(**json.loads(Path(out.name).read_text(encoding="utf-8")))


def main(out: Path, command: Sequence[str]) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    began = time.monotonic()
    process = subprocess.Popen(command)
    with _Sampler() as sampler:
        status = process.wait()
        wall = time.monotonic() - began
        left = _bury()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = Cost(
        used.ru_utime + used.ru_stime,
        wall,
        sampler.peak_kib / KIB_PER_MIB,
        used.ru_maxrss / KIB_PER_MIB,
        sum(sampler.servers.values()),
        status,
        left,
    )
    out.write_text(json.dumps(asdict(cost)), encoding="utf-8")


def _bury() -> int:
    """Waits for what the command left behind; how many processes that were. One that does not end is told in the
    count's sign: a negative number means that the CPU seconds are not complete."""
    buried, until = 0, time.monotonic() + LAST_SECONDS
    while time.monotonic() < until:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return buried
        buried += pid > 0
        if not pid:
            time.sleep(0.05)
    return -1


class _Sampler:
    """Looks at the processes below this one now and then, in a thread; its own cost counts for nobody."""

    def __init__(self) -> None:
        self.peak_kib = 0
        self.servers: dict[int, float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Sampler:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(SAMPLE_SECONDS):
            below = _descendants(os.getpid())
            self.peak_kib = max(self.peak_kib, sum(map(_memory_kib, below)))
            for pid in below:
                if SERVER in _text(Path(f"/proc/{pid}/cmdline")):
                    self.servers[pid] = cpu_seconds(pid)


def _descendants(root: int) -> list[int]:
    """Every process below ``root``, adopted ones too."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        stat = _text(entry / "stat").rpartition(")")[2].split()
        if stat:
            children.setdefault(int(stat[1]), []).append(int(entry.name))
    found, new = [], children.get(root, [])
    while new:
        found += new
        new = [child for pid in new for child in children.get(pid, [])]
    return found


def _memory_kib(pid: int) -> int:
    """Proportional set size: pages that several processes share are counted once."""
    for line in _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def cpu_seconds(pid: int) -> float:
    """What the process has used, 0 when it is gone."""
    stat = _text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / TICKS if stat else 0.0


def _text(path: Path) -> str:
    """Empty when the process has just ended."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
