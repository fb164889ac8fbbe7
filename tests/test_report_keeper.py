"""The reports follow the decisions: not at each, but once nobody decides, and at the end."""

from __future__ import annotations

import threading

from flows.report_keeper import reports_kept

QUIET = 0.02  # seconds


def test_reports_are_written_once_it_is_quiet_and_at_the_end_only_what_is_left() -> None:
    number, written, at_end = [7], [], []
    done = threading.Event()

    def write() -> None:
        written.append(number[0])
        done.set()

    with reports_kept(lambda: number[0], write, lambda: at_end.append(number[0]), QUIET):
        assert not done.wait(5 * QUIET)  # nothing was decided
        number[0] = 8
        assert done.wait(5)
    assert written == [8] and not at_end


def test_what_was_decided_last_is_written_at_the_end() -> None:
    number, at_end = [0], []
    with reports_kept(lambda: number[0], lambda: None, lambda: at_end.append(number[0]), quiet=60):
        number[0] = 3
    assert at_end == [3]
