"""What stands on the terminal when a pass is over: what each document is, the counts, where the reports are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.speech import say, spoken
from flows.news import PassSummary
from review.ledger.records import DocumentState
from review.wording import code_words
from schemas.convention import Status
from schemas.counted import counted
from schemas.finding import Severity
from schemas.one_line import one_line
from schemas.result import Result

WORDS = {
    DocumentState.ACCEPTED: "acceptée",
    DocumentState.TO_REVIEW: "à revoir",
    DocumentState.FAILED: "en échec",
}
COUNTED = {
    DocumentState.ACCEPTED: ("acceptée",),
    DocumentState.TO_REVIEW: ("à revoir", "à revoir"),
    DocumentState.FAILED: ("en échec", "en échec"),
}
"""One and many."""
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
        _say(console, f"Rapports : {summary.reports[0]}")
    for notice in summary.notices:
        _say(console, say(notice.to_know))


def _counts(summary: PassSummary) -> str:
    """What was run, and how it stands."""
    parts = [counted(summary.count(state), *words) for state, words in COUNTED.items()]
    if summary.duplicates:
        parts.append(counted(summary.duplicates, "déjà reçu (doublon)", "déjà reçus (doublons)"))
    if left := sum(n.is_failure for n in summary.not_taken):
        parts.append(counted(left, "fichier vide ou illisible", "fichiers vides ou illisibles"))
    return f"{counted(len(summary.documents), 'document')} : {', '.join(parts)}"


def _say(console: Console, sentence: str) -> None:
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def print_failures(console: Console, summary: PassSummary) -> None:
    """What could not be read, why, and what to do."""
    failed = [(d.name, d.failure) for d in summary.documents if d.failure is not None]
    for name, failure in failed[:LONGEST_NAMED]:
        _say(console, f"  {one_line(name)} : {failure.message} {failure.remedy}")
    if len(failed) > LONGEST_NAMED:
        console.print(f"  … et {len(failed) - LONGEST_NAMED} autres : voyez « conventions status ».")


def _results_table(results: Sequence[Result]) -> Table:
    table = Table(title="Cette passe", title_justify="left")
    table.add_column("document", overflow="fold")
    table.add_column("pages", justify="right")
    table.add_column("état")
    table.add_column("à vérifier", overflow="fold")
    for result in results:
        first, last = result.source.pages
        state = Text(WORDS[DocumentState.of(result.status)], STYLES[result.status])
        table.add_row(Text(one_line(result.source.file)), f"{first}-{last}", state, Text(_why(result)))
    return table


def _why(result: Result) -> str:
    """The failure, or the findings that a person must see, in a clerk's words."""
    if result.failure is not None:
        return result.failure.message
    told = (code_words(f.code, f.nuance, spoken()) for f in result.findings if f.severity is not Severity.INFO)
    return ", ".join(dict.fromkeys(told))
