"""``python -m tests.one_worker WORKSPACE watch|worker``: one machine of several, with the stand-in reader."""

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


signal.signal(signal.SIGTERM, stop)
settings = load_settings(Path(sys.argv[1]), jobs=2)
inbox = settings.workspace.inbox if sys.argv[2] == "watch" else None
try:
    keep_running(settings, inbox, sys.argv[2], structured=True, tools=Tools(READER, JUDGE))
except Interrupted as interrupted:
    sys.exit(interrupted.exit_status)
