"""What stands on the terminal when a pass is over: what each document is, the counts, where the reports are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.speech import either, say, spoken
from flows.failure_words import told_in
from flows.news import PassSummary
from review.ledger.records import DocumentState
from review.wording import code_words
from schemas.convention import Status
from schemas.counted import counted
from schemas.finding import Severity
from schemas.one_line import one_line
from schemas.result import Result
from schemas.said import Said

WORDS = {
    DocumentState.ACCEPTED: Said("acceptée", "accepted"),
    DocumentState.TO_REVIEW: Said("à revoir", "to review"),
    DocumentState.FAILED: Said("en échec", "failed"),
}
MANY = {DocumentState.ACCEPTED: Said("acceptées", "accepted")}
"""Where more than one are called otherwise."""
STYLES = {Status.ACCEPTED: "green", Status.TO_REVIEW: "yellow", Status.FAILED: "red"}
LONGEST_NAMED = 20  # failed documents named in the summary; `status` names all
PLAIN_WIDTH = 120  # columns where the output goes to a file


def print_summary(console: Console, summary: PassSummary) -> None:
    """The documents of the pass with their findings, the counts, and where the reports are."""
    if not console.is_terminal:
        console.width = max(console.width, PLAIN_WIDTH)
    if summary.results:
        console.print(_results_table(summary.results))
    _say(console, _counts(summary))
    if summary.reports:
        _say(console, either(f"Rapports : {summary.reports[0]}", f"Reports: {summary.reports[0]}"))
    for notice in summary.notices:
        _say(console, say(notice.to_know))


def _counts(summary: PassSummary) -> str:
    """What was run, and how it stands."""
    parts = [_counted(summary.count(state), words, MANY.get(state, words)) for state, words in WORDS.items()]
    if summary.duplicates:
        parts.append(_counted(summary.duplicates, DOUBLE, DOUBLES))
    if left := sum(n.is_failure for n in summary.not_taken):
        parts.append(_counted(left, UNREADABLE, UNREADABLES))
    run = _counted(len(summary.documents), Said("document", "document"), Said("documents", "documents"))
    return f"{run}{either(' :', ':')} {', '.join(parts)}"


DOUBLE = Said("déjà reçu (doublon)", "received before (double)")
DOUBLES = Said("déjà reçus (doublons)", "received before (doubles)")
UNREADABLE = Said("fichier vide ou illisible", "empty or unreadable file")
UNREADABLES = Said("fichiers vides ou illisibles", "empty or unreadable files")


def _counted(count: int, one: Said, many: Said) -> str:
    return counted(count, say(one), say(many), language=spoken())


def _say(console: Console, sentence: str) -> None:
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def print_failures(console: Console, summary: PassSummary) -> None:
    """What could not be read, why, and what to do."""
    failed = [(d.name, told_in(d.failure, spoken())) for d in summary.documents if d.failure is not None]
    for name, failure in failed[:LONGEST_NAMED]:
        _say(console, f"  {one_line(name)} : {failure.message} {failure.remedy}")
    if len(failed) > LONGEST_NAMED:
        more = len(failed) - LONGEST_NAMED
        _say(console, either(f"  … et {more} autres : voyez « conventions status ».", f"  … and {more} more."))


def _results_table(results: Sequence[Result]) -> Table:
    table = Table(title=either("Cette passe", "This pass"), title_justify="left")
    table.add_column("document", overflow="fold")
    table.add_column("pages", justify="right")
    table.add_column(either("état", "state"))
    table.add_column(either("à vérifier", "to look at"), overflow="fold")
    for result in results:
        first, last = result.source.pages
        state = Text(say(WORDS[DocumentState.of(result.status)]), STYLES[result.status])
        table.add_row(Text(one_line(result.source.file)), f"{first}-{last}", state, Text(_why(result)))
    return table


def _why(result: Result) -> str:
    """The failure, or the findings that a person must see, in a clerk's words."""
    if result.failure is not None:
        return result.failure.message
    told = (code_words(f.code, f.nuance, spoken()) for f in result.findings if f.severity is not Severity.INFO)
    return ", ".join(dict.fromkeys(told))
