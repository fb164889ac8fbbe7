"""What a command shows while it runs, and its summary: a bar on a terminal, plain lines otherwise, JSON on request."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from flows.cli.speech import either, say, spoken
from flows.cli.summary import WORDS, print_failures, print_summary
from flows.failure_words import told_in
from flows.news import Ended, News, NotTaken, PassSummary, Reported, Shown, Taken, Waiting
from review.ledger.records import DocumentRecord, DocumentState, Receipt
from schemas.one_line import one_line
from schemas.said import Said

DOUBLE = Said("déjà reçu, mis de côté comme doublon", "received before, put aside as a double")


class Display(Protocol):
    """Threads tell it news at once."""

    def tell(self, news: News) -> None: ...

    def say(self, sentence: str) -> None: ...

    def close(self) -> None: ...

    def summarise(self, summary: PassSummary) -> None: ...


@contextmanager
def display_for(structured: bool) -> Iterator[Display]:
    """The display that fits where the output goes."""
    shown = JsonLines() if structured else TerminalBar() if sys.stdout.isatty() else PlainLines()
    try:
        yield shown
    finally:
        shown.close()


def sentence_of(document: DocumentRecord) -> str:
    """One line about a document that was dealt with."""
    why = f" : {told_in(document.failure, spoken()).message}" if document.failure else ""
    words = WORDS.get(document.state)
    return f"{one_line(document.name)} : {document.state.value if words is None else say(words)}{why}"


class PlainLines:
    """One line a document; what a person must do something about goes to stderr."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = 0
        self._ended = 0

    def tell(self, news: News) -> None:
        with self._lock:
            match news:
                case Waiting(count):
                    self._waiting, self._ended = count, 0
                case Ended(document):
                    self._ended += 1
                    self._out(f"[{self._ended}/{max(self._waiting, self._ended)}] {sentence_of(document)}")
                    if document.failure is not None:
                        failure = told_in(document.failure, spoken())
                        self._err(f"{one_line(document.name)} : {failure.message} {failure.remedy}")
                case NotTaken(_, why):
                    self._err(one_line(say(why)))
                case Taken(name, _, Receipt.DUPLICATE):
                    self._out(f"{one_line(name)} : {say(DOUBLE)}")
                case _:
                    pass

    def say(self, sentence: str) -> None:
        with self._lock:
            self._out(sentence)

    def close(self) -> None:
        sys.stdout.flush()

    def summarise(self, summary: PassSummary) -> None:
        print_summary(Console(), summary)  # failures were told line by line

    def _out(self, line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def _err(self, line: str) -> None:
        sys.stderr.write(f"conventions : {line}\n")


class TerminalBar:
    """A bar with rate and time left; failures scroll above it."""

    def __init__(self) -> None:
        self._console = Console()
        self._bar = Progress(
            TextColumn(either("Lecture", "Reading")),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._task = self._bar.add_task("", total=None, rate="")
        self._bar.start()

    def tell(self, news: News) -> None:
        match news:
            case Waiting(count):
                self._bar.reset(self._task, total=count, rate="")
            case Ended(document):
                self._bar.advance(self._task)
                self._bar.update(self._task, rate=self._rate())
                if document.state is DocumentState.FAILED:
                    self._bar.print(Text(sentence_of(document), "red"))
            case NotTaken(_, why):
                self._bar.print(one_line(say(why)), markup=False, highlight=False)
            case Reported():
                self.close()
            case _:
                pass

    def say(self, sentence: str) -> None:
        self._bar.print(sentence, markup=False, highlight=False)

    def close(self) -> None:
        self._bar.stop()

    def summarise(self, summary: PassSummary) -> None:
        print_summary(self._console, summary)
        print_failures(self._console, summary)

    def _rate(self) -> str:
        speed = self._bar.tasks[0].speed
        return "" if not speed else f"{speed * 60:.0f}/min"


class JsonLines:
    """For machines: ids, states and causes; never names or addresses of people, nor file names that hold them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def tell(self, news: News) -> None:
        match news:
            case Waiting(count):
                self._write(event="waiting", count=count)
            case Taken(_, sha256, receipt):
                self._write(event="taken", sha256=sha256, receipt=receipt)
            case NotTaken(_, _, is_failure):
                self._write(event="not_taken", is_failure=is_failure)
            case Ended(document):
                cause = document.failure.cause if document.failure else None
                known = {"flow_run": document.flow_run_id} if document.flow_run_id else {}
                self._write(event="ended", sha256=document.sha256, state=document.state, cause=cause, **known)
            case Shown(sha256, flow_run_id):
                self._write(event="shown", sha256=sha256, flow_run=flow_run_id)
            case Reported():
                self._write(event="reported")

    def say(self, sentence: str) -> None:
        pass

    def close(self) -> None:
        sys.stdout.flush()

    def summarise(self, summary: PassSummary) -> None:
        counts = {state.value: summary.count(state) for state in WORDS}
        notices = [notice.register for notice in summary.notices]
        self._write(event="summary", duplicates=summary.duplicates, notices=notices, **counts)

    def _write(self, **values: object) -> None:
        with self._lock:
            sys.stdout.write(json.dumps(values) + "\n")
            sys.stdout.flush()
