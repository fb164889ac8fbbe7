"""What a reader got right and wrong, counted: pure functions from pairs of truth and answer to a score.

Text is compared folded (case, accents, punctuation), everything else letter by letter. A field that is not on paper is
right when nothing is said of it. A finding counts once a convention and code; ``tolerated`` ones count neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from schemas.draft import FieldName
from schemas.finding import Code
from schemas.folding import folded_words
from tests.bench.answers import Answer, Said, SaidSchool
from tests.bench.pairing import Pair
from tests.bench.score import About, Difference, Failed, Measure, Score, Seen
from tests.bench.truth import Expected, TrueSchool
from tests.bench.wilson import Tally, one_if

TEXT = frozenset(
    {
        FieldName.COLLECTIVITY_NAME,
        FieldName.ADDRESS,
        FieldName.SIGNATORY_NAME,
        FieldName.SIGNATORY_TITLE,
        FieldName.SIGNATURE_PLACE,
    }
)


def score(pairs: Iterable[Pair]) -> Score:
    """The score of one reader on one tier."""
    total = Score()
    for pair in pairs:
        differences = list(_differences(pair, total))
        if differences:
            _note(pair, differences, total)
    return total


def _note(pair: Pair, differences: list[Difference], total: Score) -> None:
    pages = pair.expected.pages if pair.expected else pair.answer.pages if pair.answer else (1, 1)
    total.failed.append(
        Failed(
            pair.file.name,
            pages,
            pair.file.kind,
            pair.file.damage,
            pair.expected.planted if pair.expected else frozenset(),
            pair.answer.status.value if pair.answer else "no result",
            tuple(sorted(differences, key=lambda d: not d.grave)),
        )
    )


def _differences(pair: Pair, total: Score) -> Iterator[Difference]:
    """Counts one pair into ``total`` and tells what differs."""
    expected, answer = pair.expected, pair.answer
    if expected is None:
        assert answer is not None
        yield from _one_too_many(answer, total)
        return
    total.conventions += 1
    if answer is None:
        yield Difference("no result for this convention")
    elif answer.failure:
        yield Difference(f"failed: {answer.failure}")
    wrong: list[Difference] = []
    if expected.has_values:
        wrong = [*_fields(expected, answer, total), *_schools(expected, answer, total)]
        total.add(Measure.WHOLE, one_if(not _misread(wrong)))
        yield from wrong
        yield from _signatures(expected, answer, total)
    yield from _findings(expected, answer, total)
    yield from _status(expected, answer, wrong, total)


def _misread(differences: Iterable[Difference]) -> bool:
    return any(d.about in (About.FIELD, About.UAI_LIST) for d in differences)


def _one_too_many(answer: Answer, total: Score) -> Iterator[Difference]:
    """A result for a convention that is not in the file; when it is accepted, nothing is worse."""
    yield Difference(f"a result too many, pages {answer.pages[0]}-{answer.pages[1]}")
    for code in sorted(answer.codes):
        total.codes[code, Seen.FALSE] += 1
        total.add(Measure.PRECISION, one_if(False))
    total.add(Measure.STRAIGHT_THROUGH, one_if(answer.accepted))
    if answer.accepted:
        total.add(Measure.WRONGLY_ACCEPTED, one_if(True))
        yield Difference("wrongly accepted: there is no such convention", About.WRONGLY_ACCEPTED, grave=True)


def _fields(expected: Expected, answer: Answer | None, total: Score) -> Iterator[Difference]:
    for name, true in expected.fields.items():
        if name in expected.unsure:
            continue
        said = Said() if answer is None else answer.fields.get(name, Said())
        right = same(name, true, said.value)
        total.add(Measure.FIELDS, one_if(right))
        total.by_field[name] = total.by_field.get(name, Tally()) + one_if(right)
        if said.trust.is_proved:
            total.add(Measure.PROVED_WRONG, one_if(not right))
        if not right:
            told = f"{name}: printed {true!r}, said {said.value!r} ({said.trust}; {said.why})"
            yield Difference(told, About.FIELD, grave=said.trust.is_proved)


def same(name: FieldName, true: str | None, said: str | None) -> bool:
    """Whether a field was read as it is printed.

    >>> same(FieldName.ADDRESS, "1, place de l'Église", "1 PLACE DE L EGLISE")
    True
    """
    if true is None or said is None:
        return true is said
    return folded_words(true) == folded_words(said) if name in TEXT else true == said


def _schools(expected: Expected, answer: Answer | None, total: Score) -> Iterator[Difference]:
    if expected.schools_unsure:
        return
    rows = () if answer is None else answer.schools
    printed, said = sorted(s.uai for s in expected.schools), sorted(s.uai.value or "" for s in rows)
    total.add(Measure.UAI_LISTS, one_if(printed == said))
    invented = [s.uai for s in rows if s.uai.trust.is_proved and s.uai.value not in printed]
    total.add(Measure.UAI_PROVED_WRONG, Tally(len(invented), sum(s.uai.trust.is_proved for s in rows)))
    if printed != said:
        yield Difference(f"UAI list: printed {printed}, said {said}", About.UAI_LIST, grave=bool(invented))
    yield from _rows(expected.schools, rows, total)


def _rows(schools: Iterable[TrueSchool], rows: Iterable[SaidSchool], total: Score) -> Iterator[Difference]:
    """Name, commune and département of the rows that have the same UAI; a row that was not read is wrong."""
    left = list(rows)
    for school in schools:
        row = next((r for r in left if r.uai.value == school.uai), None)
        if row is not None:
            left.remove(row)
        for part in ("name", "commune", "department"):
            true: str = getattr(school, part)
            said = Said() if row is None else getattr(row, part)
            right = said.value is not None and folded_words(true) == folded_words(said.value)
            total.add(Measure.SCHOOL_ROWS, one_if(right))
            if not right and row is not None:
                yield Difference(f"{part} of {school.uai}: printed {true!r}, said {said.value!r} ({said.trust})")


def _signatures(expected: Expected, answer: Answer | None, total: Score) -> Iterator[Difference]:
    if answer is None or answer.signed is None:
        return
    for whose, true, said in zip(("collectivity", "region"), expected.signed, answer.signed, strict=True):
        total.add(Measure.SIGNATURES, one_if(true is said))
        if true is not said:
            yield Difference(f"signature of the {whose}: {'there' if true else 'not there'}, said the contrary")


def _findings(expected: Expected, answer: Answer | None, total: Score) -> Iterator[Difference]:
    codes = frozenset[Code]() if answer is None else answer.codes
    for code in sorted(expected.planted):
        found = code in codes
        total.add(Measure.PLANTED, one_if(found))
        total.codes[code, Seen.FOUND if found else Seen.MISSED] += 1
        if not found:
            yield Difference(f"missed {code}")
    for code in sorted(codes - expected.planted & expected.tolerated):
        total.codes[code, Seen.TOLERATED] += 1
    counted = codes - (expected.tolerated - expected.planted)
    total.add(Measure.PRECISION, Tally(len(counted & expected.planted), len(counted)))
    messages: Mapping[Code, str] = {} if answer is None else {raised.code: raised.message for raised in answer.raised}
    for code in sorted(counted - expected.planted):
        total.codes[code, Seen.FALSE] += 1
        yield Difference(f"false {code}: {messages[code]}")


def _status(expected: Expected, answer: Answer | None, wrong: list[Difference], total: Score) -> Iterator[Difference]:
    accepted = answer is not None and answer.accepted
    total.add(Measure.STRAIGHT_THROUGH, one_if(accepted))
    if expected.should_accept:
        total.add(Measure.ACCEPTED, one_if(accepted))
        if not accepted:
            yield Difference("not accepted")
    else:
        total.add(Measure.WRONGLY_ACCEPTED, one_if(accepted))
        if accepted:
            yield Difference(
                f"wrongly accepted: {', '.join(sorted(expected.planted))}", About.WRONGLY_ACCEPTED, grave=True
            )
    if accepted:
        misread = _misread(wrong)
        total.add(Measure.ACCEPTED_WITH_A_WRONG_VALUE, one_if(misread))
        if misread:
            yield Difference("accepted with a wrong value", grave=True)
