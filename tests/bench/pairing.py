"""Which answer is to be held against which expected result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.finding import Code
from tests.bench.answers import Answer, Answers
from tests.bench.truth import Expected, TrueFile


@dataclass(frozen=True, slots=True)
class Pair:
    """One side is None: nothing was said of an expected result, or something of what is not there."""

    file: TrueFile
    expected: Expected | None
    answer: Answer | None


def paired(files: Sequence[TrueFile], answers: Answers) -> list[Pair]:
    """Every expected result and every answer, once."""
    return [
        pair for file in with_fair_duplicates(files, answers) for pair in _of_file(file, answers.get(file.name, ()))
    ]


def _of_file(file: TrueFile, answers: Sequence[Answer]) -> Iterator[Pair]:
    """The pairs with most pages in common first."""
    left, open_ = list(answers), list(file.expected)
    while left and open_:
        expected, answer = max(((e, a) for e in open_ for a in left), key=lambda pair: _overlap(*pair))
        open_.remove(expected)
        left.remove(answer)
        yield Pair(file, expected, answer)
    yield from (Pair(file, expected, None) for expected in open_)
    yield from (Pair(file, None, answer) for answer in left)


def _overlap(expected: Expected, answer: Answer) -> tuple[int, int]:
    common = min(expected.pages[1], answer.pages[1]) - max(expected.pages[0], answer.pages[0]) + 1
    return common, -abs(expected.pages[0] - answer.pages[0])


def with_fair_duplicates(files: Sequence[TrueFile], answers: Answers) -> list[TrueFile]:
    """Of two scans of one paper exactly one is the duplicate; which one is the reader's choice (the better scan holds).

    Where the earlier one was called the duplicate, and the later was not, the two change places in the truth.
    """
    by_name = {file.name: file for file in files}
    for file in files:
        first = by_name.get(file.repeats)
        if first is None or Code.DUPLICATE_CONVENTION not in file.expected[0].planted:
            continue
        if _is_called_duplicate(first, answers) and not _is_called_duplicate(file, answers):
            by_name[first.name], by_name[file.name] = _standing_of(first, file), _standing_of(file, first)
    return list(by_name.values())


def _is_called_duplicate(file: TrueFile, answers: Answers) -> bool:
    return any(Code.DUPLICATE_CONVENTION in answer.codes for answer in answers.get(file.name, ()))


def _standing_of(file: TrueFile, other: TrueFile) -> TrueFile:
    """``file`` with the findings and the status that ``other`` should have."""
    theirs = other.expected[0]
    own = replace(file.expected[0], planted=theirs.planted, should_accept=theirs.should_accept)
    return replace(file, expected=(own, *file.expected[1:]))
