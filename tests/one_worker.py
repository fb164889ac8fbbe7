"""``python -m tests.one_worker WORKSPACE watch|worker [JOBS]``: one machine of several, with the stand-in reader."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from flows.cli.session import Tools, keep_running
from flows.errors import Interrupted
from flows.settings import load_settings
from tests.standins import JUDGE, READER


def stop(*_: object) -> None:
    raise Interrupted("stop")


def main(folder: Path, command: str, jobs: int) -> None:
    signal.signal(signal.SIGTERM, stop)
    settings = load_settings(folder, jobs=jobs)
    inbox = settings.workspace.inbox if command == "watch" else None
    try:
        keep_running(settings, inbox, command, structured=True, tools=Tools(READER, JUDGE))
    except Interrupted as interrupted:
        sys.exit(interrupted.exit_status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2)
