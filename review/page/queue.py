"""The queue: every convention a line in memory, kept up with the ledger, sorted and filtered in milliseconds."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from review.fate import UNDECIDED, Fate, fate_of
from review.figures import number
from review.ledger import Ledger
from review.ledger.review_list import ConventionSummary
from review.page.lines import KEYS, Filter, Line, Order, haystack_of, test_of
from review.wording import Words
from schemas.decision import Decision
from schemas.finding import Code
from schemas.messages import Language


@dataclass(frozen=True, slots=True)
class Counts:
    """For the filters: how many conventions in each state, and of those in the state shown, by finding and
    département."""

    by_fate: Mapping[Fate, int]
    by_code: Mapping[Code, int]
    by_department: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Place:
    """``position`` from 1 among ``waiting`` lines, 0 when not listed; ``following``: the id of the next one, the first
    one after the last; None when there is no other."""

    position: int
    waiting: int
    following: str | None

    def told(self, language: Language) -> str:
        """
        >>> Place(3, 1200, None).told(Language.FRENCH), Place(0, 2, "a").told(Language.ENGLISH)
        ('3 sur 1\u202f200', '2 waiting')
        """
        if not self.position:
            return f"{number(self.waiting, language)} {_WAITING(language)}"
        return f"{number(self.position, language)} {_OF(language)} {number(self.waiting, language)}"


_WAITING = Words("en attente", "waiting")
_OF = Words("sur", "of")


@dataclass(frozen=True, slots=True)
class _Listing:
    lines: Sequence[Line]
    position: Mapping[str, int]


MOST_LISTINGS = 16  # lists kept in memory: some clerks with a filter each


class Queue:
    """Threads may share it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = Lock()
        self._lines: dict[str, Line] = {}
        self._decisions: dict[str, list[Decision]] = {}
        self._history = -1
        self._decided = -1
        self._sorted: dict[Order, list[Line]] = {}
        self._listings: dict[Filter, _Listing] = {}
        self._counted: dict[Fate | None, Counts] = {}
        self._version = 0

    def lines(self, wanted: Filter) -> Sequence[Line]:
        """The lines that ``wanted`` lets through, in its order, as the ledger stands now."""
        return self._listing(wanted).lines

    def counts(self, fate: Fate | None) -> Counts:
        with self._lock:
            self._catch_up()
            if fate not in self._counted:
                self._counted[fate] = _counts(self._lines.values(), fate)
            return self._counted[fate]

    def place(self, wanted: Filter, result_id: str) -> Place:
        """Where ``result_id`` stands among the lines that ``wanted`` lets through."""
        listing = self._listing(wanted)
        lines, at = listing.lines, listing.position.get(result_id)
        if at is None:
            return Place(0, len(lines), lines[0].result_id if lines else None)
        following = lines[(at + 1) % len(lines)].result_id if len(lines) > 1 else None
        return Place(at + 1, len(lines), following)

    def after(self, wanted: Filter, result_id: str) -> str | None:
        """The id that follows ``result_id``; where it is not listed, the first one; None when nothing is left."""
        return self.place(wanted, result_id).following

    def _listing(self, wanted: Filter) -> _Listing:
        """Kept until something changes: a clerk goes through one list."""
        with self._lock:
            self._catch_up()
            if wanted in self._listings:
                return self._listings[wanted]
            if wanted.order not in self._sorted:
                self._sorted[wanted.order] = sorted(self._lines.values(), key=KEYS[wanted.order])
            ordered, version = self._sorted[wanted.order], self._version
        lets_through = test_of(wanted)
        lines = [line for line in ordered if lets_through(line)]
        listing = _Listing(lines, {line.result_id: at for at, line in enumerate(lines)})
        with self._lock:
            if version == self._version:
                if len(self._listings) >= MOST_LISTINGS:
                    self._listings.pop(next(iter(self._listings)))
                self._listings[wanted] = listing
        return listing

    def _catch_up(self) -> None:
        """Reads what changed in the ledger since the last time; everything the first time."""
        change = self._ledger.review.changed_since(max(self._history, 0))
        last_decision = self._ledger.decisions.last_number()
        fresh = self._history < 0 or change.count != len(self._lines) + self._unknown(change.result_ids)
        if fresh:
            self._decisions = self._ledger.decisions.by_result()
            self._lines = {}
            self._place(self._ledger.review.all())
            self._sorted = {}
        elif change.number != self._history or last_decision != self._decided:
            new = self._ledger.decisions.since(self._decided)
            for decision in new:
                self._decisions.setdefault(decision.result_id, []).append(decision)
            touched = dict.fromkeys([*change.result_ids, *(d.result_id for d in new)])
            self._place(self._ledger.review.some(list(touched)))
            self._sort_again(touched)
        else:
            return
        self._history, self._decided = change.number, last_decision
        self._listings, self._counted, self._version = {}, {}, self._version + 1

    def _sort_again(self, touched: Collection[str]) -> None:
        """Puts the touched lines in their new places; sorting all of them takes a tenth of a second at 35,000."""
        for order, lines in self._sorted.items():
            kept = [line for line in lines if line.result_id not in touched]
            for result_id in touched:
                if result_id in self._lines:
                    insort(kept, self._lines[result_id], key=KEYS[order])
            self._sorted[order] = kept

    def _unknown(self, result_ids: Iterable[str]) -> int:
        return sum(result_id not in self._lines for result_id in result_ids)

    def _place(self, summaries: Sequence[ConventionSummary]) -> None:
        decided = [s.result_id for s in summaries if s.result_id in self._decisions]
        results = self._ledger.review.results(decided)
        for summary in summaries:
            result = results.get(summary.result_id)
            fate = UNDECIDED[summary.status]
            if result is not None:
                fate = fate_of(result, self._decisions[summary.result_id])
            self._lines[summary.result_id] = Line(summary, fate, haystack_of(summary))


def _counts(lines: Collection[Line], fate: Fate | None) -> Counts:
    shown = [line for line in lines if fate is None or line.fate is fate]
    return Counts(
        Counter(line.fate for line in lines),
        Counter(code for line in shown for code in line.summary.codes),
        Counter(line.summary.department for line in shown if line.summary.department),
    )
